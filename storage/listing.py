"""Offers written by versions that had no topics are given them, when the database is opened."""

from domain.offers import Offer
from storage.offers import Offers
from storage.records import parsed
from storage.statements import Connection, Dialect, Statements

SLICE = 500
"""Offers in one transaction."""


def list_offers(connection: Connection, dialect: Dialect) -> None:
    """Every offer stands under its topics; what a power cut interrupts is gone on with at the next opening."""
    statements = Statements(connection, dialect)
    offers = Offers(statements)
    while rows := statements.rows("offers_unlisted", most=SLICE):
        connection.execute(dialect.begin)
        try:
            for (text,) in rows:
                offers.put(parsed(Offer, text))
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise

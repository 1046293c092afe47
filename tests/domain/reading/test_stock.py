"""What a shop puts on its shelf, in one sentence."""

import datetime as dt

import pytest

from domain.reading.stock import Stock, read_stock

MONDAY = dt.date(2026, 11, 23)
SUNDAY = dt.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("20 chaises jusqu’à dimanche", Stock(20, "chaises", "goods", SUNDAY)),
        ("20 chairs until Sunday", Stock(20, "chairs", "goods", SUNDAY)),
        ("On a vingt tables d'ici vendredi", Stock(20, "tables", "goods", dt.date(2026, 11, 27))),
        ("une salle pour 30 personnes", Stock(1, "salle pour 30 personnes", "space")),
        ("du contreplaqué pour un projet", Stock(0, "du contreplaqué pour un projet", "goods")),
        ("10 tables jusqu’à hier", Stock(10, "tables", "goods", None, unclear=True)),
        ("9999999 clous", Stock(0, "9999999 clous", "goods")),
        ("", Stock(0, "", "goods")),
    ],
)
def test_a_sentence_says_how_many_of_what_until_when(said: str, meant: Stock) -> None:
    assert read_stock(said, MONDAY) == meant

"""`copy`: one database into another."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.formats import Database
    from storage.copying import Side

FROM = typer.Option("--from", help="The database to copy: sqlite:///FILE or postgresql://…", metavar="URL")
TO = typer.Option("--to", help="The empty database to copy it into, made up to date.", metavar="URL")


def copy(source: Annotated[str, FROM], target: Annotated[str, TO]) -> None:
    """Copy one database into another: to PostgreSQL when a file has become too small for you, or back.

    Close the door first. Cut off, it goes on where it was when it is run again. At the end every table is
    counted and compared on both sides. The keys are not copied.
    """
    from rich.console import Console

    from bot.commands import tables
    from storage.copying import copy as copy_all

    ends = _ends(source, target)
    console = Console(stderr=True)
    done: Counter[str] = Counter()
    try:
        with console.status("Copying…") as status:

            def told(table: str, rows: int) -> None:
                done[table] += rows
                status.update(f"Copying {table}: {done[table]:,} rows")

            copied = copy_all(*ends, told=told)
    finally:
        for end in ends:
            end.connection.close()
    rows = [(one.table, str(one.rows), one.checksum) for one in copied]
    tables.show(("table", "rows", "checksum"), rows, numbers=frozenset({"rows"}))
    typer.echo(f"{sum(one.rows for one in copied)} rows are the same on both sides.")
    keys = "COLLECTIF_SECRET_KEY and COLLECTIF_TOKEN_KEYS"
    typer.echo(f"The keys were not copied: give the new door those of the old one, in {keys}.", err=True)


def _ends(source: str, target: str) -> "tuple[Side, Side]":
    """Both databases, brought up to date; a source that is not there is not made."""
    from bot.faults import Fault
    from bot.formats import SqliteFile, parse_database

    if source == target:
        raise typer.BadParameter("--from and --to name the same database")
    try:
        here, there = parse_database(source), parse_database(target)
    except ValueError as wrong:
        raise typer.BadParameter(f"a database is named wrongly: {wrong}") from wrong
    if isinstance(here, SqliteFile) and not here.path.exists():
        raise Fault(f"there is no database at {here.path}", "name one that is there in --from")
    first = _side(here)
    try:
        return first, _side(there)
    except BaseException:
        first.connection.close()
        raise


def _side(database: "Database") -> "Side":
    from bot.formats import SqliteFile

    if isinstance(database, SqliteFile):
        from storage.sqlite import SqliteSide

        return SqliteSide(database.path)
    from storage.postgres import PostgresSide

    return PostgresSide(database.conninfo.get_secret_value())

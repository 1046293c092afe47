"""`migrate`: the database's schema is brought up to date."""

import sqlite3
from contextlib import closing, suppress

import typer


def migrate() -> None:
    """Make the database, or bring its tables up to date (`run` does so too, on SQLite).

    Run again, it changes nothing. A database of a newer program is refused and left as it is.
    """
    from bot.premises import find_database
    from bot.settings import read_settings
    from storage import migrations
    from storage.sqlite import SQLITE, connect, connect_to_read

    path = find_database(read_settings())
    steps = migrations.read(SQLITE)
    before = 0
    if path.exists():
        # What it can't read, `connect` will say better.
        with closing(connect_to_read(path)) as reading, suppress(sqlite3.DatabaseError):
            before = migrations.check(reading, SQLITE, steps)
    connect(path).close()
    if before == len(steps):
        typer.echo(f"{path} is up to date (version {before}).")
    else:
        typer.echo(f"{path} was {f'of version {before}' if before else 'empty'}; it is now of version {len(steps)}.")

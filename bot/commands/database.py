"""`migrate`: the database's schema is brought up to date."""

import typer


def migrate() -> None:
    """Make the database, or bring its tables up to date (`run` does so too).

    Run again, it changes nothing. A database of a newer program is refused and left as it is.
    """
    from bot.formats import SqliteFile
    from bot.settings import read_settings

    database = read_settings().database
    if isinstance(database, SqliteFile):
        from storage import sqlite

        name, (before, now) = str(database.path), sqlite.migrate(database.path)
    else:
        from storage import postgres

        name, (before, now) = "The database", postgres.migrate(database.conninfo.get_secret_value())
    if before == now:
        typer.echo(f"{name} is up to date (version {now}).")
    else:
        typer.echo(f"{name} was {f'of version {before}' if before else 'empty'}; it is now of version {now}.")

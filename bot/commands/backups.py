"""`backup` and `restore`: a consistent copy of a running database, and back."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from bot.settings import Settings

COPY = typer.Argument(help="The copy to write; it must not be there yet.", metavar="FILE", dir_okay=False)
RIGHTS = "choose a folder that this user may write"
KEPT = typer.Argument(help="A copy that `collectif backup` made.", metavar="FILE", dir_okay=False)


def backup(file: Annotated[Path, COPY]) -> None:
    """Copy the database of a door that may be open meanwhile; everybody goes on.

    The copy is checked before it gets its name. It holds people’s words: keep it as you would keep the
    database. The keys are not in it.
    """
    from bot.faults import Fault
    from bot.settings import read_settings
    from storage.backups import back_up

    settings = read_settings()
    database = _sqlite(settings, "`pg_dump --format=custom` makes one of a running database (docs/operations)")
    with _patience("Copying…"):
        try:
            back_up(database, file)
        except FileExistsError as error:
            raise Fault(f"{file} is there already", "name a file that is not") from error
        except OSError as error:
            raise Fault(f"{file} can't be written ({error.strerror})", RIGHTS) from error
    typer.echo(f"{file} holds the neighbourhood as it is now ({file.stat().st_size / 1_000_000:.1f} MB).")
    for line in _keys(settings, database):
        typer.echo(line, err=True)


def restore(
    file: Annotated[Path | None, KEPT] = None,
    put_aside: Annotated[
        bool, typer.Option("--put-aside", help="After the server’s own restore: only put aside what waits to be sent.")
    ] = False,
) -> None:
    """Make the database from a copy, in an empty place; refused over a database that is there.

    What was waiting to be sent when the copy was made may have gone out since: staff find it in their queue,
    and nothing is sent twice. On PostgreSQL, restore the server’s way, then type `restore --put-aside` before
    a door is opened.
    """
    from bot.settings import read_settings

    if (file is None) != put_aside:
        raise typer.BadParameter("give the FILE of a copy; or --put-aside alone, after the server’s own restore")
    settings = read_settings()
    if file is None:
        _told(_put_aside(settings))
    else:
        _put_back(settings, file)


def _put_back(settings: "Settings", file: Path) -> None:
    from bot.adapters.web.adapter import WebAdapter
    from bot.door import milliseconds
    from bot.faults import Fault
    from storage.backups import restore as put_back

    otherwise = "`pg_restore` puts one back into an empty database, then `collectif restore --put-aside`"
    database = _sqlite(settings, otherwise)
    try:
        aside = put_back(file, database, now=milliseconds(), harmless=WebAdapter.name)
    except FileExistsError as error:
        there = error.args[0] if error.args and isinstance(error.args[0], Path) else database
        raise Fault(
            f"{there} is there already, and a restore never writes over a database",
            "move it away, or set COLLECTIF_DATABASE_URL to an empty place",
        ) from error
    except OSError as error:
        raise Fault(
            f"{database} can't be written ({error.strerror})", "choose a folder that this user may write"
        ) from error
    typer.echo(f"{database} is made from {file}.")
    _told(aside)
    for line in _keys(settings, database):
        typer.echo(line, err=True)


def _put_aside(settings: "Settings") -> int:
    """How many messages are left to staff; Fault while a door is open."""
    from contextlib import closing

    from bot.adapters.web.adapter import WebAdapter
    from bot.door import milliseconds
    from bot.duty import TIMERS
    from bot.faults import Fault
    from bot.premises import open_executor
    from storage.unit import Unit

    now = milliseconds()

    def aside(uow: Unit) -> int | None:
        closed = uow.leases.take(TIMERS, "restore", now=now, until=now)
        return uow.outbox.put_aside(now, but=WebAdapter.name) if closed else None

    executor = open_executor(settings)
    with closing(executor.connection):
        many = executor.run(aside)
    if many is None:
        raise Fault("a door is open on this database, and sends what waits", "stop it, then wait a minute")
    return many


def _told(aside: int) -> None:
    if aside:
        typer.echo(f"{aside} messages were waiting to be sent; staff decide about them in their queue (/moderer).")
    else:
        typer.echo("No message was waiting to be sent.")


def _sqlite(settings: "Settings", otherwise: str) -> Path:
    """The file of the database; Fault where it is no file."""
    from bot.faults import Fault
    from bot.formats import SqliteFile

    if isinstance(settings.database, SqliteFile):
        return settings.database.path
    raise Fault("this database is on a PostgreSQL server, which keeps its own copies", otherwise)


def _keys(settings: "Settings", database: Path) -> list[str]:
    """What has to be kept apart from the copy, and what is lost without it."""
    from bot.keys import SECRET, TOKENS

    lines = []
    kept = database.with_suffix(SECRET)
    if not settings.secret_key:
        lines.append(_key(kept, "links that people have, return links and browser sessions"))
    if not settings.token_keys:
        kept = database.with_suffix(TOKENS)
        if kept.exists():
            lines.append(_key(kept, "the tokens of Slack workspaces"))
    return lines


def _key(path: Path, without: str) -> str:
    where = f"{path} is not in the copy: keep it elsewhere." if path.exists() else f"{path} is not there."
    return f"{where} Without it, {without} can't be read."


def _patience(doing: str) -> "AbstractContextManager[object]":
    """Says on a terminal that it goes on, and nothing elsewhere."""
    from rich.console import Console

    console = Console(stderr=True)
    return console.status(doing) if console.is_terminal else nullcontext()

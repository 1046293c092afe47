"""`check`: what is configured, reachable and allowed, what is missing, and how to get it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.adapters.standing import Standing
    from bot.settings import Settings
    from storage.unit import Unit


def check() -> None:
    """Say, door by door, what is configured, reachable and allowed; what is missing, and how to get it.

    Nothing is changed and no secret is shown. It fails without a name for who runs the door, a
    privacy contact, an open territory and a moderator for it.
    """
    from bot.commands import tables
    from bot.settings import list_settings, list_unknown, read_settings

    settings = read_settings()
    tables.show(
        ("setting", "value", "what it is"),
        [(each.variable, each.shown or "-", each.description) for each in list_settings(settings)],
    )
    typer.echo()
    telegram = _look_at_telegram(settings)
    slack = _look_at_slack(settings)
    tables.show(("door", "state"), list(_doors(settings, telegram, slack)))
    typer.echo()
    for name, standing in (("Telegram", telegram), ("Slack", slack)):
        if standing and standing.facts:
            tables.show((name, ""), list(standing.facts))
            typer.echo()
    missing = [*_unset(settings), *_unready(settings)]
    missing += [standing.missing for standing in (telegram, slack) if standing and standing.missing]
    for line in list_unknown():
        typer.echo(f"Unknown: {line}")
    for line in missing:
        typer.echo(f"Missing: {line}")
    if missing:
        raise typer.Exit(1)
    typer.echo("Nothing is missing: `collectif run` opens the door.")


def _doors(settings: "Settings", telegram: "Standing | None", slack: "Standing | None") -> Iterator[tuple[str, str]]:
    yield "Web", _web(settings)
    yield "Telegram", telegram.line if telegram else "closed: COLLECTIF_TELEGRAM_TOKEN is not set"
    yield "Slack", slack.line if slack else "closed: neither its tokens nor its client id are set"


def _look_at_telegram(settings: "Settings") -> "Standing | None":
    """How Telegram's door stands, where it is configured."""
    if not settings.telegram_token:
        return None
    import asyncio

    from bot.adapters.telegram.checking import look

    return asyncio.run(look(settings))


def _look_at_slack(settings: "Settings") -> "Standing | None":
    """How Slack's door stands, where it is configured."""
    if not settings.slack:
        return None
    import asyncio

    from bot.adapters.slack.checking import look
    from bot.premises import reading
    from storage.errors import BadDatabase

    try:
        with reading(settings) as kept:
            installations = kept.run(lambda uow: uow.installations.all())
    except BadDatabase:
        installations = []  # what is wrong with it is said below
    return asyncio.run(look(settings, installations))


def _web(settings: "Settings") -> str:
    """Whether the browser's door is open now, or could be."""
    from bot.faults import Fault
    from bot.listening import listen

    where = f"http://{settings.host}:{settings.port}/"
    outside = f", from outside {settings.public_url}/" if settings.public_url else ""
    try:
        listen(settings.host, settings.port).close()
    except Fault as fault:
        return f"{_answer(where)}{outside}" if _answer(where) else f"can't be opened: {fault.problem}; {fault.mend}"
    return f"ready to be opened at {where}{outside}"


def _answer(where: str) -> str:
    """What a door that is open there says of itself; empty when none is."""
    import urllib.error
    import urllib.request

    try:
        with urllib.request.urlopen(f"{where}healthz", timeout=2) as answer:  # noqa: S310 - an http address of ours
            return f"open at {where}" if answer.read() == b"ok\n" else ""
    except urllib.error.HTTPError as error:
        return f"open at {where}, but unwell: {error.read().decode(errors='replace').strip()}"
    except OSError:
        return ""


def _unset(settings: "Settings") -> Iterator[str]:
    if not settings.operator_name:
        yield "who runs this door: set COLLECTIF_OPERATOR_NAME; people read it in the first message."
    if not settings.privacy_contact:
        yield "who answers for privacy: set COLLECTIF_PRIVACY_CONTACT to a name and how to write to them."


def _unready(settings: "Settings") -> list[str]:
    """What the database lacks."""
    from bot.faults import explain
    from bot.premises import read_words, reading

    try:
        read_words()
        with reading(settings) as kept:
            return kept.run(_unserved)
    except Exception as error:
        if not (problems := explain(error)):
            raise
        return problems


def _unserved(kept: "Unit") -> list[str]:
    """A line where no territory is open, and one for each open one that nobody answers for."""
    opened = [territory for territory in kept.territories.all() if territory.state == "open"]
    if not opened:
        return ["an open territory: `collectif territory list`, then `collectif territory open ID`."]
    return [
        f"a moderator for {territory.name}: `collectif grant moderator` prints a link for one."
        for territory in opened
        if not any(kept.members.with_role(role, territory.id) for role in ("moderator", "staff"))
    ]

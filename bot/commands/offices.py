"""`grant` and `revoke`: who serves as moderator or staff."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

if TYPE_CHECKING:
    from bot.acting import Act
    from bot.settings import Settings

Role: TypeAlias = Literal["moderator", "staff"]
OFFICE = typer.Argument(help="moderator approves and protects; staff too, and answers where no moderator did.")
ACCOUNT = typer.Argument(help="An account that wrote to the door: telegram:12345, slack:WORKSPACE:USER, web:BROWSER.")
WHERE = typer.Option("--territory", help="One territory’s short name; without it, every territory.")


def grant(
    role: Annotated[Role, OFFICE],
    identity: Annotated[str | None, ACCOUNT] = None,
    territory: Annotated[str, WHERE] = "",
) -> None:
    """Make somebody moderator or staff, of one territory or of all.

    Without an identity it prints a link for one person: the first adult who follows it within seven
    days, and says yes, has the office.
    """
    from bot.acting import operator
    from bot.settings import read_settings

    settings = read_settings()
    account = _account(settings, identity) if identity else ""
    with operator(settings) as someone:
        if identity:
            name = someone.act(lambda act: _give(act, role, account, territory, identity))
            typer.echo(f"{name} is now {role} of {territory or 'every territory'}.")
        else:
            typer.echo(someone.act(lambda act: _offer(act, role, territory)))
            typer.echo(f"Whoever follows this link first, within seven days, becomes {role}.", err=True)


def revoke(
    role: Annotated[Role, OFFICE], identity: Annotated[str, ACCOUNT], territory: Annotated[str, WHERE] = ""
) -> None:
    """Take an office back: that of one territory, or without --territory that of every territory."""
    from bot.acting import operator
    from bot.settings import read_settings

    settings = read_settings()
    account = _account(settings, identity)
    with operator(settings) as someone:
        name = someone.act(lambda act: _take(act, role, account, territory, identity))
    typer.echo(f"{name} is no longer {role} of {territory or 'every territory'}.")


def _account(settings: "Settings", identity: str) -> str:
    """The id of an account: of its own workspace, or of the one that this door is in."""
    match identity.split(":"):
        case [platform, workspace, user] if platform and user:
            return f"{platform}|{workspace}|{user}"
        case ["web", user] if user:
            return f"web||{user}"
        case ["telegram", user] if user and settings.telegram_token:
            bot, _, _ = settings.telegram_token.get_secret_value().partition(":")
            return f"telegram|{bot}|{user}"
        case ["telegram", user] if user:
            raise typer.BadParameter("set COLLECTIF_TELEGRAM_TOKEN, or write telegram:BOT:USER, with the bot’s own id")
    raise typer.BadParameter("write it as telegram:12345, slack:WORKSPACE:USER or web:BROWSER")


def _member(act: "Act", account: str, territory: str, identity: str) -> tuple[str, str]:
    """The id and name of an account's member, once the territory is known too."""
    from bot.faults import Fault

    _check_territory(act, territory)
    found = act.uow.members.identity(account)
    member = act.uow.members.get(found.member) if found else None
    if member is None:
        raise Fault(
            f"nobody has come in at the door as {identity}",
            "ask them to write to it first, or leave the identity out to get a link for them",
        )
    return member.id, member.name or identity


def _check_territory(act: "Act", territory: str) -> None:
    from bot.faults import Fault

    if territory and act.uow.territories.get(territory) is None:
        raise Fault(f"there is no territory “{territory}”", "`collectif territory list` shows them all")


def _give(act: "Act", role: Role, account: str, territory: str, identity: str) -> str:
    from bot.faults import Fault
    from domain.refusals import TooYoung

    member, name = _member(act, account, territory, identity)
    try:
        act.neighbourhood.grant(role, member, territory)
    except TooYoung:
        raise Fault(f"{name} is under 18, and an office is an adult’s task", "choose somebody else") from None
    return name


def _take(act: "Act", role: Role, account: str, territory: str, identity: str) -> str:
    from bot.faults import Fault
    from domain.refusals import Unknown

    member, name = _member(act, account, territory, identity)
    try:
        act.neighbourhood.revoke(role, member, territory)
    except Unknown:
        held = ", ".join(
            f"{held.name} of {held.territory or 'every territory'}" for held in act.uow.members.roles(member)
        )
        raise Fault(f"{name} does not hold that office", f"take back one of theirs: {held or 'none'}") from None
    return name


def _offer(act: "Act", role: Role, territory: str) -> str:
    """The link to a new office."""
    from conversations.turn import Opens

    _check_territory(act, territory)
    office = act.neighbourhood.offer_office(role, territory)
    return act.stage.link(Opens("office", {"office": office.id}, until=office.until))

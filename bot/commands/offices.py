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

    Somebody who has not written to the door yet has the office as soon as they do. Without an identity
    it prints a link for one person: the first adult who follows it within seven days, and says yes,
    has the office.
    """
    from bot.acting import operator
    from bot.settings import read_settings

    settings = read_settings()
    account = _account(settings, identity) if identity else ""
    bot = "" if identity else _bot(settings)
    with operator(settings) as someone:
        if identity:
            typer.echo(someone.act(lambda act: _give(act, role, account, territory, identity)))
        else:
            for link in someone.act(lambda act: _offer(act, role, territory, bot)):
                typer.echo(link)
            typer.echo(f"Whoever follows this first, within seven days, becomes {role}.", err=True)


def revoke(
    role: Annotated[Role, OFFICE], identity: Annotated[str, ACCOUNT], territory: Annotated[str, WHERE] = ""
) -> None:
    """Take an office back: that of one territory, or without --territory that of every territory."""
    from bot.acting import operator
    from bot.settings import read_settings

    settings = read_settings()
    account = _account(settings, identity)
    with operator(settings) as someone:
        typer.echo(someone.act(lambda act: _take(act, role, account, territory, identity)))


def _bot(settings: "Settings") -> str:
    """The Telegram bot's name, where its door is configured and Telegram answers."""
    if not settings.telegram_token:
        return ""
    import asyncio

    from bot.adapters.telegram.checking import find_name

    if not (name := asyncio.run(find_name(settings))):
        typer.echo("Telegram gives no answer: the link leads to the page alone. `collectif check` says why.", err=True)
    return name


def _account(settings: "Settings", identity: str) -> str:
    """The id of an account: of its own workspace, or of the bot whose token is set; without one, of any bot."""
    match identity.split(":") if "|" not in identity else ():
        case [platform, workspace, user] if platform and user:
            return f"{platform}|{workspace}|{user}"
        case ["web", user] if user:
            return f"web||{user}"
        case ["telegram", user] if user:
            token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
            return f"telegram|{token.partition(':')[0]}|{user}"
    raise typer.BadParameter("write it as telegram:12345, slack:WORKSPACE:USER or web:BROWSER")


def _members(act: "Act", account: str) -> dict[str, str]:
    """The members behind an account, with their names; one without its workspace is looked for in all."""
    platform, workspace, user = account.split("|")
    exact = act.uow.members.identity(account)
    found = [exact] if exact else [] if workspace else act.uow.members.identities_like(platform, user)
    members = [act.uow.members.get(one.member) for one in found]
    return {member.id: member.name or user for member in members if member}


def _check_territory(act: "Act", territory: str) -> None:
    from bot.faults import Fault

    if territory and act.uow.territories.get(territory) is None:
        raise Fault(f"there is no territory “{territory}”", "`collectif territory list` shows them all")


def _give(act: "Act", role: Role, account: str, territory: str, identity: str) -> str:
    """What is now so."""
    from bot.faults import Fault
    from domain.refusals import TooYoung

    _check_territory(act, territory)
    where = territory or "every territory"
    members = _members(act, account)
    if not members and account.startswith("web|"):
        raise Fault(f"nobody has come in at the door as {identity}", "leave the identity out to get a link for them")
    if not members:
        act.neighbourhood.offer_office(role, territory, account=account)
        return f"{identity} has not come in yet; whoever does as that account becomes {role} of {where}."
    for member, name in members.items():
        try:
            act.neighbourhood.grant(role, member, territory)
        except TooYoung:
            raise Fault(f"{name} is under 18, and an office is an adult’s task", "choose somebody else") from None
    return f"{' and '.join(members.values())} is now {role} of {where}."


def _take(act: "Act", role: Role, account: str, territory: str, identity: str) -> str:
    """What is now so."""
    from bot.faults import Fault
    from domain.refusals import Unknown

    _check_territory(act, territory)
    where = territory or "every territory"
    members = _members(act, account)
    if not members:
        _drop_kept(act, role, account, territory, identity)
        return f"No office waits for {identity} any more as {role} of {where}."
    try:
        for member in members:
            act.neighbourhood.revoke(role, member, territory)
    except Unknown:
        held = ", ".join(
            f"{held.name} of {held.territory or 'every territory'}"
            for member in members
            for held in act.uow.members.roles(member)
        )
        name = " and ".join(members.values())
        raise Fault(f"{name} does not hold that office", f"take back one of theirs: {held or 'none'}") from None
    return f"{' and '.join(members.values())} is no longer {role} of {where}."


def _drop_kept(act: "Act", role: Role, account: str, territory: str, identity: str) -> None:
    from bot.faults import Fault
    from domain.offices import kept_for, names_of

    waiting = [kept_for(name, role, territory) for name in names_of(account)]
    if not any(act.uow.offices.get(id) for id in waiting):
        raise Fault(
            f"nobody has come in at the door as {identity}, and no such office waits for them",
            "write the role, the identity and the territory as they were granted",
        )
    for id in waiting:
        act.uow.offices.drop(id)


def _offer(act: "Act", role: Role, territory: str, bot: str) -> list[str]:
    """The links to a new office: on the page, and with the bot."""
    from conversations.turn import Opens

    _check_territory(act, territory)
    office = act.neighbourhood.offer_office(role, territory)
    opener = act.stage.opener(Opens("office", {"office": office.id}, until=office.until))
    return [act.stage.links.to(opener), *([f"https://t.me/{bot}?start={opener}"] if bot else [])]

"""What settings say: each as one line, and the answers that each takes."""

from collections import Counter
from typing import Literal, TypeAlias, get_args

from conversations.flow import NoData
from conversations.inbound import Address
from conversations.screens import Choice
from conversations.telling import reach
from conversations.turn import Turn
from conversations.words import N_
from domain.members import Identity
from domain.reading.words import capital

Changed: TypeAlias = Literal[
    "name",
    "language",
    "manner",
    "place",
    "radius",
    "alerts",
    "account",
    "quiet",
    "cap",
    "pause",
    "spoken",
    "blocked",
]
"""The settings that a question of this flow changes."""
SettingName: TypeAlias = Literal[Changed, "link", "data", "shop", "done"]
LABELS: dict[SettingName, str] = {
    "name": N_("My first name"),
    "language": N_("The language"),
    "manner": N_("Tu or vous"),
    "place": N_("My neighbourhood"),
    "radius": N_("How far I go"),
    "alerts": N_("Being written to"),
    "account": N_("Where I am written to"),
    "quiet": N_("Quiet hours"),
    "cap": N_("How many invitations a week"),
    "pause": N_("A pause"),
    "spoken": N_("The languages I speak"),
    "blocked": N_("The people I blocked"),
    "link": N_("My other account"),
    "data": N_("My data and my rights"),
    "shop": N_("My shop or organization"),
    "done": N_("That’s all"),
}
QUIET: dict[str, tuple[str, str]] = {
    "early": ("21:00", "08:00"),
    "late": ("22:00", "07:00"),
    "never": ("00:00", "00:00"),
}
CAPS = (1, 3, 7)
RADII = (1, 3, 5, 10)
PAUSES: dict[str, int] = {"week": 7, "month": 30, "season": 90}
"""Days."""


def lines(turn: Turn[NoData]) -> list[Choice]:
    """The settings one can change; tu or vous is a question of French, a shop one of adults."""
    hidden = {"manner"} if turn.words.language != "fr" else set()
    hidden |= {"shop"} if turn.me.minor else set()
    hidden |= set() if turn.me.blocked else {"blocked"}
    hidden |= set() if len(_reached(turn)) > 1 else {"account"}
    return [turn.choice(id, LABELS[id]) for id in get_args(SettingName) if id not in hidden]


def summary(turn: Turn[NoData]) -> str:
    """Every setting as it now is, a line each."""
    me, words, first = turn.me, turn.words, reach(list(_reached(turn).values()), turn.me.preferred)
    nothing = words.say(N_("not said yet"))
    quiet = words.say(N_("none")) if me.quiet_from == me.quiet_to else words.hours(me.quiet_from, me.quiet_to)
    values: dict[SettingName, str] = {
        "name": me.name or nothing,
        "language": words.say(N_("English")) if me.language == "en" else words.say(N_("French")),
        "manner": me.manner,
        "place": f"{words.place(me.fsa)} ({me.fsa})" if me.fsa else nothing,
        "radius": words.say(N_("up to {km} km"), km=me.radius_km),
        "alerts": words.say(N_("yes, when something fits")) if me.agreed("alerts") else words.say(N_("no")),
        "account": _called(turn)[first.id] if first else nothing,
        "quiet": quiet,
        "cap": words.count("{n} at most", "{n} at most", me.weekly_cap) if me.weekly_cap else words.say(N_("none")),
        "pause": (
            words.say(N_("until {day}"), day=words.day(me.paused_until, me.zone))
            if me.paused_until > turn.now
            else words.say(N_("no"))
        ),
        "spoken": words.join(me.spoken) if me.spoken else nothing,
        "blocked": words.join([choice.label for choice in blocked(turn)]),
    }
    shown = {choice.id for choice in lines(turn)}
    listed = [
        words.say(N_("{line}: {value}"), line=words.say(LABELS[id]), value=value)
        for id, value in values.items()
        if id in shown
    ]
    return "\n".join((*listed, "", words.say(N_("What would you like to change?"))))


def radii(turn: Turn[NoData]) -> list[Choice]:
    """Distances that most people choose among."""
    return [turn.choice(f"km_{km}", N_("{km} km"), km=km) for km in RADII]


def caps(turn: Turn[NoData]) -> list[Choice]:
    """Numbers of invitations a week."""
    return [Choice(f"cap_{n}", turn.words.count("{n} a week", "{n} a week", n)) for n in CAPS]


def blocked(turn: Turn[NoData]) -> list[Choice]:
    """Whom the member blocked, each by their first name."""
    unnamed = turn.words.say(N_("Somebody without a name"))
    return [Choice(other.id, other.name or unnamed) for other in turn.neighbourhood.blocked()]


def unblocking(turn: Turn[NoData]) -> list[Choice]:
    """Whom one may unblock, or nobody."""
    return [*blocked(turn), turn.choice("none", N_("Nobody"))]


def accounts(turn: Turn[NoData]) -> list[Choice]:
    """The accounts where the member can be written to, each by the number it has among all of theirs."""
    called = _called(turn)
    return [Choice(f"account_{number}", capital(called[one.id])) for number, one in _reached(turn).items()]


def account_of(turn: Turn[NoData], chosen: str) -> str:
    """The id of the account that was chosen among `accounts`."""
    return next(one.id for number, one in _reached(turn).items() if chosen == f"account_{number}")


def _reached(turn: Turn[NoData]) -> dict[int, Identity]:
    every = turn.neighbourhood.kept.members.identities(turn.me.id)
    return {number: one for number, one in enumerate(every, 1) if one.later and not one.refused}


def _called(turn: Turn[NoData]) -> dict[str, str]:
    """What each account is called: "here", or its platform, with its number where several others are on that one."""
    others = {number: one for number, one in _reached(turn).items() if one.id != turn.identity_id}
    platforms = {number: Address.parse(one.address).platform for number, one in others.items()}
    several = Counter(platforms.values())
    called = {turn.identity_id: turn.words.say(N_("here"))}
    for number, platform in platforms.items():
        on = turn.words.say(N_("on {platform}"), platform=platform.capitalize())
        called[others[number].id] = f"{on} ({number})" if several[platform] > 1 else on
    return called


def pauses(turn: Turn[NoData]) -> list[Choice]:
    """How long to be left in peace; ending a pause is first when there is one."""
    listed = [
        turn.choice("week", N_("One week")),
        turn.choice("month", N_("One month")),
        turn.choice("season", N_("Three months")),
    ]
    over = [turn.choice("over", N_("I’m back"))]
    return over + listed if turn.me.paused_until > turn.now else listed

"""How a shop or an organization is drawn, for its own team."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from msgspec import convert

from conversations import needs
from conversations.flow import Again, Goto
from conversations.gathering import title_of
from conversations.memory import Memory
from conversations.pledges import day_label
from conversations.screens import Card, Choice, Screen
from conversations.shops import facts
from conversations.ticks import enough, tick
from conversations.turn import Turn
from conversations.words import N_
from domain.calendar import DAYS, Day
from domain.groups import Pace
from domain.partners import Partner
from domain.projects import NeedKind

SHOWN = 8
"""Groups among which one chooses at most."""
AGAIN = "again"
"""The choice of whoever doesn't find their channel, or has only now let the door into it."""
GIVES: Mapping[NeedKind, str] = MappingProxyType(
    {
        "goods": N_("Things, given or lent"),
        "space": N_("A room"),
        "skill": N_("A skill"),
        "time": N_("Hands"),
        "money": N_("Money"),
    }
)


class Shop(Memory):
    """A shop as somebody introduces it."""

    name: str | None = None
    where: str | None = None
    gives: tuple[NeedKind, ...] | None = None
    closed: tuple[Day, ...] | None = None
    channel: str | None = None
    everyone: bool | None = None
    radius: int | None = None
    pace: Pace | None = None
    opens: str | None = None
    cap: int | None = None
    ceiling: float | None = None
    alone: bool = False
    """Whether one line is changed by itself, and kept at once."""


def ours(turn: Turn[Shop]) -> Partner | None:
    """The partner that the flow was opened about, else the first that the member answers for."""
    named = turn.argument.get("partner")
    return next((one for one in turn.neighbourhood.shops(workplace(turn)) if named in (None, one.id)), None)


def workplace(turn: Turn[Any]) -> str:
    """Where the reader's colleagues are, as partners know it; nothing where people are only themselves."""
    return f"{turn.address.platform}|{turn.address.workspace}" if turn.limits.workplaces else ""


def channels(turn: Turn[Any], partner: Partner | None) -> list[Choice]:
    """The groups in which the shop may hear of needs, one's own chat, or nowhere."""
    kept, place = turn.neighbourhood.kept, workplace(turn)
    there = partner.workplace if partner else place
    accounts = kept.members.identities(turn.me.id)
    groups = [
        *(kept.groups.of_workplace(there, limit=SHOWN) if there else ()),
        *(group for account in accounts for group in kept.groups.added_by(account.id)),
        *kept.groups.of_keeper(turn.me.id),
    ]
    blank = partner or Partner(id="", name="", fsa="", workplace=place)
    able = {group.id: group for group in groups if turn.neighbourhood.may_listen_at(group, blank)}
    listed = [
        Choice(group.id, turn.words.say(N_("In {channel}"), channel=title_of(turn.words, group)))
        for group in list(able.values())[:SHOWN]
    ]
    private = turn.choice("private", N_("To me, in private"))
    again = [turn.choice(AGAIN, N_("In another channel"))] if place else []
    return [*listed, *again, private, turn.choice("nowhere", N_("Nowhere: I’ll look by myself"))]


def look_again(turn: Turn[Any]) -> Goto[Literal["channel"]]:
    """Says how the door gets into a channel, and lists those it is in now."""
    turn.say(
        turn.words.say(
            N_(
                "I write only in the channels that I was invited to. In yours, mention me with an @ and accept to "
                "invite me; then press “In another channel” once more, and it stands here."
            )
        )
    )
    return Goto("channel")


def address_of(turn: Turn[Any], choice: str) -> str:
    """The address that a choice of `channels` stands for."""
    if choice == "nowhere":
        return ""
    group = turn.neighbourhood.kept.groups.get(choice)
    return group.address if group is not None else str(turn.identity.address if turn.identity else turn.address)


def channel_of(turn: Turn[Any], address: str) -> str:
    """Where needs are put, in words."""
    if not address:
        return turn.words.say(N_("Needs near the shop: not sent"))
    group = turn.neighbourhood.kept.groups.at(address)
    if group is None:
        return turn.words.say(N_("Needs near the shop: in private, to one person"))
    return turn.words.say(N_("Needs near the shop: in {channel}"), channel=title_of(turn.words, group))


def introduced(turn: Turn[Any], partner: Partner) -> Shop:
    """A shop as it was introduced, to be corrected."""
    group = turn.neighbourhood.kept.groups.at(partner.channel) if partner.channel else None
    channel = group.id if group else "private" if partner.channel else "nowhere"
    return convert(
        {
            "name": partner.name,
            "where": partner.fsa,
            "gives": partner.gives,
            "closed": partner.closed_days,
            "channel": channel,
            "everyone": partner.open_to_workplace,
            "radius": partner.radius_km,
            "pace": partner.pace,
            "opens": partner.opens,
            "cap": partner.weekly_cap,
            "ceiling": partner.ceiling,
        },
        Shop,
    )


def unserved(turn: Turn[Shop], fsa: str) -> bool:
    """Whether the door is not open there yet."""
    territory = turn.neighbourhood.kept.territories.of_fsa(fsa)
    return territory is None or territory.state != "open"


def kinds_given(turn: Turn[Shop]) -> list[Choice]:
    """Kinds of things, those already chosen with a mark."""
    chosen = turn.data.gives or ()
    listed = [tick(kind, turn.words.say(label), on=kind in chosen) for kind, label in GIVES.items()]
    return [*listed, enough(turn.words, N_("I don’t know yet"), some=bool(chosen))]


def closed_days(turn: Turn[Shop]) -> list[Choice]:
    """Days of the week, those already chosen with a mark."""
    labels = {day: needs.capital(day_label(turn.words, day)) for day in DAYS}
    chosen = turn.data.closed or ()
    listed = [tick(day, label, on=day in chosen) for day, label in labels.items()]
    return [*listed, enough(turn.words, N_("Open every day"), some=bool(chosen))]


def press_day(turn: Turn[Shop], day: Day) -> Again | None:
    """A day is closed, or open again; a word where none would be left open."""
    shut = set(turn.data.closed or ()) ^ {day}
    if len(shut) == len(DAYS):
        return Again(turn.words.say(N_("A shop is open on one day of the week at least.")))
    turn.data.closed = tuple(day for day in DAYS if day in shut)
    return None


def review_card(turn: Turn[Shop]) -> Screen:
    """What was understood, before it is sent."""
    data = turn.data
    lines = facts(turn.words, data.where or "", data.gives or (), data.closed or ())
    lines.append(channel_of(turn, address_of(turn, data.channel or "nowhere")))
    if data.everyone:
        lines.append(turn.words.say(N_("Everybody who works here answers for it")))
    return Screen(
        text=turn.words.say(N_("Is this right? A delegate verifies each shop before anything is promised.")),
        card=Card(subject="", title=data.name or "", lines=tuple(lines)),
    )


def shop_card(turn: Turn[Shop]) -> Screen:
    """One's own shop, and where it stands."""
    partner, words = ours(turn), turn.words
    if partner is None:
        return Screen(text=words.say(N_("You answer for no shop.")))
    if partner.refused:
        verified = words.say(N_("A delegate could not verify it: {reason}"), reason=words.sentence(partner.reason))
    else:
        verified = words.say(N_("Verified") if partner.verified else N_("A delegate has yet to verify it"))
    team = words.count("{n} person answers for it", "{n} people answer for it", len(partner.team))
    if partner.open_to_workplace:
        team = words.say(N_("Everybody who works here answers for it"))
    kept = facts(words, partner.fsa, partner.gives, partner.closed_days)
    lines = (verified, *kept, channel_of(turn, partner.channel), team)
    return Screen(card=Card(subject=f"partner:{partner.id}", title=partner.name, lines=lines))


def shop_choices(turn: Turn[Shop]) -> list[Choice]:
    """What can be done for it; offering comes once it is verified, inviting is for its owner."""
    partner = ours(turn)
    if partner is None:
        return [turn.choice("done", N_("That’s all"))]
    hood = turn.neighbourhood
    listed = []
    if partner.verified:
        listed = [turn.choice("needs", N_("Needs near us")), turn.choice("promised", N_("What we promised"))]
        listed.append(turn.choice("offer", N_("Offer something")))
    if partner.verified and hood.answers_for(partner):
        listed.append(turn.choice("shelf", N_("Put something on the shelf")))
    if partner.refused and hood.may("mend_partner", partner):
        listed.append(turn.choice("mend", N_("Correct it")))
    if hood.may("change_partner", partner):
        listed.append(turn.choice("supply", N_("What we hear of")))
        listed.append(turn.choice("team", N_("Who answers for it")))
    leaving = [turn.choice("leave", N_("Leave the team"))] if turn.me.id in partner.team else []
    return [*listed, *leaving, turn.choice("done", N_("That’s all"))]


def founded_card(turn: Turn[Shop], partner: Partner) -> str:
    """What happens next, once it is sent."""
    return turn.words.say(
        N_(
            "Thank you: {name} is introduced. A delegate verifies it within two working days, and I write to you then. "
            "After that, whatever you offer is in its name."
        ),
        name=partner.name,
    )

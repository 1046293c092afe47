"""How a shop or an organization is drawn, for its own team."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pydantic import BaseModel

from conversations import needs
from conversations.screens import Card, Choice, Screen
from conversations.ticks import enough, tick
from conversations.turn import Turn
from conversations.words import N_, Words
from domain.calendar import DAYS, Day, Window
from domain.partners import Partner
from domain.projects import NeedKind

GIVES: Mapping[NeedKind, str] = MappingProxyType(
    {
        "goods": N_("Things, given or lent"),
        "space": N_("A room"),
        "skill": N_("A skill"),
        "time": N_("Hands"),
        "money": N_("Money"),
    }
)


class Shop(BaseModel):
    """A shop as somebody introduces it."""

    name: str | None = None
    where: str | None = None
    gives: tuple[NeedKind, ...] | None = None
    closed: tuple[Day, ...] | None = None


def ours(turn: Turn[Shop]) -> Partner | None:
    """The partner that the flow was opened about, else the first that the member answers for."""
    partners = turn.neighbourhood.kept.partners.of_member(turn.me.id)
    named = turn.argument.get("partner")
    return next((partner for partner in partners if named in (None, partner.id)), None)


def introduced(partner: Partner) -> Shop:
    """A shop as it was introduced, to be corrected."""
    return Shop.model_validate(
        {"name": partner.name, "where": partner.fsa, "gives": partner.gives, "closed": partner.closed_days}
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


def day_label(words: Words, day: Day) -> str:
    """« le lundi », "Mondays"."""
    return words.window(Window(weekly=(day,))).partition(",")[0]


def review_card(turn: Turn[Shop]) -> Screen:
    """What was understood, before it is sent."""
    data = turn.data
    lines = facts(turn.words, data.where or "", data.gives or (), data.closed or ())
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
    lines = (verified, *facts(words, partner.fsa, partner.gives, partner.closed_days), team)
    return Screen(card=Card(subject=f"partner:{partner.id}", title=partner.name, lines=lines))


def shop_choices(turn: Turn[Shop]) -> list[Choice]:
    """What can be done for it; offering comes once it is verified, inviting is for its owner."""
    partner = ours(turn)
    if partner is None:
        return [turn.choice("done", N_("That’s all"))]
    listed = [turn.choice("offer", N_("Offer something"))] if partner.verified else []
    if partner.refused and turn.neighbourhood.may("mend_partner", partner):
        listed.append(turn.choice("mend", N_("Correct it")))
    if turn.neighbourhood.may("invite_to_partner", partner):
        listed.append(turn.choice("colleague", N_("A link for a colleague")))
    return [*listed, turn.choice("leave", N_("Leave the team")), turn.choice("done", N_("That’s all"))]


def founded_card(turn: Turn[Shop], partner: Partner) -> str:
    """What happens next, once it is sent."""
    return turn.words.say(
        N_(
            "Thank you: {name} is introduced. A delegate verifies it within two working days, and I write to you then. "
            "After that, whatever you offer is in its name."
        ),
        name=partner.name,
    )


def facts(words: Words, fsa: str, gives: Sequence[str], closed: Sequence[str]) -> list[str]:
    """Where it is, what it gives, when it is closed."""
    given = [words.say(label) for kind, label in needs.KINDS.items() if kind in gives]
    shut = [day_label(words, day) for day in DAYS if day in closed]
    return [
        f"{words.place(fsa)} ({fsa})",
        words.say(N_("Could give: {things}"), things=words.join(given) if given else words.say(N_("not said yet"))),
        words.say(N_("Closed: {days}"), days=words.join(shut)) if shut else words.say(N_("Open every day")),
    ]

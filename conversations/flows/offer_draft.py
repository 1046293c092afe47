"""An offer being written: what is known so far, and how a sentence adds to it."""

import difflib
import re

from conversations.flows.names import verified
from conversations.memory import Memory
from conversations.turn import Turn
from conversations.words import N_, Words
from domain.calendar import DAYS, WEEKDAYS, WEEKEND, Window, local, weekly
from domain.offering import OfferSheet
from domain.pay import VOLUNTEER, Pay
from domain.projects import NeedKind
from domain.reading.sentence import read
from domain.reading.times import read_when
from domain.skills import SKILLS
from domain.territories import Territory

WHENS = {
    "any": (weekly(*DAYS),),
    "evenings": (weekly(*WEEKDAYS, start="17:00", end="21:00"),),
    "weekend": (weekly(*WEEKEND),),
}
ANY_TIME = {"peu importe", "toujours", "ca m est egal", "je suis flexible", "always", "no matter", "i m flexible"}
"""Plain answers to "when" that say any time, which in a sentence say nothing of it."""
_BARE_HOURS = re.compile(
    r"\b(\d{1,2})\s*(?:-|–|à|a|to|et|and)\s*(\d{1,2})\b(?!\s*(?:h|:|am|pm|a\.m|p\.m))", re.IGNORECASE
)


class OfferDraft(Memory):
    """None is what has not been answered. `unsure` is a time with two readings; `partner` the shop that gives."""

    kind: NeedKind | None = None
    words: str = ""
    skills: tuple[str, ...] | None = None
    when: tuple[Window, ...] | None = None
    unsure: str = ""
    where: str = ""
    far: int | None = None
    pay: Pay | None = None
    partner: str = ""


def take(turn: Turn[OfferDraft], text: str) -> None:
    """Puts what a sentence says in the draft; what it leaves out stays as it was."""
    data = turn.data
    said = read(text, local(turn.at, turn.me.zone).replace(tzinfo=None), intent="offer")
    data.words, data.unsure = text, ""
    skills = tuple(skill for skill in said.skills if skill != "general_help")[:5]
    if skills:
        data.kind, data.skills = "skill", skills
    elif said.skills:
        data.kind = "time"
    if said.when and "when" not in said.ask:
        data.when = said.when
    elif halves(text, turn):
        data.unsure = text
    if said.pay and turn.me.minor and said.pay.kind == "fee":
        turn.say(turn.words.say(N_("Before 18, one helps as a volunteer.")))
    elif said.pay and "pay" not in said.ask:
        data.pay = said.pay
    if said.area and "area" not in said.ask:
        data.where = said.area


def halves(text: str, turn: Turn[OfferDraft]) -> dict[str, tuple[Window, ...]]:
    """Hours said without morning or evening, read both ways; nothing when there are no such hours."""
    today = local(turn.at, turn.me.zone).date()
    found = {}
    for half, more in (("morning", 0), ("evening", 12)):
        spelled = _BARE_HOURS.sub(lambda hours, more=more: _spelled(hours, more), text)  # type: ignore[misc]
        when = read_when(spelled, today, habitual=True)
        if spelled == text or not when.windows or when.unclear:
            return {}
        found[half] = when.windows
    return found


def nearest_skills(text: str, words: Words) -> list[str]:
    """Up to three skills whose names look like the text."""
    labels = {words.skill(skill).casefold(): skill for skill in SKILLS if skill != "general_help"}
    close = difflib.get_close_matches(text.casefold(), list(labels), n=3, cutoff=0.6)
    having = [label for label in labels if any(len(w) > 3 and w[:5] in label for w in text.casefold().split())]
    return [labels[label] for label in dict.fromkeys([*close, *having])][:3]


def place_of(turn: Turn[OfferDraft]) -> str:
    """Where it is offered: as said, else the shop's place, else one's own."""
    shop = turn.neighbourhood.kept.partners.get(turn.data.partner)
    return turn.data.where or (shop.fsa if shop else "") or turn.me.fsa


def territory_of(turn: Turn[OfferDraft]) -> Territory | None:
    """The territory of that place."""
    return turn.neighbourhood.kept.territories.of_fsa(place_of(turn))


def sheet(turn: Turn[OfferDraft]) -> OfferSheet:
    """The finished draft as the neighbourhood takes it."""
    data = turn.data
    count = re.search(r"\d{1,6}", data.words) if data.kind == "goods" else None
    when = data.when or ()
    return OfferSheet(
        kind=data.kind or "time",
        words=data.words,
        skills=data.skills or () if data.kind == "skill" else (),
        windows=() if when == WHENS["any"] else when,
        fsa=place_of(turn),
        radius_km=data.far or turn.me.radius_km,
        pay=data.pay or VOLUNTEER,
        partner=data.partner,
        stock=int(count[0]) if count else 0,
    )


def shop_of(turn: Turn[OfferDraft]) -> str:
    """The shop that gives until somebody says otherwise: where the offer began, or of things and rooms the only one."""
    shops = [shop.id for shop in verified(turn)]
    if (begun := turn.argument.get("partner")) in shops:
        return begun or ""
    return shops[0] if turn.data.kind in ("goods", "space") and len(shops) == 1 else ""


def _spelled(hours: re.Match[str], more: int) -> str:
    return f"{int(hours[1]) + more} h à {int(hours[2]) + more} h"

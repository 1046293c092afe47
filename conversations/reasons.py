"""Why a need and a person fit, in words: each one is a part of the very score, and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from babel.dates import format_date

from conversations.cldr import LOCALES
from conversations.words import N_, Words
from domain.calendar import local
from domain.invitations import Cause, Invitation, Reason

CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "children": N_("children"),
        "elders": N_("elders"),
        "food": N_("food"),
        "environment": N_("environment"),
        "arts": N_("arts"),
        "sports": N_("sports"),
        "mutual_aid": N_("mutual aid"),
        "learning": N_("learning"),
        "newcomers": N_("newcomers"),
        "other": N_("other"),
    }
)
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "animals": N_("animals"),
        "care": N_("care"),
        "communication": N_("communication"),
        "education": N_("education"),
        "events": N_("events"),
        "home": N_("housework"),
        "languages": N_("languages"),
        "outdoors": N_("the outdoors"),
        "professional": N_("office work"),
        "tech": N_("computers"),
        "trades": N_("trades"),
        "transport": N_("transport"),
    }
)
"""The families of skills that are no category too."""


def chips(words: Words, reasons: Sequence[Reason], zone: str) -> tuple[str, ...]:
    """The reasons that speak for it, a few words each: « menuiserie », « samedi matin », « à environ 2 km »."""
    return _short(words, reasons, zone, near=words.distance)


def bringing(words: Words, reasons: Sequence[Reason], zone: str) -> tuple[str, ...]:
    """The same, as the organizer reads them of somebody else."""

    def near(km: float) -> str:
        return words.say("from the neighbourhood") if km < 1 else words.distance(km)

    hands = [words.say("a pair of hands") for reason in reasons if reason.code == "hands"]
    return (*hands, *_short(words, reasons, zone, near=near))


def sentences(words: Words, reasons: Sequence[Reason], zone: str) -> str:
    """Every reason in a sentence, those against it too."""
    return "\n".join(f"• {text}" for reason in reasons if (text := sentence(words, reason, zone)))


def because(words: Words, invitation: Invitation) -> str:
    """Why one has an invitation at all, before its reasons; empty for a wave, of which they are all there is to say."""
    return words.say(BECAUSE[invitation.cause]) if invitation.cause in BECAUSE else ""


def _short(words: Words, reasons: Sequence[Reason], zone: str, near: Callable[[float], str]) -> tuple[str, ...]:
    found = []
    for reason in reasons:
        if reason.code in ("skill_exact", "skill_related", "skill_broader"):
            found.append(words.skill(reason.detail))
        elif reason.code in ("free", "free_in_part"):
            found.append(_part_of_day(words, int(reason.detail), zone))
        elif reason.code == "distance":
            found.append(near(float(reason.detail)))
    return tuple(text for text in found if text)


def sentence(words: Words, reason: Reason, zone: str) -> str:
    """One reason in a sentence, to the person who gives; empty for a code of an older version."""
    code, detail = reason.code, reason.detail
    if code == "distance":
        return words.say("It is {distance}.", distance=words.distance(float(detail)))
    if text := _counted(words, code, detail):
        return text
    if code not in SAID:
        return ""
    if code in ("free", "free_in_part"):
        shown = _part_of_day(words, int(detail), zone)
    elif code == "not_my_kind":
        shown = sort(words, detail)
    else:
        shown = words.quoted(detail) if code == "words" else words.skill(detail)
    return words.say(SAID[code], what=shown)


def _counted(words: Words, code: str, detail: str) -> str:
    if code == "rested":
        return _rested(words, *(int(part) for part in detail.split("/")))
    n = int(detail) if detail.isdigit() else 0
    if code == "reliable" and n:
        return words.count("You have kept your word {n} time.", "You have kept your word {n} times.", n)
    if code == "missed":
        return words.count(
            "It happened {n} time that you were waited for and did not come: that counts for a little less.",
            "It happened {n} times that you were waited for and did not come: that counts for a little less.",
            n,
        )
    return ""


def _rested(words: Words, days: int, times: int = 1) -> str:
    """When one was last written to, and how often in a week when that was more than once."""
    last = words.say("I wrote to you less than a day ago, so others come before you.")
    if days:
        last = words.count("I last wrote to you {n} day ago.", "I last wrote to you {n} days ago.", days)
    if times == 1:
        return last
    often = words.count("In seven days, I wrote to you {n} time.", "In seven days, I wrote to you {n} times.", times)
    return f"{last} {often}"


SAID: Mapping[str, str] = MappingProxyType(
    {
        "skill_exact": N_("It asks for {what}, and that is what you offer."),
        "skill_related": N_("You offer {what}, which is close to what it asks for."),
        "skill_broader": N_("You offer {what}, which is in the same field as what it asks for."),
        "money": N_("It looks for money, and you have some to give."),
        "no_date": N_("No date is set yet."),
        "hands": N_("It simply needs hands, and you offer some time."),
        "words": N_("It speaks of {what}, as your offer does."),
        "goods": N_("It looks for things, and you have some to give or lend."),
        "space": N_("It looks for a room, and you offer one."),
        "free": N_("You are free then: {what}."),
        "free_in_part": N_("You are free for part of it: {what}."),
        "any_time": N_("You said that any time suits you."),
        "within_fee": N_("What you ask is within what it can pay."),
        "volunteer": N_("You do it as a volunteer."),
        "given": N_("You ask for nothing in return."),
        "reliable": N_("You have missed nothing that you had promised."),
        "newcomer": N_("I have never written to you about a project: newcomers come first."),
        "not_my_kind": N_("You told me that {what} is not your kind of project, so it counts for less."),
    }
)

BECAUSE: Mapping[Cause, str] = MappingProxyType(
    {
        "newcomer": N_("You are new here, and I promised to propose something to you within two weeks."),
        "browse": N_("You found this one without me."),
    }
)


def sort(words: Words, code: str) -> str:
    """What "not my kind of project" is about: a project's category, else a family of skills."""
    return words.say(CATEGORIES.get(code) or FAMILIES.get(code) or CATEGORIES["other"])


def _part_of_day(words: Words, ms: int, zone: str) -> str:
    """« samedi matin »: a weekday and a part of the day, as one says when one is free."""
    moment = local(ms, zone)
    day = format_date(moment.date(), "EEEE", locale=LOCALES[words.language])
    if moment.hour < 12:
        return words.say("{day} morning", day=day)
    if moment.hour < 17:
        return words.say("{day} afternoon", day=day)
    return words.say("{day} evening", day=day)

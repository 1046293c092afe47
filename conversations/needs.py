"""A need in its reader's words: what is asked, when, where, for how much, under which conditions."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from conversations.screens import Progress
from conversations.words import N_, Words
from domain.matching import asked_skills
from domain.places import distance_km
from domain.projects import Need, NeedKind, Occurrence, Project
from domain.reading import words as spelling

SHOWN_DATES = 3
capital = spelling.capital

KINDS: Mapping[NeedKind, str] = MappingProxyType(
    {
        "time": N_("a helping hand"),
        "skill": N_("a skill"),
        "goods": N_("things"),
        "space": N_("a room"),
        "money": N_("money"),
    }
)
SPOKEN: Mapping[str, str] = MappingProxyType({"fr": N_("French"), "en": N_("English")})


def wanted(words: Words, need: Need) -> str:
    """« menuiserie », or what the organizer wrote."""
    if need.what:
        return need.what
    skills = asked_skills(need)
    return words.join(words.skill(skill) for skill in skills) if skills else words.say(KINDS[need.kind])


def asked(words: Words, need: Need) -> str:
    """What is asked and for how much: « Menuiserie · bénévole »."""
    text = capital(wanted(words, need))
    return f"{text} · {words.money(need.pay)}" if need.for_people else text


def dates_of(words: Words, need: Need, dates: Sequence[Occurrence], zone: str) -> str:
    """When: « samedi 28 novembre, de 9 h à 12 h »; for things, until which day; some dates of many."""
    if not need.for_people:
        return words.say("by {day}", day=words.day(dates[-1].ends - 1, zone)) if dates else ""
    shown = [words.between(date.starts, date.ends, zone) for date in dates[:SHOWN_DATES]]
    more = len(dates) - SHOWN_DATES
    if more > 0:
        shown.append(words.count("and {n} other date", "and {n} other dates", more))
    return "; ".join(shown)


def days_of(words: Words, need: Need, dates: Sequence[Occurrence], zone: str) -> str:
    """The days alone, as a sentence takes them: « samedi 28 novembre et dimanche 29 novembre »."""
    if not need.for_people:
        return dates_of(words, need, dates, zone)
    shown = [words.day(date.starts, zone) for date in dates[:SHOWN_DATES]]
    more = len(dates) - SHOWN_DATES
    if more > 0:
        shown.append(words.count("{n} other date", "{n} other dates", more))
    return words.join(shown)


def where(words: Words, project: Project, fsa: str) -> str:
    """The part of town, how far from the reader's own, and the venue where it may be named."""
    place = words.place(project.venue.fsa)
    named = f"{project.venue.name} ({place})" if project.venue.public and project.venue.name else place
    distance = words.distance(distance_km(fsa, project.venue.fsa)) if fsa else ""
    return " · ".join(part for part in (named, distance) if part)


def address(words: Words, project: Project) -> str:
    """Where to come, for whoever is confirmed."""
    parts = (project.venue.name, project.venue.address, words.place(project.venue.fsa))
    return ", ".join(part for part in parts if part)


def conditions(words: Words, need: Need) -> str:
    """What is required of whoever says yes; empty when nothing is."""
    requires = need.requires
    parts = []
    if requires.min_age > 14:
        parts.append(words.say("be {age} or older", age=requires.min_age))
    if requires.licence:
        parts.append(words.say("have this licence or card: {licence}", licence=requires.licence))
    if requires.background_check:
        parts.append(words.say("agree to a background check"))
    if requires.languages:
        spoken = (words.say(SPOKEN[code]) if code in SPOKEN else code for code in requires.languages)
        parts.append(words.say("speak {languages}", languages=words.join(spoken, either=True)))
    return words.say("You need to {conditions}.", conditions=words.join(parts)) if parts else ""


def progress(words: Words, need: Need, found: int, total: int, dates: int) -> Progress:
    """How much is found of what is asked: « 2 personnes sur 5 », or that it is complete."""
    if found >= total > 0:
        return Progress(found, total, words.say("complete"))
    if need.kind == "money":
        label = words.say("{found} of {total}", found=words.amount(found), total=words.amount(total))
    elif not need.for_people:
        label = words.say("{found} of {total}", found=words.number(found), total=words.number(total))
    elif dates > 1:
        label = words.count("{n} place of {total}", "{n} places of {total}", found, total=words.number(total))
    else:
        label = words.count("{n} person of {total}", "{n} people of {total}", found, total=words.number(total))
    return Progress(found, total, label)

"""One message read into facts; what is not certain is left out, and named in `ask`."""

import datetime as dt
import re
from typing import Literal, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.calendar import Window
from domain.pay import VOLUNTEER, Pay
from domain.reading.cues import Intent
from domain.reading.intents import Signs, read_intent
from domain.reading.money import Price, read_pay
from domain.reading.people import read_people
from domain.reading.persons import is_trade
from domain.reading.said import said
from domain.reading.skills import Named, read_skills
from domain.reading.times import When, read_when
from domain.reading.where import read_where
from domain.reading.words import tokens

LONGEST = 2_000
"""Characters that are read; a whole project's story is not one sentence, and a turn is short."""

ANY_HELP = "general_help"
"""The skill of whoever does anything; to wish to see what needs people names none."""
_SHORT = 4
"""Words of a message too short to say much."""
LENT = re.compile(
    r"\b(?:preter?|pretons|fournir|fournis\w*|lend|lending|put in|supply|use of|want (?:em|them)|local|salle|room"
    r"|caisses?"
    r"|crates?|cases?|halls?|leftovers?|surplus|invendus|give away|to share|a partager|borrowed|day-?olds?)\b"
)
"""Goods and rooms that are lent or given: an offer without a skill."""

Line: TypeAlias = Literal["intent", "skills", "when", "pay", "people", "area"]


class Reading(BaseModel):
    """What a message says. `area` is a postal prefix; `ask` names the fields that are unclear."""

    model_config = ConfigDict(frozen=True)

    intent: Intent = "other"
    skills: tuple[str, ...] = ()
    when: tuple[Window, ...] = ()
    pay: Pay | None = None
    people: int | None = None
    area: str | None = None
    ask: tuple[Line, ...] = ()


class Reader(Protocol):
    """Whoever reads a message; `read` is the first, deterministic one."""

    def __call__(self, text: str, now: dt.datetime, *, intent: Intent | None = None) -> Reading: ...


def read(text: str, now: dt.datetime, *, intent: Intent | None = None) -> Reading:
    """What a message in French, English or both says at that local time.

    `intent` is given when the conversation already knows it; without it, a message whose words
    show none or several asks for it. A field in `ask` is empty or a best guess.
    """
    text = text[:LONGEST]
    spoken = said(text)
    named, where, (people, several) = read_skills(text), read_where(text), read_people(spoken)
    lent = bool(LENT.search(spoken))
    price = read_pay(text, each="job" if people else "item", alone="job")
    habit, once = (read_when(text, now.date(), habitual=habitual) for habitual in (True, False))
    meant = intent or _meant(
        spoken, named, price, habit, once, people=bool(people) or several, placed=bool(where.place), lent=lent
    )
    if meant == "other":
        return Reading(area=where.place.code if where.place else None)
    when = _when(habit, once, meant, now)
    if meant == "need" and not people and price != Price():
        price = read_pay(text, each="job", alone="job")
    if meant in {"offer", "browse"}:
        people, several = None, False
    skills = () if named.doubtful and meant == "offer" and lent else named.skills
    if meant == "browse":
        price, skills = Price(), tuple(skill for skill in skills if skill != ANY_HELP)
    unclear: dict[Line, bool] = {
        "intent": meant is None,
        "skills": not skills
        and (meant == "need" or (meant == "offer" and not lent))
        and not (lent and not named.places),
        "when": when.unclear,
        "pay": price.unclear,
        "people": several,
        "area": where.unclear,
    }
    return Reading(
        intent=meant or "other",
        skills=skills,
        when=when.windows,
        pay=price.pay,
        people=people,
        area=where.place.code if where.place else None,
        ask=tuple(line for line, must in unclear.items() if must),
    )


def _meant(
    spoken: str, named: Named, price: Price, habit: When, once: When, *, people: bool, placed: bool, lent: bool
) -> Intent | None:
    """The intent that the words show, in the light of what else was read."""
    words = tokens(spoken)
    trades = [words[place] for place in named.places]
    fee = price.pay if price.pay and price.pay.kind == "fee" else None
    facts = {
        "<all>": True,
        "<people>": people,
        "<skill>": bool(named.skills),
        "<no-skill>": not named.skills,
        "<weekly>": any(window.weekly for window in once.windows),
        "<weekday>": habit != once,
        "<date>": any(window.date or window.dates for window in habit.windows),
        "<vague-time>": once.unclear,
        "<volunteer>": price.pay == VOLUNTEER,
        "<hour>": fee is not None and fee.unit == "hour",
        "<fee>": fee is not None and fee.unit != "hour",
        "<at-most>": fee is not None and fee.min == 0,
        "<vague-pay>": price.unclear,
        "<question>": "?" in spoken,
        "<short>": spoken.count(" ") < _SHORT,
        "<area>": placed,
        "<lent>": lent,
        "<trade>": any(map(is_trade, trades)),
        "<trade-first>": any(map(is_trade, words[1:3])) and bool(named.places & {1, 2}),
        "<trades>": any(is_trade(word) and word.endswith("s") for word in words[1:3]) and bool(named.places & {1, 2}),
        "<skills>": len(named.skills) > 1,
    }
    return read_intent(words, Signs([fact for fact, holds in facts.items() if holds], named.places))


def _when(habit: When, once: When, intent: Intent | None, now: dt.datetime) -> When:
    """The windows; a weekday alone is each week's in an offer, the coming one in a need, else a question."""
    when = once if intent in {"need", "browse"} else habit
    today, time = now.date(), f"{now:%H:%M}"
    far = any(day - today > _FORESEEN for window in when.windows for day in (window.date, *window.dates) if day)
    over = any(window.date == today and window.end <= min(time, _NIGHT) for window in when.windows)
    return When(when.windows, unclear=when.unclear or far or over or (intent is None and habit != once))


_NIGHT = "20:59"
"""An evening is not over as long as it is today."""
_FORESEEN = dt.timedelta(300)
"""A date farther ahead is rather one that has just been, and is told of."""

"""One message read into facts; what is not certain is left out, and named in `ask`."""

import datetime as dt
from typing import Literal, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.calendar import Window
from domain.pay import Pay
from domain.reading.intents import Intent, read_intent, read_people
from domain.reading.money import read_pay
from domain.reading.skills import read_skills
from domain.reading.times import When, read_when
from domain.reading.where import read_where
from domain.reading.words import plain

LONGEST = 2_000
"""Characters that are read; a whole project's story is not one sentence, and a turn is short."""

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
    said = plain(text)
    meant = intent or read_intent(said)
    named, price, where = read_skills(text), read_pay(text), read_where(text)
    when = _when(text, now.date(), meant)
    people, several = read_people(said) if meant in {"need", None} else (None, False)
    unclear: dict[Line, bool] = {
        "intent": meant is None,
        "skills": named.unclear or (not named.skills and meant != "browse"),
        "when": when.unclear,
        "pay": price.unclear,
        "people": several,
        "area": where.unclear,
    }
    return Reading(
        intent=meant or "other",
        skills=named.skills,
        when=when.windows,
        pay=price.pay,
        people=people,
        area=where.place.code if where.place else None,
        ask=tuple(line for line, must in unclear.items() if must),
    )


def _when(text: str, today: dt.date, intent: Intent | None) -> When:
    """The windows; a weekday alone is each week's in an offer, the coming one in a need, else a question."""
    habit = read_when(text, today, habitual=intent != "need")
    if intent is not None or habit == read_when(text, today, habitual=False):
        return habit
    return When(habit.windows, unclear=True)

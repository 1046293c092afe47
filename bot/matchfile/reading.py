"""The file that `match` reads: needs and offers in JSON, checked line by line, read into what the one score judges.

A large file stays small: what many lines say alike (hours, pay) is kept once, and a line is let go
when it is read.
"""

import codecs
import datetime as dt
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar

import msgspec
from pydantic import TypeAdapter, ValidationError

from bot.matchfile.lines import RIGHT, NeedLine, OfferLine, Outer
from domain.calendar import Span, Window, at, local, spans, union
from domain.fitting import NOBODY, YOUNGEST, Asked, Date, Given, Hours, tokens, written
from domain.pay import VOLUNTEER, Pay
from domain.projects import PEOPLE
from domain.sheets import DAY
from domain.skills import SKILLS

ZONE = "America/Toronto"
WEEKS = 4
"""How far ahead a need of every week is looked at, or as far as its next date."""
AHEAD = 400
"""Days ahead that anything is looked at, as the door does (domain/sheets.py)."""
YEARS = range(1970, 3000)
"""Of anything that a file speaks of, so that what is looked at ahead is in the calendar too."""
MOST_TOLD = 20
"""Faults that are told at once."""
NOT_UTF8 = "this is not UTF-8: save the file as UTF-8"
T = TypeVar("T")


class BadFile(Exception):
    """The file can't be ranked; `faults` name each what is wrong, where, and what would be right."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(faults)
        self.faults = faults


class _Wrong(Exception):
    """One field of a line is not right."""

    def __init__(self, field: str, why: str, right: str = "") -> None:
        super().__init__(field, why)
        self.field, self.why, self.right = field, why, right or RIGHT.get(field, "")


class Reading:
    """Reads a file's bytes; every fault of every line is found before anything is ranked."""

    def __init__(self, data: bytes) -> None:
        self.faults: list[str] = []
        try:
            outer = msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=Outer)
        except msgspec.ValidationError as error:
            field, why = _explained(error)
            right = RIGHT.get(field, '{"now": "2026-11-22T10:00", "needs": [], "offers": []}')
            raise BadFile([f"{field or 'the file'}: {why}{_right(right)}"]) from error
        except msgspec.DecodeError as error:
            raise BadFile([f"this is not JSON: {error}"]) from error
        except UnicodeDecodeError as error:
            raise BadFile([NOT_UTF8]) from error
        try:
            self.now = _instant("now", outer.now)
        except _Wrong as wrong:
            raise BadFile([f"now: {wrong.why}{_right(wrong.right)}"]) from wrong
        self._windows: dict[bytes, Window] = {}
        self._hours: dict[tuple[int, ...], Hours] = {}
        self._pay: dict[bytes, Pay] = {}
        self._needs = msgspec.json.Decoder(NeedLine)
        self._offers = msgspec.json.Decoder(OfferLine)
        try:
            self.needs = list(self._all("needs", outer.needs, self._need))
            self.offers = [given for _, given in self._all("offers", outer.offers, self._offer)]
        except UnicodeDecodeError as error:  # a line's texts are looked at only when it is read
            raise BadFile([NOT_UTF8]) from error
        if self.faults:
            more = len(self.faults) - MOST_TOLD
            raise BadFile(self.faults[:MOST_TOLD] + ([f"and {more} more"] if more > 0 else []))

    def _all(
        self, name: str, lines: list[msgspec.Raw], read: Callable[[msgspec.Raw], tuple[str, T]]
    ) -> Iterator[tuple[str, T]]:
        seen: dict[str, int] = {}
        for number, line in enumerate(lines):
            try:
                id, value = read(line)
            except msgspec.DecodeError as error:
                field, why = _explained(error)
                self._fault(name, number, line, field, f"{why}{_right(RIGHT.get(field, ''))}")
                continue
            except _Wrong as wrong:
                self._fault(name, number, line, wrong.field, f"{wrong.why}{_right(wrong.right)}")
                continue
            if id in seen:
                self._fault(name, number, line, "id", f"it is that of {name}[{seen[id]}] too{_right(RIGHT['id'])}")
                continue
            seen[id] = number
            yield id, value

    def _fault(self, name: str, number: int, line: msgspec.Raw, field: str, what: str) -> None:
        try:
            whole = msgspec.json.decode(line)
        except msgspec.DecodeError:  # a number too large for any kind, say
            whole = None
        id = whole.get("id") if isinstance(whole, dict) else None
        named = f' ("{id}")' if isinstance(id, str) and id else ""
        self.faults.append(f"{name}[{number}]{named}: {field + ': ' if field else ''}{what}")

    def _need(self, raw: msgspec.Raw) -> tuple[str, Asked]:
        line = self._needs.decode(raw)
        people = line.kind in PEOPLE
        windows = self._read("when", line.when)
        found = [span for window in windows for span in _dates(window, self.now)]
        dates = [span for span in sorted(set(found)) if (span.start if people else span.end) > self.now]
        skills = tuple(dict.fromkeys(_skills(line.skills)))
        asked = Asked(
            kind=line.kind,
            skills=tuple(skill for skill in skills if skill != "general_help"),
            words=written(line.what),
            dates=tuple(Date(number, span.start, span.end) for number, span in enumerate(dates)),
            length=sum(span.length for span in dates) or len(windows),
            pay=self._paid(line.pay),
            lat=line.area.lat,
            lon=line.area.lon,
            now=self.now,
            min_age=YOUNGEST if line.min_age is None else line.min_age,
            languages=_languages(line.languages),
        )
        return line.id, asked

    def _offer(self, raw: msgspec.Raw) -> tuple[str, Given]:
        line = self._offers.decode(raw)
        taken = self._read("commitments", line.commitments)
        busy = tuple(union(taken, ZONE, self.now, self.now + AHEAD * DAY, anchor=self.now)) if taken else ()
        given = Given(
            offer=line.id,
            member=line.member or line.id,
            kind=line.kind,
            skills=_skills(line.skills),
            words=tokens(line.words),
            hours=self._free(line.when),
            lat=line.area.lat,
            lon=line.area.lon,
            radius_km=line.radius_km,
            pay=self._paid(line.pay),
            age=line.age,
            languages=_languages(line.languages),
            last_asked=_instant("last_asked", line.last_asked) if line.last_asked else 0,
            busy=busy,
        )
        return line.id, given

    def _free(self, raws: list[msgspec.Raw] | None) -> Hours:
        windows = self._read("when", raws)
        key = tuple(map(id, windows))  # the same window is the same object
        if key not in self._hours:
            self._hours[key] = Hours(windows, ZONE, self.now)
        return self._hours[key]

    def _read(self, field: str, raws: list[msgspec.Raw] | None) -> tuple[Window, ...]:
        return tuple(self._window(field, number, bytes(raw)) for number, raw in enumerate(raws or ()))

    def _window(self, field: str, number: int, text: bytes) -> Window:
        known = self._windows.get(text)
        if known is None:
            try:
                known = self._windows[text] = Window.model_validate_json(text)
            except ValidationError as error:
                raise _Wrong(f"{field}[{number}]", _first(error), RIGHT[field]) from error
        return known

    def _paid(self, raw: msgspec.Raw) -> Pay:
        key = bytes(raw)
        if key not in self._pay:
            try:
                self._pay[key] = PAY.validate_json(key) or VOLUNTEER
            except ValidationError as error:
                raise _Wrong("pay", _first(error)) from error
        return self._pay[key]


PAY: TypeAdapter[Pay | None] = TypeAdapter(Pay | None)


def _dates(window: Window, now: int) -> list[Span]:
    """The dates that a need's window stands for, from today on."""
    today = local(now, ZONE).date()
    days = 7 * max(WEEKS, window.every) if window.weekly else AHEAD
    end = today + dt.timedelta(days=days)
    return spans(window, ZONE, at(today, "00:00", ZONE), at(end, "00:00", ZONE), anchor=now)


@lru_cache(maxsize=65_536)
def _instant(field: str, text: str) -> int:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise _Wrong(field, f"{text!r} is no time") from None
    if moment.year not in YEARS:
        raise _Wrong(field, f"{text!r} is not of the years {YEARS[0]} to {YEARS[-1]}")
    if moment.tzinfo is not None:
        return round(moment.timestamp() * 1000)
    return at(moment.date(), f"{moment.hour:02}:{moment.minute:02}", ZONE)


def _skills(named: list[str]) -> tuple[str, ...]:
    for skill in named:
        if skill not in SKILLS:
            like = get_close_matches(skill, SKILLS, n=1)
            right = f'perhaps "{like[0]}"' if like else RIGHT["skills"]
            raise _Wrong("skills", f"{skill!r} is not in the list of skills", right)
    return tuple(named)


def _languages(named: list[str]) -> frozenset[str]:
    return _tongues(tuple(named)) if named else NOBODY


@lru_cache(maxsize=1024)
def _tongues(named: tuple[str, ...]) -> frozenset[str]:
    return frozenset(language.casefold() for language in named)


def _explained(error: msgspec.DecodeError) -> tuple[str, str]:
    """The field that an error is about, and what is wrong with it, in plain words."""
    text, _, path = str(error).partition(" - at `$")
    field = path.rstrip("`").lstrip(".").split(".")[0].split("[")[0]
    if "missing required field" in text:
        inner = text.split("`")[1]
        return (field, f"{inner} is missing") if field else (inner, "is missing")
    return field, text[:1].lower() + text[1:].replace("`", "")


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    named = [part for part in first["loc"] if isinstance(part, int) or part.isidentifier()]
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in named)
    why = first["msg"].removeprefix("Value error, ")
    if first["type"] == "string_pattern_mismatch":
        why = "is no time of day, from 00:00 to 24:00"
    return f"{where.lstrip('.') + ' ' if where else ''}{why}"


def _right(right: str) -> str:
    return f"; write {right}" if right else ""

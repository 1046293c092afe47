"""The people and shops of the demo, read from their tables."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, get_args

from bot.adapters.web.site import Seeded
from conversations.inbound import Address
from domain import places
from domain.calendar import Day, Window, weekly
from domain.members import Age, Language, Manner
from domain.projects import NeedKind

MAIN = ("ada", "leo", "omar", "mod")
"""Those whom the page shows first; they are always there."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo. `gives` is empty for who offers nothing yet."""

    key: str
    name: str
    fsa: str
    language: Language
    manner: Manner
    age: Age
    spoken: tuple[str, ...]
    who: str
    gives: NeedKind | None
    skills: tuple[str, ...]
    windows: tuple[Window, ...]
    words: str

    @property
    def address(self) -> Address:
        return Address("web", "", self.key, "", self.key)

    @property
    def identity(self) -> str:
        return f"web||{self.key}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Something that a shop has to give, and the shop that its owner answers for."""

    owner: str
    name: str
    fsa: str
    languages: tuple[Language, ...]
    gives: tuple[NeedKind, ...]
    closed: tuple[str, ...]
    kind: NeedKind
    stock: int
    at: str
    words: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("bot.demo").joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def _windows(text: str) -> tuple[Window, ...]:
    """« sat sun 09:00-17:00 »: days, then hours."""
    if not text:
        return ()
    *days, hours = text.split()
    start, end = hours.split("-")
    return (weekly(*(_one_of(day, get_args(Day)) for day in days), start=start, end=end),)


def _one_of(value: str, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {allowed}")
    return value


def _person(row: dict[str, str]) -> Person:
    return Person(
        key=row["key"],
        name=row["name"],
        fsa=row["fsa"],
        language=_one_of(row["language"], get_args(Language)),
        manner=_one_of(row["manner"], get_args(Manner)),
        age=_one_of(row["age"], get_args(Age)),
        spoken=tuple(row["spoken"].split("/")) if row["spoken"] else (),
        who=row["who"],
        gives=_one_of(row["gives"], get_args(NeedKind)) if row["gives"] else None,
        skills=tuple(row["skills"].split()),
        windows=_windows(row["when"]),
        words=row["words"],
    )


def _shelf(row: dict[str, str]) -> Shelf:
    return Shelf(
        owner=row["owner"],
        name=row["name"],
        fsa=row["fsa"],
        languages=tuple(_one_of(each, get_args(Language)) for each in row["languages"].split()),
        gives=tuple(_one_of(each, get_args(NeedKind)) for each in row["gives"].split()),
        closed=tuple(row["closed"].split()),
        kind=_one_of(row["kind"], get_args(NeedKind)),
        stock=int(row["stock"]),
        at=row["at"],
        words=row["words"],
    )


PEOPLE: tuple[Person, ...] = tuple(map(_person, _rows("people.csv")))
SHELVES: tuple[Shelf, ...] = tuple(map(_shelf, _rows("shops.csv")))


def list_people() -> list[Seeded]:
    """Everybody as the page presents them, those it shows first at the head."""
    shops = {shelf.owner: shelf.name for shelf in SHELVES}
    ordered = sorted(PEOPLE, key=lambda person: MAIN.index(person.key) if person.key in MAIN else len(MAIN))
    return [
        Seeded(
            key=person.key,
            name=shops.get(person.key, person.name),
            kind=person.who,
            place=places.name(person.fsa, person.language),
            language=person.language,
        )
        for person in ordered
    ]

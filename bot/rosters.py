"""A file of partners, read whole before anything is done: each line is right, or told by its line and column."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from domain import places
from domain.calendar import DAYS, Day
from domain.members import Language
from domain.projects import NeedKind
from domain.reading.words import fold

T = TypeVar("T")
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("name", "nom"),
        "place": ("place", "lieu"),
        "languages": ("languages", "langues"),
        "gives": ("gives", "donne"),
        "closed_days": ("closed_days", "closed", "ferme"),
    }
)
"""The columns by their names, as people write them in either language; the last one may be missing."""
OPTIONAL = frozenset({"closed_days"})
LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {"fr": "fr", "francais": "fr", "french": "fr", "en": "en", "anglais": "en", "english": "en"}
)
GIVES: Mapping[str, NeedKind] = MappingProxyType(
    {
        **dict.fromkeys(("goods", "things", "objets"), "goods"),
        **dict.fromkeys(("space", "room", "local"), "space"),
        **dict.fromkeys(("skill", "savoir-faire"), "skill"),
        **dict.fromkeys(("time", "hands", "temps"), "time"),
        **dict.fromkeys(("money", "argent"), "money"),
    }
)
_FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLOSED: Mapping[str, Day] = MappingProxyType(
    {word: day for days in (DAYS, _FRENCH, _ENGLISH) for word, day in zip(days, DAYS, strict=True)}
)


class BadRoster(Exception):
    """A file of partners that cannot be taken; `problems` are what is wrong, a line each. Nothing was done."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class Entry:
    """One partner of the file, on its line."""

    line: int
    name: str
    fsa: str
    languages: tuple[Language, ...]
    gives: tuple[NeedKind, ...]
    closed_days: tuple[Day, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same partner: its name, however it is written, and its place."""
        return key(self.name, self.fsa)


def key(name: str, fsa: str) -> tuple[str, str]:
    """A partner's name without accents, capitals and spaces too many, and its place."""
    return " ".join(fold(name).split()), fsa


def read_roster(file: Path, serves: Callable[[str], bool]) -> list[Entry]:
    """The partners in a CSV file with a heading line; `serves` tells of a postal prefix whether the door is open there.

    Values in one cell are separated by spaces, `;` or `,`. Raises BadRoster, with every fault.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError:
        raise BadRoster([f"{file.name} cannot be read: give the path of a CSV file."]) from None
    except UnicodeDecodeError:
        raise BadRoster([f"{file.name} is not in UTF-8: save it as “CSV UTF-8”."]) from None
    heading = text.partition("\n")[0]
    rows = csv.reader(text.splitlines(), delimiter=";" if heading.count(";") > heading.count(",") else ",")
    try:
        named = _columns(next(rows, []))
        found = [_entry(rows.line_num, _cells(named, row), serves) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BadRoster([f"line {rows.line_num}: it is not CSV ({error})."]) from None
    problems = [problem for entry in found if not isinstance(entry, Entry) for problem in entry]
    entries = [entry for entry in found if isinstance(entry, Entry)]
    problems += _doubles(entries)
    if not found:
        problems = ["the file has no partner: write one a line, under the heading."]
    if problems:
        raise BadRoster(problems)
    return entries


def _columns(heading: list[str]) -> dict[str, int]:
    """Where each column is; BadRoster when one is missing."""
    written = [fold(cell).strip().replace(" ", "_") for cell in heading]
    named = {
        column: written.index(next(name for name in names if name in written))
        for column, names in COLUMNS.items()
        if set(names) & set(written)
    }
    if missing := [column for column in COLUMNS if column not in named and column not in OPTIONAL]:
        raise BadRoster([f"line 1: there is no column {' nor '.join(missing)}; the heading is {','.join(COLUMNS)}."])
    return named


def _cells(named: Mapping[str, int], row: list[str]) -> dict[str, str]:
    return {column: row[at].strip() if at < len(row) else "" for column, at in named.items()}


def _entry(line: int, cells: Mapping[str, str], serves: Callable[[str], bool]) -> Entry | list[str]:
    """The partner on a line, or what is wrong with it."""
    problems: list[tuple[str, str]] = []
    name, spot = " ".join(cells["name"].split()), places.find(cells["place"])
    if not 2 <= len(name) <= 80:
        problems.append(("name", "a name has 2 to 80 characters"))
    if spot is None:
        problems.append(
            ("place", f"“{cells['place']}” is no place: write a postal code such as H2S 1A1, or a neighbourhood’s name")
        )
    elif not serves(spot.code):
        problems.append(("place", f"the door is not open in {spot.code}: `collectif territory list` shows where it is"))
    languages = _values("languages", cells, LANGUAGES, problems)
    if not cells["languages"]:
        problems.append(("languages", "it is empty: write fr, en, or both"))
    gives = _values("gives", cells, GIVES, problems)
    closed = _values("closed_days", cells, CLOSED, problems)
    if len(closed) == len(DAYS):
        problems.append(("closed_days", "a shop is open on one day of the week at least"))
    if problems or spot is None:
        return [f"line {line}, {column}: {problem}." for column, problem in problems]
    return Entry(line, name, spot.code, languages, gives, closed)


def _values(
    column: str, cells: Mapping[str, str], known: Mapping[str, T], problems: list[tuple[str, str]]
) -> tuple[T, ...]:
    """What a cell names, each once; what it names that nobody knows is a problem."""
    written = cells.get(column, "").replace(";", " ").replace(",", " ").split()
    right = ", ".join(dict.fromkeys(str(value) for value in known.values()))
    problems += [
        (column, f"“{word}” is not known: write some of {right}") for word in written if fold(word) not in known
    ]
    return tuple(dict.fromkeys(known[fold(word)] for word in written if fold(word) in known))


def _doubles(entries: Iterable[Entry]) -> Iterator[str]:
    first: dict[tuple[str, str], int] = {}
    for entry in entries:
        if (line := first.setdefault(entry.key, entry.line)) != entry.line:
            yield f"line {entry.line}, name: {entry.name} in {entry.fsa} is on line {line} already."

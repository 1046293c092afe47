"""A sign of time: some words of a text, where they stand, and what they say of days or hours."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from domain.calendar import Day
from domain.reading.pieces import Pieces

Hours: TypeAlias = tuple[int, int]
"""Minutes since midnight, from and to."""
Kind: TypeAlias = Literal[
    "days",
    "dates",
    "hours",
    "part",
    "loose",
    "every",
    "week",
    "except",
    "deadline",
    "start",
    "past",
    "period",
    "perhaps",
    "unclear",
    "vague",
    "nothing",
]


@dataclass(frozen=True, slots=True)
class Sign:
    """What some words say. Which fields hold something depends on the kind.

    `days` are weekdays, a `habit` when said as one ("tous les samedis"); `dates` are single days, or with `run`
    the first and last of several; `hours` gives the hours, perhaps only in the light of a part of the day,
    and `None` where a fair reader would ask; `every` counts weeks, and so does a "week" ahead. A "deadline" makes
    what follows it unclear, and what follows a "past" is none of the time that is meant. "unclear" says only that one
    must ask, "vague" that one must where nothing else is said, a "period" where no date is, "nothing" that the words
    say nothing of time. "perhaps" has `dates` that are meant where hours stand without a day.
    """

    kind: Kind
    start: int
    end: int
    days: tuple[Day, ...] = ()
    habit: bool = False
    dates: tuple[dt.date, ...] = ()
    run: bool = False
    hours: Callable[[Hours | None], Hours | None] | None = None
    every: int = 1


Rule: TypeAlias = Callable[[re.Match[str], dt.date], Sign | None]
Cue: TypeAlias = tuple[frozenset[str], ...]
"""Pieces of words; one of each group stands in every text where a rule's pattern is found: cheaper to look for."""
Rules: TypeAlias = Sequence[tuple[Cue, str, Rule]]
compiled = cache(re.compile)
"""A rule's pattern, made when its cue is first heard: to make them all takes a fifth of the program's start."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules in the order in which they are heard, and the pieces of all their cues."""

    rules: Rules
    pieces: Pieces


def rules(*written: tuple[str, str, Rule]) -> Rules:
    """Rules from their cues, written as one string with groups parted by "&", their patterns, and what a match says."""
    return [
        (tuple(frozenset(group.split()) for group in cue.split("&")), pattern, rule) for cue, pattern, rule in written
    ]


def grammar(*parts: Rules) -> Grammar:
    """The rules of several parts, one after the other."""
    every = [rule for part in parts for rule in part]
    return Grammar(every, Pieces(piece for cue, _, _ in every for group in cue for piece in group))


def signs(text: str, today: dt.date, known: Grammar) -> list[Sign]:
    """The signs in a plain text, in its order; where two overlap, the rule named first is heard."""
    found: list[Sign] = []
    here = known.pieces.within(text)
    for cue, pattern, rule in known.rules:
        if here.isdisjoint(cue[0]) or any(here.isdisjoint(group) for group in cue[1:]):
            continue
        for match in compiled(pattern).finditer(text):
            start, end = match.span()
            if not any(start < other.end and other.start < end for other in found):
                sign = rule(match, today)
                if sign:
                    found.append(sign)
    found.sort(key=lambda sign: sign.start)
    return found

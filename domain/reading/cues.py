"""The words by which a message shows what it is for, and how much each weighs.

The cues are data: a line of `data/cues.csv` names one, says what it weighs for each intent, and gives its patterns
(domain/reading/patterns.py), in Quebec French and Canadian English. `#` in a pattern is a word that names a skill,
`^` the beginning of a sentence, and `<fee>` and the like what else was read. The weights are set by
`scripts/weigh_cues.py`, from labelled messages.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

from domain.reading.finding import Index

Intent: TypeAlias = Literal["offer", "need", "browse", "other"]
INTENTS: tuple[Intent, ...] = get_args(Intent)
_BITS = 16
"""Of one weight among those that stand side by side."""
_NOUGHT = 1 << _BITS - 1
_NOUGHTS = sum(_NOUGHT << _BITS * at for at in range(len(INTENTS)))
"""Added before weights are taken apart, so that none is below zero."""


def side_by_side(weights: Iterable[str]) -> int:
    """What something weighs for each intent, in tenths, as one number: such numbers are added up at once."""
    return sum(int(weight) << _BITS * at for at, weight in enumerate(weights))


def taken_apart(weights: int) -> dict[Intent, int]:
    """What many things weigh together for each intent, in tenths, of the sum of their numbers; up to 3,000 each."""
    whole = weights + _NOUGHTS
    return {intent: (whole >> _BITS * at) % (1 << _BITS) - _NOUGHT for at, intent in enumerate(INTENTS)}


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns to look for, and what each cue weighs (`side_by_side`)."""

    patterns: Index
    weights: Mapping[str, int]
    faint: frozenset[str]
    """Those that any naming of a skill shows, and what else was read: by themselves they tell nothing."""
    explicit: frozenset[str]
    """Those that say it outright, beside which the faint ones count for nothing; their column "says" is 1."""
    words: frozenset[str]
    """The words that stand anywhere in a pattern."""
    tearing: frozenset[str]
    """Those that show two intents at once, so that one asks; their names begin with "?"."""
    overruling: frozenset[str]
    """Those that silence what is said within them: "besoin" in « si vous avez besoin »; their names"
    " begin with "!"."""


@cache
def cues() -> Cues:
    """The cues, read once."""
    text = files("domain").joinpath("data/cues.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    classes = {row["name"][1:]: row["patterns"] for row in rows if row["name"].startswith("@")}
    lines = [row for row in rows if not row["name"].startswith("@")]
    patterns = ((row["name"], written) for row in lines for written in row["patterns"].split(";"))
    weights = {row["name"]: side_by_side(row[intent] for intent in INTENTS) for row in lines}
    faint = frozenset(row["name"] for row in lines if row["patterns"].startswith("<")) | {"starts_skill"}
    words = frozenset(re.findall(r"[a-z]{2,}(?!\*)", text))
    return Cues(
        Index(patterns, classes),
        weights,
        faint,
        frozenset(row["name"] for row in lines if row["says"]),
        words,
        frozenset(name for name in weights if name[0] == "?"),
        frozenset(name for name in weights if name.startswith("!")),
    )

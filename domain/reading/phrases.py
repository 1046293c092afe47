"""What people say for a skill: words in both languages, whole or by their beginning, together or a few words apart.

The phrases are data: `data/phrases.csv` has a line for each skill, after those of classes of words (`@name`) and of
look-alikes (`-`), which stand for no skill. How a phrase is written stands in domain/reading/patterns.py.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

from domain.reading.finding import Found, Index, Written, find, unswallowed
from domain.reading.words import plain
from domain.skills import SKILLS

NONE = "-"
"""Stands for the look-alikes' skill."""
WEAK = "?"
"""Ends a phrase that may stand for something else, and the name it is found by."""
SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "to",
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "un",
        "une",
        "en",
        "au",
        "aux",
        "et",
        "and",
        "could",
        "would",
        "should",
    }
)
"""Words that say nothing of a skill: left out of texts and phrases alike."""


def find_phrases(words: Sequence[str]) -> list[Found]:
    """The phrases in a text's words, small ones left out, in order; look-alikes are not among them."""
    return [one for one in unswallowed(find(words, phrases())) if one.name != NONE]


@cache
def vocabulary() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that stand anywhere in a phrase, and the beginnings of words."""
    said = set(re.findall(r"[a-z0-9]{2,}\*?", phrase_book()))
    return frozenset(word for word in said if word[-1] != "*"), tuple(word[:-1] for word in said if word[-1] == "*")


@cache
def spoken_in() -> tuple[frozenset[str], frozenset[str]]:
    """The words that stand in French phrases only, and in English ones only."""
    french, english = (
        {word for row in csv.reader(phrase_book().splitlines()[1:]) if row[0][0] not in "@-" for word in _said(row[at])}
        for at in (1, 2)
    )
    return frozenset(french - english), frozenset(english - french)


@cache
def meanings() -> Mapping[str, int]:
    """How many skills have phrases in which a word begins so, of five letters or fewer."""
    rows = (row for row in phrase_book().splitlines()[1:] if row[0] not in "@-")
    return Counter(chain.from_iterable(set(_STEM.findall(row.partition(",")[2])) for row in rows))


_STEM = re.compile(r"\b[a-z]{3,5}")
"""Of a word in a phrase."""


def _said(phrases_written: str) -> list[str]:
    return re.findall(r"\b[a-z]{3,}\b(?!\*)", phrases_written)


@cache
def phrase_book() -> str:
    """The phrases as they are written, in plain letters."""
    return plain(files("domain").joinpath("data/phrases.csv").read_text(encoding="utf-8"))


@cache
def phrases() -> Index:
    """The phrases, ready to be found; the skills' own labels are among them."""
    rows = list(csv.reader(phrase_book().splitlines()[1:]))
    classes = {name[1:]: f"{fr}|{en}".strip("|") for name, fr, en in rows if name.startswith("@")}
    return Index(_written(rows), classes, small=SMALL, plural=True)


def _written(rows: Sequence[Sequence[str]]) -> Iterator[Written]:
    weak: set[Written] = set()
    for name, *columns in rows:
        if name.startswith("@"):
            continue
        for phrase in ";".join(columns).translate(_PARTING).replace("; ", ";").split(";"):
            if phrase.endswith(WEAK):
                weak.add((name, phrase[:-1]))
                yield f"{name}{WEAK}", phrase[:-1]
            elif phrase:
                yield name, phrase
    labels = (
        (skill.id, plain(label).translate(_PARTING)) for skill in SKILLS.values() for label in (skill.fr, skill.en)
    )
    yield from (label for label in labels if label not in weak)


_PARTING = str.maketrans("'-", "  ")

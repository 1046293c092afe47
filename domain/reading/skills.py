"""Which skills a text names, in either language: by a phrase of the vocabulary, unless it is denied."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.reading.phrases import SMALL, Found, find
from domain.reading.words import clauses, plain

_DENIES = frozenset(
    {"pas", "jamais", "aucun", "aucune", "ni", "sauf", "sans", "non", "no", "not", "nope", "never", "cannot", "without"}
    | {"except", "nor", "cant", "dont", "wont"}
)
_VERBS = frozenset({"ca", "do", "wo", "could", "would", "should", "does", "did", "is", "are", "was"})
"""What stands before "n't", as in "can't"."""
_HAVING = frozenset({"j", "ai", "have", "own"})
"""How a phrase begins that a denial within it undoes; within another it is part of it: "le frigo marche pas"."""
_REACH = 5
"""Words after a denial that it may still be about."""
_FEW = 3
"""Words of an answer short enough to name a skill and nothing else."""
_AMBIGUOUS = frozenset(
    {"accueil", "conduite", "conte", "cuisine", "delivery", "driving", "echec", "echecs", "security", "securite"}
)
"""Words that alone mean other things as often: "conduite d'eau", "security deposit", "ma cuisine"."""


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of the skills named, sorted, and whether one of them may be something else."""

    skills: tuple[str, ...] = ()
    unclear: bool = False


@lru_cache(maxsize=1024)  # one text is read several times in a conversation
def read_skills(text: str) -> Named:
    """The skills that a text names; what is denied in the same breath is not read."""
    found: set[str] = set()
    unclear = False
    for words in _breaths(text):
        for one in _affirmed(words):
            if len(words) > _FEW and len(one.places) == 1 and words[one.places[0]] in _AMBIGUOUS:
                unclear = True
            else:
                found.add(one.skill)
    return Named(tuple(sorted(found)), unclear=unclear)


def heard(text: str) -> dict[str, list[str]]:
    """The words that each skill was heard in, to explain a reading."""
    found: dict[str, list[str]] = {}
    for words in _breaths(text):
        for one in _affirmed(words):
            found.setdefault(one.skill, []).append(" ".join(words[place] for place in one.places))
    return found


def _breaths(text: str) -> Iterator[list[str]]:
    """The words of what is said in one breath, small ones left out."""
    for clause in clauses(plain(text)):
        for part in clause.split(","):
            yield [word for word in re.findall(r"[a-z0-9]+", part.replace("n't", "nt")) if word not in SMALL]


def _affirmed(words: Sequence[str]) -> Iterator[Found]:
    """The phrases in the words, less those that are denied: shortly before them, or in one word right after."""
    denials = [at for at, word in enumerate(words) if word in _DENIES or (word[-2:] == "nt" and word[:-2] in _VERBS)]
    for one in find(words):
        first, last = one.places[0], one.places[-1]
        until = last if words[first] in _HAVING else first
        if not any(first - _REACH <= at < until or first == last == at - 1 for at in denials):
            yield one

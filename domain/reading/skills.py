"""Which skills a text names: the vocabulary's labels in both languages, whole words, singular or plural."""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.reading.words import clauses, plain
from domain.skills import SKILLS

_SMALL = frozenset(
    [
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
    ]
)
_DENIED = re.compile(
    r"\b(?:pas|jamais|aucune?|ni|sauf|sans|non|no|not|nope|never|cannot|without|except|nor)\b"
    r"|n't\b|\b(?:cant|dont|wont)\b"
)
_AMBIGUOUS = frozenset(
    {"accueil", "conduite", "conte", "cuisine", "delivery", "driving", "echec", "security", "securite"}
)
"""Labels of one word that mean other things as often: "conduite d'eau", "security deposit", "ma cuisine"."""


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of the skills named, sorted, and whether one of them may be something else."""

    skills: tuple[str, ...] = ()
    unclear: bool = False


@lru_cache(maxsize=1024)  # one text is read several times in a conversation
def read_skills(text: str) -> Named:
    """The skills that a text names; what is denied in the same clause is not read."""
    found: set[str] = set()
    unclear = False
    for clause in clauses(plain(text)):
        if _DENIED.search(clause):
            continue
        words = [_singular(word) for word in re.findall(r"[a-z0-9]+", clause) if word not in _SMALL]
        labels = _named(tuple(words))
        found |= set(labels.values())
        unclear = unclear or any(" ".join(label) in _AMBIGUOUS for label in labels)
    return Named(tuple(sorted(found)), unclear=unclear)


def _named(words: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    """The longest labels, from left to right; a word belongs to one label only."""
    labels, longest = _labels()
    found: dict[tuple[str, ...], str] = {}
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            label = words[at : at + length]
            if label in labels:
                found[label] = labels[label]
                at += length
                break
        else:
            at += 1
    return found


@lru_cache(maxsize=1)
def _labels() -> tuple[dict[tuple[str, ...], str], int]:
    labels: dict[tuple[str, ...], str] = {}
    for skill in SKILLS.values():
        for label in (skill.fr, skill.en):
            words = tuple(_singular(w) for w in re.findall(r"[a-z0-9]+", plain(label)) if w not in _SMALL)
            labels.setdefault(words, skill.id)
    return labels, max(map(len, labels))


def _singular(word: str) -> str:
    """The word without its plural's end, the same for both languages: what is compared, never shown."""
    if len(word) > 3 and word.endswith("aux"):
        return word[:-3] + "al"
    if len(word) > 3 and word[-1] in "sx" and not word.endswith("ss"):
        return word[:-1]
    return word

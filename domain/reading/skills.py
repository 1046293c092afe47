"""Which skills a text names, in either language: by a phrase of the vocabulary, unless it is denied."""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from domain.reading.finding import Found
from domain.reading.phrases import SMALL, WEAK, find_phrases
from domain.reading.said import said
from domain.reading.words import tokens

EVERY = "*"
"""Stands for every other skill."""
_DENIES = frozenset(
    {
        "pas",
        "jamais",
        "aucun",
        "aucune",
        "ni",
        "sauf",
        "sans",
        "non",
        "no",
        "not",
        "nope",
        "never",
        "without",
        "except",
        "nor",
        "nothing",
        "rien",
    }
)
_PARTING = frozenset([".", "!", "?", ";", ":", "\n", "mais", "but", "however", "contre"])
"""What a new breath begins after; "contre" as in « par contre »."""
_SILENT = frozenset(["^", "?"])
_BY_THE_WAY = frozenset(
    [
        "while",
        "before",
        "because",
        "since",
        "when",
        "whenever",
        "although",
        "pendant",
        "avant",
        "parce",
        "quand",
        "lorsque",
        "puisque",
    ]
)
"""What opens a clause that names a skill, if any, by the way only."""
_OTHERS = frozenset({"he", "she", "they", "il", "elle", "ils", "elles"})
_LIKES = frozenset(["loves", "likes", "enjoys", "love", "like", "enjoy", "aime", "aiment", "adore", "adorent"])
"""What others like is not what is asked for: "he loves swimming"."""
_COMMA = ","
_NO = (("no",), ("non",), ("nope",))
_HAVING = frozenset({"j", "ai", "have", "own"})
"""How a phrase begins that a denial within it undoes; within another it is part of it: "le frigo marche pas"."""
_OWN = frozenset({"mon", "ma", "mes", "notre", "nos", "my", "our", "this"})
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
    places: frozenset[int] = frozenset()
    """Where the words that name them stand among the text's tokens (domain/reading/words.py)."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A skill in a text, by the places of its words among the text's tokens; `weak` when it may be something else."""

    skill: str
    places: tuple[int, ...]
    weak: bool


@lru_cache(maxsize=1024)  # one text is read several times in a conversation
def read_skills(text: str) -> Named:
    """The skills that a text names; what is denied in the same breath is not read."""
    found, unclear = _heard(tokens(said(text)))
    places = frozenset(place for one in found for place in one.places)
    return Named(tuple(sorted({one.skill for one in found})), unclear=unclear and not found, places=places)


def heard(text: str) -> dict[str, list[str]]:
    """The words that each skill was heard in, to explain a reading."""
    spoken = tokens(said(text))
    words: dict[str, list[str]] = {}
    for one in _heard(spoken)[0]:
        words.setdefault(one.skill, []).append(" ".join(spoken[place] for place in one.places))
    return words


def _heard(spoken: Sequence[str]) -> tuple[list[_Heard], bool]:
    """The skills heard, and whether a word was that is too unsure to count."""
    found: list[_Heard] = []
    unclear = False
    for breath in _breaths(spoken):
        words = [word for _, word in breath]
        if _taken_back(words):
            found.clear()
        begins = [spoken[at - 1] == _COMMA for at, _ in breath]
        aside = _aside(words, begins)
        for one in _affirmed(words, begins):
            if len(words) > _FEW and not any(begins) and len(one.places) == 1 and words[one.places[0]] in _AMBIGUOUS:
                unclear = True
            else:
                places = tuple(breath[place][0] for place in one.places)
                weak = one.name.endswith(WEAK) or one.places[0] in aside
                found.append(_Heard(one.name.removesuffix(WEAK), places, weak))
    sure = [one for one in found if not one.weak] or found
    skills = {one.skill for one in sure}
    return [one for one in sure if not _gives_way(one.skill, skills)], unclear


def _taken_back(words: Sequence[str]) -> bool:
    """Whether a breath denies the ones before it: « La plomberie: j'touche pas à ça », "Roofs? not my thing"."""
    said = " ".join(words[:_OPENING])
    return any(denial in said for denial in _TAKEN_BACK)


_OPENING = 6
_TAKEN_BACK = (
    "touche pas ca",
    "fais pas ca",
    "pas mon truc",
    "pas ma force",
    "not my thing",
    "do not do those",
    "not for me",
)


def _aside(words: Sequence[str], after_comma: Sequence[bool]) -> set[int]:
    """The places of what is only said by the way: "while I walk my dog", « pendant que je cuisine »."""
    found: set[int] = set()
    by_the_way = False
    for at, word in enumerate(words):
        likes = word in _LIKES and at > 0 and words[at - 1] in _OTHERS
        by_the_way = likes or word in _BY_THE_WAY or (by_the_way and not after_comma[at])
        if by_the_way:
            found.add(at)
    return found


def _gives_way(skill: str, others: Collection[str]) -> bool:
    """Whether a broad skill is only said on the way to a narrower one: "tutor" where it is maths."""
    narrower = _broader().get(skill, frozenset())
    return any(other in narrower or (EVERY in narrower and other != skill) for other in others)


@cache
def _broader() -> Mapping[str, frozenset[str]]:
    """The skills that each broad one gives way to; `data/broader.csv`."""
    text = files("domain").joinpath("data/broader.csv").read_text(encoding="utf-8")
    return {row["skill"]: frozenset(row["unless"].split()) for row in csv.DictReader(text.splitlines())}


def _breaths(spoken: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    """The words of what is said in one breath with their places, small ones left out."""
    breath: list[tuple[int, str]] = []
    for at, word in enumerate(spoken):
        answered = word == "?" and spoken[at + 2 : at + 3] in _NO  # "Plumbing? no." is one breath
        if word in _PARTING and not answered:
            if breath:
                yield breath
            breath = []
        elif word not in SMALL and word not in _SILENT and word != _COMMA:
            breath.append((at, word))
    if breath:
        yield breath


def _affirmed(words: Sequence[str], after_comma: Sequence[bool]) -> Iterator[Found]:
    """The phrases in the words, less those that are denied: shortly before them, or in one word right after."""
    denials = [at for at, word in enumerate(words) if word in _DENIES]
    for one in find_phrases(words):
        first, last = one.places[0], one.places[-1]
        until = last if words[first] in _HAVING else first
        if not any(
            (first - _REACH <= at < until and not any(after_comma[at + 1 : first + 1]) and not _own(words[at:last]))
            or first == last == at - 1
            for at in denials
        ):
            yield one


def _own(words: Sequence[str]) -> bool:
    """Whether what is denied is one's own trouble: "can't lift my couch" names the skill that would help."""
    return any(word in _OWN for word in words)

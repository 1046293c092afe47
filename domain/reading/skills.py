"""Which skills a text names, in either language: by a phrase of the vocabulary, unless it is denied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.reading.asides import asides, is_for_ours, lives_by, names_who_needs, tells_need
from domain.reading.broader import gives_way
from domain.reading.denials import denials
from domain.reading.evidence import Mention
from domain.reading.finding import Found
from domain.reading.meaning import meant
from domain.reading.persons import is_surname
from domain.reading.phrases import SMALL, WEAK, find_phrases
from domain.reading.said import said
from domain.reading.words import plain, tokens
from domain.skills import SKILLS

_PARTING = frozenset([".", "!", "?", ";", ":", "\n", "mais", "but", "however", "contre"])
"""What a new breath begins after; "contre" as in « par contre »."""
_SILENT = frozenset(["^", "?"])
_COMMA = ","
_LACK = frozenset(
    {
        "can", "could", "able", "capable", "how", "comment", "sais", "peux", "peut", "arrive", "ai", "a",
        "avons", "ont", "have", "has"
    }
)  # fmt: skip
_QUALIFYING = frozenset(
    {
        "cher", "chers", "chere", "cheres", "loin", "trop", "expensive", "far", "too", "pire", "plus", "frais",
        "charge", "fee", "fees", "cost", "strings", "rendez", "appointment", "probleme", "problem"
    }
)  # fmt: skip
"""What follows a denial that is not of the word before it: « un plombier pas cher », "massage, no charge"."""
_SPEAKER = frozenset({"j", "je", "nous"})
"""Whoever stands before a verb that a denial follows: « j’arrose pas les plantes »."""
_NO = (("no",), ("non",), ("nope",))
_HAVING = frozenset({"j", "ai", "have", "own"})
"""How a phrase begins that a denial within it undoes; within another it is part of it: "le frigo marche pas"."""
_OWN = frozenset({"mon", "ma", "mes", "notre", "nos", "my", "our", "this"})
_STEM = 4
"""Letters by which two words are of one kind."""
_REACH = 5
"""Words after a denial that it may still be about."""


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of the skills that a text names and means, sorted."""

    skills: tuple[str, ...] = ()
    doubtful: bool = False
    """Whether each of them may be something else."""
    places: frozenset[int] = frozenset()
    """Where the words that name a skill, meant or not, stand among the text's tokens (domain/reading/words.py)."""


@lru_cache(maxsize=1024)  # one text is read several times in a conversation
def read_skills(text: str) -> Named:
    """The skills that a text names and means; what is denied in the same breath is not read."""
    spoken = tokens(said(text))
    found = mentions(spoken, text)
    if not found:
        return Named()
    skills = _heard(spoken, found)
    doubtful = all(one.unsure for one in found if one.skill in skills)
    return Named(tuple(sorted(skills)), doubtful, frozenset(place for one in found for place in one.places))


def heard(text: str) -> dict[str, list[str]]:
    """The words that each skill was heard in, to explain a reading."""
    spoken = tokens(said(text))
    found = mentions(spoken, text)
    words: dict[str, list[str]] = {skill: [] for skill in _heard(spoken, found)}
    for one in found:
        if one.skill in words:
            words[one.skill].append(" ".join(spoken[place] for place in one.places))
    return words


def _heard(spoken: Sequence[str], found: Sequence[Mention]) -> set[str]:
    """The skills that are meant, less a broad one beside a narrower."""
    skills = meant(spoken, found)
    return {skill for skill in skills if not gives_way(skill, skills)}


def mentions(spoken: Sequence[str], text: str) -> list[Mention]:
    """The skills that the words of a text name, denied ones left out."""
    found: list[Mention] = []
    breaths = list(_breaths(spoken))
    for number, breath in enumerate(breaths):
        words = [word for _, word in breath]
        if found and _taken_back(words):
            found.clear()
        begins = [spoken[at - 1] == _COMMA for at, _ in breath]
        affirmed, denied = _affirmed(words, begins, asked=spoken[breath[-1][0] + 1 :][:1] == ("?",))
        if not affirmed and not denied:
            continue
        needs_later = any(tells_need([word for _, word in later]) for later in breaths[number + 1 :])
        aside = asides(words, begins, needs_later=needs_later)
        for one in affirmed:
            if is_surname(words[one.places[0]], text):
                continue
            places = tuple(breath[place][0] for place in one.places)
            last = one.places[-1]
            passing = one.places[0] in aside or is_for_ours(spoken, places[0])
            passing = passing or names_who_needs(words, begins, last) or lives_by(words, begins, last)
            found.append(Mention(one.name.removesuffix(WEAK), places, one.name.endswith(WEAK), passing))
        for no in denied:
            until, of = breath[no.places[0]][0], [words[place] for place in no.places]
            found = [one for one in found if one.places[0] > until or not _takes_back(of, no.name, one, spoken)]
    return found


def _takes_back(denied: Sequence[str], skill: str, one: Mention, spoken: Sequence[str]) -> bool:
    """Whether what is denied takes back what was heard: by the skill's own name, or in a word of the same kind.

    « Je suis plombier mais je fais plus de plomberie » does, "I'm a nurse, no injections" does not.
    """
    labels = {plain(SKILLS[skill].fr), plain(SKILLS[skill].en)}
    stems = {word[:_STEM] for word in denied}
    return one.skill == skill and (
        " ".join(denied) in labels or any(spoken[place][:_STEM] in stems for place in one.places)
    )


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


def _affirmed(words: Sequence[str], after_comma: Sequence[bool], *, asked: bool) -> tuple[list[Found], list[Found]]:
    """The phrases in the words less those that are denied: shortly before them, or in one word right after.

    Besides, those that are denied for good: « je fais plus de plomberie », not "I can't cook".
    """
    denying = denials(words, asked=asked)
    affirmed: list[Found] = []
    denied: list[Found] = []
    for one in find_phrases(words) if words else ():
        first, last = one.places[0], one.places[-1]
        until = last if words[first] in _HAVING or (first and words[first - 1] in _SPEAKER) else first
        by = [
            at
            for at in denying
            if (
                first - _REACH <= at < until
                and at not in one.places
                and not any(after_comma[at + 1 : first + 1])
                and not _own(words[at:last])
            )
            or (first == last == at - 1 and _QUALIFYING.isdisjoint(words[at + 1 : at + 3]))
        ]
        if not by:
            affirmed.append(one)
        elif not one.name.endswith(WEAK) and not any(_lacking(words, at) for at in by):
            denied.append(one)
    return affirmed, denied


def _lacking(words: Sequence[str], at: int) -> bool:
    """Whether a denial says only that somebody can't, or has nobody: what they lack may be what they need."""
    return not _LACK.isdisjoint(words[max(0, at - 1) : at + 3])


def _own(words: Sequence[str]) -> bool:
    """Whether what is denied is one's own trouble: "can't lift my couch" names the skill that would help."""
    return any(word in _OWN for word in words)

"""Open projects that answer a few words written anywhere: what is read at once, and shown to be passed on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice

from conversations.needs import capital
from conversations.notices import Notice, notice, opens
from conversations.reasons import CATEGORIES, FAMILIES
from conversations.screens import Card, Screen
from conversations.turn import opener_of
from conversations.words import Words
from domain import places, skills
from domain.neighbourhood import Neighbourhood
from domain.places import box, distance_km
from domain.projects import Need, Project
from domain.reading.words import fold

PAGE = 10
"""Projects shown at once."""
LOOKED_AT = 300
"""Needs among which one searches: the newest, and as many that are near."""
NEAR_KM = 10
LONGEST = 100
"""Characters of what was written that are read."""
STEM = 4
"""Letters of a word from which another may be made: « toit », « toiture »."""
TYPO = 0.8
"""How alike a word and a misspelled one are, as difflib counts."""
SMALL = frozenset(
    ["a", "an", "and", "au", "aux", "d", "de", "des", "du", "en", "et", "for", "l", "la", "le", "les", "of", "pour"]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A project as a result: a line or two about it, the message to send, and what its link carries."""

    id: str
    title: str
    about: str
    screen: Screen
    link: str


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found; `next` is where the next one begins, 0 when there is none."""

    found: tuple[Found, ...]
    next: int = 0


def search(
    neighbourhood: Neighbourhood,
    words: Words,
    text: str,
    *,
    tongues: Sequence[Words],
    secret: bytes,
    near: str = "",
    begin: int = 0,
) -> Results:
    """Published projects with something missing that answer every word of the text, the best first.

    Equal ones come the nearest to `near` first, then the newest. Accents, plurals and a slip of the
    finger are forgiven, in each of the `tongues`. It only reads, and shows nothing but what anybody may see.
    """
    lacking = _lacking(neighbourhood, near)
    ranked = sorted(
        _scored(lacking, _asked(text), tongues),
        key=lambda row: (-row[0], distance_km(near, row[1].venue.fsa) if near else 0.0),
    )
    rest = islice(ranked, begin, None)
    shown: list[Found] = []
    taken = begin
    for _, project in rest:
        taken += 1
        told = notice(neighbourhood, words, f"project:{project.id}")
        if told is not None and told.open:
            shown.append(_found(told, project, secret))
        if len(shown) == PAGE:
            break
    return Results(tuple(shown), taken if taken < len(ranked) else 0)


def _asked(text: str) -> list[str]:
    return [word for word in fold(text[:LONGEST]).split() if word not in SMALL]


def _lacking(neighbourhood: Neighbourhood, near: str) -> dict[str, tuple[Project, list[Need]]]:
    """Projects that anybody may see, each with what it lacks, the newest first."""
    kept, around = neighbourhood.kept, box(near, NEAR_KM)
    rows = [*kept.needs.open(limit=LOOKED_AT), *(kept.needs.open(limit=LOOKED_AT, near=around) if around else [])]
    found: dict[str, tuple[Project, list[Need]]] = {}
    for need in {need.id: need for need in rows}.values():
        if need.project not in found:
            project = kept.projects.get(need.project)
            if project is None or project.small or not project.live:
                continue
            found[need.project] = (project, [])
        found[need.project][1].append(need)
    return found


def _scored(
    lacking: Mapping[str, tuple[Project, list[Need]]], asked: Sequence[str], tongues: Sequence[Words]
) -> list[tuple[int, Project]]:
    """Those in which every word that was asked is found, with how much each of them says."""
    said = {id: _said(project, needs, tongues) for id, (project, needs) in lacking.items()}
    known = {word for weights in said.values() for word in weights}
    meant = [_meant(word, known) for word in asked]
    scored = []
    for id, (project, _) in lacking.items():
        weights = said[id]
        each = [max((weights[word] for word in words if word in weights), default=0) for words in meant]
        if all(each):
            scored.append((sum(each), project))
    return scored


def _said(project: Project, needs: Iterable[Need], tongues: Sequence[Words]) -> Mapping[str, int]:
    return _weighed(
        title=project.title,
        story=project.story,
        category=project.category,
        fsa=project.venue.fsa,
        lacks=tuple((need.what, need.skills) for need in needs),
        tongues=tuple(tongues),
    )


@lru_cache(maxsize=1024)  # somebody who writes asks again at each letter
def _weighed(
    *,
    title: str,
    story: str,
    category: str,
    fsa: str,
    lacks: tuple[tuple[str, tuple[str, ...]], ...],
    tongues: tuple[Words, ...],
) -> Mapping[str, int]:
    """The words under which a project is found, and how much each says of it."""
    weights: dict[str, int] = {}

    def say(weight: int, *texts: str) -> None:
        for word in " ".join(map(fold, texts)).split():
            weights[word] = max(weight, weights.get(word, 0))

    say(1, story)
    place = places.place(fsa)
    say(2, fsa, *((place.fr, place.en) if place else ()))
    for words in tongues:
        say(2, words.say(CATEGORIES[category]))
    for what, asked in lacks:
        for skill in asked:
            say(4, *(skills.label(skill, words.language) for words in tongues))
            family = skills.family(skill)
            say(1, *(words.say(FAMILIES.get(family) or CATEGORIES.get(family, family)) for words in tongues))
        say(4, what)
    say(4, title)
    return weights


def _meant(asked: str, known: set[str]) -> set[str]:
    """The known words that may be meant: what begins with it, the word it is made from, or else the most alike."""
    alike = {word for word in known if word.startswith(_singular(asked)) or _is_of(asked, word)}
    if not alike and len(asked) > STEM:
        alike = set(get_close_matches(asked, known, n=8, cutoff=TYPO))
    return alike


def _is_of(asked: str, word: str) -> bool:
    return len(word) >= STEM and asked.startswith(_singular(word))


def _singular(word: str) -> str:
    return word.rstrip("sx") if len(word) > STEM else word


def _found(told: Notice, project: Project, secret: bytes) -> Found:
    lines = tuple(line for line in (*told.lacks, told.when, told.place, told.story, told.written) if line)
    card = Card(subject="", title=told.title, lines=lines, progress=told.progress)
    about = " · ".join(part for part in (*told.lacks, told.when, told.place) if part)
    link = opener_of(secret, opens(f"project:{project.id}"))
    return Found(project.id, told.title, capital(about), Screen(card=card), link)

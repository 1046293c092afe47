"""Several needs at once: who goes where, so that as many places as can be are filled and nobody is booked twice.

A plan made from a snapshot, outside any turn; whoever acts on it checks each line again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.calendar import Span, overlap

LONGEST = 12
"""People who are moved along to free one place, at most; longer chains were not seen to fill any more."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A need that wants so many people on these dates, in order; its id is the need's."""

    id: str
    spans: tuple[Span, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Candidacy:
    """Somebody who fits a need, and how well (a match's score)."""

    opening: str
    member: str
    score: float


class Pair(NamedTuple):
    """Somebody to be asked for a need."""

    opening: str
    member: str


def assign(openings: Sequence[Opening], candidates: Iterable[Candidacy], most: Mapping[str, int]) -> list[Pair]:
    """Whom to ask for which need: none more than its places, nobody at two places at once.

    Nor anybody more often than their `most` (who is not in it: as often as they can). The needs with
    the fewest candidates are filled first, each by whoever has the fewest yet and fits best; then, for
    what is still open, people are moved along to where they fit as well (augmenting paths). In the
    order of the openings' starts and ids; the order in which things are given does not matter.
    """
    return list(_Plan(openings, candidates, most).made())


class _Plan:
    def __init__(self, openings: Sequence[Opening], candidates: Iterable[Candidacy], most: Mapping[str, int]) -> None:
        self.openings = {one.id: one for one in sorted(openings, key=lambda one: (one.spans, one.id))}
        self.most = most
        self.taken: dict[str, set[str]] = {id: set() for id in self.openings}
        self.needs: defaultdict[str, set[str]] = defaultdict(set)
        self.steps: list[tuple[str, str, bool]] = []
        """Every coming and leaving so far, so that what leads nowhere is taken back."""
        fits: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for one in candidates:
            fits[one.opening][one.member] = max(one.score, fits[one.opening].get(one.member, one.score))
        self.fits = {id: sorted(fits[id], key=lambda member: (-fits[id][member], member)) for id in self.openings}

    def made(self) -> Iterator[Pair]:
        scarce = sorted(self.openings.values(), key=lambda one: (len(self.fits[one.id]) / max(1, one.places), one.id))
        for opening in scarce:
            self._fill_simply(opening)
        for opening in scarce:
            while len(self.taken[opening.id]) < opening.places and self._place(opening.id, set(), LONGEST):
                pass
        for id in self.openings:
            for member in self.fits[id]:
                if member in self.taken[id]:
                    yield Pair(id, member)

    def _fill_simply(self, opening: Opening) -> None:
        for _ in range(opening.places):
            free = [one for one in self._others(opening.id) if next(self._ways(opening.id, one), None) == frozenset()]
            if not free:
                return
            self._step(opening.id, min(free, key=lambda one: len(self.needs[one])), comes=True)

    def _place(self, opening: str, tried: set[tuple[str, str]], length: int) -> bool:
        """One more person there, others being moved along if need be; False, and nothing moved, when it can't be."""
        for member in sorted(self._others(opening), key=lambda one: len(self.needs[one])):
            if (opening, member) in tried:
                continue
            tried.add((opening, member))
            for left in self._ways(opening, member):
                if len(left) < length and self._move(member, opening, left, tried, length - len(left) - 1):
                    return True
        return False

    def _move(self, member: str, opening: str, left: frozenset[str], tried: set[tuple[str, str]], length: int) -> bool:
        """The member goes there, if somebody else comes to every need that they leave."""
        done = len(self.steps)
        for id in sorted(left):
            tried.add((id, member))
            self._step(id, member, comes=False)
        self._step(opening, member, comes=True)
        if all(self._place(id, tried, length) for id in sorted(left)):
            return True
        while len(self.steps) > done:
            id, one, came = self.steps[-1]
            self._step(id, one, comes=not came)
            del self.steps[-2:]
        return False

    def _ways(self, opening: str, member: str) -> Iterator[frozenset[str]]:
        """The needs that a member would have to leave to come to this one; one set a way to do it."""
        spans, mine = self.openings[opening].spans, sorted(self.needs[member])
        clash = frozenset(id for id in mine if overlap(self.openings[id].spans, spans))
        if member not in self.most or len(mine) - len(clash) < self.most[member]:
            yield clash
        else:
            yield from (clash | {id} for id in mine if id not in clash)

    def _others(self, opening: str) -> Iterator[str]:
        return (member for member in self.fits[opening] if member not in self.taken[opening])

    def _step(self, opening: str, member: str, *, comes: bool) -> None:
        if comes:
            self.taken[opening].add(member)
            self.needs[member].add(opening)
        else:
            self.taken[opening].discard(member)
            self.needs[member].discard(opening)
        self.steps.append((opening, member, comes))

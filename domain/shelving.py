"""Many offers in memory, on shelves by topic and part of the map, so that a need looks only where it may find."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from domain import blocks, ranking, topics, weights
from domain.fitting import Asked, Given, Weighed, weigh
from domain.places import kilometres
from domain.ranking import Rank

LAT, LON = 0.02, 0.03
"""The sides of a cell in degrees: about two kilometres each way in Montreal."""
A_DEGREE_KM = 111.0
"""Of latitude, a little less than it is, so that what is counted with it is never too far."""
WIDE_KM = 60
"""Whoever goes farther than this stands on a shelf of their own, searched for every need."""
Cell = tuple[int, int]


class Shelved(NamedTuple):
    """An offer, the blocks of the week in which it may hold, and the most points that its giver brings anywhere."""

    given: Given
    blocks: int
    points: int


class Shelves:
    """Offers that are looked through by many needs, all at one instant."""

    def __init__(self, offers: Iterable[Given], *, now: int) -> None:
        self._near: dict[str, dict[Cell, list[Shelved]]] = {}
        self._wide: dict[str, list[Shelved]] = {}
        for given in offers:
            points = ranking.own(now, given.last_asked, paid=given.pay.kind == "fee")
            row = Shelved(given, given.hours.blocks, points)
            for topic in topics.offered(given.kind, given.skills, given.words):
                if given.radius_km > WIDE_KM:
                    self._wide.setdefault(topic, []).append(row)
                else:
                    cells = self._near.setdefault(topic, {})
                    cells.setdefault(_cell(given.lat, given.lon), []).append(row)

    def ranked(self, asked: Asked) -> Iterator[tuple[Given, Weighed]]:
        """Every offer that fits, best first; exactly the order of judging them all, and quick for the first ones."""
        tiers = topics.asked(asked)
        return ranking.ranked([Rings(self, asked, fit, named) for fit, named in tiers], partial(_judged, asked))

    def around(self, named: Sequence[str], lat: float, lon: float) -> Iterator[tuple[float, list[Shelved]]]:
        """What stands under these topics, ring by ring around a place: so far off at least, in km, and the offers."""
        wide = [row for topic in named for row in self._wide.get(topic, ())]
        if wide:
            yield 0.0, wide
        east, north = _cell(lat, lon)
        rings: dict[int, list[list[Shelved]]] = {}
        for topic in named:
            for (x, y), rows in self._near.get(topic, {}).items():
                rings.setdefault(max(abs(x - east), abs(y - north)), []).append(rows)
        for ring in sorted(rings):
            if (km := _least(lat, ring)) > WIDE_KM:
                return
            yield km, list(chain.from_iterable(rings[ring]))


class Rings:
    """The shelves of one tier around a need, opened ring by ring."""

    def __init__(self, shelves: Shelves, asked: Asked, fit: int, named: Sequence[str]) -> None:
        self._asked, self._fit = asked, fit
        self._blocks = ranking.sieve(asked) if asked.length else blocks.ANY_TIME
        self._paid = asked.pay.kind == "fee"
        self._left = shelves.around(named, asked.lat, asked.lon)
        self._next: list[Shelved] = []
        self.best: Rank | None = self._rank(0.0)

    def take(self) -> Iterable[tuple[Rank, Given]]:
        """Those of the ring that was announced who may fit."""
        rows = self._next
        km, self._next = next(self._left, (0.0, []))
        self.best = self._rank(km) if self._next else None
        return self._may_fit(rows)

    def _may_fit(self, rows: Iterable[Shelved]) -> Iterator[tuple[Rank, Given]]:
        lat, lon, unpaid, sieve = self._asked.lat, self._asked.lon, not self._paid, self._blocks
        for given, free, points in rows:
            if not free & sieve or abs(given.lat - lat) * A_DEGREE_KM > given.radius_km:
                continue
            if unpaid and given.pay.kind == "fee":
                continue
            km = kilometres(given.lat, given.lon, lat, lon)
            if km <= given.radius_km:
                yield (-(self._fit + weights.near(km) + points), given.last_asked, given.offer), given

    def _rank(self, km: float) -> Rank:
        return -ranking.most(self._asked, self._fit, km, 0), 0, ""


def _judged(asked: Asked, rows: Sequence[Given]) -> Iterator[tuple[Rank, tuple[Given, Weighed]]]:
    for given in rows:
        if weighed := weigh(asked, given):
            yield (-weighed.points, given.last_asked, given.offer), (given, weighed)


def _cell(lat: float, lon: float) -> Cell:
    return math.floor(lon / LON), math.floor(lat / LAT)


def _least(lat: float, ring: int) -> float:
    """The fewest kilometres to a cell so many cells away."""
    if ring < 2:
        return 0.0
    highest = min(89.0, abs(lat) + (ring + 1) * LAT)
    side = min(LAT, LON * math.cos(math.radians(highest)))
    return (ring - 1) * side * A_DEGREE_KM * 0.99

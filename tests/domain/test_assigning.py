"""Assignments at random, beside the best there is (scipy's HiGHS, exact)."""

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from random import Random

import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from domain.assigning import Candidacy, Opening, Pair, assign
from domain.calendar import Span, overlap
from domain.sheets import HOUR
from tests.scale import Tally, scaled


def problem(seed: int, *, openings: int, people: int, each: int, hours: int) -> tuple[list[Opening], list[Candidacy]]:
    """So many needs in so many hours, some of several dates, and people who fit a few of them each."""
    chance = Random(seed)

    def span(first: int) -> Span:
        return Span(first * HOUR, (first + chance.randint(1, 4)) * HOUR)

    needs = []
    for number in range(openings):
        first = chance.randrange(hours)
        again = [hours] if chance.random() < 0.2 else []
        needs.append(Opening(f"n{number}", tuple(span(first + later) for later in [0, *again]), chance.randint(1, 4)))
    fit = [
        Candidacy(need.id, f"m{person}", chance.randrange(1024) / 1024)
        for person in range(people)
        for need in chance.sample(needs, chance.randint(1, min(each, openings)))
    ]
    return needs, fit


def optimum(openings: list[Opening], candidates: list[Candidacy], most: Mapping[str, int]) -> int:
    """The most places that can be filled at all."""
    spans = {one.id: one.spans for one in openings}
    rows, limits = [], []

    def limit(which: list[int], at_most: int) -> None:
        rows.append([int(n in which) for n in range(len(candidates))])
        limits.append(at_most)

    for opening in openings:
        limit([n for n, one in enumerate(candidates) if one.opening == opening.id], opening.places)
    for member in {one.member for one in candidates}:
        mine = [n for n, one in enumerate(candidates) if one.member == member]
        limit(mine, most.get(member, len(mine)))
        for start in {span.start for n in mine for span in spans[candidates[n].opening]}:
            limit([n for n in mine if overlap(spans[candidates[n].opening], [Span(start, start + 1)])], 1)
    found = milp(
        [-1] * len(candidates),
        integrality=[1] * len(candidates),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, ub=limits),
    )
    assert found.success
    return -round(float(found.fun))


def check(openings: list[Opening], candidates: list[Candidacy], pairs: list[Pair], most: Mapping[str, int]) -> None:
    fitting = {(one.opening, one.member) for one in candidates}
    spans = {one.id: one.spans for one in openings}
    assert set(pairs) <= fitting
    assert len(set(pairs)) == len(pairs)
    filled = Counter(pair.opening for pair in pairs)
    assert all(filled[one.id] <= one.places for one in openings), "nothing is oversold"
    assert all(count <= most.get(one, count) for one, count in Counter(pair.member for pair in pairs).items())
    for one, other in combinations(pairs, 2):
        if one.member == other.member:
            assert not overlap(spans[one.opening], spans[other.opening]), "nobody is at two places at once"


SHAPES = [
    {"openings": 12, "people": 15, "each": 4, "hours": 12},
    {"openings": 30, "people": 30, "each": 6, "hours": 40},
    {"openings": 30, "people": 60, "each": 3, "hours": 20},
    {"openings": 20, "people": 12, "each": 12, "hours": 60},
]


def shares(seeds: range, scale: int = 1) -> list[tuple[int, int]]:
    found = []
    for seed in seeds:
        shape = SHAPES[seed % len(SHAPES)]
        openings, candidates = problem(
            seed, **{name: value * (1 if name == "each" else scale) for name, value in shape.items()}
        )
        limits = ({}, {0: 2, 1: 2}, {0: 1, 1: 1, 2: 2})[seed % 3]
        most = {f"m{n}": limits[n % 3] for n in range(len(candidates)) if n % 3 in limits}
        pairs = assign(openings, candidates, most)
        check(openings, candidates, pairs, most)
        found.append((len(pairs), optimum(openings, candidates, most)))
    return found


def test_as_many_places_are_filled_as_can_be() -> None:
    found = shares(range(24))
    filled, best = (sum(row) for row in zip(*found, strict=True))
    assert filled >= 0.99 * best, found


@pytest.mark.long
def test_as_many_places_are_filled_as_can_be_in_large_neighbourhoods(tally: Tally) -> None:
    found = [*shares(range(1000, 1000 + scaled(200))), *shares(range(scaled(12)), scale=8)]
    filled, best = (sum(row) for row in zip(*found, strict=True))
    assert filled >= 0.99 * best
    assert all(ours >= 0.95 * theirs for ours, theirs in found), found
    tally("assignments beside the best there is", len(found))


def test_the_order_in_which_things_are_given_does_not_matter() -> None:
    openings, candidates = problem(4, openings=15, people=20, each=5, hours=20)
    expected = assign(openings, candidates, {})
    Random(1).shuffle(openings)
    Random(2).shuffle(candidates)
    assert assign(openings, candidates, {}) == expected


def test_the_work_goes_round_and_the_best_fit_is_asked() -> None:
    dates = [Opening(f"d{n}", (Span(n * 10, n * 10 + 5),), 1) for n in range(3)]
    able = [Candidacy(date.id, member, score) for date in dates for member, score in (("ada", 0.9), ("omar", 0.5))]
    assert Counter(pair.member for pair in assign(dates, able, {})) == {"ada": 2, "omar": 1}
    assert assign(dates[:1], able, {}) == [Pair("d0", "ada")]
    assert len(assign(dates, able, {"ada": 1, "omar": 1})) == 2


def test_somebody_is_moved_along_so_that_both_are_filled() -> None:
    dates = [Opening("one", (Span(0, 9),), 1), Opening("two", (Span(3, 12),), 1)]
    able = [Candidacy("one", "ada", 0.9), Candidacy("two", "ada", 0.9), Candidacy("two", "omar", 0.1)]
    assert assign(dates, able, {}) == [Pair("one", "ada"), Pair("two", "omar")]
    assert assign([], able, {}) == assign(dates, [], {}) == []

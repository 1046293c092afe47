"""The best first, without judging them all: shelves say what their next could be worth at most, and are opened so."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Protocol, TypeVar

from domain import weights
from domain.fitting import Asked

Rank = tuple[int, int, str]
"""What matches of one need are sorted by: the points below nothing, when last asked, the offer's id."""
R = TypeVar("R")
M = TypeVar("M")
R_co = TypeVar("R_co", covariant=True)


class Shelf(Protocol[R_co]):
    """A part of what there is, taken page by page; whatever is left ranks no better than `best`."""

    @property
    def best(self) -> Rank | None:
        """The best rank that anything left may have; None when nothing is."""
        ...

    def take(self) -> Iterable[tuple[Rank, R_co]]:
        """The next ones, each with the best rank it may have, its own offer's id in it."""
        ...


def ranked(
    shelves: Iterable[Shelf[R]],
    judge: Callable[[Sequence[R]], Iterable[tuple[Rank, M]]],
    *,
    at_once: int = 1,
) -> Iterator[M]:
    """Every match, best first, in exactly the order that judging everything and sorting would give.

    `judge` is given rows, at most `at_once` of them, and gives back the matches among them with
    their ranks. No offer is judged twice, and none before it could come next.
    """
    closed: list[tuple[Rank, int, Shelf[R]]] = []
    rows: list[tuple[Rank, int, R]] = []
    matches: list[tuple[Rank, int, M]] = []
    judged: set[str] = set()
    number = 0
    for shelf in shelves:
        if shelf.best is not None:
            heappush(closed, (shelf.best, number := number + 1, shelf))
    while closed or rows or matches:
        if matches and all(matches[0][0] <= ahead[0][0] for ahead in (closed, rows) if ahead):
            yield heappop(matches)[2]
        elif closed and (not rows or closed[0][0] <= rows[0][0]):
            _, _, shelf = heappop(closed)
            for rank, row in shelf.take():
                heappush(rows, (rank, number := number + 1, row))
            if shelf.best is not None:
                heappush(closed, (shelf.best, number := number + 1, shelf))
        else:
            for rank, match in judge(_next(rows, judged, at_once)):
                heappush(matches, (rank, number := number + 1, match))


def most(asked: Asked, fit: int, km: float, last_asked: int, *, paid: bool = False) -> int:
    """The most points an offer may have of which an index knows only this."""
    return fit + weights.near(km) + own(asked.now, last_asked, paid=paid)


def own(now: int, last_asked: int, *, paid: bool) -> int:
    """The most points that whoever was last asked then may bring to any need, wherever it is."""
    pay = weights.FOR_A_FEE if paid else weights.PAY
    return weights.OVERLAP + pay + weights.RELIABLE + weights.turn(last_asked, now, 0)


def sieve(asked: Asked) -> int:
    """The blocks of the week (domain/blocks.py) of a need's dates; who is free in none of them fits none."""
    bits = 0
    for date in asked.dates:
        bits |= date.blocks
    return bits


def _next(rows: list[tuple[Rank, int, R]], judged: set[str], at_once: int) -> list[R]:
    """The best rows that were not judged before."""
    taken: list[R] = []
    while rows and len(taken) < at_once:
        (_, _, offer), _, row = heappop(rows)
        if offer not in judged:
            judged.add(offer)
            taken.append(row)
    return taken

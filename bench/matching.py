"""One need against 100,000 offers: its ten best, as a turn finds them, beside judging every offer.

    python -m bench.matching [--offers 100000] [--needs 200] [--rounds 5]

The crowd is drawn at random (tests/domain/crowd.py): 152 skills, Montreal's prefixes, five kinds.
"""

import argparse
import gc
import json
import statistics
import tempfile
from collections.abc import Callable, Sequence
from itertools import count, islice
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from domain import matching
from domain.matching import Giver, Match, by_rank
from domain.members import Member
from domain.neighbourhood import Neighbourhood
from domain.offers import Offer
from storage.batch import Executor
from storage.sqlite import open_sync
from storage.unit import Unit
from tests.domain.crowd import NOW, Crowd, Lack

TOP = 10
SCANNED = 3
"""Needs for which every offer is judged: enough, it takes seconds each."""
SLICE = 1000


class Cost(NamedTuple):
    """Milliseconds on the clock, and of the processor: the same when the machine is quiet."""

    clock: float
    cpu: float


def main() -> None:
    """Prints a line of JSON a round: ms for ten matches, and how many times longer judging everybody takes."""
    asked = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    asked.add_argument("--offers", type=int, default=100_000)
    asked.add_argument("--needs", type=int, default=200)
    asked.add_argument("--rounds", type=int, default=5)
    given = asked.parse_args()
    crowd = Crowd(7)
    with tempfile.TemporaryDirectory() as folder:
        executor = open_sync(Path(folder) / "bench.db", synchronous="OFF")
        everybody = settle(executor, crowd, given.offers)
        rounds = [measured(executor, crowd, everybody, range(n, n + given.needs)) for n in starts(given)]
        executor.connection.close()
    for costs, scans in rounds:
        cpu = statistics.median(cost.cpu for cost in costs)
        figures = {
            "median_ms": statistics.median(cost.clock for cost in costs),
            "p95_ms": statistics.quantiles((cost.clock for cost in costs), n=20)[-1],
            "cpu_ms": cpu,
            "ratio": statistics.median(cost.cpu for cost in scans) / cpu,
        }
        print(json.dumps(figures))


def starts(given: argparse.Namespace) -> range:
    return range(0, given.rounds * given.needs, given.needs)


def measured(
    executor: Executor, crowd: Crowd, everybody: Sequence[tuple[Offer, Member]], numbers: range
) -> tuple[list[Cost], list[Cost]]:
    """Milliseconds for each of some new needs, and for judging everybody, for a few of them; both find the same."""
    lacks = [crowd.lack(number) for number in numbers]
    executor.run(lambda uow: put(uow, lacks))
    found = [timed(lambda lack=lack: executor.run(lambda uow: best(uow, lack))) for lack in lacks]  # type: ignore[misc]
    scans = [timed(lambda lack=lack: scan(lack, everybody)) for lack in lacks[:SCANNED]]  # type: ignore[misc]
    for (_, ours), (_, all_of_them) in zip(found, scans, strict=False):
        assert [match.offer.id for match in ours] == [match.offer.id for match in all_of_them]
    return [cost for cost, _ in found], [cost for cost, _ in scans]


def settle(executor: Executor, crowd: Crowd, offers: int) -> list[tuple[Offer, Member]]:
    """So many people with an offer each."""
    everybody: list[tuple[Offer, Member]] = []
    for start in range(0, offers, SLICE):
        members = [crowd.member(number) for number in range(start, min(start + SLICE, offers))]
        pairs = [(crowd.offer(int(member.id[1:]), member), member) for member in members]
        everybody += pairs

        def turn(uow: Unit, pairs: Sequence[tuple[Offer, Member]] = pairs) -> None:
            for offer, member in pairs:
                uow.members.put(member)
                uow.offers.put(offer)

        executor.run(turn)
    gc.collect()
    gc.freeze()  # the crowd that a scan reads is no part of what a turn holds
    return everybody


def put(uow: Unit, lacks: Sequence[Lack]) -> None:
    for lack in lacks:
        uow.projects.put(lack.project)
        uow.needs.put(lack.need)
        for date in lack.dates:
            uow.occurrences.put(date)


def best(uow: Unit, lack: Lack) -> list[Match]:
    """The ten best, from the database."""
    numbers = count(1)
    hood = Neighbourhood(uow, now=NOW, new_id=lambda: str(next(numbers)), system=True)
    return list(islice(hood.ranked(lack.need), TOP))


def scan(lack: Lack, everybody: Sequence[tuple[Offer, Member]]) -> list[Match]:
    """The ten best of all, who are in memory already: a full scan's least."""
    asked = matching.asked_by(lack.need, lack.dates, lack.project, now=NOW)
    found = [
        (by_rank(match, member), match)
        for offer, member in everybody
        if member.agreed("alerts") and (match := matching.match(lack.need, lack.dates, asked, offer, Giver(member)))
    ]
    return [match for _, match in sorted(found, key=lambda pair: pair[0])[:TOP]]


def timed(run: Callable[[], list[Match]]) -> tuple[Cost, list[Match]]:
    start, before = perf_counter(), process_time()
    found = run()
    return Cost((perf_counter() - start) * 1000, (process_time() - before) * 1000), found


if __name__ == "__main__":
    main()

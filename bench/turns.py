"""One timed pass: the engine, its floor or the peer, at so many in flight. Prints one JSON line."""

import asyncio
import gc
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bench import workload
from bench.answers import PROPOSE
from storage.sqlite import SqliteStore
from storage.unit import Unit

Item = TypeVar("Item")
PEOPLE = {1: 30, 64: 320}
WARM = 64
"""People who walk the conversation first, uncounted."""


async def drive(
    items: Sequence[tuple[int, Item]], handle: Callable[[Item], Awaitable[Any]], flight: int
) -> dict[str, float]:
    """Handles every item with `flight` in flight, each person's in order; what it cost."""
    lanes: list[list[Item]] = [[] for _ in range(flight)]
    for person, item in items:
        lanes[person % flight].append(item)
    waits: list[float] = []

    async def worker(lane: list[Item]) -> None:
        for item in lane:
            began = time.perf_counter()
            await handle(item)
            waits.append(time.perf_counter() - began)

    gc.collect()
    gc.freeze()  # what was prepared is the harness's own, and no turn is to look through it
    cpu, began = time.process_time(), time.perf_counter()
    await asyncio.gather(*(worker(lane) for lane in lanes))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    waits.sort()
    count = len(waits)
    return {
        "per_second": count / wall,
        "cpu_us": cpu / count * 1e6,
        "p50_us": waits[count // 2] * 1e6,
        "p99_us": waits[int(count * 0.99)] * 1e6,
    }


async def kept(flight: int, *, floor: bool) -> dict[str, float]:
    """The engine's turns, from Inbound to settled commit; or, as its floor, the same statements alone."""
    people = PEOPLE[flight]
    warm = workload.record(WARM, PROPOSE, first=1_000_000)
    load = workload.record(people, PROPOSE)
    folder = Path(tempfile.mkdtemp())
    store = await SqliteStore.open(folder / "bench.db")
    try:
        await store.run(lambda uow: workload.settle(uow, range(people)))
        await store.run(lambda uow: workload.settle_people(uow, range(1_000_000, 1_000_000 + WARM)))
        engine = workload.engine()

        async def turn(each: tuple[workload.Turn, list[workload.Statement]]) -> None:
            given, statements = each
            if floor:
                await store.run(lambda uow: _replay(uow, statements))
            else:
                await store.run(lambda uow: engine.run(uow, given.inbound, now=given.now, order=given.order))

        await drive(_items(warm), turn, flight)
        return await drive(_items(load), turn, flight)
    finally:
        await store.close()
        shutil.rmtree(folder)


def _items(load: workload.Workload) -> list[tuple[int, tuple[workload.Turn, list[workload.Statement]]]]:
    return [
        (int(turn.inbound.sender.user), (turn, statements))
        for turn, statements in zip(load.turns, load.statements, strict=True)
    ]


def _replay(uow: Unit, statements: Sequence[workload.Statement]) -> None:
    execute = uow.members._db._execute
    for sql, values in statements:
        execute(sql, values).fetchall()


async def ptb(flight: int) -> dict[str, float]:
    """The peer's updates, raw to handled."""
    from bench.peer_ptb import STEPS, peer, update

    handle, close = await peer()

    def updates(people: range) -> list[tuple[int, bytes]]:
        return [(user, update(user, step)) for step in range(len(STEPS)) for user in people]

    try:
        await drive(updates(range(10, 10 + WARM)), handle, flight)
        return await drive(updates(range(10_000, 10_000 + PEOPLE[flight] * 2)), handle, flight)
    finally:
        await close()


async def main(what: str, flight: int) -> dict[str, float]:
    """One pass by name."""
    return await ptb(flight) if what == "peer" else await kept(flight, floor=what == "floor")


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(sys.argv[1], int(sys.argv[2])))))

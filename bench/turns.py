"""One timed pass: the engine, its floor or a peer, at so many in flight. Prints one JSON line."""

import argparse
import asyncio
import gc
import json
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias, TypeVar

from bench import stores, workload
from bench.answers import PROPOSE

Item = TypeVar("Item")
Recorded: TypeAlias = tuple[workload.Turn, list[workload.Statement]]
PEOPLE = {1: 30, 64: 320}
WARM = 64
"""People who walk the conversation first, uncounted."""


async def drive(
    items: Sequence[tuple[int, Item]], handle: Callable[[Item], Awaitable[object]], flight: int
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


async def kept(flight: int, *, floor: bool, postgres: bool) -> dict[str, float]:
    """The engine's turns, from Inbound to settled commit; or, as its floor, the same statements alone."""
    people = PEOPLE[flight]
    warm, load = recorded(people)
    async with stores.postgres() if postgres else stores.sqlite() as (store, replay):
        await store.run(lambda uow: workload.settle(uow, range(people)))
        await store.run(lambda uow: workload.settle_people(uow, range(1_000_000, 1_000_000 + WARM)))
        engine = workload.engine()

        async def turn(each: Recorded) -> None:
            given, statements = each
            if floor:
                await replay(statements)
            else:
                line = str(given.inbound.sender)
                await store.run(lambda uow: engine.run(uow, given.inbound, now=given.now, order=given.order), line=line)

        await drive(items(warm), turn, flight)
        return await drive(items(load), turn, flight)


def recorded(people: int) -> tuple[workload.Workload, workload.Workload]:
    """What those walk who go first, and the others, noted by another process: this one has read none of their words."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        warm = other.submit(workload.record, WARM, PROPOSE, first=1_000_000)
        load = other.submit(workload.record, people, PROPOSE)
        return warm.result(), load.result()


def items(load: workload.Workload) -> list[tuple[int, Recorded]]:
    """Every turn with the statements it ran, and whose it is."""
    return [
        (int(turn.inbound.sender.user), (turn, statements))
        for turn, statements in zip(load.turns, load.statements, strict=True)
    ]


async def ptb(flight: int, *, kept: bool) -> dict[str, float]:
    """The peer's updates, raw to handled; each kept on SQLite before it is, if `kept`."""
    from bench.peer_ptb import STEPS, peer, update

    def updates(people: range) -> list[tuple[int, bytes]]:
        return [(user, update(user, step)) for step in range(len(STEPS)) for user in people]

    with tempfile.TemporaryDirectory() as folder:
        handle, close = await peer(Path(folder) / "peer.db" if kept else None)
        try:
            await drive(updates(range(10, 10 + WARM)), handle, flight)
            return await drive(updates(range(10_000, 10_000 + PEOPLE[flight] * 2)), handle, flight)
        finally:
            await close()


async def main() -> dict[str, float]:
    """One pass by name."""
    asked = argparse.ArgumentParser(prog="python -m bench.turns", description=__doc__)
    asked.add_argument("what", choices=("engine", "floor", "peer", "kept-peer"))
    asked.add_argument("flight", type=int, choices=tuple(PEOPLE))
    asked.add_argument("--postgres", action="store_true", help="on PostgreSQL, its floor over bare psycopg")
    given = asked.parse_args()
    if given.what in ("peer", "kept-peer"):
        return await ptb(given.flight, kept=given.what == "kept-peer")
    return await kept(given.flight, floor=given.what == "floor", postgres=given.postgres)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main())))

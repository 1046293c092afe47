"""200 updates a second from 12,000 chats for a minute, through the real program: `python -m bench.ingest`.

With `--second 100000` they come all at once: what counts then is `seconds`, from the first that came to the last
acknowledged. With `--times 10` everybody writes ten times, and `mb_an_hour` is how the program's memory grows, by the
line through what it held from the first third of the time on.

`collectif run`, polling, is a process of its own, on SQLite `FULL`; this process is Telegram. Everybody says /start
for the first time: a turn that makes a conversation and owes an answer, which the program sends besides, as fast as
Telegram's flood limits let it. Two times are taken for each update, in this process alone:

* acknowledged: from the `getUpdates` that first hands it out to the `getUpdates` whose offset is beyond it;
* since it came: the same end, from when the update came in at Telegram, so the wait for a poll is in it.
"""

import argparse
import asyncio
import json
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import linear_regression

from bench.start import free_port
from bench.telegram import FIRST, TOKEN, settings
from tests.botapi import BotApi, Floods
from tests.botapi.types import JSON
from tests.botapi.updates import Updates

SAMPLED = 500
"""Every so many updates the program's memory is looked at."""


class Timed(Updates):
    """A queue that notes when each update came, was handed out, and was confirmed."""

    def __init__(self) -> None:
        super().__init__()
        self.came: dict[int, float] = {}
        self.handed: dict[int, float] = {}
        self.confirmed: dict[int, float] = {}

    def put(self, update: JSON, now: int) -> None:
        self.came[update["update_id"]] = time.perf_counter()
        super().put(update, now)

    def confirm(self, offset: int) -> None:
        now = time.perf_counter()
        for one in self.waiting:
            if one.id < offset:
                self.confirmed.setdefault(one.id, now)
        super().confirm(offset)

    async def poll(self, params: JSON, clock: Callable[[], int]) -> list[JSON]:
        found = await super().poll(params, clock)
        now = time.perf_counter()
        for update in found:
            self.handed.setdefault(update["update_id"], now)
        return found


def spread(begin: dict[int, float], end: dict[int, float], name: str) -> Iterator[tuple[str, float]]:
    """Percentiles of what lies between, in ms."""
    times = sorted((end[id] - begin[id]) * 1000 for id in end)
    for share in (0.5, 0.99, 1.0):
        yield f"{name}_p{share * 100:.0f}", times[min(len(times) - 1, int(len(times) * share))]


def growth(samples: Sequence[tuple[float, float]]) -> float:
    """MB an hour, of (seconds, KB): the line of least squares; 0 where there are too few to tell."""
    later = samples[len(samples) // 3 :]
    return linear_regression(*zip(*later, strict=True)).slope * 3600 / 1024 if len(later) > 2 else 0.0


def resident_kb(process: int) -> float:
    """A process's resident memory, as Linux counts it (4 KiB pages)."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4


async def measure(people: int, second: float, times: int, floods: Floods | None) -> dict[str, float]:
    """A minute, or as long as it takes everybody to come so many times."""
    samples: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi(token=TOKEN, floods=floods) as api:
            updates = api.world.updates = Timed()
            env = settings(folder, free_port(), api)
            door = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=env)
            try:
                await api.until(lambda: updates.polled, seconds=60)
                neighbours = [api.person("Ada", id=FIRST + number) for number in range(people)]
                began = time.perf_counter()
                for number, neighbour in enumerate(neighbours * times):
                    await asyncio.sleep(max(0, began + number / second - time.perf_counter()))
                    await neighbour.starts()
                    if number % SAMPLED == 0:
                        samples.append((time.perf_counter() - began, resident_kb(door.pid)))
                came = time.perf_counter() - began
                await api.until(lambda: not updates.waiting, seconds=60)
                refused = len([one for one in api.requests if one.status == 429])
                answered = len({one.params["chat_id"] for one in api.calls("sendMessage") if one.status == 200})
            finally:
                door.send_signal(signal.SIGINT)
                await asyncio.wait_for(door.wait(), 30)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "updates": len(updates.confirmed),
        "a_second": people * times / came,
        "seconds": max(updates.confirmed.values()) - min(updates.came.values()),
        **dict(spread(updates.handed, updates.confirmed, "acknowledged_ms")),
        **dict(spread(updates.came, updates.confirmed, "since_it_came_ms")),
        "answered_by_then": answered,
        "refused_429": refused,
        "cpu_ms_an_update": (used.ru_utime + used.ru_stime) / len(updates.confirmed) * 1000,
        "mb_an_hour": growth(samples),
    }


def main() -> None:
    """Measures, and prints one JSON line."""
    asked = argparse.ArgumentParser(prog="python -m bench.ingest", description=__doc__)
    asked.add_argument("--chats", type=int, default=12_000)
    asked.add_argument("--second", type=float, default=200, help="updates a second")
    asked.add_argument("--times", type=int, default=1, help="how often everybody writes")
    asked.add_argument("--any-pace", action="store_true", help="Telegram takes answers at any pace, not 30 a second")
    given = asked.parse_args()
    figures = asyncio.run(measure(given.chats, given.second, given.times, None if given.any_pace else Floods()))
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}))


if __name__ == "__main__":
    main()

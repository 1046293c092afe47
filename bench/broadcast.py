"""A broadcast to 3,000 chats while people go on talking: `python -m bench.broadcast`.

Our side is the door's own: outbox on SQLite `FULL`, deliverer, python-telegram-bot's Bot. The server is a process of
its own that refuses the 31st message of any second. Answers are those of real turns (somebody opens the menu), from
what came in to Telegram's taking the answer; first with nothing else to do, then during the broadcast.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench import workload
from bench.telegram import FIRST, bot, server
from bot.adapters.telegram.adapter import TelegramAdapter
from bot.delivery import Deliverer
from bot.door import Door, milliseconds
from bot.sending import Answer
from conversations.inbound import Inbound, Open
from conversations.screens import Message, Screen
from storage.sqlite_store import SqliteStore
from storage.unit import Unit

SLICE = 50
"""Messages that one turn owes at most."""


class Nothing:
    """Where no updates come from."""

    closed = ""

    async def run(self, take: object) -> None:
        """Waits for ever."""
        await asyncio.Event().wait()


class Street:
    """The door's sending side, and people who talk to it."""

    def __init__(self, store: SqliteStore, deliverer: Deliverer) -> None:
        self.store = store
        self.deliverer = deliverer
        self.door = Door(workload.engine(), store)
        self.answers: Counter[Answer] = Counter()
        self.waits: list[float] = []
        self.alerts = 0
        self._asked: dict[str, float] = {}
        self._changed = asyncio.Event()
        deliverer.heard.append(self._hear)

    def _hear(self, message: Message, answer: Answer) -> None:
        self.answers[answer] += 1
        if answer == "sent" and message.lane == "alert":
            self.alerts += 1
        elif answer == "sent" and (began := self._asked.pop(message.to.chat, None)) is not None:
            self.waits.append(time.perf_counter() - began)
        self._changed.set()

    async def until(self, so: Callable[[], bool]) -> None:
        while not so():
            self._changed.clear()
            await self._changed.wait()

    async def talk(self, first: int, count: int, second: float) -> None:
        """So many people open the menu, so many a second; until each was answered."""
        began, turns = time.perf_counter(), []
        for number in range(first, first + count):
            await asyncio.sleep(max(0, began + (number - first) / second - time.perf_counter()))
            turns.append(asyncio.create_task(self._open_menu(number)))
        await asyncio.gather(*turns)
        await self.until(lambda: not self._asked)

    async def _open_menu(self, number: int) -> None:
        sender = workload.address(number)
        self._asked[sender.chat] = time.perf_counter()
        inbound = Inbound(f"telegram:1:{number}", sender, "fr", milliseconds(), Open("/menu"))
        await self.door.turn(inbound)
        await self.deliverer.settle(sender)

    async def announce(self, people: range) -> None:
        """Owes everybody an alert, a slice a turn."""
        for begin in range(people.start, people.stop, SLICE):
            await self.store.run(lambda uow, begin=begin: _owe(uow, range(begin, min(begin + SLICE, people.stop))))  # type: ignore[misc]
        await self.deliverer.settle(workload.address(people.start))


def _owe(uow: Unit, people: range) -> None:
    now = milliseconds()
    for number in people:
        text = "Un projet près de chez toi cherche de la menuiserie, samedi de 9 h à 12 h."
        uow.enqueue(Message(workload.address(number), Screen(text), "alert", id=f"{now:013d}{number:013d}"), now=now)


def p(waits: list[float], share: float) -> float:
    """A percentile, in ms."""
    return sorted(waits)[min(len(waits) - 1, int(len(waits) * share))] * 1000


async def once(url: str, folder: Path, people: range, talkers: int, second: float) -> dict[str, float]:
    """One broadcast."""
    store = await SqliteStore.open(folder / "bench.db")
    caller = bot(url)
    await caller.initialize()
    deliverer = Deliverer(
        store, {"telegram": TelegramAdapter(caller, Nothing(), clock=milliseconds)}, clock=milliseconds
    )
    street = Street(store, deliverer)
    idle = range(people.stop, people.stop + talkers)
    busy = range(idle.stop, idle.stop + max(1, int(len(people) / 29 * second) - 1))
    await store.run(lambda uow: workload.settle(uow, range(people.stop, busy.stop + SLICE)))
    running = asyncio.create_task(deliverer.run())
    await street.talk(busy.stop, SLICE, 20)  # connections are made, code is warm
    street.waits.clear()
    await street.talk(idle.start, len(idle), second)
    calm, street.waits = street.waits, []
    street.answers.clear()
    cpu, began = time.process_time(), time.perf_counter()
    await street.announce(people)
    talking = asyncio.create_task(street.talk(busy.start, len(busy), second))
    await street.until(lambda: street.alerts == len(people))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    taken = street.answers["sent"] + street.answers["repeated"]
    await talking
    running.cancel()
    await asyncio.wait((running,))
    await caller.shutdown()
    await store.close()
    calls = sum(street.answers.values())
    return {
        "rate": taken / wall,
        "of_30": taken / wall / 30 * 100,
        "alerts_a_second": len(people) / wall,
        "refused_429": street.answers["slower"] / calls * 100,
        "others": calls - street.answers["sent"] - street.answers["slower"],
        "idle_p50": p(calm, 0.5),
        "idle_p99": p(calm, 0.99),
        "busy_p50": p(street.waits, 0.5),
        "busy_p99": p(street.waits, 0.99),
        "p99_ratio": p(street.waits, 0.99) / p(calm, 0.99),
        "cpu_ms_a_message": cpu / taken * 1000,
        "answers_timed": len(calm) + len(street.waits),
    }


def main() -> None:
    """Measures, and prints a line of JSON a round."""
    asked = argparse.ArgumentParser(prog="python -m bench.broadcast", description=__doc__)
    asked.add_argument("--chats", type=int, default=3000)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--latency", type=float, default=0.05, help="seconds that each answer of Telegram takes longer")
    asked.add_argument("--talkers", type=int, default=300, help="people who talk before the broadcast")
    asked.add_argument("--second", type=float, default=5, help="turns a second")
    given = asked.parse_args()
    for _ in range(given.rounds):
        everybody = given.chats * 2 + given.talkers + 1000
        with server(everybody, given.latency) as url, tempfile.TemporaryDirectory() as folder:
            people = range(FIRST, FIRST + given.chats)
            figures = asyncio.run(once(url, Path(folder), people, given.talkers, given.second))
        print(json.dumps({name: round(value, 2) for name, value in figures.items()}), flush=True)


if __name__ == "__main__":
    main()

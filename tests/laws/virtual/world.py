"""A world: a street and its neighbours on three platforms, one database, and one program after another that serves it."""

import asyncio
import hashlib
from contextlib import closing
from dataclasses import replace
from random import Random
from typing import Any

from bot.premises import LIMITS
from conversations.inbound import Address, Inbound, Input, Media
from conversations.limits import Limits
from conversations.screens import Message, Reply
from domain.members import Age
from domain.offering import OfferSheet
from tests.laws.street import inhabit
from tests.laws.virtual.alarm import Alarm
from tests.laws.virtual.faults import DAY, HOUR, Faults, Weather
from tests.laws.virtual.gathering import Gathering
from tests.laws.virtual.ideas import ideas
from tests.laws.virtual.people import Life
from tests.laws.virtual.platforms import MANNERS, Platform
from tests.laws.virtual.program import NO_PICTURE, Whole
from tests.laws.virtual.succession import LONGEST_GAP, succeed
from tests.laws.virtual.watching import Watch
from tests.stories.ground import Memory
from tests.stories.person import Person
from tests.stories.town import Town

REMEMBERED = 30
"""Messages that somebody scrolls back to."""
PLATFORMS = ("telegram", "slack", "telegram", "web")
AREAS = ("H2S", "H2G", "H2R")
PHOTOS = (b"swing", b"tree", NO_PICTURE, b"soup", b"alley")
GATHERING = 100
"""So many people more have another group."""


class World(Town):
    """A town whose people write to platforms, and are answered whenever one of its programs has served them."""

    def __init__(
        self,
        seed: int,
        *,
        people: int = 6,
        days: float = 0.5,
        hours_between: float = 1,
        programs: int = 1,
        ground: Whole | None = None,
    ) -> None:
        self.whole = ground or Memory()
        super().__init__(self.whole)
        self.seed, self.programs = seed, programs
        self._hash = hashlib.sha256()
        self.alarm = Alarm()
        self.platforms: dict[str, Platform] = {}
        self._street = inhabit(self)
        self._neighbours(people)
        self._began = self.now
        self._days = days
        self.faults = Faults(self.chance("faults"), Weather(), self.now, self.now + round(days * DAY))
        self.faults.outages(tuple(MANNERS))
        self.platforms |= {name: self._platform(name) for name in MANNERS}
        self.gatherings = [Gathering(self, number) for number in range(1, 2 + people // GATHERING)]
        self.lives = {
            address: Life(self, person, self.chance(address), hours_between)
            for address, person in self.people.items()
            if person.address.user
        }
        self.watcher = Watch(self)

    def chance(self, name: str) -> Random:
        """A source of chance of its own, so that one thing more does not change all others."""
        return Random(f"{self.seed} {name}")

    def clock(self) -> int:
        """The instant now (ms UTC), by the loop's time."""
        self.now = self._began + round(asyncio.get_running_loop().time() * 1000)
        return self.now

    def note(self, *what: object) -> None:
        """Something happened: it becomes part of the trace."""
        self._hash.update(repr((self.now - self._began, *what)).encode())

    @property
    def trace(self) -> str:
        """A hash of all that happened, in order, and of all that is kept."""
        whole = self._hash.copy()
        whole.update(repr(self.ground.tables()).encode())
        return whole.hexdigest()

    # People and platforms

    def limits(self, platform: str) -> Limits:
        return LIMITS[platform]

    def stranger(self, name: str, *, later: bool = True) -> Person:
        """The street is on the web; its neighbours are everywhere."""
        person = super().stranger(name, later=later)
        if hasattr(self, "_street"):
            del self.people[str(person.address)]
            number = str(len(self.people))
            person.address = Address(PLATFORMS[len(self.people) % 4], "home", number, "", number)
            self.people[str(person.address)] = person
        return person

    def board(self, name: str, chat: str) -> Person:
        """What everybody sees in a group on Telegram."""
        board = Person(self, name, Address("telegram", "home", chat, "", ""))
        self.people[str(board.address)] = board
        return board

    def lives_by(self, platform: str) -> list[Person]:
        """Those who write to the door there in private."""
        return [one for one in self.people.values() if one.address.platform == platform and one.address.user]

    def _neighbours(self, many: int) -> None:
        """Those who have something to give, some of them of sixteen; every fifth has yet to come in."""
        for number in range(many):
            if number % 5 == 3:
                self.stranger(f"Voisin {number}")
                continue
            age: Age = "teen" if number % 9 == 4 else "adult"
            person = self.member(f"Voisin {number}", fsa=AREAS[number % 3], age=age)
            self.acts(person, lambda hood: hood.offer(OfferSheet(kind="time", words="deux bras", radius_km=10)))

    def _platform(self, name: str) -> Platform:
        return Platform(
            name,
            self.faults,
            self.chance(name),
            self.alarm,
            clock=self.clock,
            shows=self.shows,
            answers=self.answers,
            committed=self._has,
            doors=self.programs,
        )

    def handle(self, sender: Address, what: Input, *, later: bool = True, name: str = "", **group: Any) -> Reply:
        """Before the world begins a turn is run at once; then it waits at its platform for a program."""
        if not self.platforms:
            return super().handle(sender, what, later=later, name=name, **group)
        self.keys += 1
        if isinstance(what, Media):
            what = replace(what, refs=tuple(self.photo() for _ in what.refs))
        key = f"{sender.platform}:{self.keys}"
        inbound = Inbound(key, sender, "fr", self.clock(), what, name=name, reachable=later, **group)
        self.note("in", inbound)
        self.platforms[sender.platform].brings(inbound)
        return Reply()

    def _has(self, key: str) -> bool:
        return self.watcher.has(key)

    def photo(self) -> str:
        """One of the few photos that everybody sends, as a platform calls it this time."""
        self.keys += 1
        return f"{PHOTOS[self.keys % len(PHOTOS)].decode()}/{self.keys}"

    def settles(self) -> None:
        """Before the world begins what is due happens; then it is the programs' affair."""
        if not self.platforms:
            super().settles()

    def deliver(self) -> None:
        """Before the world begins every platform takes all; then the programs deliver."""
        if not self.platforms:
            super().deliver()

    def answers(self, inbound: Inbound, reply: Reply) -> None:
        """A request was answered."""
        self.clock()
        self.note("answer", inbound.key, reply)
        home = inbound.home or inbound.sender
        person = self.people.get(str(home))
        if person is None or not home.user:
            return  # what befalls a group answers nobody
        person.reply = reply
        if reply.form is not None:
            person.receives(Message(home, reply.form), inbound.key)
        if reply.link:
            person.opens(reply.link)
        if reply != Reply() or inbound.home is not None:
            self.lives[str(home)].answered.set()

    def shows(self, message: Message, native: str) -> None:
        """A message arrived."""
        self.clock()
        self.note("out", native, message)
        person = self.people.get(str(message.to))
        if person is None:
            return
        person.receives(message, native)
        del person.seen[:-REMEMBERED], self.transcript[:-REMEMBERED]
        if self.heard is not None:
            self.heard(person, message)
        if life := self.lives.get(str(message.to)):
            life.answered.set()
        for gathering in self.gatherings:
            if gathering.board is person:
                gathering.sees(message)

    # The whole of it

    async def passes(self) -> None:
        """So many days with faults; then, within a day without any, all that was owed is settled, and nobody is stuck."""
        with closing(self.watcher.begin()):
            await self._passes()
            self.watcher.end()
            for gathering in self.gatherings:
                gathering.is_true()

    async def _passes(self) -> None:
        programs = [succeed(self, self.chance(f"program {number}")) for number in range(self.programs)]
        groups = [gathering.lives() for gathering in self.gatherings]
        work = [
            *programs,
            *groups,
            ideas(self, self._street, days=self._days),
            self.watcher.daily(),
            self.alarm.rings(),
        ]
        async with asyncio.TaskGroup() as tasks:
            serving = [tasks.create_task(each) for each in work]
            living = [tasks.create_task(life.live()) for life in self.lives.values()]
            await asyncio.sleep((self.faults.until - self.clock()) / 1000)
            await asyncio.sleep(LONGEST_GAP)
            for _ in range(24):
                await asyncio.sleep(HOUR / 1000)
                if not self.watcher.owed(self.faults.until):
                    break
            for task in living:
                task.cancel()
            await asyncio.gather(*(life.is_answered() for life in self.lives.values()))
            for task in serving:
                task.cancel()

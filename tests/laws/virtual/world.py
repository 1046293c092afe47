"""A world: a street and its neighbours on three platforms, one database, and one program after another that serves it."""

import asyncio
import hashlib
from contextlib import suppress
from random import Random
from typing import Any

from bot.premises import LIMITS
from conversations.inbound import Address, Inbound, Input
from conversations.limits import Limits
from conversations.screens import Message, Reply
from domain.members import Age
from domain.offering import OfferSheet
from domain.refusals import Refusal
from domain.sheets import NeedSheet, Sheet
from tests.laws.street import HIDDEN, Street, inhabit, published
from tests.laws.virtual.faults import DAY, HOUR, STALL, Faults, Weather
from tests.laws.virtual.people import Life
from tests.laws.virtual.platforms import MANNERS, Platform
from tests.laws.virtual.program import Program
from tests.laws.virtual.watching import Watch
from tests.stories.ground import Memory
from tests.stories.person import Person
from tests.stories.town import Town

PACE = 120.0
"""Seconds between two looks at what is due: what a turn sets is done at once anyway."""
LONGEST_GAP = 7200
"""Seconds until the next program at most."""
REMEMBERED = 30
"""Messages that somebody scrolls back to."""
PLATFORMS = ("telegram", "slack", "telegram", "web")
AREAS = ("H2S", "H2G", "H2R")
PROPOSED = 1.5
"""Days between two projects of the street's organizers, on average."""


class World(Town):
    """A town whose people write to platforms, and are answered whenever one of its programs has served them."""

    def __init__(
        self, seed: int, *, people: int, days: float, hours_between: float, programs: int = 1, weather: Weather
    ) -> None:
        ground = Memory()
        super().__init__(ground)
        self.database = ground.connection
        self.seed, self.programs = seed, programs
        self._hash = hashlib.sha256()
        self.platforms: dict[str, Platform] = {}
        self._street = inhabit(self)
        self._neighbours(people)
        self._began = self.now
        self.faults = Faults(self.chance("faults"), weather, self.now, self.now + round(days * DAY))
        self.faults.outages(tuple(MANNERS))
        self.platforms |= {name: self._platform(name) for name in MANNERS}
        self.lives = {
            address: Life(self, person, self.chance(address), hours_between) for address, person in self.people.items()
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
            clock=self.clock,
            shows=self.shows,
            answers=self.answers,
            doors=self.programs,
        )

    def handle(self, sender: Address, what: Input, *, later: bool = True, name: str = "", **group: Any) -> Reply:
        """Before the world begins a turn is run at once; then it waits at its platform for a program."""
        if not self.platforms:
            return super().handle(sender, what, later=later, name=name, **group)
        self.keys += 1
        inbound = Inbound(f"{sender.platform}:{self.keys}", sender, "fr", self.clock(), what, reachable=later)
        self.note("in", inbound)
        self.platforms[sender.platform].brings(inbound)
        return Reply()

    def deliver(self) -> None:
        """Before the world begins every platform takes all; then the programs deliver."""
        if not self.platforms:
            super().deliver()

    def answers(self, inbound: Inbound, reply: Reply) -> None:
        """A request was answered."""
        self.clock()
        self.note("answer", inbound.key, reply)
        person = self.people[str(inbound.sender)]
        person.reply = reply
        if reply.form is not None:
            person.receives(Message(inbound.sender, reply.form), inbound.key)
        if reply != Reply():
            self.lives[str(inbound.sender)].answered.set()

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
        self.lives[str(message.to)].answered.set()

    # The whole of it

    async def passes(self) -> None:
        """So many days with faults; then, within a day without any, all that was owed is settled, and nobody is stuck."""
        self.watcher.begin()
        programs = [self._serve(self.chance(f"program {number}")) for number in range(self.programs)]
        work = [*programs, self._propose(self._street), self.watcher.daily()]
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
        self.watcher.end()

    async def _serve(self, chance: Random) -> None:
        """One program after another."""
        while True:
            program = Program(
                self.database,
                self.engine.setting,
                self.platforms,
                clock=self.clock,
                committed=self.watcher.looks,
                alone=self.programs == 1,
            )
            dying = asyncio.create_task(self._kill(program))
            await program.live(pace=PACE)
            dying.cancel()
            self.crashes += 1
            self.note("crash")
            await asyncio.sleep(chance.choice((1, 1, 30, 30, 600, LONGEST_GAP)))

    async def _kill(self, program: Program) -> None:
        """Has a program die when its hour has come; one of several stalls now and then before."""
        until = self.clock() + (self.faults.death(self.clock()) or DAY * 1000)
        while (
            self.programs > 1 and (stall := self.faults.stall()) * 1000 < min(until, self.faults.until) - self.clock()
        ):
            await asyncio.sleep(stall)
            program.stalls = asyncio.get_running_loop().time() + STALL
        await asyncio.sleep((until - self.clock()) / 1000)
        point = self.faults.statement()
        program.dies_after_commit = not point
        program.fragile.statements, program.fragile.breaks_at = 0, point

    async def _propose(self, street: Street) -> None:
        """Organizers go on having ideas: projects for some day to come, at a place that only the confirmed may know."""
        chance = self.chance("projects")
        while True:
            await asyncio.sleep(chance.expovariate(1 / PROPOSED) * DAY / 1000)
            starts = self.clock() + chance.randint(8, 300) * HOUR
            sheet = _chore(self.keys, places=chance.randint(1, 4), starts=starts)
            with suppress(Refusal):  # an organizer or the delegate has left
                project = published(self, street, chance.choice((street.omar, street.olga)), sheet)
                self.watcher.rules.guarded.add(project.id)


def _chore(number: int, *, places: int, starts: int) -> Sheet:
    need = NeedSheet(kind="time", what="Un coup de main", count=places, occurrences=((starts, starts + 2 * HOUR),))
    return Sheet(
        title=f"Corvée {number}",
        story="Tout le monde est le bienvenu, on fournit le café.",
        category="food",
        fsa=AREAS[0],
        venue=HIDDEN[0],
        address=HIDDEN[1],
        needs=(need,),
    )

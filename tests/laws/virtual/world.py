"""A world: a street and its neighbours on three platforms, one database, and one program after another that serves it."""

import asyncio
import hashlib
from random import Random

from bot.premises import LIMITS
from conversations.inbound import Address, Inbound, Input
from conversations.limits import Limits
from conversations.screens import Message, Reply
from domain.offering import OfferSheet
from tests.laws.rules import Rules
from tests.laws.street import inhabit
from tests.laws.virtual.faults import DAY, HOUR, Faults, Weather
from tests.laws.virtual.people import Life
from tests.laws.virtual.platforms import MANNERS, Platform
from tests.laws.virtual.program import Program
from tests.laws.virtual.watching import Watch
from tests.stories.ground import Memory
from tests.stories.person import Person
from tests.stories.town import Town

PACE = 120.0
"""Seconds between two looks at what is due: what a turn sets is done at once anyway."""
REMEMBERED = 30
"""Messages that somebody scrolls back to."""


class World(Town):
    """A town whose people write to platforms, and are answered whenever a program has served them."""

    def __init__(self, seed: int, *, people: int, days: float, weather: Weather, hours_between: float) -> None:
        ground = Memory()
        super().__init__(ground)
        self.database = ground.connection
        self.seed = seed
        self._hash = hashlib.sha256()
        self.answered: dict[str, asyncio.Event] = {}
        self._inhabit(people)
        self._began = self.now
        self.faults = Faults(self.chance("faults"), weather, self.now, self.now + round(days * DAY))
        self.faults.outages(tuple(MANNERS))
        self.platforms = {
            name: Platform(
                name,
                self.faults,
                self.chance(name),
                clock=self.clock,
                shows=self.shows,
                answers=self.answers,
            )
            for name in MANNERS
        }
        self.watcher = Watch(self)
        self.lives = [Life(self, person, self.chance(person.name), hours_between) for person in self.people.values()]

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
        person = super().stranger(name, later=later)
        if name.startswith("Voisin"):
            platform = ("telegram", "slack", "telegram", "web")[len(self.people) % 4]
            del self.people[str(person.address)]
            person.address = Address(platform, "home", str(len(self.people)), "", str(len(self.people)))
            self.people[str(person.address)] = person
        return person

    def _inhabit(self, many: int) -> None:
        """The street where everything is under way, and neighbours who have something to give."""
        inhabit(self)
        for number in range(many):
            person = self.member(
                f"Voisin {number}", fsa=("H2S", "H2G", "H2R")[number % 3], age="teen" if number % 9 == 4 else "adult"
            )
            self.acts(person, lambda hood: hood.offer(OfferSheet(kind="time", words="deux bras", radius_km=10)))

    def handle(self, sender: Address, what: Input, *, later: bool = True, name: str = "", **group: object) -> Reply:
        """Before the world begins a turn is run at once; then it waits at its platform for a program."""
        if not hasattr(self, "platforms"):
            return super().handle(sender, what, later=later, name=name, **group)
        self.keys += 1
        key = f"{sender.platform}:{self.keys}"
        inbound = Inbound(key, sender, "fr", self.clock(), what, name=name, reachable=later)
        self.note("in", inbound)
        self.platforms[sender.platform].brings(inbound)
        return Reply()

    def answers(self, inbound: Inbound, reply: Reply) -> None:
        """A request was answered."""
        self.clock()
        self.note("answer", inbound.key, reply)
        person = self.people[str(inbound.sender)]
        person.reply = reply
        if reply.form is not None:
            person.receives(Message(inbound.sender, reply.form), inbound.key)
        self.answered[str(inbound.sender)].set()

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
        self.answered[str(message.to)].set()

    # The whole of it

    async def passes(self) -> None:
        """So many days with faults; then, within a day without any, all that was owed is settled."""
        rules = Rules(self)
        self.watcher.begin(rules)
        work = [self._serve(), self.watcher.daily(), *(life.live() for life in self.lives)]
        async with asyncio.TaskGroup() as tasks:
            going = [tasks.create_task(each) for each in work]
            await asyncio.sleep((self.faults.until - self.clock()) / 1000)
            for _ in range(24):
                await asyncio.sleep(HOUR / 1000)
                if not self.watcher.owed(self.faults.until):
                    break
            for task in going:
                task.cancel()
        rules.settle()
        self.watcher.end()

    async def _serve(self) -> None:
        """One program after another."""
        chance = self.chance("programs")
        while True:
            program = Program(
                self.database,
                self.engine.setting,
                self.platforms,
                clock=self.clock,
                committed=self.watcher.looks,
            )
            dying = asyncio.create_task(self._kill(program))
            await program.live(pace=PACE)
            dying.cancel()
            self.database.rollback()
            self.crashes += 1
            self.note("crash")
            await asyncio.sleep(chance.choice((1, 30, 600)))

    async def _kill(self, program: Program) -> None:
        """Has a program die when its hour has come."""
        if wait := self.faults.death(self.clock()):
            await asyncio.sleep(wait / 1000)
            point = self.faults.statement()
            program.dies_after_commit = not point
            program.fragile.statements, program.fragile.breaks_at = 0, point

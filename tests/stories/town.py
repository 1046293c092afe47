"""A small town for stories: real database, real engine, people who say, press, fill and see.

Each person reads what the door delivers to them, in their own language. A story is told once and
walked in several manners (see `Manner`): pressed or typed, delivered once or twice, crashed at every
statement, in French or in English, on any of the databases.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Any, TypeVar

from bot.attachments import gather
from bot.planning import plan_at_once
from bot.timers import inbound as elapsed
from conversations.alerts import spread
from conversations.engine import Engine
from conversations.flow import Flow
from conversations.flows import FLOWS
from conversations.ids import Ids
from conversations.inbound import Address, Inbound, Input
from conversations.limits import BARE, WEB, Limits
from conversations.links import Links
from conversations.screens import Message, Reply
from conversations.setting import Setting
from conversations.turn import Stage
from conversations.words import speaking
from domain import calendar
from domain.members import Age, Language, Member
from domain.neighbourhood import Neighbourhood
from domain.pictures import Picture, PictureFault
from domain.pilot import PILOT
from domain.territories import Territory
from locales import catalogs
from storage.unit import Unit
from tests.stories.ground import Crash, Ground, Memory
from tests.stories.pages import Page
from tests.stories.person import Person

__all__ = ["DAY", "HOUR", "MINUTE", "MONDAY", "ROSEMONT", "Manner", "Person", "Town"]

MONDAY = calendar.at(dt.date(2026, 11, 23), "10:00", "America/Toronto")
"""Every story begins on Monday, November 23, 2026, at ten in the morning."""
ROSEMONT = Territory(id="rosemont", name="Rosemont–La Petite-Patrie", fsas=("H1X", "H1Y", "H2G", "H2S"), state="open")
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
SECRET = b"a town of its own"
T = TypeVar("T")
WORDS = speaking(catalogs())
STOPPED: set[int] = set()
"""Turns that were stopped before each of their statements."""


@dataclass(frozen=True)
class Manner:
    """How a story is walked. `language` is the one people write in and their platform says."""

    language: Language = "fr"
    typed: bool = False
    twice: bool = False
    crash: bool = False
    forms: bool = True
    telegram: bool = False
    slack: bool = False

    @property
    def reaches(self) -> bool:
        """Whether everybody can be written to later."""
        return self.telegram or self.slack

    def __str__(self) -> str:
        on = [name for name in ("telegram", "slack", "typed", "twice", "crash") if getattr(self, name)]
        return "-".join([self.language, *on, "forms" if self.forms else "questions"])


@dataclass
class Town:
    """A database with nobody in it, the engine over it, and a clock that a story moves."""

    ground: Ground = field(default_factory=Memory)
    manner: Manner = field(default_factory=Manner)
    now: int = MONDAY
    flows: tuple[type[Flow[Any]], ...] = FLOWS
    stops: Mapping[int, int] = field(default_factory=dict)
    """Where the program stops once: the turn's number, and before which of its statements."""
    walked: set[tuple[str, str, str]] = field(default_factory=set)
    workplaces: bool = False
    """Whether those who write from the same workspace work together, as on some platforms."""
    pages: bool = False
    """Whether a screen of several parts is one page, as on some platforms."""
    front: str = "/"
    """The address of the page, where the links lead that people are given."""
    watch: Callable[[Person], None] | None = None
    """Told of a person just before they act, for the laws that hold in every state."""
    heard: Callable[[Person, Message], None] | None = None
    """Told of every message as its person receives it, for the rules that every message keeps."""

    def __post_init__(self) -> None:
        self.words = WORDS
        self.people: dict[str, Person] = {}
        self.transcript: list[tuple[str, str]] = []
        self.statements: list[int] = []
        """How many statements each turn took that nothing stopped, its BEGIN and COMMIT too."""
        self.messages = 0
        self.keys = 0
        self.crashes = 0
        self.links = Links(self.front)
        self.engine = self._program()
        self.run(_open_territories)

    def _program(self) -> Engine:
        return Engine(
            self.flows,
            Setting(
                words=self.words,
                limits=self.limits,
                secret=SECRET,
                operator="la Caisse du Quartier",
                links=self.links,
                walked=lambda flow, source, target: self.walked.add((flow, source, target)),
            ),
        )

    def limits(self, platform: str) -> Limits:
        return replace(WEB if self.manner.forms else BARE, workplaces=self.workplaces, parts=self.pages)

    # People

    def stranger(self, name: str, *, later: bool = True) -> Person:
        """Somebody the door has never met."""
        person = Person(self, name, Address("web", "", name.lower(), "", name.lower()), later)
        self.people[str(person.address)] = person
        return person

    def board(self, name: str, chat: str) -> Person:
        """What everybody sees in a group."""
        board = Person(self, name, Address("web", "", chat, "", ""))
        self.people[str(board.address)] = board
        return board

    def page(self, who: Person) -> Page:
        """Somebody's own page."""
        self.pages = True
        return self._opened(Page(self, f"{who.name}'s page", replace(who.address, chat="home")))

    def _opened(self, page: Page) -> Page:
        self.people[str(page.address)] = page
        return page

    def close(self) -> None:
        """The story is over."""
        self.ground.close()

    def member(
        self, name: str, *, fsa: str = "H2S", age: Age = "adult", alerts: bool = True, **settings: Any
    ) -> Person:
        """Somebody who already came in, and lives somewhere."""
        person = self.stranger(name)

        def joins(uow: Unit) -> Member:
            neighbourhood = self.neighbourhood(uow)
            member = neighbourhood.join(
                person.identity, str(person.address), name=name, language=self.manner.language, age=age, later=True
            )
            neighbourhood.actor = member
            member = neighbourhood.adjust(fsa=fsa, **settings)
            return neighbourhood.agree("alerts") if alerts else member

        person.id = self.run(joins).id
        return person

    def neighbourhood(self, uow: Unit, actor: Member | None = None, *, system: bool = False) -> Neighbourhood:
        """The verbs themselves, to set the stage before a story."""
        return Neighbourhood(uow, now=self.now, new_id=self.new_id, actor=actor, system=system)

    def acts(self, person: Person | None, verb: Callable[[Neighbourhood], T]) -> T:
        """A verb of somebody's (None: of the door itself) outside any conversation; those it concerns hear of it."""
        self.keys += 1

        def turn(uow: Unit) -> T:
            ids = Ids(SECRET, f"stage:{self.keys}", self.now)
            stage = Stage(uow, self.engine.setting, ids, now=self.now)
            actor = uow.members.get(person.id) if person else None
            neighbourhood = Neighbourhood(uow, now=self.now, new_id=stage.ids, actor=actor, system=person is None)
            done = verb(neighbourhood)
            spread(stage, neighbourhood)
            return done

        done: T = self.run(turn)
        self.deliver()
        return done

    def new_id(self) -> str:
        self.keys += 1
        return f"{self.keys:026d}"

    def run(self, turn: Callable[[Unit], Any]) -> Any:
        """One transaction outside any conversation."""
        return self.ground.executor.run(turn)

    # Turns

    def handle(self, sender: Address, what: Input, *, later: bool = True, name: str = "", **group: Any) -> Reply:
        """One turn as the door would run it, in this story's manner; then everything owed is delivered.

        `group` is what an adapter says of somebody in a group: their `home`, and whether they are a `steward`.
        """
        self.keys += 1
        key, language = f"web:{sender.user}:{self.keys}", self.manner.language
        inbound = Inbound(key, sender, language, self.now, what, name=name, reachable=later, **group)
        reply = self._turn(inbound)
        self.deliver()
        return reply

    def _turn(self, inbound: Inbound) -> Reply:
        """The turn; with its crashes before, and its second delivery after, as the manner has it."""
        number, now = len(self.statements) + 1, self.now

        def turn(uow: Unit) -> Reply:
            return self.engine.run(uow, inbound, now=now, order=number % 4096)

        crashing = self.manner.crash or number in self.stops
        before = self.ground.kept() if crashing else None
        foreseen = self.ground.foreseen(turn) if self.manner.crash and isinstance(self.ground, Memory) else None
        for point in self._points(number, inbound, before):
            if not self._stopped(turn, point):
                break  # the turn has fewer statements: it stopped after its commit, and nobody was answered
            assert self.ground.kept() == before, f"a crash before statement {point} of turn {number} left something"
        self.ground.fragile.statements = 0
        reply: Reply = self.run(turn)
        self.statements.append(self.ground.fragile.statements)
        assert foreseen is None or self.ground.kept() == foreseen, f"turn {number} is not what it would have been"
        if self.manner.twice or crashing:
            after = self.ground.kept()
            again = self.run(lambda uow: self.engine.run(uow, inbound, now=now + 5, order=number % 4096))
            assert again == reply, "the same update again gave another reply"
            assert self.ground.kept() == after, "the same update again changed something"
        return reply

    def _points(self, number: int, inbound: Inbound, before: object) -> Iterable[int]:
        """Before which statements of a turn the program stops, one crash after the other.

        Many stories begin alike: a turn that is another's to the last byte was stopped there already.
        """
        if not self.manner.crash:
            return (self.stops[number],) if number in self.stops else ()
        turn = hash((before, repr((number, inbound, self.now, self.manner, self.flows, self.workplaces, self.pages))))
        if turn in STOPPED:
            return ()
        STOPPED.add(turn)
        return count(1)

    def _stopped(self, turn: Callable[[Unit], Reply], point: int) -> bool:
        """Runs the turn up to a statement, where the program stops and another begins; False when it got through."""
        fragile = self.ground.fragile
        fragile.statements, fragile.breaks_at = 0, point
        try:
            self.run(turn)
        except Crash:
            self.crashes += 1
            self.ground.restart()
            if not self.manner.crash:
                self.engine = self._program()
            return True
        fragile.breaks_at = 0
        return False

    # Files and pictures

    def made(self, attachment: str) -> bytes:
        """A file as it is made now; empty where there is nothing to make."""
        sort, _, argument = attachment.partition(":")
        making = self.run(lambda uow: gather(uow, self.engine.setting, sort, argument, self.now))
        return making() if making else b""

    def file(self, person: Person, native: str, attachment: str) -> bytes:
        """What somebody was handed with a message."""
        return self.made(attachment)

    def fetch(self, picture: Picture, fault: PictureFault) -> None:
        """The job has been by: a picture is there, or refused."""
        if fault:
            settled = picture.but(state="refused", ref="", reason=fault)
        else:
            settled = picture.but(state="ready", ref="", hash=f"hash{len(self.statements)}")

        def job(uow: Unit) -> None:
            uow.pictures.put(settled)
            uow.timers.set("picture", picture.id, self.now)

        self.run(job)

    def deliver(self) -> None:
        """Every platform accepts at once: what was owed is seen."""
        while owed := self.run(lambda uow: uow.outbox.owed("web", self.now, 100)):
            for message in owed:
                self.messages += 1
                native = f"m{self.messages}"
                self.run(partial(accept, message.id, native, self.now))
                self.sees(message, native)

    def sees(self, message: Message, native: str) -> None:
        """Whoever a message is for has it before them."""
        person = self.people.get(str(message.to))
        if person is not None:
            person.receives(message, native)
            if self.heard is not None:
                self.heard(person, message)

    def waits(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Time passes; every timer that comes due is a turn of its own, at its own instant."""
        until = self.now + int(days * DAY + hours * HOUR + minutes * MINUTE)
        if until > self.now:
            self.transcript.append(("", self.words(self.manner.language, "tu").moment(until)))
        while True:
            due = self.run(lambda uow: uow.timers.due(until, 1))
            if not due:
                break
            self.now = max(self.now, due[0].due)
            self._turn(elapsed(due[0].kind, due[0].subject, due[0].due))
            self.deliver()
        self.now = until
        self.deliver()

    def settles(self) -> None:
        """What is due at this very moment happens."""
        self.waits()

    def plans(self) -> None:
        """The planner has looked at the hour to come."""
        self.run(partial(plan_at_once, now=self.now))

    def digest(self) -> object:
        """All of the database, to be compared with what it is later."""
        return self.ground.kept()


def _open_territories(uow: Unit) -> None:
    for territory in PILOT:
        uow.territories.put(territory.but(state="open"))
    uow.territories.put(ROSEMONT)


def accept(id: str, native: str, now: int, uow: Unit) -> None:
    """A platform took what was owed."""
    uow.outbox.sent(id, native, now)

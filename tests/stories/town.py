"""A small town for stories: real database, real engine, people who say, press, fill and see.

Each person reads what the door delivers to them, in their own language. A story is told once and
walked in several manners (see `Manner`): pressed or typed, delivered once or twice, crashed at every
statement, in French or in English.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import Any

from bot.timers import inbound as elapsed
from conversations.engine import Engine
from conversations.flow import Flow
from conversations.flows import FLOWS
from conversations.inbound import Address, Filled, Inbound, Input, Located, Open, Press, Text
from conversations.limits import BARE, WEB, Limits
from conversations.screens import Choice, Message, Reply
from conversations.setting import Setting
from conversations.words import Words
from domain import calendar
from domain.members import Age, Language, Member
from domain.neighbourhood import Neighbourhood
from domain.pilot import PILOT
from domain.territories import Territory
from locales import catalogs
from storage.batch import Executor, Outcome
from storage.unit import Unit

MONDAY = calendar.at(dt.date(2026, 11, 23), "10:00", "America/Toronto")
"""Every story begins on Monday, November 23, 2026, at ten in the morning."""
ROSEMONT = Territory(id="rosemont", name="Rosemont–La Petite-Patrie", fsas=("H1X", "H1Y", "H2G", "H2S"), state="open")
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


@dataclass(frozen=True)
class Manner:
    """How a story is walked. `language` is the one people write in and their platform says."""

    language: Language = "fr"
    typed: bool = False
    twice: bool = False
    crash: bool = False
    forms: bool = True

    def __str__(self) -> str:
        on = [name for name in ("typed", "twice", "crash") if getattr(self, name)]
        return "-".join([self.language, *on, "forms" if self.forms else "questions"])


class Crash(Exception):
    """The program stops here."""


class Fragile(sqlite3.Connection):
    """A connection that stops the program before a chosen statement; it counts them all."""

    statements = 0
    breaks_at = 0

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self.statements += 1
        if self.breaks_at and self.statements == self.breaks_at:
            raise Crash
        return super().execute(sql, *values)


@dataclass
class Town:
    """A database with nobody in it, the engine over it, and a clock that a story moves."""

    executor: Executor
    connection: Fragile
    manner: Manner = field(default_factory=Manner)
    now: int = MONDAY
    flows: tuple[type[Flow[Any]], ...] = FLOWS
    walked: set[tuple[str, str, str]] = field(default_factory=set)
    watch: Callable[[Person], None] | None = None
    """Told of a person just before they act, for the laws that hold in every state."""

    def __post_init__(self) -> None:
        words = catalogs()
        self._words: dict[tuple[str, str], Words] = {}

        def speak(language: Any, manner: Any) -> Words:
            key = (language, manner)
            if key not in self._words:
                self._words[key] = Words(words, language, manner)
            return self._words[key]

        self.words = speak
        self.run(_open_territories)
        self.people: dict[str, Person] = {}
        self.transcript: list[tuple[str, str]] = []
        self.messages = 0
        self.keys = 0
        self.order = 0
        self.crashes = 0
        self.engine = Engine(
            self.flows,
            Setting(
                words=speak,
                limits=self.limits,
                secret=b"a town of its own",
                operator="la Caisse du Quartier",
                walked=lambda flow, source, target: self.walked.add((flow, source, target)),
            ),
        )

    def limits(self, platform: str) -> Limits:
        return WEB if self.manner.forms else BARE

    # People

    def stranger(self, name: str, *, later: bool = True) -> Person:
        """Somebody the door has never met."""
        person = Person(self, name, Address("web", "", name.lower(), "", name.lower()), later)
        self.people[str(person.address)] = person
        return person

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

    def new_id(self) -> str:
        self.keys += 1
        return f"{self.keys:026d}"

    def run(self, turn: Callable[[Unit], Any]) -> Any:
        """One transaction outside any conversation."""
        outcome = self.executor.alone(turn)
        if outcome.error is not None:
            raise outcome.error
        return outcome.value

    # Turns

    def handle(self, sender: Address, what: Input, *, later: bool = True, name: str = "") -> Reply:
        """One turn as the door would run it, in this story's manner; then everything owed is delivered."""
        self.keys += 1
        inbound = Inbound(
            f"web:{sender.user}:{self.keys}", sender, self.manner.language, self.now, what, name=name, reachable=later
        )
        reply = self._turn(inbound)
        self.deliver()
        return reply

    def _turn(self, inbound: Inbound) -> Reply:
        self.order += 1
        order, now = self.order % 4096, self.now

        def turn(uow: Unit) -> Reply:
            return self.engine.run(uow, inbound, now=now, order=order)

        reply: Reply = self._crashing(turn) if self.manner.crash else self.run(turn)
        if self.manner.twice:
            before = self.digest()
            again = self.run(lambda uow: self.engine.run(uow, inbound, now=now + 5, order=order + 1))
            assert again == reply, "the same update again gave another reply"
            assert self.digest() == before, "the same update again changed something"
        return reply

    def _crashing(self, turn: Callable[[Unit], Reply]) -> Reply:
        """Stops the turn before its first statement, its second, … and before its commit; then lets it be.

        After each crash the database is what it was before the turn.
        """
        before = self.digest()
        point = 0
        while True:
            point += 1
            self.connection.statements, self.connection.breaks_at = 0, point
            try:
                outcome = self.executor.alone(turn)
            except Crash as crash:  # before the transaction began
                outcome = Outcome(error=crash)
            self.connection.breaks_at = 0
            if not isinstance(outcome.error, Crash):
                break
            self.crashes += 1
            assert self.digest() == before, f"a crash before statement {point} left something"
        if outcome.error is not None:
            raise outcome.error
        return outcome.value  # type: ignore[no-any-return]

    def deliver(self) -> None:
        """Every platform accepts at once: what was owed is seen."""
        while owed := self.run(lambda uow: uow.outbox.owed("web", self.now, 100)):
            for message in owed:
                self.messages += 1
                native = f"m{self.messages}"
                self.run(partial(_accept, message.id, native, self.now))
                person = self.people.get(str(message.to))
                if person is not None:
                    person.receives(message, native)

    def waits(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Time passes; every timer that comes due is a turn of its own, at its own instant."""
        until = self.now + int(days * DAY + hours * HOUR + minutes * MINUTE)
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

    def digest(self) -> str:
        """All of the database, as one hash."""
        return blake2b(self.connection.serialize(), digest_size=16).hexdigest()


@dataclass
class Person:
    """One person at one address, and what they have before their eyes."""

    town: Town
    name: str
    address: Address
    later: bool = True
    id: str = ""
    seen: list[tuple[str, Message]] = field(default_factory=list)
    reply: Reply = field(default_factory=Reply)
    new: int = 0

    @property
    def identity(self) -> str:
        return f"{self.address.platform}|{self.address.workspace}|{self.address.user}"

    # What they do

    def says(self, fr: str, en: str | None = None) -> Person:
        """Types something, in the story's language."""
        return self._does(Text(fr if self.town.manner.language == "fr" or en is None else en))

    def opens(self, payload: str) -> Person:
        """Follows a link or sends a command."""
        return self._does(Open(payload))

    def presses(self, id: str, *, on: str = "") -> Person:
        """Presses the newest button with that id (`on` a message that holds these words), or types its label."""
        choice = self.button(id, on=on)
        if self.town.manner.typed and not on:
            return self._does(Text(choice.label))
        return self._does(Press(choice.token))

    def taps(self, id: str, *, on: str = "") -> Person:
        """Presses, whatever the manner: for what only a press can do."""
        return self._does(Press(self.button(id, on=on).token))

    def fills(self, **values: str) -> Person:
        """Sends the form in front of them; where there are no forms, answers question by question."""
        form = next((m.screen for _, m in reversed(self.seen) if m.screen.fields), None)
        if form is not None and self.town.manner.forms and not self.town.manner.typed:
            return self._does(Filled(form.form, values))
        for value in values.values():
            listed = [c for c in self.last.choices if c.id == value or (not value and c.id == "skip")]
            self._does(Text(listed[0].label if listed else value))
        return self

    def shares_place(self, lat: float, lon: float) -> Person:
        return self._does(Located(lat, lon))

    def _does(self, what: Input) -> Person:
        if self.town.watch is not None:
            self.town.watch(self)
        self.new = len(self.seen)
        self.town.transcript.append((self.name, _said(self, what)))
        self.reply = self.town.handle(self.address, what, later=self.later)
        return self

    # What they see

    def receives(self, message: Message, native: str) -> None:
        self.town.transcript.append((f"→ {self.name}", _shown(message)))
        if message.replaces:
            self.seen = [(n, message if n == message.replaces else m) for n, m in self.seen]
        else:
            self.seen.append((native, message))

    @property
    def last(self) -> Any:
        """The newest screen."""
        assert self.seen, f"{self.name} has received nothing"
        return self.seen[-1][1].screen

    def button(self, id: str, *, on: str = "") -> Choice:
        """The newest button with that id."""
        for _, message in reversed(self.seen):
            if on and on not in _shown(message):
                continue
            for choice in message.screen.choices:
                if choice.id == id:
                    return choice
        raise AssertionError(f"{self.name} sees no button “{id}”:\n{self.text}")

    @property
    def text(self) -> str:
        """Everything received since they last did something; if nothing, the newest message."""
        return "\n".join(_shown(m) for _, m in (self.seen[self.new :] or self.seen[-1:]))

    def sees(self, fr: str, en: str | None = None) -> Person:
        """They have just received these words, in their language."""
        words = fr if self.town.manner.language == "fr" or en is None else en
        assert _loose(words) in _loose(self.text), f"{self.name} does not see “{words}” but:\n{self.text}"
        return self

    def has_seen(self, fr: str, en: str | None = None) -> Person:
        """These words are somewhere in the chat as it now stands."""
        words = fr if self.town.manner.language == "fr" or en is None else en
        whole = "\n".join(_shown(m) for _, m in self.seen)
        assert _loose(words) in _loose(whole), f"{self.name} never saw “{words}” but:\n{whole}"
        return self

    def sees_no(self, fr: str, en: str | None = None) -> Person:
        words = fr if self.town.manner.language == "fr" or en is None else en
        assert _loose(words) not in _loose(self.text), f"{self.name} sees “{words}”:\n{self.text}"
        return self

    def sees_choices(self, *ids: str) -> Person:
        """The newest message offers exactly these."""
        assert [c.id for c in self.last.choices] == list(ids), [c.id for c in self.last.choices]
        return self

    @property
    def state(self) -> str:
        """What the conversation waits in."""
        return str(self.town.run(lambda uow: uow.state_of(self.address)))


def _open_territories(uow: Unit) -> None:
    for territory in PILOT:
        uow.territories.put(territory.but(state="open"))
    uow.territories.put(ROSEMONT)


def _accept(id: str, native: str, now: int, uow: Unit) -> None:
    uow.outbox.sent(id, native, now)


def _loose(text: str) -> str:
    """No-break spaces and typographic apostrophes read as their plain sisters."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def _said(person: Person, what: Input) -> str:
    if isinstance(what, Text):
        return what.value
    if isinstance(what, Press):
        labels: Mapping[str, str] = {c.token: c.label for _, m in person.seen for c in m.screen.choices}
        return f"[{labels.get(what.token, what.token)}]"
    if isinstance(what, Filled):
        return "; ".join(f"{name}: {value}" for name, value in what.values.items())
    return what.token if isinstance(what, Open) else type(what).__name__


def _shown(message: Message) -> str:
    screen = message.screen
    lines = [screen.text] if screen.text else []
    if screen.card is not None:
        card = screen.card
        lines += [card.title, *card.lines, " · ".join(card.reasons), card.progress.label if card.progress else ""]
    lines += [f"{f.label} ({f.value})" if f.value else f.label for f in screen.fields]
    if screen.choices:
        lines.append(" ".join(f"[{c.label}]" for c in screen.choices))
    return "\n".join(line for line in lines if line)

"""A group of neighbours: what is done there, what befalls it, and what may never be seen there."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import TYPE_CHECKING

from conversations.hearing import opener_id
from conversations.inbound import Input, Open, Press, Renamed, Text
from conversations.notices import notice
from conversations.ports import Opener
from conversations.screens import Message
from storage.unit import Unit
from tests.laws.virtual.faults import HOUR
from tests.stories.person import Person, shown
from tests.stories.square import Square

if TYPE_CHECKING:
    from tests.laws.virtual.world import World

BEFALLS = 3.0
"""Hours between two things that befall a group, on average."""
COMMANDS = ("/projets", "/groupe", "/aide", "/offrir", "/moi")
LOOKED_AT = 6
"""The newest messages, whose buttons are still pressed."""
ANNOUNCED = "project:"
"""How the subject of an announcement begins."""


class Gathering(Square):
    """A group on Telegram. Its people are the neighbours there, and the first of them runs it."""

    def __init__(self, world: World, number: int) -> None:
        super().__init__(world, f"-{number}", f"Ruelle {number}")
        self._world = world
        self._moves = number
        self._chance = world.chance(f"group {number}")
        self._people = [who for who in world.lives_by("telegram") if who is not self.board]
        self._inside = False
        self._names = re.compile("|".join(rf"\b{re.escape(person.name)}\b" for person in self._people))
        self._told: dict[str, str] = {}
        self._refuses("kicked")

    # What befalls it

    async def lives(self) -> None:
        """Something befalls it now and then, until cancelled; first of all the door is put in it."""
        self._comes_in()
        while True:
            await asyncio.sleep(self._chance.expovariate(1 / BEFALLS) * HOUR / 1000)
            if self._world.clock() < self._world.faults.until:
                self._befalls()
            elif str(self.board.address) in self._world.faults.refusing:
                self._comes_in()

    def _befalls(self) -> None:
        """The door is taken out or put in (again), may not write or may, or the group has another name or id."""
        who = self._chance.choice(self._people)
        if not self._inside:
            self._comes_in()
            return
        match self._chance.choice(("out", "out", "silent", "heard", "renamed", "moved")):
            case "out":
                self._inside = False
                self._refuses("kicked")
                self.shows_out(who)
            case "silent":
                self._refuses("no rights")
                self.welcomes(who, writes=False)
            case "renamed":
                self.name = f"Ruelle {self._chance.randint(1, 9)}"
                self.does(who, Renamed(self.name))
            case "moved":
                self._moves += 1000
                old, refusing = str(self.board.address), self._world.faults.refusing
                self.moves(f"-{self._moves}")
                self._world.faults.moved[old] = self.chat
                if old in refusing:
                    self._refuses(refusing[old])
            case _:
                self._is_heard(who)

    def _comes_in(self) -> None:
        self._inside = True
        self._is_heard(self._chance.choice(self._people))

    def _is_heard(self, who: Person) -> None:
        self._world.faults.refusing.pop(str(self.board.address), None)
        self.welcomes(who)

    def _refuses(self, reason: str) -> None:
        self._world.faults.refusing[str(self.board.address)] = reason

    # What people do there

    def is_visited(self, who: Person) -> None:
        """Somebody presses what everybody sees, sends a command, or writes to the door."""
        choices = [choice for _, message in self.board.seen[-LOOKED_AT:] for choice in message.screen.choices]
        moves: list[Input] = [Press(choice.token) for choice in choices if choice.token]
        moves += [Open(self._chance.choice(COMMANDS)), Text("Bonjour!")]
        weights = [6.0] * (len(moves) - 2) + [1.0, 0.5]
        self.does(who, self._chance.choices(moves, weights)[0], steward=who is self._people[0])

    # What is seen there

    def sees(self, message: Message) -> None:
        """One message before everybody's eyes: nobody is named, nothing is anybody's own, nothing is told twice."""
        screen, text = message.screen, shown(message.screen)
        named = self._names.findall(text)
        assert not named, f"{named[0]} is named before everybody:\n{text}"
        assert not screen.fields, f"a form before everybody:\n{text}"
        for choice in screen.choices:
            opener = self._world.run(partial(_opener, choice.token))
            assert opener, f"the button {choice.id} before everybody answers somebody's question:\n{text}"
            assert not opener.member, f"the button {choice.id} before everybody is one member's:\n{text}"
        subject = screen.card.subject if screen.card else ""
        if subject.startswith(ANNOUNCED) and not message.replaces:
            first = self._told.setdefault(subject, message.id)
            assert first == message.id, f"announced twice:\n{text}"

    def is_true(self) -> None:
        """In the end each announcement that the door can change asks for help where help is wanted, and only there."""
        group = self._world.run(lambda uow: uow.groups.at(str(self.board.address)))
        if self._inside and group is not None and group.state == "looked_after":
            for native, message in self.board.seen:
                if (card := message.screen.card) is not None and card.subject.startswith(ANNOUNCED):
                    asks = any(choice.id.startswith("help") for choice in message.screen.choices)
                    wanted = self._world.run(partial(self._wants, native, card.subject, asks))
                    assert asks == wanted, f"help is {'' if wanted else 'not '}wanted for:\n{shown(message.screen)}"

    def _wants(self, native: str, subject: str, asks: bool, uow: Unit) -> bool:
        """Whether help is wanted; of a card that the door has forgotten, what it says."""
        cards = uow.cards_of(subject, after="", limit=1000)
        if all((card.address, card.native) != (str(self.board.address), native) for card in cards):
            return asks
        told = notice(self._world.neighbourhood(uow), self._world.words("fr", "vous"), subject)
        return told is not None and told.open


def _opener(token: str, uow: Unit) -> Opener | None:
    return uow.opener(opener_id(token))

"""The rules of the house, watched over whatever people do: what each may read and when, and places never oversold."""

import re
from collections import Counter
from typing import get_args

from conversations.screens import Message
from conversations.telling import as_reader
from domain.calendar import local
from domain.commitments import HOLDING
from domain.members import Member
from domain.projects import ProjectState
from storage.unit import Unit
from tests.laws.street import HIDDEN
from tests.stories.person import Person, shown
from tests.stories.town import Town

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
TOKEN = 64
"""Bytes: Telegram's limit for what a button carries (core.telegram.org/bots/api#inlinekeyboardbutton)."""


class Rules:
    """Looks at every message as it arrives; `settle` at what is kept. A message is on its way for `journey` ms at most."""

    def __init__(self, town: Town, *, journey: int = 0) -> None:
        self.town = town
        self.journey = journey
        self.guarded = town.run(_with_hidden_places)
        self.trusted: set[str] = set()
        town.heard = self.hears

    def hears(self, person: Person, message: Message) -> None:
        """One message, as its person reads it."""
        text = shown(message.screen)
        assert text.strip(), f"{person.name} received nothing to read"
        self.can_be_pressed(message)
        member = self.town.run(lambda uow: uow.load(person.address).member)
        if any(words in text for words in HIDDEN):
            self.may_know_where(person, member, text)
        reader = member or self.town.run(lambda uow: as_reader(uow.groups.at(str(person.address))))
        if reader is not None and message.lane != "reply" and not message.replaces:
            self.is_no_hour_to_write(reader, text)

    def can_be_pressed(self, message: Message) -> None:
        """Every button has words, a stable id, and a token that fits; no two answer the same."""
        choices = message.screen.choices
        for choice in choices:
            assert choice.label.strip(), f"the button {choice.id} says nothing"
            assert ID.fullmatch(choice.id), f"the id “{choice.id}” is not plain"
            assert bool(choice.token) != bool(choice.url), f"the button {choice.id} does nothing, or two things"
            assert len(choice.token.encode()) <= TOKEN, f"the token of {choice.id} is too long"
        twice = [
            token for token, times in Counter(choice.token or choice.url for choice in choices).items() if times > 1
        ]
        assert not twice, f"buttons that do the same: {[c.id for c in choices]}"

    def may_know_where(self, person: Person, member: Member | None, text: str) -> None:
        """A place is named to those who organize or moderate, and to the confirmed."""
        assert member is not None, f"a stranger reads the place:\n{text}"

        def trusted(uow: Unit) -> bool:
            sure = uow.commitments.of_member(member.id, ("confirmed", "done", "no_show"))
            there = {row.project for row in sure} | {one.id for one in uow.projects.of_organizer(member.id)}
            return bool(there & self.guarded or uow.members.roles(member.id))

        if self.town.run(trusted):
            self.trusted.add(member.id)
        assert member.id in self.trusted, f"{person.name} reads the place before any yes was confirmed:\n{text}"

    def is_no_hour_to_write(self, member: Member, text: str) -> None:
        """In quiet hours nothing goes out by itself; what presses, from six o'clock."""
        if member.quiet_from <= member.quiet_to:
            return
        clock, set_out = (f"{local(ms, member.zone):%H:%M}" for ms in (self.town.now, self.town.now - self.journey))
        earliest = min(member.quiet_to, "06:00")
        assert earliest <= clock, f"{member.name} is written to at {clock}:\n{text}"
        assert set_out < member.quiet_from, f"{member.name} is written to at {set_out}:\n{text}"

    def settle(self) -> None:
        """No date holds more people than it has places."""

        def oversold(uow: Unit) -> list[str]:
            found = []
            for project in uow.projects.in_state(get_args(ProjectState), limit=1000):
                needs = {need.id: need for need in uow.needs.of_project(project.id)}
                for date in uow.occurrences.of_project(project.id):
                    rows = uow.commitments.of_occurrence(date.id)
                    taken = sum(row.party for row in rows if row.state in HOLDING)
                    if taken > needs[date.need].count:
                        found.append(f"{project.title}: {taken} of {needs[date.need].count}")
            return found

        assert not self.town.run(oversold)


def _with_hidden_places(uow: Unit) -> set[str]:
    projects = uow.projects.in_state(get_args(ProjectState), limit=1000)
    return {project.id for project in projects if project.venue.address in HIDDEN}

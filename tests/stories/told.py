"""What stories came to when they were walked: kept, so that the laws over all of them walk none a second time."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.stories.ground import Memory
from tests.stories.person import Person
from tests.stories.town import Manner, Town

Story = Callable[[Town], object]

QUESTIONS = Manner(typed=True, forms=False)
KEPT = (Manner(), Manner(language="en"), QUESTIONS)
"""The manners that laws look back at."""


@dataclass(frozen=True)
class Told:
    """One story as it was walked: what was said, who was there, the edges taken, and where anybody acted on what they saw."""

    transcript: list[tuple[str, str]]
    people: set[str]
    walked: set[tuple[str, str, str]]
    states: set[str]


class Telling:
    """Looks on while a story is walked in a town that nobody else watches."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._states: set[str] = set()
        town.watch = self._sees

    def _sees(self, person: Person) -> None:
        if person.seen:
            self._states.add(person.state)

    @property
    def told(self) -> Told:
        """The story so far."""
        town = self._town
        return Told(town.transcript, {person.name for person in town.people.values()}, town.walked, self._states)


class Shelf:
    """A folder of what was told, for all the workers of a run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def keep(self, story: Story, manner: Manner, told: Told) -> None:
        """Puts a story there; another worker finds all of it or nothing."""
        place = self._place(story, manner)
        written = place.with_suffix(f".{id(told)}")
        written.write_bytes(pickle.dumps(told))
        written.replace(place)

    def told(self, story: Story, manner: Manner) -> Told:
        """The story as it was walked by its own test; walked now if it was not, and then whatever fails in it is raised."""
        if not (place := self._place(story, manner)).exists():
            with closing(Town(Memory(), manner)) as town:
                telling = Telling(town)
                story(town)
                self.keep(story, manner, telling.told)
        told: Told = pickle.loads(place.read_bytes())
        return told

    def _place(self, story: Story, manner: Manner) -> Path:
        return self._folder / f"{story.__module__}.{story.__name__}.{manner}.told"

"""Somebody's own page in a story: one thing that is published anew where it stands."""

from __future__ import annotations

from dataclasses import replace

from conversations.inbound import Press, Visited
from conversations.screens import Message, Screen
from tests.stories.person import Person, shown


class Page(Person):
    """The page of one person; `seen` is each of its editions, the newest last."""

    def receives(self, message: Message, native: str) -> None:
        self.seen.append((native, message))

    def visits(self) -> Page:
        """They look at it."""
        self.town.handle(self.address, Visited())
        return self

    def presses(self, id: str, *, on: str = "") -> Page:
        """They press a button on it; it goes on in their private conversation."""
        token = next(choice.token for part in self.parts for choice in part.choices if choice.id == id)
        self.town.handle(replace(self.address, chat=self.address.user), Press(token))
        return self

    def has(self, fr: str, en: str) -> Page:
        """These words are on it, as it now stands."""
        self.new = len(self.seen)
        self.sees(fr, en)
        return self

    @property
    def count(self) -> int:
        """How often it was published."""
        return len(self.seen)

    @property
    def parts(self) -> tuple[Screen, ...]:
        """What it shows, from the top."""
        return (self.last, *self.last.parts)

    @property
    def text(self) -> str:
        return "\n".join(shown(part) for part in self.parts)

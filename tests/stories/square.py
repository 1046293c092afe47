"""A neighbourhood's group in a story: what several people do before everybody's eyes, and what everybody sees."""

from dataclasses import dataclass, field, replace
from typing import Any

from conversations.inbound import Address, Input, Joined, Left, Moved, Open, Press, Text
from conversations.screens import Reply
from tests.stories.person import Person, said
from tests.stories.town import Town


@dataclass
class Square:
    """A group; `board` is what everybody in it sees."""

    town: Town
    chat: str = "-100"
    name: str = "Ruelle verte"
    board: Person = field(init=False)

    def __post_init__(self) -> None:
        self.board = self.town.board(self.name, self.chat)

    # What the platform says of it

    def welcomes(self, by: Person, *, writes: bool = True) -> Person:
        """Somebody puts the door in the group, or changes what it may do there."""
        self.does(by, Joined(self.name, writes))
        return self.board

    def shows_out(self, by: Person) -> None:
        """Somebody takes the door out."""
        self.does(by, Left())

    def moves(self, chat: str) -> Person:
        """The group has another address from now on, where nothing of the past can be seen."""
        old, self.chat = self.board, chat
        self.board = self.town.board(self.name, chat)
        self._turn(old.address, Moved(self.board.address), "")
        return self.board

    # What people do in it

    def presses(self, who: Person, id: str, *, on: str = "", steward: bool = False) -> Reply:
        """Somebody presses a button that everybody sees."""
        return self.does(who, Press(self.board.button(id, on=on).token), steward=steward)

    def leads(self, who: Person, id: str, *, on: str = "", steward: bool = False) -> Person:
        """Somebody whom the door has never met presses, and goes where it leads: by a link, or they are written to."""
        reply = self.presses(who, id, on=on, steward=steward)
        assert bool(reply.link) != bool(reply.notice)
        assert len(who.seen) == who.new or not reply.link, "they were written to, and have a link"
        return who.opens(reply.link) if reply.link else who

    def sends(self, who: Person, command: str) -> Person:
        """Somebody sends a command there."""
        self.does(who, Open(command))
        return self.board

    def speaks(self, who: Person, text: str) -> Person:
        """Somebody answers what the door wrote there."""
        self.does(who, Text(text))
        return self.board

    def does(self, who: Person, what: Input, *, steward: bool = False) -> Reply:
        """Anything that somebody does there, as it comes in."""
        sender = replace(self.board.address, user=who.address.user)
        self.town.transcript.append((f"{who.name} ({self.name})", said(self.board, what)))
        self.board.new, who.new = len(self.board.seen), len(who.seen)
        return self._turn(sender, what, who.name, home=who.address, steward=steward)

    def _turn(self, sender: Address, what: Input, name: str, **group: Any) -> Reply:
        reply = self.town.handle(sender, what, name=name, **group)
        self.town.settles()
        return reply

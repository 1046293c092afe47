"""One person of a story: what they do, and what they have before their eyes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conversations.inbound import Address, Elapsed, Filled, Input, Located, Open, Press, Text
from conversations.screens import Choice, Field, Message, Reply, Screen

if TYPE_CHECKING:
    from tests.stories.town import Town

RECEIVES, CHANGES = "→ ", "⟳ "
"""Before the name of who received a message, or saw one change, in a town's transcript."""


@dataclass
class Person:
    """One person at one address. What they write and see is in the story's language."""

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
        return self.does(Text(self._in_language(fr, en)))

    def opens(self, payload: str) -> Person:
        """Follows a link or sends a command."""
        return self.does(Open(payload))

    def presses(self, id: str, *, on: str = "") -> Person:
        """Presses the newest button with that id (`on` a message that holds these words), or types its label."""
        choice = self.button(id, on=on)
        if not self.town.manner.typed:
            return self.does(Press(choice.token))
        self.does(Text(choice.label))
        meant = [n for n, which in enumerate(self.last.choices, 1) if which.id.startswith("which_")]
        here = [n for n in meant if self.last.choices[n - 1].token == choice.token]
        return self.does(Text(str(here[0]))) if here else self

    def taps(self, id: str, *, on: str = "") -> Person:
        """Presses, whatever the manner: for what only a press can do."""
        return self.does(Press(self.button(id, on=on).token))

    def fills(self, **values: str) -> Person:
        """Sends the form in front of them, or behind its button; where there are no forms, answers one by one."""
        if any(choice.id == "form" for choice in self.last.choices) and not self.town.manner.typed:
            self.presses("form")
        form = next((m.screen for _, m in reversed(self.seen) if m.screen.fields), None)
        if form is not None and self.town.manner.forms and not self.town.manner.typed:
            return self.does(Filled(form.form, values))
        for value in values.values():
            listed = [c for c in self.last.choices if c.id == value or (not value and c.id == "skip")]
            self.does(Text(listed[0].label if listed else value))
        return self

    def shares_place(self, lat: float, lon: float) -> Person:
        return self.does(Located(lat, lon))

    def does(self, what: Input) -> Person:
        """Anything that can come in, as it comes."""
        if self.town.watch is not None:
            self.town.watch(self)
        self.new = len(self.seen)
        self.town.transcript.append((self.name, said(self, what)))
        self.reply = self.town.handle(self.address, what, later=self.later)
        return self

    # What they see

    def receives(self, message: Message, native: str) -> None:
        self.town.transcript.append((f"{CHANGES if message.replaces else RECEIVES}{self.name}", shown(message.screen)))
        if message.replaces:
            self.seen = [(n, message if n == message.replaces else m) for n, m in self.seen]
        else:
            self.seen.append((native, message))

    @property
    def last(self) -> Screen:
        """The newest screen."""
        assert self.seen, f"{self.name} has received nothing"
        return self.seen[-1][1].screen

    def button(self, id: str, *, on: str = "") -> Choice:
        """The newest button with that id."""
        for _, message in reversed(self.seen):
            if on and loose(on) not in loose(shown(message.screen)):
                continue
            for choice in message.screen.choices:
                if choice.id == id:
                    return choice
        raise AssertionError(f"{self.name} sees no button “{id}”:\n{self.text}")

    @property
    def text(self) -> str:
        """Everything received since they last did something; if nothing, the newest message."""
        return "\n".join(shown(m.screen) for _, m in (self.seen[self.new :] or self.seen[-1:]))

    def sees(self, fr: str, en: str | None = None) -> Person:
        """They have just received these words, in their language."""
        words = self._in_language(fr, en)
        assert loose(words) in loose(self.text), f"{self.name} does not see “{words}” but:\n{self.text}"
        return self

    def has_seen(self, fr: str, en: str | None = None) -> Person:
        """These words are somewhere in the chat as it now stands."""
        words = self._in_language(fr, en)
        whole = "\n".join(shown(m.screen) for _, m in self.seen)
        assert loose(words) in loose(whole), f"{self.name} never saw “{words}” but:\n{whole}"
        return self

    def sees_no(self, fr: str, en: str | None = None) -> Person:
        words = self._in_language(fr, en)
        assert loose(words) not in loose(self.text), f"{self.name} sees “{words}”:\n{self.text}"
        return self

    def sees_choices(self, *ids: str) -> Person:
        """The newest message offers exactly these."""
        assert [c.id for c in self.last.choices] == list(ids), [c.id for c in self.last.choices]
        return self

    @property
    def state(self) -> str:
        """What the conversation waits in."""
        return str(self.town.run(lambda uow: uow.state_of(self.address)))

    def _in_language(self, fr: str, en: str | None) -> str:
        return fr if self.town.manner.language == "fr" or en is None else en


def loose(text: str) -> str:
    """No-break spaces and typographic apostrophes read as their plain sisters."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def said(person: Person, what: Input) -> str:
    """What somebody did, as one reads it."""
    if isinstance(what, Text):
        return what.value
    if isinstance(what, Press):
        labels = {c.token: c.label for _, m in person.seen for c in m.screen.choices}
        return f"[{labels.get(what.token, '…')}]"
    if isinstance(what, Filled):
        fields = {f.id: f for _, m in person.seen for f in m.screen.fields}
        return "\n".join(_line(fields[id].label, _value(fields[id], value)) for id, value in what.values.items())
    if isinstance(what, Open):
        return what.token if what.token.startswith("/") else "?open=…"
    return "…" if isinstance(what, Elapsed) else f"({type(what).__name__.lower()})"


def _line(label: str, value: str) -> str:
    return f"{label} · {value}" if value else label


def _value(field: Field, value: str) -> str:
    """What a field holds, as one reads it."""
    return next((option.label for option in field.options if option.id == value), value)


def shown(screen: Screen) -> str:
    """A screen, as one reads it."""
    lines = [screen.text] if screen.text else []
    if screen.card is not None:
        card = screen.card
        lines += [card.title, *card.lines, " · ".join(card.reasons), card.progress.label if card.progress else ""]
    lines += [_line(field.label, _value(field, field.value)) for field in screen.fields]
    if screen.choices:
        lines.append(" ".join(f"[{c.label}]" for c in screen.choices))
    return "\n".join(line for line in lines if line)

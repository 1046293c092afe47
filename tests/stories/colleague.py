"""People of the stories who have Slack before them: what they see is what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from conversations.form import FILL
from conversations.screens import Message, Screen
from tests import slackapi
from tests.slackapi import Seen, Shown
from tests.stories.pages import Page
from tests.stories.person import Person, loose, shown

if TYPE_CHECKING:
    from tests.stories.slack import SlackTown


def check_screens(screens: Iterable[Screen], stands: Seen | Shown) -> None:
    """What stands there is what was meant: every word, every button; and none of it comes to life."""
    words, meant = loose(stands.text), set()
    for screen in screens:
        card = screen.card
        for text in (screen.text, *((card.title, *card.lines, *card.reasons) if card else ())):
            assert loose(text.strip()) in words, f"“{text}” is not shown in:\n{words}"
        if card is not None and card.picture is not None:
            assert loose(card.picture.alt) in words
        meant |= {choice.url or choice.token for choice in screen.choices}
    assert {button.get("value") or button["url"] for button in stands.buttons} == meant
    assert not stands.live, f"what nobody meant to is alive: {stands.live}"


class Colleague(Person):
    """A person with Slack: their messages are those of the server, in the words that it shows."""

    town: SlackTown

    @cached_property
    def phone(self) -> slackapi.Person:
        return self.town.phones[self.address.user]

    def receives(self, message: Message, native: str) -> None:
        super().receives(message, native)
        self.town.check(message, self.town.message(native))

    @property
    def text(self) -> str:
        return "\n".join(self._reads(*one) for one in (self.seen[self.new :] or self.seen[-1:]))

    def has_seen(self, fr: str, en: str | None = None) -> Person:
        words = self._in_language(fr, en)
        whole = "\n".join(self._reads(*one) for one in self.seen)
        assert loose(words) in loose(whole), f"{self.name} never saw “{words}” but:\n{whole}"
        return self

    def sees_choices(self, *ids: str) -> Person:
        """What opens the form's window stands beside them."""
        assert [c.id for c in self.last.choices if c.id != FILL] == list(ids), [c.id for c in self.last.choices]
        return self

    def _reads(self, native: str, message: Message) -> str:
        """The message as it stands, and the fields that its window would ask for."""
        fields = shown(message.screen.but(text="", card=None, choices=()))
        return "\n".join(part for part in (self.town.message(native).text, fields) if part)


class Home(Page):
    """Somebody's App Home: its words are those of the server."""

    town: SlackTown

    def receives(self, message: Message, native: str) -> None:
        super().receives(message, native)
        check_screens(self.parts, self._stands)

    @property
    def text(self) -> str:
        return self._stands.text

    @property
    def _stands(self) -> Shown:
        found = self.town.phones[self.address.user].home
        assert found is not None, "no Home was published"
        return found

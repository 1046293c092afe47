"""Whatever people write: wherever Slack shows it, it calls nobody and leads nowhere but where we mean it to."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings

from bot.adapters.slack.payloads import HOME
from conversations.inbound import Address, Inbound
from conversations.screens import SILENT, Card, Choice, Field, Message, Picture, Progress, Reply, Screen
from tests.bot.slack.house import PUBLIC, House
from tests.bot.slack.test_blocks import ANY, MARKS
from tests.bot.slack.test_uploads import Made
from tests.slackapi import Channel, Person, Place
from tests.slackapi.seen import live, mrkdwn
from tests.slackapi.types import JSON

OURS = "https://laruche.example/1"
LINKS = {OURS, f"{PUBLIC}/pictures/abc"}
CALLS = {"link_names": False, "parse": "none"}


@dataclass
class Saying:
    """A door that answers everything with the same words."""

    house: House
    ada: Person
    channel: Channel
    reply: Reply = SILENT

    async def handle(self, inbound: Inbound) -> Reply:
        return self.reply

    def screen(self, said: str) -> Screen:
        """Words wherever a message can have them."""
        card = Card("need:1", said, (said,), (said,), Picture("abc", said), Progress(1, 2, said))
        return Screen(said, card, (Choice("yes", said, token="t1"), Choice("see", said, url=OURS)))

    async def writes(self, said: str) -> None:
        """Says it in every message there is, and changes each."""
        screen, ada = self.screen(said), self.ada
        key = ada.place.key
        private, page = (Address("slack", key, chat, "", ada.id) for chat in (ada.id, HOME))
        for to in (private, Address("slack", key, self.channel.id, "", "")):
            native = await self.house.adapter.deliver(Message(to, screen, id=said))
            await self.house.adapter.deliver(Message(to, screen, replaces=native, id=said))
        await self.house.adapter.deliver(Message(page, screen.but(parts=(screen,)), id=said))
        self.house.clock.passes(minutes=1)

    async def uploads(self, said: str) -> None:
        """Says it of a picture, by its name too."""

        async def make(attachment: str) -> Made:
            return Made(name=f"{said}.png")

        self.house.adapter._writing._files = make
        to = Address("slack", self.ada.place.key, self.ada.id, "", self.ada.id)
        await self.house.adapter.deliver(Message(to, self.screen(said), attachment="report:1", id=f"file {said}"))
        self.house.adapter._writing._files = None

    async def whispers(self, said: str) -> None:
        """Says it to one person in a channel: on a press, and on a command."""
        self.reply = Reply(said)
        await self.ada.presses("t1", channel=self.channel)
        await self.ada.commands("/collectif aide", channel=self.channel)
        self.reply = SILENT
        while self.house.adapter._beside:
            await asyncio.wait(self.house.adapter._beside)

    async def asks(self, said: str) -> None:
        """Says it in a window, in what is wrong with it, and in the words that end it."""
        fields = (
            Field("a", said, examples=(said,), value=said),
            Field("b", said, "choice", options=(Choice("x", said), Choice("y", said)), value="x"),
        )
        ways = Choice("send", said, "main"), Choice("leave", said)
        form = Screen(said, Card("need:1", said), ways, fields, "f1", title=said)
        self.reply = Reply(form=form)
        await self.ada.presses("t1")
        await self.house.slack.until(lambda: self.ada.modal)
        for self.reply in (Reply(errors={"a": said}), Reply(form=form), Reply(said)):
            assert (await self.ada.fills({"a": "H2S"})).ok
        self.reply = SILENT
        await self.ada.closes()


@pytest.fixture
async def saying(house: House, cafe: Place, ada: Person) -> AsyncIterator[Saying]:
    saying = Saying(house, ada, cafe.channel("besoins", ada))
    opened = asyncio.create_task(house.adapter.run(saying.handle))
    await asyncio.sleep(0)
    yield saying
    opened.cancel()
    with suppress(asyncio.CancelledError):
        await opened


def sent(house: House) -> Iterator[JSON]:
    """All that was given to Slack since it was last asked, and is forgotten now."""
    slack = house.slack
    for one in slack.requests:
        if one.method != "upload":  # a file's bytes
            yield json.loads(one.params["body"]) if one.method == "response_url" else one.params
    yield from (tried.answer.json for tried in slack.desk.tries if tried.answer.body)
    slack.requests.clear()
    slack.desk.tries.clear()


def urls(found: object) -> Iterator[str]:
    """Every address that something is at, or leads to."""
    if isinstance(found, list):
        for one in found:
            yield from urls(one)
    elif isinstance(found, dict):
        for name, value in found.items():
            if name.endswith("url"):
                yield value
            else:
                yield from urls(value)


async def is_inert(saying: Saying, said: str) -> None:
    """Says it in every way there is; nothing of it is alive."""
    for way in (saying.writes, saying.uploads, saying.whispers, saying.asks):
        await way(said)
        for one in sent(saying.house):
            assert list(mrkdwn(one)) == []
            assert live(one.get("text", "")) == []
            assert "text" not in one or one.get("blocks"), f"words that are not plain: {one}"
            assert "'emoji': True" not in str(one)
            assert set(urls(one)) <= LINKS
            if {"channel", "text"} <= one.keys():
                assert {name: one[name] for name in CALLS} == CALLS
    assert not saying.house.slack.unexpected, saying.house.slack.unexpected


async def test_what_is_written_is_inert_wherever_it_is_shown(saying: Saying) -> None:
    await is_inert(saying, " ".join(MARKS))


@pytest.mark.long
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=ANY)
async def test_whatever_is_written_is_inert_wherever_it_is_shown(saying: Saying, said: str) -> None:
    await is_inert(saying, f"({said})")

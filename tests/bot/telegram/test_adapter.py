"""The adapter on a Bot API: what comes in is taken once it is committed, what is owed is one call each."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from io import BytesIO

import pytest
from PIL import Image
from telegram import Bot

from bot.adapters.adapter import Lost, Moved, Refused, Slower, Unreachable
from bot.adapters.telegram.adapter import Take, TelegramAdapter
from bot.adapters.telegram.updates import InlineQuery
from bot.adapters.telegram.writing import WITHDRAWN
from conversations.inbound import Address, Inbound, Open, Press, Text
from conversations.screens import Card, Choice, Message, Picture, Reply, Screen
from storage.errors import StoreUnavailable
from tests.botapi import BotApi, Person
from tests.clock import Clock

YES = Choice("yes", "J’y serai", "main", "a1-yes")
CARD = Card("need:1", "Un jouet de bois", ("Rosemont",), view="need:1")
PICTURED = CARD.but(picture=Picture("hash", "Des blocs de bois"))


def picture() -> bytes:
    """A small JPEG."""
    drawn = BytesIO()
    Image.new("RGB", (60, 40), "peru").save(drawn, "JPEG")
    return drawn.getvalue()


class Queue:
    """Where updates come from: the test brings them by itself."""

    closed = ""

    async def run(self, take: Take) -> None:
        await asyncio.Event().wait()


@dataclass
class Shelf:
    """Pictures kept in memory."""

    kept: dict[str, bytes] = field(default_factory=lambda: {"hash": picture()})
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    full: bool = False

    async def content(self, ref: str) -> bytes | None:
        return self.kept.get(ref)

    async def file_id(self, ref: str, bot_id: str) -> str | None:
        return self.known.get((ref, bot_id))

    async def remember(self, ref: str, bot_id: str, file_id: str) -> None:
        if self.full:
            raise StoreUnavailable("full")
        self.known[ref, bot_id] = file_id


@dataclass(frozen=True)
class Paper:
    name: str = "affiche.pdf"
    content: bytes = b"%PDF-1.7"


@dataclass
class Door:
    """An adapter with what it handed over, and what it is answered."""

    adapter: TelegramAdapter
    shelf: Shelf
    heard: list[Inbound] = field(default_factory=list)
    asked: list[InlineQuery] = field(default_factory=list)
    reply: Reply = field(default_factory=Reply)
    down: bool = False

    async def handle(self, inbound: Inbound) -> Reply:
        if self.down:
            raise StoreUnavailable("gone")
        self.heard.append(inbound)
        return self.reply


@pytest.fixture
async def door(api: BotApi, bot: Bot, clock: Clock) -> AsyncIterator[Door]:
    shelf, asked = Shelf(), list[InlineQuery]()

    async def inline(query: InlineQuery) -> None:
        asked.append(query)

    async def files(attachment: str) -> Paper | None:
        return Paper() if attachment == "poster:1" else None

    adapter = TelegramAdapter(bot, Queue(), clock=clock, inline=inline, pictures=shelf, files=files)
    door = Door(adapter, shelf, asked=asked)
    running = asyncio.create_task(adapter.run(door.handle))
    await asyncio.sleep(0)
    api.straight = adapter.take
    yield door
    running.cancel()
    await asyncio.wait([running])
    assert adapter.closed


@pytest.fixture
async def ada(api: BotApi, door: Door) -> Person:
    """Somebody who has written to the bot."""
    ada = api.person("Ada")
    await ada.says("bonjour")
    return ada


def home(ada: Person) -> Address:
    return Address("telegram", str(ada.api.world.bot["id"]), str(ada.id), "", str(ada.id))


def owed(ada: Person, screen: Screen, **more: str) -> Message:
    return Message(home(ada), screen, id="01", **more)  # type: ignore[arg-type]


async def test_what_is_said_and_pressed_is_handed_over_and_the_press_answered(
    door: Door, ada: Person, api: BotApi
) -> None:
    await door.adapter.deliver(owed(ada, Screen("Viens-tu?", choices=(YES,))))
    door.reply = Reply("C’est déjà réglé.")
    query = await ada.presses("J’y serai")
    assert [one.input for one in door.heard] == [Text("bonjour"), Press("a1-yes")]
    await api.until(lambda: query.answer is not None)
    assert query.answer is not None
    assert query.answer["text"] == "C’est déjà réglé."


async def test_nothing_is_answered_before_it_is_kept(door: Door, ada: Person) -> None:
    await door.adapter.deliver(owed(ada, Screen("Viens-tu?", choices=(YES,))))
    door.down = True
    with pytest.raises(StoreUnavailable):
        await ada.presses("J’y serai")
    assert not ada.api.calls("answerCallbackQuery")


async def test_a_press_answered_too_late_does_no_harm(door: Door, ada: Person, api: BotApi) -> None:
    await door.adapter.deliver(owed(ada, Screen("Viens-tu?", choices=(YES,))))
    api.fail("answerCallbackQuery", 400)
    await ada.presses("J’y serai")
    api.fail("answerCallbackQuery", 500)
    await ada.presses("J’y serai")
    assert [one.input for one in door.heard[1:]] == [Press("a1-yes")] * 2


async def test_in_a_group_it_is_known_who_runs_it_and_a_press_leads_to_the_private_chat(
    door: Door, ada: Person, api: BotApi
) -> None:
    omar = api.person("Omar")
    group = api.group("Villeray", owner=ada, members=[omar])
    await group.adds_bot()
    await omar.says("/projets", group=group)
    await ada.says("/projets", group=group)
    joined, hers, his = door.heard[1], door.heard[3], door.heard[2]
    assert joined.steward
    assert (hers.input, hers.steward, hers.home) == (Open("/projets"), True, home(ada))
    assert (his.steward, his.home) == (False, home(omar))
    chat = Address("telegram", home(ada).workspace, str(group.chat.id), "", "")
    await door.adapter.deliver(Message(chat, Screen(card=CARD, choices=(YES,)), id="02"))
    door.reply = Reply(link="abc")
    query = await omar.presses("J’y serai", group=group)
    await api.until(lambda: query.answer is not None)
    assert query.answer is not None
    assert query.answer["url"] == f"https://t.me/{api.world.bot['username']}?start=abc"


async def test_an_inline_query_is_answered_elsewhere(door: Door, ada: Person) -> None:
    await ada.asks_inline("toiture", waits=False)
    assert [query.words for query in door.asked] == ["toiture"]


async def test_a_card_stands_and_changes(door: Door, ada: Person) -> None:
    native = await door.adapter.deliver(owed(ada, Screen("Pour toi :", CARD, (YES,))))
    assert (native, ada.last.text) == (str(ada.last.id), "Pour toi :\n\nUn jouet de bois\nRosemont")
    assert ada.last.labels == ["J’y serai"]
    changed = owed(ada, Screen("C’est complet.", CARD), replaces=native)
    assert await door.adapter.deliver(changed) == native
    assert await door.adapter.deliver(changed) == native, "a second time it is so already"
    assert ada.last.text.startswith("C’est complet.")
    assert not ada.last.labels


async def test_a_card_that_was_deleted_is_let_be(door: Door, ada: Person) -> None:
    native = await door.adapter.deliver(owed(ada, Screen("Pour toi :", CARD)))
    del ada.chat.messages[int(native)]
    ada.api.expected.add("message_to_edit_is_there")
    assert await door.adapter.deliver(owed(ada, Screen("C’est complet."), replaces=native)) == native


async def test_no_preview_of_a_link(door: Door, ada: Person, api: BotApi) -> None:
    await door.adapter.deliver(owed(ada, Screen("https://example.org/toit")))
    assert api.calls("sendMessage")[0].params["link_preview_options"] == {"is_disabled": True}


async def test_a_picture_is_uploaded_once_and_then_called_by_its_name(door: Door, ada: Person, api: BotApi) -> None:
    await door.adapter.deliver(owed(ada, Screen("Pour toi :", PICTURED, (YES,))))
    first = ada.last
    assert first.photo
    assert first.text == "Pour toi :\n\nUn jouet de bois\nRosemont"
    assert first.labels == ["J’y serai"]
    (known,) = door.shelf.known.values()
    await door.adapter.deliver(owed(ada, Screen(card=PICTURED)))
    assert ada.last.photo
    assert api.calls("sendPhoto")[1].params["photo"] == known


async def test_a_picture_that_the_platform_forgot_is_uploaded_again(door: Door, ada: Person, api: BotApi) -> None:
    door.shelf.known["hash", home(ada).workspace] = "AgACgone"
    api.expected.add("file_id_is_known")
    await door.adapter.deliver(owed(ada, Screen(card=PICTURED)))
    assert ada.last.photo
    assert door.shelf.known["hash", home(ada).workspace] != "AgACgone"


async def test_a_picture_that_is_gone_is_said_in_words(door: Door, ada: Person) -> None:
    door.shelf.kept.clear()
    await door.adapter.deliver(owed(ada, Screen(card=PICTURED)))
    assert ada.last.text == "Un jouet de bois\nRosemont\nDes blocs de bois"


async def test_a_database_that_cannot_note_the_name_does_not_send_twice(door: Door, ada: Person) -> None:
    door.shelf.full = True
    await door.adapter.deliver(owed(ada, Screen(card=PICTURED)))
    assert len(ada.heard) == 1


async def test_a_card_receives_its_picture_and_loses_it(door: Door, ada: Person) -> None:
    native = await door.adapter.deliver(owed(ada, Screen("Pour toi :", CARD, (YES,))))
    await door.adapter.deliver(owed(ada, Screen("Pour toi :", PICTURED, (YES,)), replaces=native))
    assert ada.last.photo
    assert ada.last.labels == ["J’y serai"]
    ada.api.expected.add("has_text_to_edit")
    await door.adapter.deliver(owed(ada, Screen("C’est annulé." + " Dommage." * 200, CARD), replaces=native))
    assert ada.last.text == "Un jouet de bois\nRosemont"
    assert ada.last.photo
    assert ada.api.world.files[ada.last.photo["file_id"]].content == WITHDRAWN.read_bytes()


async def test_words_that_are_no_card_leave_a_picture_where_it_is(door: Door, ada: Person) -> None:
    native = await door.adapter.deliver(owed(ada, Screen(card=PICTURED)))
    before = ada.last.photo
    ada.api.expected.add("has_text_to_edit")
    await door.adapter.deliver(owed(ada, Screen("C’est réglé."), replaces=native))
    assert (ada.last.text, ada.last.photo) == ("C’est réglé.", before)


async def test_a_file_brings_its_words(door: Door, ada: Person) -> None:
    await door.adapter.deliver(owed(ada, Screen("Voici l’affiche.", choices=(YES,)), attachment="poster:1"))
    assert ada.last.document
    assert (ada.last.document["file_name"], ada.last.text) == ("affiche.pdf", "Voici l’affiche.")
    await door.adapter.deliver(owed(ada, Screen("Voici l’affiche."), attachment="poster:gone"))
    assert not ada.last.document
    with pytest.raises(Refused) as nothing:
        await door.adapter.deliver(owed(ada, Screen(), attachment="poster:gone"))
    assert not nothing.value.person


async def test_a_place_is_shared_from_the_keyboard_which_is_put_away(door: Door, ada: Person) -> None:
    asked = Screen("Où?", choices=(Choice("any", "Peu importe", token="a1-any"),), place="Partager ma position")
    await door.adapter.deliver(owed(ada, asked))
    assert ada.chat.keyboard
    await door.adapter.deliver(owed(ada, Screen("C’est noté.", clearing=True)))
    assert ada.chat.keyboard == {"remove_keyboard": True}


async def test_who_blocks_or_never_wrote_is_refused_for_good(door: Door, ada: Person, api: BotApi) -> None:
    api.expected.add("person_spoke_first")
    ada.chat.blocked = True
    stranger, gone = api.person("Zoé"), api.person("Bo")
    await gone.says("bonjour")
    gone.deactivates()
    for person, reason in ((ada, "blocked"), (gone, "deactivated"), (stranger, "never wrote")):
        with pytest.raises(Refused) as refused:
            await door.adapter.deliver(owed(person, Screen("Bonjour.")))
        assert (refused.value.reason, refused.value.person) == (reason, True)


async def test_a_message_at_fault_does_not_close_the_chat(door: Door, ada: Person, api: BotApi) -> None:
    api.fail("sendMessage", 400)
    with pytest.raises(Refused) as refused:
        await door.adapter.deliver(owed(ada, Screen("Bonjour.")))
    assert (refused.value.reason, refused.value.person) == ("bad request", False)


async def test_telegram_asks_for_patience_is_away_or_does_not_answer(door: Door, ada: Person, api: BotApi) -> None:
    message = owed(ada, Screen("Bonjour."))
    api.fail("sendMessage", 429, retry_after=7)
    with pytest.raises(Slower) as slower:
        await door.adapter.deliver(message)
    assert slower.value.milliseconds == 7000
    api.fail("sendMessage", 502)
    with pytest.raises(Unreachable):
        await door.adapter.deliver(message)
    api.fail("sendMessage", 401)
    with pytest.raises(Unreachable):
        await door.adapter.deliver(message)
    api.loses("sendMessage")
    with pytest.raises(Lost):
        await door.adapter.deliver(message)
    native = await door.adapter.deliver(message)
    api.loses("editMessageText")
    with pytest.raises(Unreachable):  # an edit does no harm twice
        await door.adapter.deliver(owed(ada, Screen("Bonsoir."), replaces=native))


async def test_nobody_is_there(ada: Person, clock: Clock, api: BotApi) -> None:
    async with Bot(api.token, base_url=api.url) as bot:
        away = TelegramAdapter(bot, Queue(), clock=clock)
        bot._base_url = "http://127.0.0.1:9/bot"
        with pytest.raises(Unreachable):
            await away.deliver(owed(ada, Screen("Bonjour.")))


async def test_a_group_that_moved_says_where_it_is(door: Door, ada: Person, api: BotApi) -> None:
    group = api.group("Villeray", owner=ada)
    await group.adds_bot()
    before = str(group.chat.id)
    after = await group.migrates()
    with pytest.raises(Moved) as moved:
        await door.adapter.deliver(Message(replace(home(ada), chat=before, user=""), Screen("Bonjour."), id="1"))
    assert moved.value.chat == str(after)


async def test_words_too_long_for_nobody_come_whole(door: Door, ada: Person) -> None:
    await door.adapter.deliver(owed(ada, Screen("é" * 2000 + "😀" * 1000)))
    assert len(ada.last.text) == 3000

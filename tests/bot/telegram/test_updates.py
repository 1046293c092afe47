"""What Telegram sends, as the engine takes it; what is damaged or not ours is passed over."""

import copy
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.telegram.asking import ALLOWED
from bot.adapters.telegram.updates import InlineQuery, Reader, Taken, Who
from conversations.inbound import (
    Address,
    Inbound,
    Input,
    Joined,
    Left,
    Located,
    Media,
    Moved,
    Open,
    Other,
    OtherKind,
    Press,
    Text,
)

NOW = 1_795_446_000_000
READER = Reader(Who("99", "EspaceBot"))
ADA = {"id": 7, "is_bot": False, "first_name": "Ada", "language_code": "fr"}
HOME = Address("telegram", "99", "7", "", "7")
PRIVATE = {"id": 7, "type": "private", "first_name": "Ada"}
GROUP = {"id": -1005, "type": "supergroup", "title": "Villeray"}
SIZES = [{"file_id": "s", "file_unique_id": "s", "width": 90, "height": 60, "file_size": 900},
         {"file_id": "l", "file_unique_id": "l", "width": 900, "height": 600}]  # fmt: skip


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"update_id": 5, "message": {"message_id": 1, "from": ADA, "chat": chat, "date": 1_795_445_990, **content}}


def press(**more: Any) -> dict[str, Any]:
    asked = {"message_id": 1, "chat": PRIVATE, "date": 1_795_000_000, "text": "?"}
    query = {"id": "q", "from": ADA, "chat_instance": "1", "message": asked, "data": "a1-yes", **more}
    return {"update_id": 6, "callback_query": query}


def standing(chat: dict[str, Any], before: str, after: dict[str, Any]) -> dict[str, Any]:
    bot = {"id": 99, "is_bot": True, "first_name": "Porte"}
    change = {"chat": chat, "from": ADA, "date": 1_795_445_990, "old_chat_member": {"user": bot, "status": before}}
    return {"update_id": 8, "my_chat_member": {**change, "new_chat_member": {"user": bot, **after}}}


def inbound(update: dict[str, Any]) -> Inbound:
    read = READER.read(update, NOW)
    assert isinstance(read, Taken)
    return read.inbound


def test_a_text() -> None:
    assert inbound(message(text="bonjour")) == Inbound(
        "telegram:99:5", HOME, "fr", 1_795_445_990_000, Text("bonjour"), "Ada"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"text": "/start"}, Open("/start")),
        ({"text": "/start abc_-9"}, Open("abc_-9")),
        ({"text": "/offrir@espacebot"}, Open("/offrir")),
        ({"text": "/offrir du temps"}, Open("/offrir")),
        ({"text": "1/2 journée"}, Text("1/2 journée")),
        ({"photo": SIZES}, Media(("l",))),
        ({"photo": SIZES, "media_group_id": "a", "caption": "ici"}, Media(("l",), "a", "ici")),
        ({"document": {"file_id": "d", "mime_type": "image/png"}}, Media(("d",))),
        ({"location": {"latitude": 45, "longitude": -73.6}}, Located(45, -73.6)),
        ({"location": {"latitude": 45.5, "longitude": -73.6}, "venue": {"title": "Parc"}}, Located(45.5, -73.6)),
    ],
)
def test_what_a_person_can_do(content: dict[str, Any], said: Input) -> None:
    assert inbound(message(**content)).input == said


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"voice": {}}, "voice"),
        ({"sticker": {}}, "sticker"),
        ({"animation": {}, "document": {"file_id": "d", "mime_type": "video/mp4"}}, "sticker"),
        ({"document": {"file_id": "d", "mime_type": "application/pdf"}}, "file"),
        ({"contact": {"phone_number": "+15145550000"}}, "contact"),
        ({"poll": {}}, "poll"),
        ({"story": {}}, "other"),
    ],
)
def test_what_no_conversation_takes_is_known_by_its_kind(content: dict[str, Any], kind: OtherKind) -> None:
    assert inbound(message(**content)).input == Other(kind)


def test_a_press_is_now_and_can_be_answered() -> None:
    read = READER.read(press(), NOW)
    assert read == Taken(Inbound("telegram:99:6", HOME, "fr", NOW, Press("a1-yes"), "Ada"), "q")
    old = {"message_id": 1, "chat": PRIVATE, "date": 0}
    assert READER.read(press(message=old), NOW) == read
    assert READER.read(press(message=None, inline_message_id="i"), NOW) == read


def test_in_a_group_only_what_is_meant_for_the_door_is_read() -> None:
    topic = {"message_thread_id": 3, "is_topic_message": True}
    said = inbound(message(GROUP, text="/projets@EspaceBot", **topic))
    assert (said.sender, said.home) == (Address("telegram", "99", "-1005", "3", "7"), HOME)
    pressed = inbound(press(message={"message_id": 1, "chat": GROUP, "date": 0}))
    assert (pressed.sender, pressed.home) == (Address("telegram", "99", "-1005", "", "7"), HOME)
    unheard: list[dict[str, Any]] = [
        {"text": "bonjour"},
        {"photo": SIZES},
        {"voice": {}},
        {"text": "/menu@another_bot"},
    ]
    for content in unheard:
        assert READER.read(message(GROUP, **content), NOW) is None


def test_what_happens_to_the_bot() -> None:
    added = inbound(standing(GROUP, "left", {"status": "member"}))
    assert (added.sender.chat, added.sender.user, added.input) == ("-1005", "7", Joined("Villeray"))
    muted = {"status": "restricted", "can_send_messages": False}
    assert inbound(standing(GROUP, "member", muted)).input == Joined("Villeray", writes=False)
    assert inbound(standing(GROUP, "member", {"status": "kicked"})).input == Left()
    blocked = inbound(standing(PRIVATE, "member", {"status": "kicked"}))
    assert (blocked.sender, blocked.input, blocked.home) == (HOME, Left(), None)
    assert READER.read(standing(PRIVATE, "kicked", {"status": "member"}), NOW) is None
    moved = inbound(message({**GROUP, "id": -5, "type": "group"}, migrate_to_chat_id=-1005))
    assert moved.sender == Address("telegram", "99", "-5", "", "")
    assert moved.input == Moved(Address("telegram", "99", "-1005", "", ""))


def test_an_inline_query() -> None:
    query = {"id": "i", "from": ADA, "query": "toiture", "offset": "10", "chat_type": "group"}
    assert READER.read({"update_id": 9, "inline_query": query}, NOW) == InlineQuery(
        "i", HOME, "toiture", "10", NOW, "Ada", "fr"
    )


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "edited_message": message(text="autre")["message"]},
        message(new_chat_members=[ADA]),
        message(pinned_message={}),
        message({"id": -1009, "type": "channel"}, text="/menu"),
        message(text="<carte>", via_bot={"id": 99, "is_bot": True}),
        message(GROUP, text="/menu", sender_chat=GROUP),
        {"update_id": 5, "message": {**message(text="a")["message"], "from": {**ADA, "is_bot": True}}},
        press(data=""),
        {"update_id": 1},
    ],
)
def test_what_is_not_ours_is_passed_over_silently(update: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    assert READER.read(update, NOW) is None
    assert not caplog.records


def places(update: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """Every place within an update."""
    if path:
        yield path
    parts = update.items() if isinstance(update, dict) else enumerate(update) if isinstance(update, list) else ()
    for key, part in parts:
        yield from places(part, (*path, key))


WHOLE = [
    message(text="bonjour"),
    message(photo=SIZES, media_group_id="a", caption="b"),
    message(location={"latitude": 1.0, "longitude": 2.0}),
    message(document={"file_id": "d", "mime_type": "image/png"}),
    press(),
    standing(GROUP, "left", {"status": "member"}),
    {"update_id": 9, "inline_query": {"id": "i", "from": ADA, "query": "q", "offset": ""}},
]
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just([]), st.just({}), st.just([{}])
)


@given(st.data(), st.sampled_from(WHOLE), JUNK)
def test_a_damaged_update_never_crashes_and_never_shows_its_words(data: st.DataObject, whole: Any, junk: Any) -> None:
    update = copy.deepcopy(whole)
    path = data.draw(st.sampled_from(list(places(update))))
    inside = update
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = junk
    heard: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("bot.adapters.telegram.updates").addHandler(handler)
    try:
        READER.read(update, NOW)
    finally:
        logging.getLogger("bot.adapters.telegram.updates").removeHandler(handler)
    assert not [line for line in heard if "bonjour" in line]


@given(st.dictionaries(st.sampled_from(["update_id", *ALLOWED]), JUNK))
def test_junk_is_nothing(update: dict[str, Any]) -> None:
    assert READER.read(update, NOW) is None

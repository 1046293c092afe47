"""What the chat makes of frames that it cannot take: an exact answer, and nothing changed."""

import asyncio
import json

import pytest

from bot.adapters.web import talk
from conversations.inbound import Text
from tests.bot.web.house import House, address, in_language
from tests.bot.web.robot import robot

pytestmark = pytest.mark.asyncio(loop_scope="module")
ADA = address("ada")


@pytest.mark.parametrize(
    ("raw", "to", "named"),
    [
        ("{", None, "JSON"),
        ("", None, "JSON"),
        (b"\xff\xfe", None, "JSON"),
        ("[" * 60_000, None, "JSON"),
        ('{"id": "c1", "text": "\\ud800"}', None, "JSON"),
        ("[]", None, "text"),
        ('"bonjour"', None, "text"),
        ("{}", None, "id"),
        ('{"text": "sans id"}', None, "id"),
        ('{"id": 7, "text": "a"}', None, "id"),
        ('{"id": "", "text": "a"}', None, "id"),
        ('{"id": "a b", "text": "a"}', None, "id"),
        (json.dumps({"id": "a" * 65, "text": "a"}), None, "64"),
        ('{"id": "c1"}', "c1", "text"),
        ('{"id": "c1", "dance": 1}', "c1", "press"),
        ('{"id": "c1", "text": 5}', "c1", "press"),
        ('{"id": "c1", "text": "a", "press": "t1"}', "c1", "press"),
        ('{"id": "c1", "press": "a\\u0000b"}', "c1", "press"),
        (json.dumps({"id": "c1", "press": "t" * 257}), "c1", "press"),
        ('{"id": "c1", "fill": {"token": "f1"}}', "c1", "fill"),
        ('{"id": "c1", "fill": {"token": "f1", "values": {"title": ["a"]}}}', "c1", "fill"),
        ('{"id": "c1", "located": {"lat": 91, "lon": 0}}', "c1", "90"),
        ('{"id": "c1", "located": {"lat": NaN, "lon": 0}}', "c1", "90"),
        ('{"id": "c1", "located": {"lat": 45, "lon": 1e400}}', "c1", "90"),
        ('{"after": 7}', None, "after"),
        ('{"after": "c7"}', None, "after"),
        ('{"after": "m9999999999999999999"}', None, "after"),
        (json.dumps({"id": "c1", "text": "é" * 40_000}, ensure_ascii=False), None, "64"),
        (json.dumps({"id": "c1", "text": "a" * 200_000}), None, "64"),
    ],
)
async def test_what_cannot_be_read_gets_an_exact_answer_and_changes_nothing(
    demo: House, raw: str | bytes, to: str | None, named: str
) -> None:
    await demo.write(ADA, "yesterday's")
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.connection.send(raw)
        heard = await ada.until("reply")
        assert heard[0]["reply"]["to"] == to
        assert named in heard[0]["reply"]["notice"]
        if to:
            assert await ada.until("done") == [{"done": to}]
        # The socket goes on, and a first frame is still to come.
        assert [frame["message"]["text"] for frame in await ada.replay(None)] == ["yesterday's"]
        await ada.turn({"id": "c1", "text": "Bonjour"})
    assert [inbound.input for inbound in demo.heard] == [Text("Bonjour")]


async def test_after_is_for_the_first_frame_only(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.turn({"id": "c1", "text": "Bonjour"})
        await ada.send({"after": None})
        [heard] = await ada.until("reply")
        assert "after" in heard["reply"]["notice"]
        assert ada.texts == ["« Bonjour »"]


async def test_a_notice_is_in_the_persons_language(demo: House) -> None:
    in_language(demo, "ada", "en")
    async with robot(f"{demo.chat}?as=ada") as ada, robot(f"{demo.chat}?as=omar") as omar:
        english, french = [(await who.turn({"id": "c1"}))[0]["reply"]["notice"] for who in (ada, omar)]
    assert (
        english == "I take one of text, press, fill, located, media or open at a time, with its id. I changed nothing."
    )
    assert french.startswith("Je prends")


async def test_too_many_frames_at_once_are_left_out_with_a_word(demo: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk, "SECONDS", 0.5)
    async with robot(f"{demo.chat}?as=ada") as ada, robot(f"{demo.chat}?as=omar") as omar:
        for n in range(talk.MANY + 3):
            await ada.send({"id": f"c{n}", "text": f"{n}"})
        await ada.until("done", f"c{talk.MANY + 2}")
        assert len(demo.heard) == talk.MANY
        notices = [frame["reply"] for frame in ada.frames if "reply" in frame]
        assert [notice["to"] for notice in notices] == [f"c{talk.MANY + n}" for n in range(3)]
        await omar.turn({"id": "c1", "text": "un autre"})
        await asyncio.sleep(0.5)
        await ada.turn({"id": "c30", "text": "30"})
        assert ada.texts[-1] == "« 30 »"

"""The chat over a real server and a real socket, as robots and pages use it."""

import asyncio
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bot.adapters.web import follower
from bot.adapters.web.follower import Reader
from conversations.inbound import Filled, Inbound, Located, Media, Open, Press, Text
from conversations.screens import Card, Choice, Field, Picture, Progress, Reply, Screen
from tests.bot.web.house import House, address, in_language, repeat
from tests.bot.web.robot import robot
from tests.patience import PATIENCE

pytestmark = pytest.mark.asyncio(loop_scope="module")
ADA = address("ada")
CARD = Screen(
    text="Un projet près de chez toi.",
    card=Card(
        subject="need:1",
        title="Un jouet de bois",
        lines=("samedi 28 novembre",),
        reasons=("menuiserie",),
        picture=Picture("abc", "Un cheval de bois"),
        progress=Progress(2, 3, "2 personnes sur 3"),
        view="need:1",
    ),
    choices=(Choice("yes", "J’y serai", style="main", token="t1"),),
)
FORM = Screen(
    text="Ton projet.",
    fields=(
        Field("title", "Le titre", examples=("Un jouet de bois",)),
        Field("kind", "Le genre", kind="choice", options=(Choice("time", "Du temps", token="o1"),), required=False),
    ),
    form="f1",
)


async def test_what_is_said_is_answered_then_done(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada:
        heard = await ada.turn({"id": "c1", "text": "Bonjour"})
    message = heard[0]["message"]
    assert (
        message.items()
        >= {
            "id": "m2",
            "replaces": None,
            "state": "menu",
            "text": "« Bonjour »",
            "card": None,
            "form": None,
        }.items()
    )
    assert message["choices"] == [{"id": "again", "label": "Encore", "style": "main", "token": "again-0"}]
    assert heard[1:] == [{"done": "c1"}]
    [inbound] = demo.heard
    assert (inbound.key, inbound.sender, inbound.name) == ("web:ada:c1", ADA, "Ada")


@pytest.mark.parametrize(
    ("frame", "given"),
    [
        ({"text": " deux\nlignes "}, Text(" deux\nlignes ")),
        ({"press": "t1"}, Press("t1")),
        (
            {"fill": {"token": "f1", "values": {"title": "Un banc", "count": 3}}},
            Filled("f1", {"title": "Un banc", "count": "3"}),
        ),
        ({"located": {"lat": 45.54, "lon": -73.6}}, Located(45.54, -73.6)),
        ({"open": "/offrir"}, Open("/offrir")),
        ({"text": "c’est moi", "later": "unknown fields are passed over", "press": None}, Text("c’est moi")),
    ],
)
async def test_each_input_reaches_the_turn(demo: House, frame: dict[str, Any], given: object) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.turn({"id": "c1", **frame})
    assert [inbound.input for inbound in demo.heard] == [given]


async def test_a_message_is_sent_whole(demo: House) -> None:
    demo.readers[ADA] = Reader("propose.title", "fr")
    async with robot(f"{demo.chat}?as=ada") as ada:
        await demo.write(ADA, CARD)
        await demo.write(ADA, FORM, replaces="m1")
        card, form = [frame["message"] for frame in await ada.replay(None)]
    assert card["card"] == {
        "subject": "need:1",
        "title": "Un jouet de bois",
        "lines": ["samedi 28 novembre"],
        "reasons": ["menuiserie"],
        "picture": {"ref": "abc", "alt": "Un cheval de bois"},
        "progress": {"done": 2, "total": 3, "label": "2 personnes sur 3"},
    }
    assert (card["id"], card["state"], form["replaces"]) == ("m1", "propose.title", "m1")
    assert form["form"]["token"] == "f1"
    assert form["form"]["fields"][1] == {
        "id": "kind",
        "label": "Le genre",
        "kind": "choice",
        "examples": [],
        "options": [{"id": "time", "label": "Du temps", "style": "plain", "token": "o1"}],
        "required": False,
        "value": "",
    }


async def test_pictures_come_by_the_name_the_door_gave_them_where_a_state_takes_them(demo: House) -> None:
    demo.readers[ADA] = Reader("propose.picture", "fr")
    async with robot(f"{demo.chat}?as=ada") as ada:
        (shown,) = [
            frame["message"]
            for frame in await ada.turn({"id": "c1", "media": {"refs": ["u1", "u2"]}})
            if "message" in frame
        ]
        assert shown["takes_pictures"] is True
        demo.readers[ADA] = Reader("propose.title", "fr")
        (shown,) = [frame["message"] for frame in await ada.turn({"id": "c2", "text": "non"}) if "message" in frame]
        assert "takes_pictures" not in shown
        (refused, *_) = await ada.turn({"id": "c3", "media": {"refs": []}})
        assert refused["reply"]["notice"].startswith("Je prends une seule chose à la fois")
    assert [inbound.input for inbound in demo.heard] == [Media(("u1", "u2")), Text("non")]


async def test_a_frame_sent_again_takes_effect_once_and_its_reply_comes_back(demo: House) -> None:
    async def toast(house: House, inbound: Inbound) -> Reply:
        return Reply(notice="C’est noté.", errors={"title": "Un titre compte de 3 à 80 caractères."}, form=FORM)

    demo.answering = toast
    async with robot(f"{demo.chat}?as=ada") as ada:
        once = await ada.turn({"id": "c1", "text": "Bonjour"})
    async with robot(f"{demo.chat}?as=ada") as ada:
        twice = await ada.turn({"id": "c1", "text": "Bonjour"})
    assert once == twice
    reply = once[0]["reply"]
    assert (reply["to"], reply["notice"], list(reply["errors"])) == ("c1", "C’est noté.", ["title"])
    assert reply["form"]["form"]["fields"][0]["label"] == "Le titre"
    assert len(demo.heard) == 1


async def test_an_id_used_for_something_else_is_refused_and_leaves_no_trace(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.turn({"id": "c1", "open": "/start"})
        heard = await ada.turn({"id": "c1", "text": "Autre chose"})
        assert heard[0]["reply"]["to"] == "c1"
        assert "id" in heard[0]["reply"]["notice"]
        assert heard[1] == {"done": "c1"}
        assert len(demo.heard) == 1
    async with robot(f"{demo.chat}?as=ada") as page:
        await page.replay(None)
        assert not any("said" in frame for frame in page.frames)


async def test_the_same_id_of_two_people_is_two_things(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada, robot(f"{demo.chat}?as=omar") as omar:
        await ada.turn({"id": "c1", "text": "Bonjour"})
        await omar.turn({"id": "c1", "text": "Salut"})
        assert (ada.texts, omar.texts) == (["« Bonjour »"], ["« Salut »"])


async def test_after_null_sends_everything_again_with_what_was_said(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.turn({"id": "c1", "text": "Bonjour"})
        await ada.turn({"id": "c2", "press": "again-0"})
        await ada.turn({"id": "c3", "press": "a token never shown"})
        await ada.turn({"id": "c4", "open": "/aide"})
    await demo.write(ADA, FORM)
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.replay(None)
        await ada.turn(
            {"id": "c5", "fill": {"token": "f1", "values": {"title": "Un banc", "kind": "time", "story": ""}}}
        )
    async with robot(f"{demo.chat}?as=ada") as page:
        await page.replay(None)
        said = [(frame["said"]["id"], frame["said"]["text"]) for frame in page.frames if "said" in frame]
        assert said == [("c1", "Bonjour"), ("c2", "Encore"), ("c4", "/aide"), ("c5", "Un banc\nDu temps")]
        first = next(n for n, frame in enumerate(page.frames) if "said" in frame)
        assert page.frames[first + 1]["message"]["text"] == "« Bonjour »"
        assert page.frames[-1] == {"caught_up": "m11"}


async def test_after_an_id_sends_what_came_since(demo: House) -> None:
    for n in range(5):
        await demo.write(ADA, f"{n}")
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.replay("m3")
        assert ada.texts == ["3", "4"]
        await demo.write(ADA, "5")
        await ada.until("message")
        assert ada.texts == ["3", "4", "5"]


async def test_after_an_id_that_this_mailbox_never_gave_misses_nothing_to_come(demo: House) -> None:
    await demo.write(ADA, "before")
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.replay("m99")
        await demo.write(ADA, "next")
        await ada.until("message")
        assert ada.texts == ["next"]


async def test_without_after_nothing_is_sent_again(demo: House) -> None:
    await demo.write(ADA, "yesterday's")
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.turn({"id": "c1", "text": "Bonjour"})
        assert ada.texts == ["« Bonjour »"]


async def test_a_robot_that_only_listens_hears_what_comes(demo: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "PATIENCE", 0.05)
    await demo.write(ADA, "0")
    async with robot(f"{demo.chat}?as=ada") as ada:
        await demo.write(ADA, "1")
        await ada.until("message")
        assert ada.texts == ["1"]
        # Late, `after` still gives what is missing, and only that.
        await ada.replay(None)
        await demo.write(ADA, "2")
        await ada.until("message")
        assert ada.texts == ["1", "0", "2"]


async def test_a_push_that_races_the_replay_is_neither_lost_nor_doubled(demo: House) -> None:
    for n in range(450):
        await demo.write(ADA, f"{n}")
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.hear()
        demo.mailbox.held = asyncio.Event()
        await ada.send({"after": "m100"})
        for n in range(450, 480):
            await demo.write(ADA, f"{n}")
            await asyncio.sleep(0)
        demo.mailbox.held.set()
        demo.mailbox.held = None
        for n in range(480, 500):
            await demo.write(ADA, f"{n}")
            await asyncio.sleep(0)
        while len(ada.texts) < 400:
            await ada.hear()
        await ada.turn({"id": "c1", "text": "fini"})
        assert ada.texts == [f"{n}" for n in range(100, 500)] + ["« fini »"]


async def test_every_tab_of_a_person_gets_everything_once(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as one, robot(f"{demo.chat}?as=ada") as two:
        await one.replay(None)
        await two.replay(None)
        await asyncio.gather(one.turn({"id": "a", "text": "un"}), two.turn({"id": "b", "text": "deux"}))
        await demo.write(ADA, "fin")
        for tab in (one, two):
            while "fin" not in tab.texts:
                await tab.hear()
            assert sorted(tab.texts) == ["fin", "« deux »", "« un »"]
        assert one.texts == two.texts


async def test_a_socket_that_does_not_read_holds_nobody_up(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as deaf, robot(f"{demo.chat}?as=ada") as ada:
        await deaf.replay(None)
        await ada.replay(None)
        deaf.connection.transport.pause_reading()
        for _ in range(60):
            await demo.write(ADA, "x" * 100_000)
        async with asyncio.timeout(PATIENCE):
            await ada.turn({"id": "c1", "text": "fini"})
        assert len(ada.texts) == 61
        deaf.connection.transport.resume_reading()
        while len(deaf.texts) < 61:
            await deaf.hear()
        assert deaf.texts == ada.texts


async def test_a_turn_that_could_not_be_kept_is_not_acknowledged(demo: House) -> None:
    async def full(house: House, inbound: Inbound) -> Reply:
        raise OSError("disk full")

    demo.answering = full
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.send({"id": "c1", "text": "Bonjour"})
        with pytest.raises(ConnectionClosed) as closed:
            await ada.until("done")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1011
    demo.answering = repeat
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.replay(None)
        await ada.turn({"id": "c1", "text": "Bonjour"})
        assert ada.texts == ["« Bonjour »"]


async def test_a_message_delivered_twice_is_shown_once(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.replay(None)
        first = await demo.write(ADA, "une fois")
        demo._sent -= 1
        assert await demo.write(ADA, "une fois") == first
        await ada.turn({"id": "c1", "text": "fini"})
        assert ada.texts == ["une fois", "« fini »"]


async def test_the_page_is_told_whose_it_is_and_when_that_changes(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada:
        hello = (await ada.hear())["hello"]
        assert hello == {
            "as": "ada",
            "name": "Ada",
            "language": "fr",
            "demo": True,
            "epoch": demo.sessions.epoch,
            "back": None,
        }
        in_language(demo, "ada", "en")
        await ada.turn({"id": "c1", "open": "/langue"})
        told = [next(iter(frame)) for frame in ada.frames[1:]]
        assert told.index("hello") < told.index("message"), "what comes is drawn in the language that it is in"
        assert [frame["hello"]["language"] for frame in ada.frames if "hello" in frame] == ["fr", "en"]
        demo.readers[ADA] = Reader("menu", "en", name="Adaline")
        await ada.turn({"id": "c2", "text": "Adaline"})
        await ada.turn({"id": "c3", "text": "rien de neuf"})
        assert [frame["hello"]["name"] for frame in ada.frames if "hello" in frame] == ["Ada", "Ada", "Adaline"]
        await demo.adapter.happen(ADA, "fini")
        assert await ada.hear() == {"happened": "fini"}


async def test_the_quiet_line_comes_and_is_still_there_at_the_next_visit(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.replay(None)
        await demo.adapter.happen(ADA, "Ada a reçu une invitation.")
        await demo.adapter.happen(address("omar"), "Omar n’est pas là.")
        assert await ada.hear() == {"happened": "Ada a reçu une invitation."}
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.hear()
        assert await ada.hear() == {"happened": "Ada a reçu une invitation."}


async def test_a_door_that_closes_says_that_it_may_open_again(demo: House) -> None:
    async with robot(f"{demo.chat}?as=ada") as ada:
        await ada.replay(None)
        assert demo.adapter.present == {ADA}
        stopping = asyncio.create_task(_stop(demo))
        with pytest.raises(ConnectionClosed) as closed:
            await ada.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1012
        await stopping
    with pytest.raises(InvalidStatus) as refused:
        async with robot(f"{demo.chat}?as=ada"):
            pass
    assert refused.value.response.status_code == 503
    assert demo.adapter.present == frozenset()


async def _stop(house: House) -> None:
    assert house.doors is not None
    house.doors.cancel()
    await asyncio.wait([house.doors])

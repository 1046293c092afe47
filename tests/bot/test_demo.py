"""The demo: the same neighbourhood for the same seed, and the story that a visitor plays on three phones."""

import asyncio
import re
import signal
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.demo.people import PEOPLE, SHELVES, list_people
from bot.demo.seeding import seed_neighbourhood
from conversations.limits import WEB
from conversations.setting import Setting
from conversations.words import speaking
from domain.calendar import local
from domain.commitments import HOLDING
from locales import catalogs
from storage.batch import Executor
from storage.sqlite import SQLITE, open_sync
from storage.unit import Unit
from tests.bot.doors import running
from tests.bot.web.robot import Robot, robot
from tests.patience import PATIENCE
from tests.stories.town import DAY, MONDAY
from tests.tables import contents

NIGHT = MONDAY + 5 * DAY - 8 * 3_600_000
"""A Saturday, at two in the morning: the demo is tried at any hour."""


def seeded(seed: int = 7, now: int = MONDAY) -> Executor:
    executor = open_sync(":memory:")
    setting = Setting(
        words=speaking(catalogs()), limits=lambda _: WEB, secret=b"a secret of the tests", operator="la Caisse"
    )
    executor.run(lambda uow: seed_neighbourhood(uow, setting, now=now, seed=seed))
    return executor


def test_the_same_seed_makes_the_same_neighbourhood() -> None:
    with (
        closing((first := seeded()).connection),
        closing((second := seeded()).connection),
        closing((other := seeded(8)).connection),
    ):
        whole = contents(first.connection, SQLITE)
        assert contents(second.connection, SQLITE) == whole
        assert contents(other.connection, SQLITE) != whole


def test_a_neighbourhood_is_lived_in() -> None:
    executor = seeded()
    with closing(executor.connection):
        executor.run(_look)


def _look(uow: Unit) -> None:
    assert {territory.state for territory in uow.territories.all()} == {"open"}
    assert len(uow.territories.all()) == 8
    assert (len(PEOPLE), len({shelf.owner for shelf in SHELVES})) == (40, 6)
    published = uow.projects.in_state(("published",), limit=99)
    assert len(published) >= 12
    assert len({project.territory for project in published}) >= 6
    assert {project.language for project in published} == {"fr", "en"}
    shown = [picture for project in published if (picture := uow.pictures.get(project.picture)) and picture.shown]
    assert len(shown) >= 2
    for picture in shown:
        assert picture.alt
        content = uow.pictures.content(picture.hash)
        assert content is not None
        assert content.startswith(b"\xff\xd8")
    needs = [need for project in published for need in uow.needs.of_project(project.id)]
    assert {need.kind for need in needs} == {"time", "skill", "goods", "space", "money"}
    dates = [date for need in needs for date in uow.occurrences.of_need(need.id)]
    assert all(MONDAY + DAY < date.starts < MONDAY + 30 * DAY for date in dates)
    taken = {date.id: uow.commitments.taken(date.id) for date in dates}
    counts = {need.id: need.count for need in needs}
    shares = {taken[date.id] / counts[date.need] for date in dates}
    assert {0.0, 1.0} < shares
    assert max(shares) == 1
    rows = [row for project in published for row in uow.commitments.of_project(project.id)]
    assert {"confirmed", "waitlisted"} <= {row.state for row in rows}
    states = Counter(
        project.state for project in uow.projects.in_state(("submitted", "changes_asked", "done"), limit=9)
    )
    assert states == {"submitted": 2, "changes_asked": 1, "done": 1}
    assert uow.offers.waiting(limit=9)
    assert [partner.name for partner in uow.partners.all() if not partner.verified] == ["Friperie Carole"]
    assert uow.members.with_role("moderator", "")
    assert uow.outbox.depth() == []
    assert all(row.state in HOLDING or row.state in ("waitlisted", "released") for row in rows)


@pytest.mark.parametrize("now", [MONDAY + 3 * DAY, MONDAY + 5 * DAY, NIGHT])
def test_on_any_day_ada_has_a_saturday_morning_to_give(now: int) -> None:
    executor = seeded(now=now)

    def look(uow: Unit) -> None:
        (toys,) = [p for p in uow.projects.in_state(("published",), limit=99) if p.title.startswith("Un jouet")]
        wood, plywood = uow.needs.of_project(toys.id)
        (date,) = uow.occurrences.of_need(wood.id)
        assert local(date.starts, "America/Toronto").strftime("%a %H:%M") == "Sat 09:00"
        assert (uow.commitments.taken(date.id), wood.count) == (2, 3)
        leo = uow.members.identity("web||leo")
        assert leo is not None
        asked = uow.invitations.of(plywood.id, leo.member)
        assert asked is not None
        assert asked.state == "sent"

    with closing(executor.connection):
        executor.run(look)


def test_the_page_lists_everybody_and_begins_with_the_four() -> None:
    people = list_people()
    assert [person.key for person in people[:4]] == ["ada", "leo", "omar", "mod"]
    assert people[1].name == "Café Léo"
    assert len({person.key for person in people}) == 40
    assert {person.language for person in people} == {"fr", "en"}


def button(heard: Robot, id: str, *, on: str) -> str:
    """The newest button with that id, on a message with these words; edits replace what they edit."""
    shown: dict[str, dict[str, Any]] = {}
    for frame in heard.frames:
        if message := frame.get("message"):
            shown[message["replaces"] or message["id"]] = message
    for message in reversed(shown.values()):
        if on in f"{message['text']} {message['card']}":
            for choice in message["choices"]:
                if choice["id"] == id:
                    return str(choice["token"])
    raise AssertionError(f"no button “{id}” on “{on}”")


async def hears(heard: Robot, words: str) -> None:
    """Listens until some frame has held these words (no-break spaces read as plain ones)."""
    async with asyncio.timeout(PATIENCE):
        while not any(words in str(frame).replace("\\xa0", " ") for frame in heard.frames):
            await heard.hear()


async def play(chat: str) -> None:
    """Ada offers her Saturday mornings, Omar accepts her, Léo gives plywood; Ada goes on in English, and so does a stranger."""
    async with (
        robot(f"{chat}?as=ada") as ada,
        robot(f"{chat}?as=omar") as omar,
        robot(f"{chat}?as=leo") as leo,
    ):
        for each in (ada, omar, leo):
            await each.replay(None)
        await ada.turn({"id": "1", "text": "je fais de la menuiserie, libre le samedi matin, H2S"})
        await ada.turn({"id": "2", "press": button(ada, "yes", on="Menuiserie")})
        await ada.turn({"id": "3", "press": button(ada, "yes", on="Un jouet de bois")})
        await hears(ada, "Ta place est réservée")
        await hears(omar, "Ada propose son aide")
        await omar.turn({"id": "1", "press": button(omar, "accept", on="Ada propose son aide")})
        await hears(ada, "C’est confirmé : Omar t’attend")
        await hears(ada, "· 3 places sur 3 · premier oui en")
        await leo.turn({"id": "1", "press": button(leo, "yes", on="Feuilles de contreplaqué")})
        form = next(form for frame in reversed(leo.frames) if (form := frame.get("message", {}).get("form")))
        named = next(field for field in form["fields"] if field["id"] == "name")
        given = {"name": named["options"][0]["id"], "kind": "gift", "many": "12", "value": "", "how": ""}
        values = {**given, "times": "mardi, de 9 h à 17 h, à la boutique"}
        await leo.turn({"id": "2", "fill": {"token": form["token"], "values": values}})
        await hears(omar, "Café Léo offre 12 sur 20")
        await ada.turn({"id": "4", "open": "/langue"})
        await hears(ada, "Café Léo said yes")
    async with robot(chat) as zoe:
        await zoe.turn({"id": "1", "open": "/start"})
        await zoe.turn({"id": "2", "press": button(zoe, "language", on="Je suis la Porte")})
        await hears(zoe, "'language': 'en'")


def test_a_visitor_sees_a_project_get_its_volunteers(tmp_path: Path) -> None:
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    with running(
        "demo", "--port", "0", "--no-browser", folder=tmp_path, settings={"TMPDIR": str(rooms)}, anew=True
    ) as demo:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", demo.page)
        assert len(list(rooms.iterdir())) == 1
        asyncio.run(play(demo.chat))
        demo.program.signals(signal.SIGINT)  # under `make`, Ctrl-C comes twice
        code = demo.ends(signal.SIGINT)
    assert (code, (tmp_path / "stderr.txt").read_text().count("\n")) == (0, 1)
    assert sorted(tmp_path.iterdir()) == [rooms, tmp_path / "stderr.txt"]
    assert list(rooms.iterdir()) == []

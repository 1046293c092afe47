"""The page behind a link that is passed on, and the files of one's own: asked for as a browser does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
import pytest_asyncio
import uvicorn
from axe_playwright_python.async_playwright import Axe
from icalendar import Calendar
from playwright.async_api import Browser

from bot.acting import Act, act
from bot.adapters.web.files import Files
from bot.adapters.web.sessions import Sessions
from bot.app import App, opened
from bot.door import milliseconds
from bot.settings import read_settings
from conversations.turn import Opens
from tests.bot.doors import SETTINGS
from tests.bot.published import ADDRESS, Published, member, publish
from tests.bot.web.house import address
from tests.bot.web.test_access import RULES
from tests.bot.web.test_access import SETTINGS as EYES

pytestmark = pytest.mark.asyncio(loop_scope="module")
T = TypeVar("T")
PUBLIC = "https://porte.example.org"


@dataclass
class Door:
    """The whole door with its HTTP server; `published` is a project there."""

    app: App
    url: str
    published: Published

    async def does(self, verb: Callable[[Act], T], key: str) -> T:
        """A verb of the door itself or, with `hood.actor`, of whoever it says."""
        setting, now = self.app.setting, milliseconds()
        return await self.app.store.run(lambda uow: act(uow, setting, verb, key=key, now=now))

    async def gets(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """What the server answers."""

        def ask() -> tuple[int, dict[str, str], bytes]:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            try:
                with urlopen(Request(f"{self.url}{path}", headers=given)) as answer:
                    return answer.status, dict(answer.headers), answer.read()
            except HTTPError as error:
                return error.code, dict(error.headers), error.read()

        return await asyncio.to_thread(ask)

    async def reads(self, path: str, language: str = "fr") -> str:
        status, _, content = await self.gets(path, Accept_Language=language)
        return f"{status} " + content.decode().replace("\u00a0", " ")


@asynccontextmanager
async def a_door(folder: Path) -> AsyncIterator[Door]:
    """A door that the world reaches, with one project published."""
    database = f"sqlite:///{folder}/collectif.db"
    settings = read_settings({**SETTINGS, "COLLECTIF_DATABASE_URL": database, "COLLECTIF_PUBLIC_URL": PUBLIC})
    async with opened(settings) as app:
        config = uvicorn.Config(app.site, port=0, log_level="warning", lifespan="off", timeout_graceful_shutdown=2)
        config.load()
        server = uvicorn.Server(config)
        server.lifespan = config.lifespan_class(config)
        await server.startup()
        url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        setting, now = app.setting, milliseconds()
        yield Door(app, url, await app.store.run(lambda uow: act(uow, setting, publish, key="publish", now=now)))
        await server.shutdown()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def door(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Door]:
    async with a_door(tmp_path_factory.mktemp("door")) as door:
        yield door


async def test_a_link_says_what_it_is_about_and_where_one_can_go_on(door: Door) -> None:
    page = await door.reads(f"/p/{door.published.code}")
    assert page.startswith("200")
    for said in ("Un jouet de bois pour chaque petit", "Menuiserie : 3 personnes", "0 personne sur 3"):
        assert said in page
    assert 'lang="fr-CA"' in page
    assert f'<a class="button main" href="/?open={door.published.code}">Continuer ici</a>' in page
    assert "t.me" not in page
    assert ADDRESS not in page
    assert "École des Érables" not in page


async def test_in_english_where_the_browser_says_so_or_it_is_asked_for(door: Door) -> None:
    path = f"/p/{door.published.code}"
    for page in (await door.reads(path, "en-CA,fr;q=0.8"), await door.reads(f"{path}?lang=en")):
        assert "Continue here" in page
        assert "Carpentry: 3 people, volunteer" in page
        assert "written in French" in page


async def test_an_open_door_to_telegram_is_offered_too(door: Door) -> None:
    door.app.setting.links.doors["telegram"] = "https://t.me/EspaceBot?start="
    page = await door.reads(f"/p/{door.published.code}")
    door.app.setting.links.doors.clear()
    assert f'href="https://t.me/EspaceBot?start={door.published.code}">Ouvrir dans Telegram</a>' in page


async def test_a_code_copied_by_hand_is_read_as_it_was_meant(door: Door) -> None:
    code = door.published.code
    mistaken = code.lower().replace("0", "o").replace("1", "l")
    assert "Un jouet de bois" in await door.reads(f"/p/{mistaken[:8]}-{mistaken[8:]}")


async def test_an_unknown_code_is_answered_kindly(door: Door) -> None:
    for code in ("NOWHERE", "a" * 2000, "%00", "..", "<script>", "é", "O'Hara; --"):
        page = await door.reads(f"/p/{quote(code)}")
        assert page.startswith("404"), code
        assert "Je ne connais pas ce lien" in page


async def test_what_people_wrote_is_never_markup(door: Door) -> None:
    odd = await door.does(lambda act: publish(act, title='<script>alert("a")</script> & Cie'), "odd")
    page = await door.reads(f"/p/{odd.code}")
    assert "&lt;script&gt;alert(&quot;a&quot;)&lt;/script&gt; &amp; Cie" in page
    assert "<script>" not in page


async def test_a_project_that_is_over_says_so_and_what_else_is_near(door: Door) -> None:
    def calls_off(act: Act) -> Published:
        published = publish(act, title="Une fête de ruelle")
        act.neighbourhood.cancel_project(published.project.id, reason="La ruelle est barrée.")
        return published

    over = await door.does(calls_off, "over")
    page = await door.reads(f"/p/{over.code}")
    assert page.startswith("200")
    assert "On ne cherche personne ici en ce moment" in page
    assert "Une fête de ruelle" not in page
    assert "Un jouet de bois pour chaque petit" in page
    assert "/?open=/projets" in page


async def test_a_personal_link_names_nobody_and_offers_the_same_ways(door: Door) -> None:
    code = await door.does(lambda act: act.stage.opener(Opens("office", {"office": "x"})), "personal")
    page = await door.reads(f"/p/{code}")
    assert "Quelqu’un t’a donné ce lien" in page
    assert f"/?open={code}" in page
    old = await door.does(lambda act: act.stage.opener(Opens("office", {"office": "y"}, until=1)), "old")
    assert "Ce lien a fait son temps" in await door.reads(f"/p/{old}")


async def test_a_file_is_given_to_the_browser_it_was_meant_for(door: Door) -> None:
    def ada_comes(act: Act) -> str:
        hood = act.neighbourhood
        hood.actor = None
        ada = member(act, "Ada")
        hood.actor = ada
        need = hood.kept.needs.of_project(door.published.project.id)[0]
        (row,) = hood.say_yes(need_id=need.id)
        hood.actor = door.published.omar
        hood.accept(row.yes)
        return row.yes

    yes = await door.does(ada_comes, "ada")
    secret = door.app.setting.secret.decode()
    sessions = Sessions(secret, secure=True)
    path = Files(secret, sessions, door.app.attachments.render).link(address("ada"), f"calendar:{yes}")
    cookie = sessions.header("ada").partition(";")[0]
    status, headers, content = await door.gets(path, Cookie=cookie)
    assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8; method=PUBLISH")
    assert headers["cache-control"] == "private, no-store"
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert ADDRESS in str(event["location"])
    for other in ({}, {"Cookie": sessions.header("omar").partition(";")[0]}):
        status, _, content = await door.gets(path, **other)
        assert (status, b"VEVENT" in content) == (404, False)
    assert (await door.gets(path[:-2] + "xx", Cookie=cookie))[0] == 404
    gone = Files(secret, sessions, door.app.attachments.render).link(address("ada"), "calendar:nothing")
    assert (await door.gets(gone, Cookie=cookie))[0] == 404


@pytest.mark.browser
@pytest.mark.parametrize("eyes", EYES)
async def test_the_page_shuts_nobody_out(browser: Browser, door: Door, eyes: str) -> None:
    door.app.setting.links.doors["telegram"] = "https://t.me/EspaceBot?start="
    settings: dict[str, Any] = {"locale": "fr-CA"} | EYES[eyes]
    context = await browser.new_context(**settings)
    page = await context.new_page()
    wrong: list[str] = []
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    await page.goto(f"{door.url}/p/{door.published.code}")
    found = await Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0
    assert wrong == []
    way = "Continue here" if eyes == "English" else "Continuer ici"
    assert await page.get_by_role("link", name=way).get_attribute("href") == f"/?open={door.published.code}"
    await context.close()
    door.app.setting.links.doors.clear()

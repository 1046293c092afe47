"""Pictures through the page: taken in from whoever is known, shown by a name nobody can guess, in a real browser too."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image
from playwright.async_api import Browser, expect

from bot.app import App, opened
from bot.pictures import LARGEST
from bot.settings import read_settings
from conversations.inbound import Address
from domain.members import Identity, Member
from domain.pictures import Picture
from storage.unit import Unit
from tests.bot import photos
from tests.bot.doors import SETTINGS, running
from tests.bot.web.onlooker import Onlooker, looking

HOME = "http://porte.test"


@dataclass
class Window:
    """A browser at a door, without its page: `user` is whose cookie it has."""

    app: App
    client: httpx.AsyncClient
    user: str

    async def sends(self, content: bytes, **headers: str) -> httpx.Response:
        return await self.client.post("/pictures", content=content, headers=headers)

    async def fetches(self, ref: str) -> str:
        """Gives what was sent to a picture, and has it fetched; its hash."""
        waiting = Picture(id=f"P{ref}", member="01M", source="web|", ref=ref, given=1, due=1)
        await self.app.store.run(lambda uow: uow.pictures.put(waiting))
        assert await self.app.pictures.once() == 1
        kept = await self.app.store.read(lambda kept: kept.pictures.get(waiting.id))
        assert kept is not None
        return kept.hash


@asynccontextmanager
async def window(folder: Path) -> AsyncIterator[Window]:
    settings = read_settings({**SETTINGS, "COLLECTIF_DATABASE_URL": f"sqlite:///{folder}/collectif.db"})
    async with opened(settings) as app:
        transport = httpx.ASGITransport(app=app.site)
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
            cookie = (await client.get("/")).cookies["porte"]
            user = cookie.rsplit(".", 1)[0]
            yield Window(app, client, user)


@pytest.fixture
async def stranger(tmp_path: Path) -> AsyncIterator[Window]:
    async with window(tmp_path) as opened_window:
        yield opened_window


@pytest.fixture
async def ada(stranger: Window) -> Window:
    """A browser that the door knows."""

    def join(uow: Unit) -> None:
        where = Address("web", "", stranger.user, "", stranger.user)
        uow.members.put(Member(id="01M", name="Ada"))
        uow.members.put_identity(Identity(id=f"web||{stranger.user}", member="01M", address=str(where)))

    await stranger.app.store.run(join)
    return stranger


async def test_a_picture_is_taken_in_and_shown_by_its_name(ada: Window) -> None:
    taken = await ada.sends(photos.with_a_place(), origin=HOME)
    assert taken.status_code == 201
    name = await ada.fetches(taken.json()["ref"])
    shown = await ada.client.get(f"/pictures/{name}")
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    assert shown.headers["cache-control"] == "private, max-age=604800, immutable"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert Image.open(BytesIO(shown.content)).size == (80, 40)
    assert b"Zyxwvut" not in shown.content
    assert (await ada.client.get(f"/pictures/{name[:-1]}")).status_code == 404
    again = Picture(id="again", member="01M", source="web|", ref=taken.json()["ref"], given=1, due=1)
    await ada.app.store.run(lambda uow: uow.pictures.put(again))
    await ada.app.pictures.once()
    kept = await ada.app.store.read(lambda kept: kept.pictures.get("again"))
    assert kept is not None
    assert kept.reason == "gone", "what was sent is kept until it is fetched, no longer"


@pytest.mark.parametrize(
    ("make", "status", "why"),
    [
        (photos.UNREADABLE["an SVG named .jpg"], 415, "Je ne reconnais pas d’image dans ce fichier."),
        (photos.UNREADABLE["a truncated JPEG"], 415, "Je ne reconnais pas d’image dans ce fichier."),
        (photos.TOO_LARGE["a bomb"], 413, "Cette photo est trop grosse pour moi"),
        (lambda: bytes(LARGEST + 1), 413, "Cette photo est trop grosse pour moi"),
    ],
)
async def test_what_can_be_no_picture_is_answered_at_once_and_exactly(
    ada: Window, tmp_path: Path, make: Callable[[], bytes], status: int, why: str
) -> None:
    answer = await ada.sends(make())
    assert answer.status_code == status
    assert answer.json()["why"].startswith(why)
    assert b"svg" not in _kept(tmp_path)


async def test_only_our_page_and_only_people_the_door_knows_send_pictures(stranger: Window) -> None:
    photo = photos.GOOD["a small JPEG"]()
    unknown = await stranger.sends(photo)
    assert unknown.status_code == 403
    assert "présentations" in unknown.json()["why"]
    assert (await stranger.sends(photo, origin="https://elsewhere.example")).status_code == 403
    assert (await stranger.client.post("/pictures?as=ada", content=photo)).status_code == 403
    assert (await stranger.client.get("/pictures")).status_code == 405


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
async def test_a_picture_goes_with_a_project_in_the_page(browser: Browser, tmp_path: Path) -> None:
    horse = tmp_path / "cheval.jpg"
    horse.write_bytes(photos.with_a_place())
    page = tmp_path / "page.jpg"
    page.write_bytes(photos.UNREADABLE["a page named .jpg"]())
    with running("demo", "--no-browser", "--port", "0", folder=tmp_path) as door:
        async with looking(browser, f"{door.page}?as=ada", patient=True) as ada:
            await ada.says("/proposer")
            await ada.presses("Remplir un formulaire")
            await _writes(ada, horse, page)
            await ada.sees(
                "Voit-on le visage d’un enfant sur la photo? Si oui, je la montre seulement si tu me confirmes "
                "que ses parents sont d’accord. Je note que tu l’as confirmé, et quand."
            )
            await ada.presses("Oui, et les parents sont d’accord")
            await ada.says("Un cheval de bois")
            await ada.presses("Rien de tout ça")
            await ada.presses("Envoyer pour approbation")
            shown = ada.log.get_by_alt_text("Un cheval de bois").last
            await expect(shown).to_be_visible()
            await expect(shown).to_have_js_property("naturalWidth", 80)


async def _writes(ada: Onlooker, horse: Path, page: Path) -> None:
    """Fills the form; a page that calls itself a picture first, then a picture."""
    form = ada.phone.locator(".form").last
    chooser = form.get_by_label(re.compile("Une photo"))
    await chooser.set_input_files(page)
    await expect(form.get_by_text(re.compile("Je ne reconnais pas d’image"))).to_be_visible()
    await chooser.set_input_files(horse)
    await expect(form.get_by_text("La photo est jointe.")).to_be_visible()
    for label, words in {
        "Titre": "Des chevaux de bois",
        "Son histoire": "Une classe fabrique des chevaux.",
        "Quartier ou code postal": "H2S",
        "Jour et heures": "samedi prochain de 9 h à 12 h",
        "Combien": "3",
    }.items():
        await form.get_by_label(re.compile(f"^{label}")).fill(words)
    await form.get_by_label(re.compile("^Catégorie")).select_option("arts")
    await form.get_by_label("Des bras, peu importe la tâche").check()
    await form.get_by_role("button", name="Envoyer", exact=True).click()


def _kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("collectif.db*"))

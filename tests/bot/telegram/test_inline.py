"""Inline mode on the whole program: what `@bot words` offers in any chat, and where its buttons lead."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from telegram import Bot

from bot.acting import Act, act
from bot.adapters.telegram.inline import FRESH, Inline
from bot.adapters.telegram.updates import InlineQuery
from bot.app import App
from bot.door import milliseconds
from conversations.ids import Ids
from conversations.inbound import Address
from domain.members import Member, Role
from domain.neighbourhood import Neighbourhood
from domain.pilot import PILOT
from domain.projects import Project
from domain.sheets import DAY, HOUR, NeedSheet, Sheet
from storage.errors import StoreUnavailable
from storage.unit import Reader, Unit
from tests.bot.telegram.house import door, read
from tests.botapi import BotApi
from tests.botapi.types import JSON

T = TypeVar("T")


@pytest.fixture
async def app(api: BotApi, tmp_path: Path) -> AsyncIterator[App]:
    async with door(read(api, tmp_path)) as app:
        await app.store.run(_open)
        await api.until(lambda: "telegram" in app.setting.links.doors)
        yield app


def _open(uow: Unit) -> None:
    for territory in PILOT:
        uow.territories.put(territory.but(state="open"))


async def project(app: App, title: str, *, skills: tuple[str, ...] = ("roofing",), fsa: str = "H2J") -> None:
    """A published project, told of as any other."""
    now = milliseconds()
    date = (now + 9 * DAY, now + 9 * DAY + 3 * HOUR)
    need = NeedSheet(kind="skill", skills=skills, count=2, occurrences=(date,))
    sheet = Sheet(title=title, story="Il pleut dedans.", category="other", fsa=fsa, needs=(need,), language="fr")
    sheet = sheet.but(venue="Le cabanon", address="12, rue des Copeaux")
    omar, mo = (Member(id=id, name=id, consents={"door": now}, born_here=now) for id in ("omar", "mo"))

    def turn(uow: Unit) -> None:
        for member in (omar, mo):
            uow.members.put(member)
        uow.members.put_role(Role(id="mo|moderator|", member="mo", name="moderator"))

        def does(who: Member, verb: Callable[[Act], Project]) -> Project:
            return act(uow, app.setting, verb, key=f"{who.id}: {title}", now=now, member=who)

        sent = does(omar, lambda acting: acting.neighbourhood.propose(sheet))
        does(mo, lambda acting: acting.neighbourhood.approve(sent.id))

    await app.store.run(turn)


def about(result: JSON) -> str:
    return str(result["sends"]["text"])


async def test_a_word_finds_projects_to_send_with_a_way_back(api: BotApi, app: App) -> None:
    await project(app, "Réparer le toit du cabanon")
    await project(app, "Une fête de ruelle", skills=("cooking",))
    ada, leo = api.person("Ada", language_code="fr"), api.person("Léo", language_code="fr")
    (result,) = await ada.asks_inline("toiture")
    assert result["title"] == "Réparer le toit du cabanon"
    assert "0 personne sur 2" in about(result)
    assert "Copeaux" not in about(result)
    answer = api.calls("answerInlineQuery")[-1].params
    assert (answer["is_personal"], answer["cache_time"]) == (True, FRESH)
    assert answer["button"] == {"text": "Me parler en privé", "start_parameter": "menu"}
    street = api.group("Ruelle verte", owner=ada)
    await street.joins(leo)
    await ada.picks(result, group=street)
    await leo.follows("Je peux aider", group=street)
    await api.until(lambda: leo.heard)
    assert "Je suis la Porte" in leo.last.text
    await leo.presses("J’ai 18 ans ou plus, on y va")
    await api.until(lambda: any("Réparer le toit" in seen.text for seen in leo.heard))


async def test_the_button_above_the_results_opens_the_menu(api: BotApi, app: App) -> None:
    ada = api.person("Ada", language_code="fr")
    assert await ada.asks_inline("zzz") == []
    await ada.starts("menu")
    await api.until(lambda: ada.heard)
    await ada.presses("J’ai 18 ans ou plus, on y va")
    await api.until(lambda: "Qu’est-ce qui t’amène?" in ada.last.text)
    await ada.starts("menu")
    await api.until(lambda: len(ada.heard) > 2)
    assert "Qu’est-ce qui t’amène?" in ada.last.text


async def test_it_answers_in_the_words_of_who_asks_and_the_nearest_first(api: BotApi, app: App) -> None:
    await project(app, "Un toit loin d’ici", fsa="H3N")
    await project(app, "Un toit tout près", fsa="H2J")
    zoe = api.person("Zoe", language_code="en")
    results = await zoe.asks_inline("roof")
    assert "written in French" in about(results[0])
    who = Address("telegram", str(api.world.id), str(zoe.id), "", str(zoe.id))

    def joins(uow: Unit) -> None:
        hood = Neighbourhood(uow, now=1, new_id=Ids(b"", "zoe", 1))
        hood.join(f"telegram|{who.workspace}|{who.user}", str(who), name="", language="fr", age="adult", later=True)
        hood.adjust(fsa="H3N")

    await app.store.run(joins)
    results = await zoe.asks_inline("toit")
    assert [result["title"] for result in results] == ["Un toit loin d’ici", "Un toit tout près"]
    assert "written in French" not in about(results[0])


async def test_more_than_a_page_is_offered_page_by_page(api: BotApi, app: App) -> None:
    for number in range(12):
        await project(app, f"Corvée numéro {number:02d}")
    ada = api.person("Ada")
    first = await ada.asks_inline("corvée")
    offset = api.calls("answerInlineQuery")[-1].params["next_offset"]
    second = await ada.asks_inline("corvée", offset=offset)
    assert (len(first), len(second)) == (10, 2)
    assert api.calls("answerInlineQuery")[-1].params.get("next_offset", "") == ""
    assert len({result["id"] for result in first + second}) == 12
    assert await ada.asks_inline("corvée", offset="²x") == first


class Away:
    """A database that can't be read now."""

    async def read(self, look: Callable[[Reader], T]) -> T:
        raise StoreUnavailable("locked")


async def test_a_late_answer_and_a_database_that_is_away_stop_nothing(api: BotApi, app: App, bot: Bot) -> None:
    gone = InlineQuery("0", Address("telegram", "1", "2", "", "2"), "toit", "", 0)
    api.expected |= {"query_was_asked"}
    await Inline(bot, app.store, app.setting, clock=milliseconds)(gone)
    assert len(api.calls("answerInlineQuery")) == 1
    await Inline(bot, Away(), app.setting, clock=milliseconds)(gone)
    assert len(api.calls("answerInlineQuery")) == 1

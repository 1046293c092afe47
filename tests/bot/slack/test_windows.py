"""A window that waits for its form, and whoever looks at it meanwhile."""

import asyncio
from pathlib import Path

from storage.errors import StoreUnavailable
from tests.bot.slack.house import housed
from tests.clock import Clock
from tests.slackapi import Person, Place, SlackApi


async def test_what_takes_long_holds_the_window_open_first(
    slack: SlackApi, clock: Clock, cafe: Place, ada: Person, tmp_path: Path
) -> None:
    async with housed(slack, clock, tmp_path, hold=0.01) as house:
        await house.installs(cafe, ada)
        written = "bonjour", "J’ai 18 ans ou plus, on y va", "Proposer un projet"
        for words in written:  # what is written opens no window
            await ada.says(words)
            await house.settles()
        house.held = asyncio.Event()
        pressing = asyncio.create_task(ada.presses("Remplir un formulaire"))
        await slack.until(lambda: ada.modal)
        assert ada.modal
        assert "Un instant" in ada.modal.text
        house.held.set()
        await pressing
        await slack.until(lambda: ada.modal and ada.modal.fields)
        await ada.closes()
        house.held = asyncio.Event()
        pressing = asyncio.create_task(ada.commands("/collectif projets"))
        await slack.until(lambda: ada.modal)
        house.held.set()
        await pressing
        await slack.until(lambda: ada.modal and "l’onglet Messages" in ada.modal.text)


async def test_a_window_held_open_for_nothing_says_so(
    slack: SlackApi, clock: Clock, cafe: Place, ada: Person, tmp_path: Path
) -> None:
    slack.expected.add("is_acknowledged_in_time")
    async with housed(slack, clock, tmp_path, hold=0.01) as house:
        await house.installs(cafe, ada)
        await ada.says("bonjour")
        await house.settles()
        house.held = asyncio.Event()
        pressing = asyncio.create_task(ada.presses("J’ai 18 ans ou plus, on y va"))
        await slack.until(lambda: ada.modal)
        house.fails = StoreUnavailable("away")
        house.held.set()
        assert (await pressing).status == 503
        await slack.until(lambda: ada.modal and "Ça n’a pas marché" in ada.modal.text)


async def test_a_window_that_changed_meanwhile_is_left_as_it_is(
    slack: SlackApi, clock: Clock, cafe: Place, ada: Person, tmp_path: Path
) -> None:
    async with housed(slack, clock, tmp_path, hold=0.01) as house:
        await house.installs(cafe, ada)
        for words in ("bonjour", "J’ai 18 ans ou plus, on y va", "Proposer un projet"):
            await ada.says(words)
            await house.settles()
        house.held = asyncio.Event()
        pressing = asyncio.create_task(ada.presses("Remplir un formulaire"))
        await slack.until(lambda: slack.calls("views.open"))
        assert ada.modal
        ada.modal.view.hash = "another"
        house.held.set()
        assert (await pressing).ok
        await slack.until(lambda: slack.calls("views.update"))
        [update] = slack.calls("views.update")
        assert update.broke == "hash_still_holds"
        assert "Un instant" in ada.modal.text, "what is newer is not written over"
        await house.settles()
        assert ada.last.labels == ["Remplir le formulaire"], "the form is in the message too"
        await ada.closes()
        await ada.presses("Remplir le formulaire")
        await slack.until(lambda: ada.modal and ada.modal.fields)

"""kill -9 of the door while a shop's people work in Slack: what Slack was told is taken is there, and nothing is twice."""

import asyncio
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from bot.adapters.slack import payloads
from bot.adapters.slack.manifest import write_manifest
from tests.bot.doors import free_port
from tests.bot.slack.test_running import over_http
from tests.laws.robots import PEOPLE, Robot, look_back, open_plateau, outlive
from tests.laws.test_kill import door
from tests.scale import scaled
from tests.slackapi import Person, Place, SlackApi
from tests.slackapi.desk import RETRIES
from tests.stories.callers import InSlack

AGAIN = (0.3, 1.0, 8.0)
"""Seconds before each of Slack's retries, here; a door that was killed is open again before the last."""


class Patient(InSlack):
    """Who presses again, and gives a command again, where Slack says that it did not work."""

    async def press(self, token: str) -> None:
        while not (await self.phone.presses(token)).ok:
            await self.phone.workspace.world.change()

    async def says(self, text: str) -> None:
        if not text.startswith("/"):
            await self._writes(text)
            return
        while not (await self.phone.commands(f"/collectif {text.removeprefix('/')}")).ok:
            await self.phone.workspace.world.change()

    async def _writes(self, text: str) -> None:
        """Writes, and waits while Slack itself brings it again: said once more meanwhile, it would come twice."""
        desk = self.phone.desk
        before = len(desk.tries)
        written = await self.phone.says(text)

        def over() -> bool:
            mine = (
                one for one in desk.tries[before:] if one.brought.payload.get("event", {}).get("ts") == written["ts"]
            )
            return any(one.answer.ok or one.retry == RETRIES for one in mine)

        while not over():
            await self.change()


class Colleague(Robot):
    """One who works in the shop."""

    def __init__(self, phone: Person) -> None:
        super().__init__(Patient(phone), phone.user.name)
        self.phone = phone

    @property
    def identity(self) -> str:
        return f"slack|{self.phone.place.key}|{self.phone.id}"

    def shown(self) -> dict[str, str]:
        return {f"{seen.channel}:{seen.id}": seen.text for seen in self.phone.heard}


@pytest.mark.parametrize("kills", [3, pytest.param(scaled(40), marks=pytest.mark.long, id="many")])
async def test_what_slack_was_told_is_taken_survives(tmp_path: Path, kills: int) -> None:
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with SlackApi(manifest=write_manifest(public)) as slack:
        slack.expected.add("is_acknowledged_in_time")  # a door that is dead acknowledges nothing
        slack.desk.request_url, slack.desk.wait = f"{public}/slack/events", lambda retry: AGAIN[retry - 1]
        settings = over_http(slack, tmp_path, port) | {"COLLECTIF_LOG_LEVEL": "ERROR"}
        open_plateau(settings)
        place = slack.workspace("Café du coin")
        with door(tmp_path, settings):
            owner = place.person("Propriétaire", owner=True)
            await installs(owner, f"{public}/slack/install")
            await slack.until(lambda: owner.heard)
        robots = [Colleague(place.person(f"Nora{'abcdef'[number]}")) for number in range(PEOPLE)]
        await outlive(tmp_path, settings, robots, kills, slack.until)
        assert not slack.unexpected
        told = acknowledged(slack, place)
    assert told <= look_back(tmp_path, robots, kills)


async def installs(owner: Person, page: str) -> None:
    """Walks through the install page, once there is one."""
    while True:
        with suppress(httpx.TransportError):
            await owner.installs(page)
            return
        await asyncio.sleep(0.05)


def acknowledged(slack: SlackApi, place: Place) -> set[str]:
    """The keys of all that the door took of people, as Slack was told."""
    where = payloads.Place(place.key, place.workspace.id, place.bot)
    taken = (payloads.read(tried.brought.payload, where, 0) for tried in slack.desk.tries if tried.answer.ok)
    return {one.inbound.key for one in taken if one is not None}

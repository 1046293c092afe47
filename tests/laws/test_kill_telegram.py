"""kill -9 of the door while Telegram's people write: what Telegram was told is taken is there, and nothing is twice."""

from pathlib import Path

import pytest

from tests.bot.doors import free_port
from tests.bot.telegram.house import settings_for
from tests.botapi import BotApi, Floods, Person
from tests.laws.robots import PEOPLE, Robot, look_back, open_plateau, outlive
from tests.scale import scaled
from tests.stories.callers import OnTelegram


class Neighbour(Robot):
    """One who writes from Telegram."""

    def __init__(self, phone: Person) -> None:
        super().__init__(OnTelegram(phone), str(phone.user["first_name"]))
        self.phone = phone

    @property
    def identity(self) -> str:
        return f"telegram|{self.phone.api.world.id}|{self.phone.id}"

    def shown(self) -> dict[str, str]:
        return {str(seen.id): seen.text for seen in self.phone.heard}


@pytest.mark.parametrize("mode", ["polling", "webhook"])
@pytest.mark.parametrize("kills", [3, pytest.param(scaled(40), marks=pytest.mark.long, id="many")])
async def test_what_telegram_was_told_is_taken_survives(tmp_path: Path, kills: int, mode: str) -> None:
    async with BotApi(floods=Floods()) as api:
        api.expected |= {"one_a_second_in_a_chat", "thirty_a_second"}  # a door that died forgot how fast it had been
        port = free_port()
        here = {"PORT": f"{port}", "PUBLIC_URL": f"http://127.0.0.1:{port}", "TELEGRAM_MODE": mode}
        settings = settings_for(api, tmp_path, LOG_LEVEL="ERROR", **here)
        open_plateau(settings)
        robots = [Neighbour(api.person(f"Nora{'abcdef'[number]}")) for number in range(PEOPLE)]
        await outlive(tmp_path, settings, robots, kills, api.until)
        assert not api.unexpected
    look_back(tmp_path, robots, kills)

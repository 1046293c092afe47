"""Violations of the rules of pace."""

from typing import Any

from tests.botapi.rules.floods import Floods
from tests.botapi.stage import WORD, Plant, Stage


def _writes(*chats: str, times: int, every: float = 0) -> Any:
    """So many messages to each of these chats, so many seconds apart."""

    async def act(stage: Stage) -> None:
        stage.api.floods = Floods(burst=times)
        stage.group.makes_administrator(stage.ada)
        for _ in range(times):
            for chat in chats:
                await stage.does("sendMessage", chat_id=chat, text="allo")
            stage.clock.passes(seconds=every)

    return act


async def _bursts(stage: Stage) -> None:
    stage.api.floods = Floods(burst=1)
    await stage.does("sendMessage", **WORD)
    await stage.does("sendMessage", **WORD)


async def _paces(stage: Stage) -> None:
    stage.api.floods = Floods(burst=1)
    await stage.does("sendMessage", **WORD)
    stage.clock.passes(seconds=1)
    await stage.does("sendMessage", **WORD)


FLOODS = {
    "thirty_a_second": Plant(_writes("$ada", times=31), _writes("$ada", times=30)),
    "one_a_second_in_a_chat": Plant(_bursts, _paces),
    "twenty_a_minute_in_a_group": Plant(_writes("$group", times=21, every=2), _writes("$group", times=21, every=3)),
}

"""Violations of the rules of Socket Mode."""

import asyncio
import json
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.slackapi.stage import Act, Plant, Stage


def _connects(times: int) -> Act:
    """So many connections with one ticket."""

    async def act(stage: Stage) -> None:
        given = await stage.does("apps.connections.open", token="$app")
        for _ in range(times):
            try:
                async with connect(given["url"], proxy=None) as socket:
                    assert json.loads(await socket.recv())["type"] == "hello"
            except InvalidStatus:
                return

    return act


def _acknowledges(**envelope: Any) -> Act:
    async def act(stage: Stage) -> None:
        given = await stage.does("apps.connections.open", token="$app")
        async with connect(given["url"], proxy=None) as socket:
            await socket.recv()
            saying = asyncio.create_task(stage.ada.says("bonjour"))
            brought = json.loads(await socket.recv())
            for one in (
                (envelope, {"envelope_id": brought["envelope_id"]})
                if envelope
                else ({"envelope_id": brought["envelope_id"]},)
            ):
                await socket.send(json.dumps(one))
            await saying

    return act


SOCKETS: dict[str, list[Plant]] = {
    "ticket_is_good": [Plant(_connects(2), _connects(1))],
    "envelope_is_known": [
        Plant(_acknowledges(envelope_id="another"), _acknowledges()),
        Plant(_acknowledges(id="another"), _acknowledges()),
    ],
}

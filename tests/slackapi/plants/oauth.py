"""Violations of the rules of installing."""

from typing import Any

from tests.planting import calls
from tests.slackapi.stage import Act, Plant, Stage

CLIENT = {"client_id": "$id", "client_secret": "$secret"}


def _asks(**query: str) -> Act:
    """The authorize page, asked for so; then the code is exchanged."""

    async def act(stage: Stage) -> None:
        asked = {"client_id": stage.slack.app.client_id, "scope": "chat:write", "state": "s", **query}
        asked["redirect_uri"] = "http://127.0.0.1:9/back"
        stage.slack.desk.agreeing = (stage.here.workspace, stage.ada.id, False)
        await stage.client.get(stage.slack.authorize_url, params={key: value for key, value in asked.items() if value})

    return act


def _comes_back_to(address: str) -> Act:
    """The authorize page, for an app whose manifest says where people come back to."""

    async def act(stage: Stage) -> None:
        stage.slack.app.redirect_urls = (address,)
        await _asks()(stage)

    return act


def _exchanges(*, times: int = 1, minutes: float = 0, **params: Any) -> Act:
    async def act(stage: Stage) -> None:
        await _asks()(stage)
        stage.clock.passes(minutes=minutes)
        [code] = stage.slack.world.purse.grants
        given = {**CLIENT, "code": code, "redirect_uri": "http://127.0.0.1:9/back", **params}
        for _ in range(times):
            await stage.fills_form("oauth.v2.access", **given)

    return act


def _refreshes(times: int) -> Act:
    async def act(stage: Stage) -> None:
        stage.slack.app.rotation = True
        stage.here.installs(stage.ada)
        given = {**CLIENT, "grant_type": "refresh_token", "refresh_token": stage.here.refresh}
        for _ in range(times):
            await stage.fills_form("oauth.v2.access", **given)

    return act


async def _no_sockets(stage: Stage) -> None:
    stage.slack.app.socket_mode = False
    await stage.does("apps.connections.open", token="$app")


OAUTH: dict[str, list[Plant]] = {
    "client_is_the_app": [
        Plant(_exchanges(client_secret="another"), _exchanges()),
        Plant(_exchanges(client_id="another"), _exchanges()),
    ],
    "code_is_good": [
        Plant(_exchanges(times=2), _exchanges()),
        Plant(_exchanges(minutes=11), _exchanges(minutes=9)),
        Plant(_exchanges(redirect_uri="http://127.0.0.1:9/other"), _exchanges()),
    ],
    "refresh_token_is_good": [Plant(_refreshes(2), _refreshes(1))],
    "authorize_page_is_asked_well": [
        Plant(_asks(scope="admin"), _asks()),
        Plant(_asks(client_id="another"), _asks()),
        Plant(_comes_back_to("http://127.0.0.1:9/other"), _comes_back_to("http://127.0.0.1:9/back")),
    ],
    "state_is_sent": [Plant(_asks(state=""), _asks())],
    "socket_mode_is_on": [Plant(_no_sockets, calls("apps.connections.open", token="$app"))],
}

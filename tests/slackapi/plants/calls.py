"""Violations of the rules of calls and tokens."""

from tests.planting import calls, either
from tests.slackapi.stage import WORD, Act, Plant, Stage


def _as_json(content: bytes) -> Act:
    async def act(stage: Stage) -> None:
        kind = {"content-type": "application/json"}
        await stage.client.post(f"{stage.slack.url}auth.test", content=content, headers=kind)

    return act


async def _uninstalled(stage: Stage) -> None:
    stage.here.workspace.installation.token.revoked = "account_inactive"  # type: ignore[union-attr]
    await stage.does("auth.test")


def _rotated(hours: float) -> Act:
    async def act(stage: Stage) -> None:
        stage.slack.app.rotation = True
        token = stage.here.installs(stage.ada)
        stage.clock.passes(hours=hours)
        await stage.does("auth.test", token=token)

    return act


async def _narrow(stage: Stage) -> None:
    token = stage.here.installs(stage.ada, scopes=["commands"])
    answer = await stage.does("chat.postMessage", token=token, **WORD)
    assert (answer["needed"], answer["provided"]) == ("chat:write", "commands")


CALLS: dict[str, list[Plant]] = {
    "method_exists": [Plant(calls("chat.postMesage", **WORD), calls("chat.postMessage", **WORD))],
    "json_is_an_object": [
        Plant(_as_json(b"[1]"), calls("auth.test")),
        Plant(_as_json(b"{"), calls("auth.test")),
    ],
    "has_known_names_and_types": [
        either("chat.postMessage", {"silent": True}, {"unfurl_links": False}, **WORD),
        either("chat.postMessage", {"unfurl_links": "yes"}, {"unfurl_links": True}, **WORD),
        either("users.info", {}, {"user": "$ada"}),
    ],
    "token_is_given": [either("auth.test", {"token": ""}, {})],
    "token_is_known": [either("auth.test", {"token": "xoxb-1-of-nobody"}, {})],
    "token_is_not_revoked": [Plant(_uninstalled, calls("auth.test"))],
    "token_is_fresh": [Plant(_rotated(12), _rotated(11.9))],
    "token_is_of_the_right_kind": [either("apps.connections.open", {}, {"token": "$app"})],
    "token_has_scope": [Plant(_narrow, calls("chat.postMessage", **WORD))],
}

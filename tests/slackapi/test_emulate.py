"""The way in and the first messages against another's Slack: the npm package emulate, where Node is there.

What is written here and what is written there were read from the same documentation by different people.
"""

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from cryptography.fernet import Fernet
from slack_sdk.oauth import AuthorizeUrlGenerator
from slack_sdk.oauth.installation_store.models.installation import Installation as Agreed
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.workspaces import Workspaces
from bot.adapters.slack.writing import Writing
from bot.keys import Vault
from conversations.inbound import Address
from conversations.screens import Card, Choice, Message, Screen
from storage.sqlite_store import SqliteStore
from tests.clock import Clock
from tests.slackapi.types import JSON

HERE = Path(__file__).parent / "emulate"
BACK = "http://127.0.0.1:9/slack/oauth_redirect"
SCOPES = ["chat:write", "users:read", "channels:read", "im:write"]
FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@pytest.fixture(scope="session")
def emulated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Slack as emulate plays it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("Node is not installed: emulate runs on it")
    folder = tmp_path_factory.mktemp("emulate")
    for file in HERE.iterdir():
        shutil.copy(file, folder)
    subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True, timeout=120)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app: JSON = {
        "client_id": "1.2", "client_secret": "s", "app_id": "A1", "name": "Collectif", "redirect_uris": [BACK],
        "scopes": SCOPES,
    }  # fmt: skip
    seed = {
        "slack": {"team": {"name": "Café", "domain": "cafe"}, "channels": [{"name": "besoins"}], "oauth_apps": [app]}
    }
    asked = json.dumps({"port": port, "seed": seed})
    with subprocess.Popen(
        [node, "serve.js", asked], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as serving:
        assert serving.stdin is not None
        assert serving.stdout is not None
        yield serving.stdout.readline().strip()
        serving.stdin.close()


@pytest.mark.long
async def test_a_workspace_agrees_and_is_written_to(emulated: str, clock: Clock, tmp_path: Path) -> None:
    asking = AuthorizeUrlGenerator(
        client_id="1.2", scopes=SCOPES, redirect_uri=BACK, authorization_url=f"{emulated}/oauth/v2/authorize"
    )
    async with httpx.AsyncClient(trust_env=False, verify=False) as browser:
        page = await browser.get(asking.generate("a-state"))
        whole = page.text.partition("</form>")[0]
        agreed = await browser.post(f"{emulated}/oauth/v2/authorize/callback", data=dict(FIELD.findall(whole)))
    back = parse_qs(urlsplit(agreed.headers["location"]).query)
    assert back["state"] == ["a-state"]
    given = await AsyncWebClient(base_url=f"{emulated}/api/").oauth_v2_access(
        client_id="1.2", client_secret="s", code=back["code"][0], redirect_uri=BACK
    )
    store = await SqliteStore.open(tmp_path / "collectif.db")
    workspaces = Workspaces(store, Vault([Fernet.generate_key().decode()]), base_url=f"{emulated}/api/", clock=clock)
    try:
        opened = await workspaces.open(
            Agreed(
                app_id=given["app_id"],
                team_id=given["team"]["id"],
                bot_token=given["access_token"],
                bot_user_id=given["bot_user_id"],
                user_id=given["authed_user"]["id"],
            )
        )
        client = await workspaces.client(opened.id)
        assert (await client.auth_test())["team_id"] == given["team"]["id"]
        channel = next(
            one for one in (await client.api_call("conversations.list"))["channels"] if one["name"] == "besoins"
        )
        to = Address("slack", opened.id, channel["id"], "", "")
        writing = Writing(workspaces, clock=clock)
        shown = Screen(
            "Un besoin près de vous",
            Card("need:1", "Vingt chaises", lines=("Samedi",)),
            (Choice("yes", "Oui", token="a1"),),
        )
        native = await writing.write(Message(to, shown, id="1"))
        assert await writing.write(Message(to, shown.but(text="C’est réglé"), replaces=native, id="2")) == native
        asked = {"channel": channel["id"], "limit": 1}  # emulate takes POST alone
        [message] = (await client.api_call("conversations.history", data=asked))["messages"]
        assert f"{channel['id']}:{message['ts']}" == native
        assert message["text"].startswith("C’est réglé")
    finally:
        await workspaces.hang_up()
        await store.close()

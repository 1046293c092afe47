"""An app that is not as the manifest has it is told apart from one that is."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from bot.adapters.slack.comparing import differences
from bot.adapters.slack.manifest import write_manifest
from tests.bot.doors import SETTINGS, typed
from tests.slackapi.types import JSON

PUBLIC = "https://porte.example.org"
NEEDED = write_manifest(PUBLIC)


def told(found: JSON) -> list[str]:
    return list(differences(NEEDED, found))


@pytest.fixture
def found() -> JSON:
    """The app's own, as Slack shows it."""
    return deepcopy(NEEDED)


def test_an_app_that_was_pasted_differs_in_nothing(found: JSON) -> None:
    found["display_information"]["name"] = "La porte de Villeray"
    found["oauth_config"]["scopes"]["bot"].reverse()
    found["settings"]["is_mcp_enabled"] = False
    assert told(found) == []


def test_what_is_missing_and_what_is_too_much(found: JSON) -> None:
    found["settings"]["event_subscriptions"]["bot_events"].remove("message.im")
    found["oauth_config"]["scopes"]["bot"].append("channels:history")
    found["oauth_config"]["scopes"]["user"] = ["search:read"]
    del found["features"]["slash_commands"]
    assert told(found) == [
        "features.slash_commands: is missing",
        "oauth_config.scopes.bot.channels:history: the door has no use for it",
        "oauth_config.scopes.user: the door has no use for it",
        "settings.event_subscriptions.bot_events.message.im: is missing",
    ]


def test_what_is_other(found: JSON) -> None:
    found["settings"]["event_subscriptions"]["request_url"] = "https://ailleurs.example.org/slack/events"
    found["settings"]["socket_mode_enabled"] = True
    found["features"]["slash_commands"][0]["url"] = "http://old.example.org"
    found["features"]["shortcuts"][1]["callback_id"] = "shelve"
    right = f'and should be "{PUBLIC}/slack/events"'
    assert told(found) == [
        "features.shortcuts.put_on_shelf: is missing",
        "features.shortcuts.shelve: the door has no use for it",
        f'features.slash_commands./collectif.url: is "http://old.example.org", {right}',
        f'settings.event_subscriptions.request_url: is "https://ailleurs.example.org/slack/events", {right}',
        "settings.socket_mode_enabled: is true, and should be false",
    ]


def test_it_is_asked_of_a_file(tmp_path: Path, found: JSON) -> None:
    own = tmp_path / "own.json"
    settings = {**SETTINGS, "COLLECTIF_PUBLIC_URL": PUBLIC}
    found["features"]["app_home"]["home_tab_enabled"] = False
    own.write_text(json.dumps(found), encoding="utf-8")
    answer = typed("manifest", "--against", str(own), folder=tmp_path, settings=settings)
    assert (answer.returncode, answer.stdout) == (
        1, "features.app_home.home_tab_enabled: is false, and should be true\n"
    )  # fmt: skip
    own.write_text("display_information:", encoding="utf-8")
    answer = typed("manifest", "--against", str(own), folder=tmp_path, settings=settings)
    assert answer.returncode == 1
    assert "is no JSON" in answer.stderr
    assert "App Manifest" in answer.stderr

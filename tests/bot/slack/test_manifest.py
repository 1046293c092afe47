"""The manifest is one that Slack takes, and asks for nothing that the door does not use."""

from typing import Any

import fastjsonschema
import pytest

from bot.adapters.slack.manifest import write_manifest
from bot.adapters.slack.subscribed import EVENTS, SCOPES

PUBLIC = "https://porte.example.org"
NEEDED = {
    "member_joined_channel": {"channels:read", "groups:read"},
    "channel_archive": {"channels:read"},
    "channel_deleted": {"channels:read"},
    "channel_left": {"channels:read"},
    "channel_rename": {"channels:read"},
    "group_archive": {"groups:read"},
    "group_deleted": {"groups:read"},
    "group_left": {"groups:read"},
    "group_rename": {"groups:read"},
    "message.im": {"im:history"},
    "user_change": {"users:read"},
    "app_home_opened": set(),
    "app_uninstalled": set(),
    "tokens_revoked": set(),
}
"""What each event asks for (docs.slack.dev/reference/events)."""


def text(most: int, *, least: int = 1, pattern: str = "") -> dict[str, Any]:
    return {"type": "string", "minLength": least, "maxLength": most, **({"pattern": pattern} if pattern else {})}


def exactly(*, optional: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in properties if name not in optional],
        "properties": properties,
    }


YES_OR_NO = {"type": "boolean"}
ADDRESS = text(3000, pattern="^https?://")
# Names, types and lengths as docs.slack.dev/reference/app-manifest has them.
RULES = exactly(
    _metadata=exactly(major_version={"const": 1}, minor_version={"type": "integer"}),
    display_information=exactly(
        name=text(35),
        description=text(140),
        long_description=text(4000, least=175),
        background_color=text(7, pattern="^#[0-9a-fA-F]{6}$"),
    ),
    features=exactly(
        app_home=exactly(
            home_tab_enabled=YES_OR_NO, messages_tab_enabled=YES_OR_NO, messages_tab_read_only_enabled=YES_OR_NO
        ),
        bot_user=exactly(display_name=text(80), always_online=YES_OR_NO),
        shortcuts={
            "type": "array",
            "maxItems": 10,
            "items": exactly(
                name=text(24), type={"enum": ["message", "global"]}, callback_id=text(255), description=text(150)
            ),
        },
        slash_commands={
            "type": "array",
            "maxItems": 50,
            "items": exactly(
                optional=("url",),
                command=text(32, pattern="^/"),
                url=ADDRESS,
                description=text(2000),
                usage_hint=text(1000),
                should_escape=YES_OR_NO,
            ),
        },
    ),
    oauth_config=exactly(
        optional=("redirect_urls",),
        redirect_urls={"type": "array", "items": text(2500)},
        scopes=exactly(bot={"type": "array", "items": text(50), "uniqueItems": True}),
    ),
    settings=exactly(
        event_subscriptions=exactly(
            optional=("request_url",),
            request_url=ADDRESS,
            bot_events={"type": "array", "items": text(50), "maxItems": 100, "uniqueItems": True},
        ),
        interactivity=exactly(optional=("request_url",), is_enabled=YES_OR_NO, request_url=ADDRESS),
        org_deploy_enabled=YES_OR_NO,
        socket_mode_enabled=YES_OR_NO,
        token_rotation_enabled=YES_OR_NO,
    ),
)


@pytest.mark.parametrize("address", [PUBLIC, ""])
def test_slack_would_take_it(address: str) -> None:
    fastjsonschema.compile(RULES)(write_manifest(address))


def test_over_http_every_address_is_the_doors_own_and_tokens_are_renewed() -> None:
    manifest = write_manifest(PUBLIC)
    settings = manifest["settings"]
    assert settings["event_subscriptions"]["request_url"] == f"{PUBLIC}/slack/events"
    assert settings["interactivity"]["request_url"] == f"{PUBLIC}/slack/events"
    assert manifest["features"]["slash_commands"][0]["url"] == f"{PUBLIC}/slack/events"
    assert manifest["oauth_config"]["redirect_urls"] == [f"{PUBLIC}/slack/oauth_redirect"]
    assert (settings["socket_mode_enabled"], settings["token_rotation_enabled"]) == (False, True)


def test_in_socket_mode_it_holds_no_address() -> None:
    assert "http" not in str(write_manifest())
    assert write_manifest()["settings"]["socket_mode_enabled"] is True


def test_each_event_has_the_scopes_it_takes_and_no_scope_of_reading_is_for_nothing() -> None:
    assert set(EVENTS) == set(NEEDED)
    needed = set().union(*NEEDED.values())
    assert needed <= set(SCOPES)
    assert set(SCOPES) - needed == {"chat:write", "commands", "files:read", "files:write", "im:write"}

"""How the Slack door stands, asked of Slack: which workspaces it is in, and what each has granted."""

from collections.abc import Iterator, Sequence

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.adapters.slack.answers import code_of
from bot.adapters.slack.subscribed import EVENTS_PATH, INSTALL_PATH, SCOPES
from bot.adapters.slack.workspaces import tokens_of
from bot.adapters.standing import Standing
from bot.keys import WrongKey, token_vault
from bot.settings import Settings
from storage.installations import Installation

HOW = "paste `collectif manifest` into the app's manifest at https://api.slack.com/apps, then install it anew"
ITSELF = (
    "the app itself",
    "copy its manifest from its page into a file: `collectif manifest --against FILE` says what differs",
)
"""Slack tells whoever holds a workspace's token what that one granted, and of the app's own set-up nothing."""
GRANTED = "x-oauth-scopes"


async def look(settings: Settings, installations: Sequence[Installation]) -> Standing:
    """How the door stands. Nothing is changed, and no token is in an answer."""
    return await (_many(settings, installations) if settings.slack_client_id else _one(settings))


async def _one(settings: Settings) -> Standing:
    assert settings.slack_bot_token, "Socket Mode is configured"
    assert settings.slack_app_token, "Socket Mode is configured"
    caller = AsyncWebClient(settings.slack_bot_token.get_secret_value(), base_url=settings.slack_base_url)
    try:
        known = await caller.auth_test()
        opening = AsyncWebClient(settings.slack_app_token.get_secret_value(), base_url=settings.slack_base_url)
        await opening.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        return Standing("closed", missing=f"the Slack door: {_why(error)}.")
    facts = (ITSELF, *_differences(str(known["team"]), known))
    return Standing(f"reachable in {known['team']}, by Socket Mode", facts)


async def _many(settings: Settings, installations: Sequence[Installation]) -> Standing:
    facts = [
        ("to install it", f"{settings.public_url}{INSTALL_PATH}"),
        ("where Slack sends events", f"{settings.public_url}{EVENTS_PATH}"),
        ITSELF,
    ]
    missing = ""
    for installation in installations:
        name = installation.name or installation.id
        if installation.state == "closed":
            facts.append((name, f"closed: {installation.reason}; installed anew it finds all as it was"))
            continue
        if not installation.sealed:
            facts.append((name, "was served by Socket Mode; to be served over HTTP it has to be installed anew"))
            continue
        try:
            token = tokens_of(token_vault(settings), installation).bot
            known = await AsyncWebClient(token, base_url=settings.slack_base_url).auth_test()
        except WrongKey:
            missing = "the key that encrypted the Slack workspaces' tokens: put it back in COLLECTIF_TOKEN_KEYS."
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            facts.append((name, _why(error)))
        else:
            facts += _differences(name, known) or [(name, "open, with all that the manifest asks for")]
    opened = sum(installation.state == "open" and bool(installation.sealed) for installation in installations)
    return Standing(f"over HTTP, in {opened} workspace{'' if opened == 1 else 's'}", tuple(facts), missing)


def _differences(name: str, known: AsyncSlackResponse) -> list[tuple[str, str]]:
    """What a workspace has granted too little, or needlessly."""
    granted = {scope.strip() for scope in _header(known).split(",") if scope.strip()}
    return list(_told(name, set(SCOPES) - granted, granted - set(SCOPES))) if granted else []


def _told(name: str, lacking: set[str], needless: set[str]) -> Iterator[tuple[str, str]]:
    if lacking:
        yield name, f"lacks {', '.join(sorted(lacking))}: {HOW}"
    if needless:
        yield name, f"grants {', '.join(sorted(needless))}, which the door has no use for: {HOW}"


def _header(known: AsyncSlackResponse) -> str:
    return next((str(value) for name, value in known.headers.items() if name.lower() == GRANTED), "")


def _why(error: Exception) -> str:
    if isinstance(error, SlackApiError) and (code := code_of(error)):
        if code == "ratelimited":  # a door that has just opened its socket asked the same
            return "Slack asks to wait before it is asked again: look again in a minute"
        return f"Slack refuses its token ({code})"
    return f"Slack can't be reached ({type(error).__name__})"

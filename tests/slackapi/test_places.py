"""What happens in workspaces and channels, and in Socket Mode, as the app is told of it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from tests.slackapi import Person, Place, SlackApi
from tests.slackapi.types import JSON


@pytest.fixture
def place(slack: SlackApi) -> Place:
    return slack.workspace("Café du coin")


@pytest.fixture
def ada(place: Place) -> Person:
    ada = place.person("Ada")
    place.installs(ada)
    return ada


def events(slack: SlackApi) -> list[JSON]:
    return [one.payload["event"] for one in slack.desk.waiting]


async def test_a_channel_lives(slack: SlackApi, place: Place, ada: Person) -> None:
    for private in (False, True):
        channel = place.channel("voisins", ada, private=private, with_app=False)
        await channel.adds_app(ada)
        await channel.adds(place.person("Bo").id, ada)
        await channel.renames("commerce")
        await channel.removes(ada.id, ada)
        await channel.archives(ada)
        await channel.unarchives(ada)
        await channel.removes(place.bot, ada)
        await channel.adds_app(ada)
        await channel.deletes(ada)
    names = [event["type"] for event in events(slack)]
    joins, leaves = "member_joined_channel", "member_left_channel"
    public = [
        joins,
        joins,
        "channel_rename",
        leaves,
        "channel_archive",
        "channel_unarchive",
        "channel_left",
        joins,
        "channel_deleted",
    ]
    assert names == [
        *public,
        *(name.replace("channel_", "group_") if name not in {joins, leaves} else name for name in public),
    ]


async def test_people_change(slack: SlackApi, place: Place, ada: Person) -> None:
    await place.changes(ada, locale="en-US")
    assert events(slack)[0]["user"]["locale"] == "en-US"
    guest, outsider = place.person("Gus", guest="single"), place.person("Eve", stranger=True, team="T99")
    client = AsyncWebClient(place.token, base_url=slack.url)
    about = (await client.users_info(user=guest.id))["user"]
    assert (about["is_restricted"], about["is_ultra_restricted"]) == (True, True)
    assert (await client.users_info(user=outsider.id))["user"]["is_stranger"]


async def test_the_app_is_removed_and_comes_back(slack: SlackApi, place: Place, ada: Person) -> None:
    old, bot = AsyncWebClient(place.token, base_url=slack.url), place.bot
    await place.uninstalls()
    assert [event["type"] for event in events(slack)] == ["tokens_revoked", "app_uninstalled"]
    with pytest.raises(SlackApiError, match="account_inactive"):
        await old.auth_test()
    place.installs(ada)
    assert place.bot == bot
    assert (await AsyncWebClient(place.token, base_url=slack.url).auth_test())["user_id"] == bot


async def test_the_app_goes_by_itself(slack: SlackApi, place: Place) -> None:
    place.installs(place.person("Ada"))
    client = AsyncWebClient(place.token, base_url=slack.url)
    await client.apps_uninstall(client_id=slack.app.client_id, client_secret=slack.app.client_secret)
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.auth_test()


class Taking:
    """A socket client of slack_sdk, and what came through it; acknowledged unless it is `silent`."""

    def __init__(self, slack: SlackApi) -> None:
        self.client = SocketModeClient(slack.app.app_token, web_client=AsyncWebClient(base_url=slack.url))
        self.client.socket_mode_request_listeners.append(self._take)
        self.taken: list[SocketModeRequest] = []
        self.silent = 0

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.taken.append(request)
        if len(self.taken) > self.silent:
            payload = {"text": "Voici"} if request.type == "slash_commands" else None
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))


@pytest.fixture
async def taking(slack: SlackApi) -> AsyncIterator[Taking]:
    taking = Taking(slack)
    await taking.client.connect()  # type: ignore[no-untyped-call]
    await slack.until(lambda: slack.world.sockets.open)
    yield taking
    await taking.client.close()  # type: ignore[no-untyped-call]


async def test_a_socket_carries_all(slack: SlackApi, ada: Person, taking: Taking) -> None:
    await ada.says("bonjour")
    assert [one.type for one in taking.taken] == ["events_api"]
    assert (await ada.commands("/collectif")).ok
    assert ada.last.text == "Voici"
    assert not slack.violations


async def test_what_is_not_acknowledged_comes_again(slack: SlackApi, ada: Person, taking: Taking) -> None:
    slack.desk.patience, taking.silent = 0.05, 1
    await ada.says("bonjour")
    await slack.desk.settled()
    assert [one.retry_attempt for one in taking.taken] == [0, 1]
    assert taking.taken[1].retry_reason == "timeout"
    assert len({one.payload["event_id"] for one in taking.taken}) == 1
    assert len({one.envelope_id for one in taking.taken}) == 2


async def test_a_connection_is_renewed(slack: SlackApi, ada: Person, taking: Taking) -> None:
    await slack.world.sockets.disconnects("warning")
    await slack.world.sockets.disconnects("refresh_requested", closes=False)
    await slack.until(lambda: len(slack.calls("apps.connections.open")) == 2)
    await asyncio.sleep(0)
    await ada.says("bonjour")
    assert slack.desk.tries[-1].answer.ok

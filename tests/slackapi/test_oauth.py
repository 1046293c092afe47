"""Installing, as slack_sdk does it."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth import AuthorizeUrlGenerator
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from tests.clock import Clock
from tests.serving import serving
from tests.slackapi import SlackApi


async def test_a_workspace_installs_the_app(slack: SlackApi) -> None:
    app = slack.app
    place = slack.workspace()
    ada = place.person("Ada")
    client = AsyncWebClient(base_url=slack.url)

    async def back(request: Request) -> Response:
        given = await client.oauth_v2_access(
            client_id=app.client_id,
            client_secret=app.client_secret,
            code=request.query_params["code"],
            redirect_uri=here,
        )
        return PlainTextResponse(
            f"{request.query_params['state']} {given['access_token']} {given['authed_user']['id']}"
        )

    async with serving(back, methods=("GET",)) as here:
        page = AuthorizeUrlGenerator(
            client_id=app.client_id, scopes=sorted(app.scopes), redirect_uri=here, authorization_url=slack.authorize_url
        )
        assert (await ada.installs(page.generate("s1"))).text == f"s1 {place.token} {ada.id}"
    me = await AsyncWebClient(place.token, base_url=slack.url).auth_test()
    assert (me["team_id"], me["user_id"]) == ("T01", place.bot)


async def test_rotated_tokens_live_twelve_hours(clock: Clock) -> None:
    async with SlackApi(clock=clock, rotation=True) as slack:
        place = slack.workspace()
        place.installs(place.person("Ada"))
        old = AsyncWebClient(place.token, base_url=slack.url)
        assert (await old.auth_test())["ok"]
        clock.passes(hours=12)
        with pytest.raises(SlackApiError, match="token_expired"):
            await old.auth_test()
        refresh = place.refresh
        client, grant = AsyncWebClient(base_url=slack.url), {"grant_type": "refresh_token", "refresh_token": refresh}
        given = await client.oauth_v2_access(
            client_id=slack.app.client_id, client_secret=slack.app.client_secret, **grant
        )
        assert given["expires_in"] == 43_200
        assert given["access_token"] == place.token
        assert (await AsyncWebClient(place.token, base_url=slack.url).auth_test())["ok"]
        with pytest.raises(SlackApiError, match="invalid_refresh_token"):
            await client.oauth_v2_access(client_id=slack.app.client_id, client_secret=slack.app.client_secret, **grant)

"""The server as the real libraries meet it: a Bolt app over HTTP, and slack_sdk's client."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from PIL import Image
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response

from tests.clock import Clock
from tests.serving import serving
from tests.slackapi import Person, Place, SlackApi, milliseconds, straight
from tests.slackapi.rules.rates import Rates
from tests.slackapi.stage import actions, button, modal, plain, question, section
from tests.slackapi.types import JSON


@pytest.fixture
def place(slack: SlackApi) -> Place:
    return slack.workspace("Café du coin")


@pytest.fixture
def ada(place: Place) -> Person:
    ada = place.person("Ada", owner=True)
    place.installs(ada)
    return ada


@pytest.fixture
def client(slack: SlackApi, place: Place, ada: Person) -> AsyncWebClient:
    return AsyncWebClient(place.token, base_url=slack.url)


@pytest.fixture
def app(slack: SlackApi, client: AsyncWebClient) -> AsyncApp:
    """A shop's app in a few lines; it compares signatures with the machine's clock."""
    slack.desk.stamps = milliseconds
    app = AsyncApp(client=client, signing_secret=slack.app.signing_secret, process_before_response=True)

    @app.event("message")
    async def heard(event: JSON, say: AsyncSay) -> None:
        await say(text="Tu dis", blocks=[section(f"Tu dis {event['text']}"), actions(button(value="v"))])

    @app.action("go")
    async def pressed(ack: AsyncAck, body: JSON, client: AsyncWebClient, respond: AsyncRespond) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=modal(question(), callback_id="offer"))
        await respond("Un moment", replace_original=False)

    @app.view("offer")
    async def sent(ack: AsyncAck, view: JSON) -> None:
        name = view["state"]["values"]["name"]["value"]["value"]
        if name == "?":
            await ack(response_action="errors", errors={"name": "Un vrai nom"})
        else:
            await ack(response_action="update", view=modal(section(f"Merci, {name}")))

    @app.command("/collectif")
    async def asked(ack: AsyncAck, command: JSON) -> None:
        await ack(f"Voici {command['text']}")

    return app


async def test_a_conversation(slack: SlackApi, place: Place, ada: Person, app: AsyncApp) -> None:
    slack.desk.straight = straight(app)
    await ada.says("1 < 2")
    assert ada.last.text == "Tu dis 1 &lt; 2\n[Oui]"
    await ada.presses("Oui")
    assert ada.modal
    assert ada.modal.text == "Offrir\nTon nom\n[Envoyer]"
    assert ada.last.text == "Un moment"
    with pytest.raises(AssertionError, match="Slack asks for"):
        await ada.fills()
    await ada.fills({"Ton nom": "?"})
    assert ada.errors == {"Ton nom": "Un vrai nom"}
    await ada.fills({"Ton nom": "Ada"})
    assert not ada.errors
    assert ada.modal.text == "Offrir\nMerci, Ada\n[Envoyer]"
    await ada.closes()
    assert not ada.sees_modal
    await ada.commands("/collectif aide")
    assert ada.last.text == "Voici aide"
    with pytest.raises(AssertionError, match="no button"):
        await ada.presses("Non")
    assert not slack.violations


@pytest.fixture
async def over_http(slack: SlackApi, app: AsyncApp) -> AsyncIterator[list[str]]:
    """The same app at an address of its own; the retries that it saw."""
    retries: list[str] = []
    handler = AsyncSlackRequestHandler(app)

    async def answer(request: Request) -> Response:
        retries.append(request.headers.get("x-slack-retry-num", "0"))
        if len(retries) < 3:
            return Response(status_code=500)
        return await handler.handle(request)

    async with serving(answer) as slack.desk.request_url:
        yield retries


async def test_an_event_that_is_not_taken_is_brought_again(slack: SlackApi, ada: Person, over_http: list[str]) -> None:
    await ada.says("bonjour")
    await slack.until(lambda: ada.heard)
    await slack.desk.settled()
    assert over_http[:3] == ["0", "1", "2"]
    first, second, *_ = slack.desk.tries
    assert first.brought.id == second.brought.id
    assert {one.answer.reason for one in (first, second)} == {"http_error"}


async def test_the_app_hears_its_own_words(slack: SlackApi, place: Place, ada: Person, over_http: list[str]) -> None:
    await ada.says("bonjour")
    await slack.until(lambda: len(over_http) == 4)
    await slack.desk.settled()
    assert slack.desk.tries[-1].brought.payload["event"]["bot_id"]
    assert len(ada.heard) == 1, "Bolt lets its own words be"


async def test_an_answer_that_takes_too_long_is_none(slack: SlackApi, ada: Person) -> None:
    slow = asyncio.Event()

    async def answer(request: Request) -> Response:
        await slow.wait()
        return Response()

    slack.desk.patience = 0.05
    slack.expected = {"is_acknowledged_in_time"}
    async with serving(answer) as slack.desk.request_url:
        assert (await ada.commands("/collectif")).reason == "http_timeout"
        slow.set()
    slack.desk.patience = 3
    assert (await ada.commands("/collectif")).reason == "connection_failed"


async def test_two_workspaces_have_equal_ids(slack: SlackApi, ada: Person, client: AsyncWebClient) -> None:
    other = slack.workspace("Fleurs", id="T02")
    eve = other.person("Eve")
    other.installs(eve)
    assert (eve.id, other.bot) == (ada.id, ada.place.bot)
    theirs = AsyncWebClient(other.token, base_url=slack.url)
    first, second = (
        await client.chat_postMessage(channel=ada.id, text="ici"),
        await theirs.chat_postMessage(channel=eve.id, text="là"),
    )
    assert (first["channel"], first["ts"]) == (second["channel"], second["ts"])
    assert [ada.last.text, eve.last.text] == ["ici", "là"]
    assert (await theirs.users_info(user=eve.id, include_locale=True))["user"]["real_name"] == "Eve"


async def test_an_organization_installs_once_for_all(slack: SlackApi) -> None:
    one, two = (slack.workspace(name, id=name, enterprise="E01") for name in ("T01", "T02"))
    ada, bo = one.person("Ada", id="UA"), two.person("Bo", id="UB")
    one.installs(ada, org=True)
    client = AsyncWebClient(two.token, base_url=slack.url)
    await client.chat_postMessage(channel=bo.id, text="bonjour")
    assert bo.last.text == "bonjour"
    assert (await client.auth_test())["is_enterprise_install"]


async def test_files_go_in_three_steps(slack: SlackApi, place: Place, ada: Person, client: AsyncWebClient) -> None:
    written = BytesIO()
    Image.new("RGB", (9, 9), "teal").save(written, "PNG")
    channel = place.channel("voisins", ada)
    await client.files_upload_v2(
        channel=channel.id, content=written.getvalue(), filename="mois.png", title="Novembre", alt_txt="12 dons"
    )
    [file] = channel.heard[0].files
    assert (file["title"], file["alt_txt"], file["mimetype"]) == ("Novembre", "12 dons", "image/png")
    assert channel.heard[0].text == "(12 dons)"
    assert place.workspace.files[file["id"]].content == written.getvalue()


async def test_who_waits_as_long_as_told_gets_through(clock: Clock) -> None:
    async with SlackApi(clock=clock, rates=Rates(burst=1)) as slack:
        place = slack.workspace()
        channel = place.channel("voisins", place.person("Ada"))
        place.installs(place.person("Bo"))
        channel.conversation.members.add(place.bot)
        client = AsyncWebClient(place.token, base_url=slack.url)
        await client.chat_postMessage(channel=channel.id, text="un")
        with pytest.raises(SlackApiError, match="ratelimited") as refused:
            await client.chat_postMessage(channel=channel.id, text="deux")
        assert refused.value.response.headers["Retry-After"] == "1"
        clock.passes(seconds=1)
        await client.chat_postMessage(channel=channel.id, text="deux")
        assert [seen.text for seen in channel.heard] == ["un", "deux"]


async def test_faults(slack: SlackApi, ada: Person, client: AsyncWebClient) -> None:
    slack.fail("chat.postMessage", 429, retry_after=30)
    with pytest.raises(SlackApiError, match="ratelimited") as refused:
        await client.chat_postMessage(channel=ada.id, text="un")
    assert refused.value.response.headers["Retry-After"] == "30"
    await client.chat_postMessage(channel=ada.id, text="un")
    slack.fail("chat.postMessage", 503)
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel=ada.id, text="deux")
    slack.fail("chat.postMessage", error="channel_not_found")
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.chat_postMessage(channel=ada.id, text="trois")
    client.retry_handlers.clear()
    slack.loses("chat.postMessage")
    with pytest.raises(Exception, match="Server disconnected"):
        await client.chat_postMessage(channel=ada.id, text="quatre")
    slack.loses("chat.postMessage", heard=False)
    with pytest.raises(Exception, match="Server disconnected"):
        await client.chat_postMessage(channel=ada.id, text="cinq")
    assert [seen.text for seen in ada.heard] == ["un", "quatre"]
    assert [one.status for one in slack.calls("chat.postMessage")] == [429, 200, 503, 200, 200]


async def test_a_manifest_says_what_is_brought(clock: Clock) -> None:
    manifest: JSON = {
        "display_information": {"name": "Collectif"},
        "oauth_config": {"scopes": {"bot": ["chat:write"]}},
        "settings": {"event_subscriptions": {"bot_events": ["app_home_opened"]}},
        "features": {"slash_commands": [{"command": "/collectif"}], "app_home": {"home_tab_enabled": True}},
    }
    async with SlackApi(clock=clock, manifest=manifest) as slack:
        place = slack.workspace()
        ada = place.person("Ada")
        place.installs(ada)
        await ada.says("bonjour")
        await ada.opens_home()
        assert [one.name for one in slack.desk.waiting] == ["app_home_opened"]
        with pytest.raises(AssertionError, match="only"):
            await ada.commands("/autre")
        with pytest.raises(SlackApiError, match="missing_scope"):
            await AsyncWebClient(place.token, base_url=slack.url).users_info(user=ada.id)
        slack.expected = {"token_has_scope"}


async def test_a_home_is_published(slack: SlackApi, ada: Person, client: AsyncWebClient) -> None:
    view = {"type": "home", "blocks": [{"type": "header", "text": plain("Ton commerce")}, actions(button())]}
    await client.views_publish(user_id=ada.id, view=view)
    assert ada.home
    assert ada.home.text == "Ton commerce\n[Oui]"
    await ada.opens_home()
    assert slack.desk.waiting[-1].payload["event"]["view"]["hash"] == ada.home.view.hash

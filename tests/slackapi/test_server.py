"""The server as the real libraries meet it."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from tests.clock import Clock
from tests.slackapi import SlackApi
from tests.slackapi.bolt import straight
from tests.slackapi.types import JSON


async def test_a_conversation(slack: SlackApi, clock: Clock) -> None:
    place = slack.workspace("Café du coin")
    ada = place.person("Ada")
    token = place.installs(ada)
    app = AsyncApp(
        client=AsyncWebClient(token, base_url=slack.url),
        signing_secret=slack.app.signing_secret,
        process_before_response=True,
        request_verification_enabled=False,
    )

    @app.event("message")
    async def heard(event: JSON, say: AsyncSay) -> None:
        button = {"type": "button", "action_id": "go", "value": "v", "text": {"type": "plain_text", "text": "Oui"}}
        blocks: list[JSON] = [
            {"type": "section", "text": {"type": "plain_text", "text": f"Tu dis {event['text']}"}},
            {"type": "actions", "elements": [button]},
        ]
        await say(text="Tu dis", blocks=blocks)

    @app.action("go")
    async def pressed(ack: AsyncAck, body: JSON, client: AsyncWebClient) -> None:
        await ack()
        view = {
            "type": "modal",
            "title": {"type": "plain_text", "text": "Offrir"},
            "submit": {"type": "plain_text", "text": "Envoyer"},
            "blocks": [
                {
                    "type": "input",
                    "block_id": "name",
                    "label": {"type": "plain_text", "text": "Ton nom"},
                    "element": {"type": "plain_text_input", "action_id": "value"},
                }
            ],
        }
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    slack.desk.straight = straight(app)
    await ada.says("bonjour")
    assert ada.last.text == "Tu dis bonjour\n[Oui]"
    await ada.presses("Oui")
    assert ada.modal
    assert ada.modal.text == "Offrir\nTon nom\n[Envoyer]"
    assert not slack.violations

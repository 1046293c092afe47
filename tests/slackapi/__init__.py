"""A local Slack for tests: real slack-bolt and slack_sdk talk to it, and it refuses what Slack refuses.

    async with SlackApi(clock=clock) as slack:                   # or the fixture: tests.slackapi.fixture
        place = slack.workspace("Café du coin", id="T01")        # another, with equal ids: slack.workspace(id="T02")
        ada = place.person("Ada", locale="fr-CA")                # guest="multi", stranger=True, owner=True, id="U1"
        place.installs(ada)                                      # place.token is the bot's; or, through OAuth:
        await ada.installs("http://…/slack/install")
        app = AsyncApp(client=AsyncWebClient(place.token, base_url=slack.url), signing_secret=slack.app.signing_secret)
        slack.desk.request_url = "http://…/slack/events"         # signed requests, with retries; or without HTTP:
        slack.desk.straight = straight(app)                      # tests.slackapi.bolt
        await ada.says("bonjour")                                # done when the app has acknowledged it
        answer = await ada.presses("Oui")                        # status, body, json of the acknowledgement
        await ada.fills({"Ton nom": "Ada"})                      # the open modal; then ada.errors, ada.modal
        await ada.commands("/collectif offrir", channel=place.channel("besoins", ada))
        await ada.takes_shortcut("offer_help")                   # and takes_message_shortcut, opens_home, closes
        ada.last.text, ada.last.labels, ada.modal, ada.home      # what she sees
        slack.fail("chat.postMessage", 429, retry_after=5)
        slack.loses("chat.postMessage", heard=True)
        slack.requests, slack.calls("views.open"), slack.violations, slack.unexpected

Bolt and slack_sdk take `base_url=slack.url`; `slack.authorize_url` is Slack's page. `slack.desk.stamps` is the clock that
requests are signed by (ms): the test's own at first, `milliseconds` for an app that compares with the machine's.
"""

from tests.playing import Asked, milliseconds
from tests.slackapi.bolt import straight
from tests.slackapi.bringing import Answer, Request
from tests.slackapi.people import Person
from tests.slackapi.places import Channel, Place
from tests.slackapi.seen import Seen, Shown
from tests.slackapi.server import SlackApi

__all__ = [
    "Answer", "Asked", "Channel", "Person", "Place", "Request", "Seen", "Shown", "SlackApi", "milliseconds", "straight"
]  # fmt: skip

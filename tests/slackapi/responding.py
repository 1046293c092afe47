"""Messages by response_url (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses)."""

import json

from tests.slackapi.calls import json_is_an_object
from tests.slackapi.rules import messages, response_urls
from tests.slackapi.state import ResponseUrl, World
from tests.slackapi.types import JSON


def respond(world: World, id: str, body: bytes) -> str:
    """Does what the app answers; "ok" in JSON."""
    url = response_urls.response_url_is_known(world, id)
    asked = json_is_an_object(body)
    response_urls.response_says_what_to_do(asked)
    response_urls.response_url_still_works(world, url)
    where = url.workspace.conversations[url.channel]
    if asked.get("delete_original"):
        where.messages.pop(url.ts, None)
        where.whispers = [one for one in where.whispers if one[1]["ts"] != url.ts]
    elif asked.get("replace_original") and (original := _original(url)) is not None:
        original.update(messages.content(asked))
    else:
        url.workspace.answer(where, url.user, {**asked, **messages.content(asked)})
    world.changed()
    return json.dumps({"ok": True})


def _original(url: ResponseUrl) -> JSON | None:
    where = url.workspace.conversations[url.channel]
    whispered = (message for _, message in where.whispers if message["ts"] == url.ts)
    return where.messages.get(url.ts) or next(whispered, None)

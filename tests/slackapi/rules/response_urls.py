"""Answers by response_url."""

from tests.slackapi.refusals import Refused, circumstance, rule
from tests.slackapi.state import ResponseUrl, World
from tests.slackapi.types import JSON

HALF_AN_HOUR, TIMES = 1_800_000, 5
NAMES = {"text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts", "attachments"}


@rule
def response_url_is_known(world: World, id: str) -> ResponseUrl:
    """interactivity/handling-user-interaction#message_responses: an address that an interaction brought."""
    if (found := world.response_urls.get(id)) is None:
        raise Refused("invalid_url", status=404)
    return found


@circumstance
def response_url_still_works(world: World, url: ResponseUrl) -> None:
    """interactivity/handling-user-interaction#message_responses: up to 5 times within 30 minutes."""
    if world.clock() - url.at > HALF_AN_HOUR:
        raise Refused("expired_url", status=404)
    if url.used >= TIMES:
        raise Refused("used_url", status=404)
    url.used += 1


@rule
def response_says_what_to_do(body: JSON) -> None:
    """interactivity/handling-user-interaction#message_responses: a message, with response_type ephemeral or in_channel,
    replace_original or delete_original. Slack itself overlooks unknown names."""
    if unknown := body.keys() - NAMES:
        raise Refused("invalid_payload", f"nothing is called {sorted(unknown)}", status=400)
    if body.get("response_type", "ephemeral") not in {"ephemeral", "in_channel"}:
        raise Refused("invalid_payload", f"response_type {body['response_type']}", status=400)

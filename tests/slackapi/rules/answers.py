"""What the app must answer to what is brought to it."""

import json
from typing import Any

from tests.slackapi.bringing import Answer
from tests.slackapi.refusals import Refused, rule
from tests.slackapi.rules import messages
from tests.slackapi.state import View
from tests.slackapi.types import JSON

ACTIONS = {"errors", "update", "push", "clear"}


@rule
def is_acknowledged_in_time(answer: Answer) -> None:
    """interactivity/handling-user-interaction#acknowledgment_response: HTTP 200 within 3 seconds; else the person is
    told that it did not work."""
    if not answer.ok:
        raise Refused("not_acknowledged", answer.reason or f"status {answer.status}")


@rule
def answer_is_an_object(answer: Answer) -> JSON:
    """interactivity/handling-user-interaction#acknowledgment_response: nothing, or a JSON object."""
    try:
        found = answer.json or {}
    except json.JSONDecodeError as error:
        raise Refused("invalid_json", f"{answer.body[:80]}") from error
    if not isinstance(found, dict):
        raise Refused("json_not_object", f"{answer.body[:80]}")
    return found


@rule
def submission_is_answered_well(view: View, answer: JSON) -> None:
    """surfaces/modals#updating_response: nothing, or response_action errors, update, push or clear with what it takes;
    errors are by the block_id of an input."""
    if not answer:
        return
    action = answer.get("response_action")
    if action not in ACTIONS:
        raise Refused("invalid_response_action", f"{action}")
    if action == "errors":
        inputs = {block["block_id"] for block in view.given["blocks"] if block["type"] == "input"}
        errors = answer.get("errors") or {"": "there are none"}
        if wrong := errors.keys() - inputs:
            raise Refused("invalid_errors", f"{sorted(wrong)} are no inputs among {sorted(inputs)}")
        if not all(isinstance(words, str) and words.strip() for words in errors.values()):
            raise Refused("invalid_errors", "an error without words")


@rule
def view_is_answered(answer: JSON) -> JSON:
    """surfaces/modals#updating_response: update and push bring the view that is then shown, a modal."""
    if not isinstance(found := answer.get("view"), dict):
        raise Refused("invalid_response", "there is no view")
    return found


@rule
def command_is_answered_well(answer: Answer) -> JSON:
    """interactivity/implementing-slash-commands#responding_immediate_response: nothing, plain words, or a message with
    response_type ephemeral or in_channel."""
    if not answer.body.strip():
        return {}
    try:
        found: Any = json.loads(answer.body)
    except json.JSONDecodeError:
        return {"text": answer.body}
    if not isinstance(found, dict) or found.get("response_type", "ephemeral") not in {"ephemeral", "in_channel"}:
        raise Refused("invalid_response", answer.body[:80])
    return {**messages.content(found), "response_type": found.get("response_type", "ephemeral")} if found else {}


@rule
def challenge_is_answered(answer: Answer, challenge: str) -> None:
    """reference/events/url_verification: the challenge comes back, in plain words, a form or JSON."""
    if challenge not in answer.body:
        raise Refused("challenge_failed", answer.body[:80])

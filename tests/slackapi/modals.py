"""What becomes of a modal when the app answers to its having been sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.slackapi.bringing import Answer
from tests.slackapi.methods.views import change, push
from tests.slackapi.rules import answers, views
from tests.slackapi.seen import Shown, read
from tests.slackapi.types import JSON

if TYPE_CHECKING:
    from tests.slackapi.people import Person


def answered(person: Person, shown: Shown, answer: Answer) -> None:
    """The modal closes, shows what is wrong, or becomes another
    (https://docs.slack.dev/surfaces/modals#updating_response)."""
    workspace, view = person.workspace, shown.view
    found: JSON = answers.answer_is_an_object(answer)
    answers.submission_is_answered_well(view, found)
    stack = workspace.stacks.get(person.id, [])
    match found.get("response_action"):
        case None:
            if view.id in stack:
                stack.remove(view.id)
        case "errors":
            labels = {block["block_id"]: read(block["label"]) for block in shown.blocks if block["type"] == "input"}
            person.errors = {labels[block]: words for block, words in found["errors"].items()}
        case "update":
            change(workspace, view, views.content(answers.view_is_answered(found), "modal"))
        case "push":
            push(workspace, view, views.content(answers.view_is_answered(found), "modal"))
        case "clear":
            stack.clear()
    workspace.world.changed()

"""Modals and Homes: what they hold, and when they may be shown."""

import json

from tests.slackapi import schema
from tests.slackapi.calls import Call
from tests.slackapi.refusals import Refused, circumstance, rule
from tests.slackapi.rules import blocks
from tests.slackapi.rules.texts import text_fits
from tests.slackapi.state import Trigger, View, Workspace
from tests.slackapi.types import JSON

TRIGGER, LARGEST, STACK = 3_000, 250_000, 3
"""Milliseconds, bytes and views (https://docs.slack.dev/surfaces/modals, /reference/methods/views.push)."""


def content(view: JSON, kind: str) -> JSON:
    """A view, checked, as Slack keeps it."""
    view_is_of_its_type(view, kind)
    view_is_small_enough(view)
    try:
        view_words_fit(view)
        kept = blocks.check(view["blocks"], blocks.HOME if kind == "home" else blocks.MODAL)
    except Refused as refused:
        if refused.error == "invalid_blocks":
            refused.error = "invalid_arguments"
        raise
    input_has_submit(view)
    return {**view, "blocks": kept}


@rule
def view_is_of_its_type(view: JSON, kind: str) -> None:
    """reference/views: a modal has a title and blocks, a Home has blocks; fields by their names and types."""
    if view.get("type") != kind:
        raise Refused("invalid_arguments", f"a view of type {kind} is shown here, not {view.get('type')}")
    try:
        schema.check(f"object_{kind.capitalize()}View", view)
    except schema.Misshapen as error:
        raise Refused("invalid_arguments", str(error)) from error


@rule
def view_is_small_enough(view: JSON) -> None:
    """reference/methods/views.open#errors: view_too_large, beyond 250 kB."""
    if len(json.dumps(view, ensure_ascii=False).encode()) > LARGEST:
        raise Refused("view_too_large")


@rule
def view_words_fit(view: JSON) -> None:
    """reference/views/modal-views: title, submit and close of up to 24 characters, private_metadata of 3000,
    callback_id and external_id of 255."""
    for name in ("title", "submit", "close"):
        text_fits(view.get(name), 24, f"a modal's {name}")
    if len(view.get("private_metadata", "")) > 3000:
        raise Refused("invalid_arguments", "private_metadata has more than 3000 characters")
    for name in ("callback_id", "external_id"):
        if len(view.get(name, "")) > 255:
            raise Refused("invalid_arguments", f"{name} has more than 255 characters")


@rule
def input_has_submit(view: JSON) -> None:
    """reference/views/modal-views#fields: submit is required when an input block is among the blocks."""
    asks = any(block["type"] == "input" for block in view["blocks"])
    if asks and view["type"] == "modal" and "submit" not in view:
        raise Refused("invalid_arguments", "a modal with inputs needs submit")


@rule
def trigger_is_known(call: Call) -> Trigger:
    """reference/methods/views.open#errors: invalid_trigger_id; a trigger belongs to the workspace that it came from."""
    found = call.world.triggers.get(call.params["trigger_id"])
    if found is None or found.workspace is not call.workspace:
        raise Refused("invalid_trigger_id")
    return found


@circumstance
def trigger_is_fresh(call: Call, trigger: Trigger) -> None:
    """interactivity/handling-user-interaction#modal_responses: a trigger_id expires 3 seconds after it was sent."""
    if call.world.clock() - trigger.at > TRIGGER:
        raise Refused("expired_trigger_id")


@rule
def trigger_is_used_once(trigger: Trigger) -> None:
    """interactivity/handling-user-interaction#modal_responses: a trigger_id can be used only once."""
    if trigger.used:
        raise Refused("exchanged_trigger_id")
    trigger.used = True


@rule
def push_comes_from_a_modal(workspace: Workspace, trigger: Trigger) -> View:
    """reference/methods/views.push: the trigger_id of an interaction with a modal that is open."""
    stack = workspace.stacks.get(trigger.user, [])
    if trigger.view not in stack:
        raise Refused("invalid_trigger_id", "views are pushed from a modal only")
    return workspace.views[stack[-1]]


@rule
def stack_takes_one_more(workspace: Workspace, user: str) -> None:
    """reference/methods/views.push#errors: push_limit_reached; a modal holds up to 3 views at a time."""
    if len(workspace.stacks.get(user, ())) >= STACK:
        raise Refused("push_limit_reached")


@rule
def external_id_is_unique(workspace: Workspace, view: JSON, besides: str = "") -> None:
    """reference/views/modal-views#fields: external_id is unique for all views of a team."""
    taken = (one.given.get("external_id") for one in workspace.views.values() if one.id != besides)
    if view.get("external_id") and view["external_id"] in taken:
        raise Refused("duplicate_external_id")


@circumstance
def view_is_there(call: Call) -> View:
    """reference/methods/views.update#errors: not_found, for a view that is closed or never was."""
    workspace, params = call.workspace, call.params
    for view in workspace.views.values():
        open_ = view.id in workspace.stacks.get(view.user, ()) or view.id == workspace.homes.get(view.user)
        named = view.id == params.get("view_id") or view.given.get("external_id", "") == params.get("external_id", 0)
        if open_ and named:
            return view
    raise Refused("not_found")


@circumstance
def hash_still_holds(call: Call, view: View | None) -> None:
    """surfaces/modals#handling_race_conditions: hash_conflict, where the view has changed since."""
    if "hash" in call.params and view is not None and call.params["hash"] != view.hash:
        raise Refused("hash_conflict")


@circumstance
def home_is_on(call: Call) -> None:
    """reference/methods/views.publish#errors: not_enabled, where the app has no Home tab."""
    if not call.world.app.home_tab:
        raise Refused("not_enabled")

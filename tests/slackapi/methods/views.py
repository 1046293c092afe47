"""Modals opened, pushed and changed, and Homes published."""

from tests.slackapi.calls import Call, method
from tests.slackapi.forms import state
from tests.slackapi.rules import conversations, views
from tests.slackapi.state import Trigger, View, Workspace
from tests.slackapi.types import JSON


@method("views.open")
def views_open(call: Call) -> JSON:
    given = views.content(call.params["view"], "modal")
    views.external_id_is_unique(call.workspace, given)
    trigger = _trigger(call)
    return {"view": output(call.workspace, show(call.workspace, trigger.user, given))}


@method("views.push")
def views_push(call: Call) -> JSON:
    given = views.content(call.params["view"], "modal")
    views.external_id_is_unique(call.workspace, given)
    trigger = _trigger(call)
    before = views.push_comes_from_a_modal(call.workspace, trigger)
    return {"view": output(call.workspace, push(call.workspace, before, given))}


@method("views.update")
def views_update(call: Call) -> JSON:
    view = views.view_is_there(call)
    views.hash_still_holds(call, view)
    given = views.content(call.params["view"], view.given["type"])
    views.external_id_is_unique(call.workspace, given, view.id)
    return {"view": output(call.workspace, change(call.workspace, view, given))}


@method("views.publish")
def views_publish(call: Call) -> JSON:
    workspace, params = call.workspace, call.params
    views.home_is_on(call)
    user = conversations.person_is_known(call, params["user_id"])
    given = views.content(params["view"], "home")
    view = workspace.views.get(workspace.homes.get(user.id, ""))
    views.hash_still_holds(call, view)
    if view is not None:
        return {"view": output(workspace, change(workspace, view, given))}
    made = show(workspace, user.id, given)
    return {"view": output(workspace, made)}


def _trigger(call: Call) -> Trigger:
    trigger = views.trigger_is_known(call)
    views.trigger_is_fresh(call, trigger)
    views.trigger_is_used_once(trigger)
    return trigger


def show(workspace: Workspace, user: str, given: JSON) -> View:
    """A new view before somebody: a Home, or a modal in the place of any that was open."""
    id = workspace.id_for("V")
    view = workspace.views[id] = View(id, user, given, _hash(workspace), root=id)
    if given["type"] == "home":
        workspace.homes[user] = id
    else:
        workspace.stacks[user] = [id]
    workspace.world.changed()
    return view


def push(workspace: Workspace, before: View, given: JSON) -> View:
    """A view on top of another."""
    views.stack_takes_one_more(workspace, before.user)
    id = workspace.id_for("V")
    view = workspace.views[id] = View(id, before.user, given, _hash(workspace), before.root, before.id)
    workspace.stacks[before.user].append(id)
    workspace.world.changed()
    return view


def change(workspace: Workspace, view: View, given: JSON) -> View:
    """The view with other contents; what was filled in stays where block_id and action_id are the same."""
    view.given, view.hash = given, _hash(workspace)
    view.values = {
        block["block_id"]: view.values[block["block_id"]]
        for block in given["blocks"]
        if block["block_id"] in view.values
        and block.get("element", {}).get("action_id") in view.values[block["block_id"]]
    }
    workspace.world.changed()
    return view


def output(workspace: Workspace, view: View) -> JSON:
    """A view as Slack tells it (https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload)."""
    installation = workspace.installation
    assert installation is not None
    given = view.given
    modal = {"title": given.get("title", {"type": "plain_text", "text": "Home"})}
    return {
        "id": view.id, "team_id": workspace.id, "type": given["type"], "blocks": given["blocks"],
        "private_metadata": given.get("private_metadata", ""), "callback_id": given.get("callback_id", ""),
        "external_id": given.get("external_id", ""), "state": {"values": state(given["blocks"], view.values)}, "hash": view.hash,
        "clear_on_close": given.get("clear_on_close", False), "notify_on_close": given.get("notify_on_close", False),
        "close": given.get("close"), "submit": given.get("submit"), "previous_view_id": view.previous,
        "root_view_id": view.root, "app_id": workspace.world.app.id, "bot_id": installation.bot_id,
        "app_installed_team_id": workspace.id, **modal,
    }  # fmt: skip


def _hash(workspace: Workspace) -> str:
    return f"{workspace.world.now}.{next(workspace.world.numbers):08x}"

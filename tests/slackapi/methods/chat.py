"""Messages: sent, whispered, changed, taken back."""

from typing import Any

from tests.slackapi.calls import Call, method
from tests.slackapi.rules import conversations, messages
from tests.slackapi.state import Conversation
from tests.slackapi.types import JSON


def author(call: Call) -> JSON:
    """The app, as its messages are signed."""
    installation = call.workspace.installation
    assert installation is not None
    return {"user": installation.bot, "bot_id": installation.bot_id, "app_id": call.world.app.id}


def echo(call: Call, where: Conversation, message: JSON) -> None:
    """In a direct message the app hears of its own words too (https://docs.slack.dev/reference/events/message.im)."""
    if where.kind == "im" and call.world.echoes:
        event = {**message, "channel": where.id, "channel_type": "im", "event_ts": message["ts"]}
        call.world.happens(call.workspace, event, "GenericMessageEvent")


def echo_change(call: Call, where: Conversation, before: JSON, after: JSON) -> None:
    """And of what it changes in them (https://docs.slack.dev/reference/events/message/message_changed)."""
    if where.kind == "im" and call.world.echoes:
        about = {"channel": where.id, "channel_type": "im", "event_ts": after["ts"]}
        ts = call.workspace.ts()
        within = {"message": {**after, **about}, "previous_message": {**before, **about}}
        changed = {"type": "message", "subtype": "message_changed", "hidden": True, **about, **within, "ts": ts}
        call.world.happens(call.workspace, changed, "MessageChangedEvent")


@method("chat.postMessage")
def chat_post_message(call: Call) -> JSON:
    where = conversations.reach_to_write(call)
    found = messages.content(call.params)
    thread: dict[str, Any] = {}
    if "thread_ts" in call.params:
        conversations.thread_is_there(where, call.params["thread_ts"])
        thread["thread_ts"] = call.params["thread_ts"]
    message = call.workspace.post(where, {**author(call), **found, **thread})
    echo(call, where, message)
    return {"channel": where.id, "ts": message["ts"], "message": message}


@method("chat.postEphemeral")
def chat_post_ephemeral(call: Call) -> JSON:
    where = conversations.reach_to_write(call)
    reader = conversations.reader_is_in_channel(where, call.params["user"])
    ts = call.workspace.ts()
    where.whispers.append((reader, {"type": "message", "ts": ts, **author(call), **messages.content(call.params)}))
    call.world.changed()
    return {"message_ts": ts}


@method("chat.update")
def chat_update(call: Call) -> JSON:
    where = conversations.reach(call)
    conversations.channel_is_open(where)
    message = conversations.message_is_there(where, call.params["ts"])
    conversations.message_is_the_apps(call, message, "cant_update_message")
    messages.edit_has_up_to_4000(call.params)
    found = messages.content(call.params)
    before = dict(message)
    message |= {**found, "edited": {"user": message["user"], "ts": f"{call.world.now}.000000"}}
    call.world.changed()
    echo_change(call, where, before, message)
    return {"channel": where.id, "ts": message["ts"], "text": message["text"], "message": message}


@method("chat.delete")
def chat_delete(call: Call) -> JSON:
    where = conversations.reach(call)
    message = conversations.message_is_there(where, call.params["ts"])
    conversations.message_is_the_apps(call, message, "cant_delete_message")
    del where.messages[message["ts"]]
    call.world.changed()
    return {"channel": where.id, "ts": message["ts"]}


@method("chat.getPermalink")
def chat_get_permalink(call: Call) -> JSON:
    where = conversations.reach(call)
    ts = conversations.message_is_there(where, call.params["message_ts"])["ts"]
    link = f"https://{call.workspace.domain}.slack.com/archives/{where.id}/p{ts.replace('.', '')}"
    return {"channel": where.id, "permalink": link}

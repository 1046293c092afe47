"""Text messages, and what every sent message shares."""

from typing import Any

from tests.botapi.calls import Call, method
from tests.botapi.rules import chats, keyboards, messages, texts
from tests.botapi.state import Chat
from tests.botapi.types import JSON


def place(call: Call) -> tuple[Chat, JSON]:
    """The chat that a call sends to, and what of the message does not depend on its kind."""
    world, params = call.world, call.params
    chat = chats.reach_to_send(world, params["chat_id"], params.get("message_thread_id", 0))
    more: JSON = {}
    if markup := params.get("reply_markup"):
        keyboards.check(markup, chat, world.bot["username"])
        if "inline_keyboard" in markup:
            more["reply_markup"] = markup
        else:
            chat.keyboard = markup
    if reply := params.get("reply_parameters"):
        messages.message_to_reply_to_is_there(chat, reply)
        if (to := chat.messages.get(reply["message_id"])) is not None:
            more["reply_to_message"] = {key: value for key, value in to.items() if key != "reply_to_message"}
    if thread := params.get("message_thread_id"):
        more |= {"message_thread_id": thread, "is_topic_message": True}
    if params.get("protect_content"):
        more["has_protected_content"] = True
    return chat, more


def worded(name: str, text: str, entities: list[JSON]) -> JSON:
    """A text or caption with its entities, as a message holds them; nothing where there are none."""
    found: dict[str, Any] = {name: text} if text else {}
    if entities:
        found["entities" if name == "text" else f"{name}_entities"] = entities
    return found


@method
def send_message(call: Call) -> JSON:
    text, entities = texts.parse(call.params, "text")
    texts.text_has_1_to_4096(text)
    chat, more = place(call)
    if preview := call.params.get("link_preview_options"):
        more["link_preview_options"] = preview
    return call.world.post(chat, call.world.bot, worded("text", text, entities), **more)


@method
def send_chat_action(call: Call) -> bool:
    chat = chats.reach_to_send(call.world, call.params["chat_id"], call.params.get("message_thread_id", 0))
    chat.actions.append(call.params["action"])
    return True


@method
def delete_message(call: Call) -> bool:
    chat = chats.reach(call.world, call.params["chat_id"])
    message = messages.message_to_delete_is_there(chat, call.params["message_id"])
    messages.message_may_be_deleted(call.world, chat, message)
    del chat.messages[message["message_id"]]
    call.world.changed()
    return True


@method
def pin_chat_message(call: Call) -> bool:
    chat = chats.reach(call.world, call.params["chat_id"])
    messages.message_to_pin_is_there(chat, call.params["message_id"])
    chats.has_right(call.world, chat, "can_pin_messages")
    chat.pinned.append(call.params["message_id"])
    return True


@method
def unpin_chat_message(call: Call) -> bool:
    chat = chats.reach(call.world, call.params["chat_id"])
    chats.has_right(call.world, chat, "can_pin_messages")
    given = call.params.get("message_id", chat.pinned[-1] if chat.pinned else 0)
    chat.pinned = [id for id in chat.pinned if id != given]
    return True

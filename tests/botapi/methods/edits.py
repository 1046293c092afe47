"""Edits of what the bot sent."""

from tests.botapi.calls import Call, method
from tests.botapi.methods.media import medium
from tests.botapi.methods.sending import worded
from tests.botapi.rules import chats, keyboards, messages, texts
from tests.botapi.types import JSON

WORDS = ("text", "entities", "caption", "caption_entities", "photo", "document", "link_preview_options")


@method
def edit_message_text(call: Call) -> JSON:
    text, entities = texts.parse(call.params, "text")
    texts.text_has_1_to_4096(text)
    before = _before(call)
    messages.has_text_to_edit(before)
    content = worded("text", text, entities)
    if preview := call.params.get("link_preview_options"):
        content["link_preview_options"] = preview
    return _after(call, before, content)


@method
def edit_message_caption(call: Call) -> JSON:
    text, entities = texts.parse(call.params, "caption")
    texts.caption_has_up_to_1024(text)
    before = _before(call)
    messages.has_caption_to_edit(before)
    kept: JSON = {key: before[key] for key in ("photo", "document") if key in before}
    return _after(call, before, {**kept, **worded("caption", text, entities)})


@method
def edit_message_media(call: Call) -> JSON:
    content = medium(call, call.params["media"])
    before = _before(call)
    messages.has_media_to_edit(before, call.params["media"]["type"])
    return _after(call, before, content)


@method
def edit_message_reply_markup(call: Call) -> JSON:
    before = _before(call)
    return _after(call, before, {key: before[key] for key in WORDS if key in before})


def _before(call: Call) -> JSON:
    """The message that is edited; messages that a person sent from an inline result can't be reached here."""
    chat = chats.reach(call.world, call.params.get("chat_id", ""))
    chats.person_did_not_block(chat)
    chats.person_is_there(chat)
    message = messages.message_to_edit_is_there(chat, call.params.get("message_id", 0))
    messages.message_to_edit_is_own(call.world, message)
    if markup := call.params.get("reply_markup"):
        keyboards.check(markup, chat, call.world.bot["username"])
    return message


def _after(call: Call, before: JSON, content: JSON) -> JSON:
    """The message with other words, media or buttons: a keyboard that is not given again goes."""
    after = {key: value for key, value in before.items() if key not in {*WORDS, "reply_markup"}}
    after |= content
    if (markup := call.params.get("reply_markup")) and markup["inline_keyboard"]:
        after["reply_markup"] = markup
    messages.message_changes(before, after)
    after["edit_date"] = call.world.now
    call.world.chats[after["chat"]["id"]].messages[after["message_id"]] = after
    call.world.changed()
    return after

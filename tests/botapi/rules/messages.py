"""What may be done with a message that is there."""

from tests.botapi.refusals import Refused, circumstance, rule
from tests.botapi.state import Chat, World
from tests.botapi.types import JSON

TWO_DAYS = 48 * 3600
COMPARED = ("text", "entities", "caption", "caption_entities", "reply_markup", "photo", "document")


@rule
def message_to_edit_is_there(chat: Chat, id: int) -> JSON:
    """api#updating-messages: a message that is in the chat."""
    if id not in chat.messages:
        raise Refused("message to edit not found")
    return chat.messages[id]


@rule
def message_to_edit_is_own(world: World, message: JSON) -> None:
    """api#updating-messages: the bot's own message, without a reply keyboard."""
    if message["from"]["id"] != world.id or "via_bot" in message:
        raise Refused("message can't be edited")


@rule
def has_text_to_edit(message: JSON) -> None:
    """api#editmessagetext: text messages; a picture's words are its caption."""
    if "text" not in message:
        raise Refused("there is no text in the message to edit")


@rule
def has_caption_to_edit(message: JSON) -> None:
    """api#editmessagecaption: messages with media."""
    if "photo" not in message and "document" not in message:
        raise Refused("there is no caption in the message to edit")


@rule
def has_media_to_edit(message: JSON, kind: str) -> None:
    """api#editmessagemedia: a text becomes media, an album's photo only a photo or video, its document only a document."""
    if "media_group_id" in message and kind not in message:
        raise Refused("can't use the media of the specified type in the album")


@circumstance
def message_changes(before: JSON, after: JSON) -> None:
    """api#updating-messages: an edit must change something; one that was made twice is harmless."""
    if all(before.get(name) == after.get(name) for name in COMPARED):
        why = (
            "specified new message content and reply markup are exactly the same as a current content and reply markup"
        )
        raise Refused(f"message is not modified: {why} of the message")


@rule
def message_to_reply_to_is_there(chat: Chat, reply: JSON) -> None:
    """api#replyparameters: a message of the chat, unless allow_sending_without_reply."""
    if reply["message_id"] not in chat.messages and not reply.get("allow_sending_without_reply"):
        raise Refused("message to be replied not found")


@rule
def message_to_delete_is_there(chat: Chat, id: int) -> JSON:
    """api#deletemessage: a message that is in the chat."""
    if id not in chat.messages:
        raise Refused("message to delete not found")
    return chat.messages[id]


@rule
def message_may_be_deleted(world: World, chat: Chat, message: JSON) -> None:
    """api#deletemessage: sent less than 48 hours ago, and the bot's own or one it has the right to delete."""
    may = chat.kind == "private" or message["from"]["id"] == world.id or "can_delete_messages" in chat.rights
    young = world.now - message["date"] < TWO_DAYS or "can_delete_messages" in chat.rights
    if not (may and young):
        raise Refused("message can't be deleted")


@rule
def message_to_pin_is_there(chat: Chat, id: int) -> None:
    """api#pinchatmessage: a message that is in the chat."""
    if id not in chat.messages:
        raise Refused("message to pin not found")

"""Violations of the rules of what may be done with a message."""

from typing import Any

from tests.botapi.stage import WORD, Plant, Stage, keyboard
from tests.planting import calls, either


async def _edits(stage: Stage, words: str) -> None:
    await stage.does(
        "editMessageText", chat_id="$ada", message_id="$sent", text=words, reply_markup=keyboard(callback_data="yes")
    )


async def _deletes_late(stage: Stage) -> None:
    stage.clock.passes(hours=48)
    await stage.does("deleteMessage", chat_id="$ada", message_id="$sent")


async def _turns_album(stage: Stage, **media: Any) -> None:
    two = [{"type": "photo", "media": stage.names["photo"]}] * 2
    [first, _] = await stage.does("sendMediaGroup", chat_id="$ada", media=two)
    await stage.does("editMessageMedia", chat_id="$ada", message_id=first["message_id"], **media)


EDIT: dict[str, Any] = {"chat_id": "$ada", "message_id": "$sent"}
MESSAGES = {
    "message_to_edit_is_there": either(
        "editMessageText", {"message_id": 99}, {"message_id": "$sent"}, chat_id="$ada", text="non"
    ),
    "message_to_edit_is_own": either(
        "editMessageText", {"message_id": "$theirs"}, {"message_id": "$sent"}, chat_id="$ada", text="non"
    ),
    "has_text_to_edit": either(
        "editMessageText", {"message_id": "$shown"}, {"message_id": "$sent"}, chat_id="$ada", text="non"
    ),
    "has_caption_to_edit": either(
        "editMessageCaption", {"message_id": "$sent"}, {"message_id": "$shown"}, chat_id="$ada", caption="x"
    ),
    "has_media_to_edit": Plant(
        lambda stage: _turns_album(stage, media={"type": "document", "media": stage.names["paper"]}),
        lambda stage: _turns_album(stage, media={"type": "photo", "media": stage.names["photo"], "caption": "x"}),
    ),
    "message_changes": Plant(lambda stage: _edits(stage, "Oui?"), lambda stage: _edits(stage, "Non?")),
    "message_to_reply_to_is_there": either(
        "sendMessage",
        {"reply_parameters": {"message_id": 99}},
        {"reply_parameters": {"message_id": 99, "allow_sending_without_reply": True}},
        **WORD,
    ),
    "message_to_delete_is_there": either("deleteMessage", {"message_id": 99}, {"message_id": "$sent"}, chat_id="$ada"),
    "message_may_be_deleted": Plant(_deletes_late, calls("deleteMessage", **EDIT)),
    "message_to_pin_is_there": either("pinChatMessage", {"message_id": 99}, {"message_id": "$sent"}, chat_id="$ada"),
}

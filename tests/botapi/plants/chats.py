"""Violations of the rules of where a bot may speak."""

from tests.botapi.stage import WORD, Plant, Stage
from tests.planting import calls, either


async def _moves(stage: Stage) -> None:
    await stage.group.migrates()
    await stage.does("sendMessage", chat_id="$group", text="allo")


async def _follows(stage: Stage) -> None:
    new = await stage.group.migrates()
    await stage.does("sendMessage", chat_id=new, text="allo")


async def _is_removed(stage: Stage) -> None:
    await stage.group.removes_bot()
    await stage.does("sendMessage", chat_id="$group", text="allo")


async def _leaves(stage: Stage) -> None:
    await stage.does("leaveChat", chat_id="$group")
    await stage.does("sendMessage", chat_id="$group", text="allo")


async def _is_blocked(stage: Stage) -> None:
    await stage.ada.blocks()
    await stage.does("sendMessage", **WORD)


async def _is_silenced(stage: Stage) -> None:
    await stage.group.silences()
    await stage.does("sendMessage", chat_id="$group", text="allo")


async def _is_silenced_and_administrator(stage: Stage) -> None:
    await stage.group.promotes_bot()
    await _is_silenced(stage)


async def _is_gone(stage: Stage) -> None:
    stage.ada.deactivates()
    await stage.does("sendMessage", **WORD)


async def _pins(stage: Stage) -> None:
    sent = await stage.does("sendMessage", chat_id="$group", text="allo")
    await stage.does("pinChatMessage", chat_id="$group", message_id=sent["message_id"])


async def _may_pin(stage: Stage) -> None:
    await stage.group.promotes_bot("can_pin_messages")
    await _pins(stage)


async def _goes_on(stage: Stage) -> None:
    stage.group.chat.forum = True
    await stage.does("sendMessage", chat_id="$group", text="allo", message_thread_id=5)


GROUP_WORD = calls("sendMessage", chat_id="$group", text="allo")
CHATS = {
    "chat_is_known": either("sendMessage", {"chat_id": 99}, {"chat_id": "$ada"}, text="allo"),
    "chat_has_not_moved": Plant(_moves, _follows),
    "bot_was_not_removed": Plant(_is_removed, GROUP_WORD),
    "bot_is_member": Plant(_leaves, GROUP_WORD),
    "person_is_there": Plant(_is_gone, calls("sendMessage", **WORD)),
    "person_did_not_block": Plant(_is_blocked, calls("sendMessage", **WORD)),
    "person_spoke_first": either("sendMessage", {"chat_id": "$bo"}, {"chat_id": "$ada"}, text="allo"),
    "may_send": Plant(_is_silenced, _is_silenced_and_administrator),
    "topic_exists": Plant(calls("sendMessage", chat_id="$group", text="allo", message_thread_id=5), _goes_on),
    "has_right": Plant(_pins, _may_pin),
    "leaves_only_groups": either("leaveChat", {"chat_id": "$ada"}, {"chat_id": "$group"}),
    "is_no_private_chat": either("getChatAdministrators", {"chat_id": "$ada"}, {"chat_id": "$group"}),
    "user_is_known": either("getChatMember", {"user_id": 99}, {"user_id": "$bo"}, chat_id="$group"),
}

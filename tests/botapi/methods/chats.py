"""Chats and who is in them."""

from tests.botapi.calls import Call, method
from tests.botapi.rules import chats
from tests.botapi.schema import SHAPES
from tests.botapi.state import Chat, World
from tests.botapi.types import JSON


def member(world: World, chat: Chat, user: int) -> JSON:
    """A ChatMember: of a person in a private chat, a plain member."""
    standing = "member" if chat.kind == "private" else chat.members.get(user, "left")
    about = {"user": world.users[user], "status": standing}
    if standing == "creator":
        return {**about, "is_anonymous": False}
    if standing == "administrator":
        flags = required("TelegramChatMemberAdministrator")
        held = chat.rights if user == world.id else flags
        return {**about, **{right: right in held for right in flags | held}}
    if standing == "restricted":
        flags = required("TelegramChatMemberRestricted") - {"until_date"}
        return {**about, **dict.fromkeys(flags, False), "is_member": True, "until_date": 0}
    return {**about, "until_date": 0} if standing == "kicked" else about


def required(name: str) -> set[str]:
    """The flags that the published types ask for."""
    return set(SHAPES.definitions[name]["required"]) - {"user", "status"}


@method
def get_chat(call: Call) -> JSON:
    chat = chats.reach(call.world, call.params["chat_id"])
    gifts = dict.fromkeys(required("TelegramAcceptedGiftTypes"), True)
    return {**chat.public(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


@method
def get_chat_member(call: Call) -> JSON:
    chat = chats.reach(call.world, call.params["chat_id"])
    chats.user_is_known(call.world, call.params["user_id"])
    return member(call.world, chat, call.params["user_id"])


@method
def get_chat_administrators(call: Call) -> list[JSON]:
    chat = chats.reach(call.world, call.params["chat_id"])
    chats.is_no_private_chat(chat)
    found = [user for user, standing in chat.members.items() if standing in {"creator", "administrator"}]
    return [
        member(call.world, chat, user)
        for user in found
        if user == call.world.id or not call.world.users[user]["is_bot"]
    ]


@method
def leave_chat(call: Call) -> bool:
    chat = chats.reach(call.world, call.params["chat_id"])
    chats.leaves_only_groups(chat)
    chat.members[call.world.id] = "left"
    call.world.changed()
    return True

"""Where a bot may speak, and what it may do there."""

from tests.botapi.refusals import Refused, circumstance, rule
from tests.botapi.state import Chat, World

IN = {"creator", "administrator", "member", "restricted"}


def reach(world: World, id: int | str) -> Chat:
    """The chat in which the bot may read; for sending, also `may_send`."""
    chat = chat_is_known(world, id)
    chat_has_not_moved(chat)
    bot_was_not_removed(world, chat)
    bot_is_member(world, chat)
    return chat


def reach_to_send(world: World, id: int | str, thread: int = 0) -> Chat:
    """The chat to which the bot may send."""
    chat = reach(world, id)
    person_is_there(chat)
    person_did_not_block(chat)
    person_spoke_first(chat)
    may_send(world, chat)
    topic_exists(chat, thread)
    return chat


@rule
def chat_is_known(world: World, id: int | str) -> Chat:
    """api#getchat: an identifier that the bot has met, or a public @username."""
    if isinstance(id, str):
        names = {f"@{chat.about.get('username', '')}".lower(): chat for chat in world.chats.values()}
        found = None if id == "@" else names.get(id.lower())
    else:
        found = world.chats.get(id)
    if found is None:
        raise Refused("chat not found")
    return found


@circumstance
def chat_has_not_moved(chat: Chat) -> None:
    """api#responseparameters: the group has been migrated to a supergroup with this identifier."""
    if chat.moved_to:
        raise Refused("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to)


@circumstance
def bot_was_not_removed(world: World, chat: Chat) -> None:
    """api#chatmemberbanned: 403 where the bot was kicked."""
    if chat.kind != "private" and chat.members.get(world.id) == "kicked":
        raise Refused(f"bot was kicked from the {chat.kind} chat", 403)


@circumstance
def bot_is_member(world: World, chat: Chat) -> None:
    """api#chatmemberleft: 403 where the bot is no member (any more)."""
    if chat.kind != "private" and chat.members.get(world.id) not in IN:
        raise Refused(f"bot is not a member of the {chat.kind} chat", 403)


@circumstance
def person_is_there(chat: Chat) -> None:
    """faq#what-messages-will-my-bot-get: nothing reaches an account that was deleted."""
    if chat.deactivated:
        raise Refused("user is deactivated", 403)


@circumstance
def person_did_not_block(chat: Chat) -> None:
    """features#privacy-mode: a person can stop a bot at any time; it then gets 403."""
    if chat.blocked:
        raise Refused("bot was blocked by the user", 403)


@rule
def person_spoke_first(chat: Chat) -> None:
    """api#available-methods: bots can't start conversations; the person must write or press Start first."""
    if chat.kind == "private" and not chat.started:
        raise Refused("bot can't initiate conversation with a user", 403)


@circumstance
def may_send(world: World, chat: Chat) -> None:
    """api#chatpermissions: can_send_messages, where the group lets only administrators write or restricts the bot."""
    standing = chat.members.get(world.id)
    if standing == "restricted" or (chat.silenced and standing != "administrator"):
        raise Refused("not enough rights to send text messages to the chat")


@rule
def topic_exists(chat: Chat, thread: int) -> None:
    """api#sendmessage: message_thread_id, for forum supergroups only."""
    if thread and not chat.forum:
        raise Refused("message thread not found")


@rule
def has_right(world: World, chat: Chat, right: str) -> None:
    """api#chatmemberadministrator: what only an administrator with that right may do."""
    if chat.kind == "private":
        return
    if chat.members.get(world.id) != "administrator" or right not in chat.rights:
        raise Refused(f"not enough rights: {right}")


@rule
def leaves_only_groups(chat: Chat) -> None:
    """api#leavechat: a group, supergroup or channel."""
    if chat.kind == "private":
        raise Refused("chat member status can't be changed in private chats")


@rule
def is_no_private_chat(chat: Chat) -> None:
    """api#getchatadministrators: a chat that has administrators."""
    if chat.kind == "private":
        raise Refused("there are no administrators in the private chat")


@rule
def user_is_known(world: World, id: int) -> None:
    """api#getchatmember: a user that the bot can have met."""
    if id not in world.users:
        raise Refused("user not found" if id > 0 else "invalid user_id specified")

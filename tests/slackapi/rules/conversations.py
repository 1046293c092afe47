"""Where the app may speak, and to whom."""

from tests.slackapi.calls import Call
from tests.slackapi.refusals import Refused, circumstance, rule
from tests.slackapi.state import Conversation, User
from tests.slackapi.types import JSON


def reach(call: Call) -> Conversation:
    """The conversation that a call is about."""
    return channel_is_known(call)


def reach_to_write(call: Call) -> Conversation:
    """The conversation that the app may write in."""
    where = channel_is_known(call)
    channel_is_open(where)
    app_is_in_channel(call, where)
    if where.kind == "im":
        person_takes_messages(call, where)
        messages_tab_is_on(call)
    return where


@circumstance
def channel_is_known(call: Call) -> Conversation:
    """reference/methods/chat.postMessage#errors: channel_not_found for what is not there, private channels too that
    the app is not in."""
    if call.params.get("channel") == call.bot:
        person_is_no_bot(call.workspace.users[call.bot])
    where = call.conversation()
    if where is None or (where.kind != "channel" and call.bot not in where.members):
        raise Refused("channel_not_found")
    return where


@circumstance
def channel_is_open(where: Conversation) -> None:
    """reference/methods/chat.postMessage#errors: is_archived."""
    if where.archived:
        raise Refused("is_archived")


@circumstance
def app_is_in_channel(call: Call, where: Conversation) -> None:
    """reference/methods/chat.postMessage#errors: not_in_channel, unless the app has chat:write.public."""
    assert call.token is not None
    if call.bot not in where.members and "chat:write.public" not in call.token.scopes:
        raise Refused("not_in_channel")


@circumstance
def person_takes_messages(call: Call, where: Conversation) -> None:
    """reference/methods/conversations.open#errors: user_disabled; to who has left, nothing can be written."""
    if call.workspace.users[where.user].deleted:
        raise Refused("user_disabled")


@circumstance
def messages_tab_is_on(call: Call) -> None:
    """reference/methods/chat.postMessage#errors: messages_tab_disabled, where the app's Home has none."""
    if not call.world.app.messages_tab:
        raise Refused("messages_tab_disabled")


@rule
def person_is_no_bot(user: User) -> None:
    """reference/methods/conversations.open#errors: cannot_dm_bot."""
    if user.bot:
        raise Refused("cannot_dm_bot")


@rule
def person_is_known(call: Call, id: str) -> User:
    """reference/methods/users.info#errors: user_not_found, for whoever is not in this workspace."""
    found = call.workspace.users.get(id)
    if found is None:
        raise Refused("user_not_found")
    return found


@circumstance
def message_is_there(where: Conversation, ts: str) -> JSON:
    """reference/methods/chat.update#errors: message_not_found."""
    if ts not in where.messages:
        raise Refused("message_not_found")
    return where.messages[ts]


@rule
def message_is_the_apps(call: Call, message: JSON, error: str) -> None:
    """reference/methods/chat.update#errors: cant_update_message, or cant_delete_message, for another's words."""
    if message.get("user") != call.bot:
        raise Refused(error)


@rule
def thread_is_there(where: Conversation, ts: str) -> None:
    """reference/methods/chat.postMessage#errors: thread_not_found."""
    if ts not in where.messages:
        raise Refused("thread_not_found")


@circumstance
def reader_is_in_channel(where: Conversation, id: str) -> str:
    """reference/methods/chat.postEphemeral#errors: user_not_in_channel."""
    if id not in where.members:
        raise Refused("user_not_in_channel")
    return id


@rule
def is_one_person(users: str) -> str:
    """reference/methods/conversations.open#arguments: one id here; this server plays no messages of several people."""
    if "," in users:
        raise Refused("too_many_users")
    return users


@circumstance
def account_is_open(user: User) -> None:
    """reference/methods/conversations.open#errors: user_disabled, for who has left."""
    if user.deleted:
        raise Refused("user_disabled")


@rule
def channel_is_public(where: Conversation) -> None:
    """reference/methods/conversations.join#errors: method_not_supported_for_channel_type, but for a public channel."""
    if where.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")


@rule
def types_are_known(types: str) -> set[str]:
    """reference/methods/conversations.list#arguments: types among public_channel, private_channel, mpim and im."""
    known = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}
    asked = {one.strip() for one in types.split(",")}
    if asked - known.keys():
        raise Refused("invalid_types")
    return {known[one] for one in asked}


@rule
def limit_fits(limit: int) -> int:
    """apis/web-api/pagination: a limit of 1 to 999."""
    if not 1 <= limit <= 999:
        raise Refused("invalid_limit")
    return limit


@rule
def cursor_is_known(cursor: str) -> int:
    """apis/web-api/pagination: the next_cursor of the answer before."""
    name, _, number = cursor.partition(":")
    if cursor and (name != "next" or not number.isdigit()):
        raise Refused("invalid_cursor")
    return int(number or 0)


@rule
def is_a_channels_id(call: Call) -> None:
    """reference/methods/files.completeUploadExternal#arguments: channel_id is a conversation's, never a person's."""
    if call.params["channel_id"] not in call.workspace.conversations:
        raise Refused("channel_not_found")

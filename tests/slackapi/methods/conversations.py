"""Channels and direct messages: looked at, joined, opened."""

from tests.slackapi.calls import Call, method
from tests.slackapi.rules import conversations, tokens
from tests.slackapi.state import Conversation
from tests.slackapi.types import JSON

SCOPES = {"channel": "channels:read", "private": "groups:read", "im": "im:read"}


def _readable(call: Call) -> Conversation:
    where = conversations.reach(call)
    assert call.token is not None
    tokens.token_has_scope(call.token, SCOPES[where.kind])
    return where


@method("conversations.info")
def conversations_info(call: Call) -> JSON:
    where = _readable(call)
    about = where.public(call.bot)
    if not call.params.get("include_num_members"):
        about.pop("num_members", None)
    if call.params.get("include_locale"):
        about["locale"] = "fr-CA"
    return {"channel": about}


@method("conversations.list")
def conversations_list(call: Call) -> JSON:
    assert call.token is not None
    kinds = conversations.types_are_known(call.params.get("types", "public_channel"))
    for kind in kinds & SCOPES.keys():
        tokens.token_has_scope(call.token, SCOPES[kind])
    bot, hides = call.bot, call.params.get("exclude_archived", False)
    found = [
        one.public(bot) for one in call.workspace.conversations.values()
        if one.kind in kinds and not (hides and one.archived) and (one.kind == "channel" or bot in one.members)
    ]  # fmt: skip
    return page(call, "channels", found)


@method("conversations.members")
def conversations_members(call: Call) -> JSON:
    return page(call, "members", sorted(_readable(call).members))


@method("conversations.open")
def conversations_open(call: Call) -> JSON:
    if "channel" in call.params:
        where = conversations.reach(call)
    else:
        user = conversations.person_is_known(call, conversations.is_one_person(call.params["users"]))
        conversations.person_is_no_bot(user)
        conversations.account_is_open(user)
        where = call.workspace.im(user.id)
    return {"channel": where.public(call.bot) if call.params.get("return_im") else {"id": where.id}}


@method("conversations.join")
def conversations_join(call: Call) -> JSON:
    where = conversations.reach(call)
    conversations.channel_is_public(where)
    conversations.channel_is_open(where)
    where.members.add(call.bot)
    call.world.changed()
    return {"channel": where.public(call.bot)}


@method("conversations.leave")
def conversations_leave(call: Call) -> JSON:
    where = conversations.reach(call)
    conversations.channel_is_open(where)
    if call.bot not in where.members:
        return {"not_in_channel": True}
    where.members.discard(call.bot)
    call.world.changed()
    return {}


def page(call: Call, name: str, found: list[JSON] | list[str]) -> JSON:
    """A page of what was found, and where the next begins (https://docs.slack.dev/apis/web-api/pagination)."""
    begin = conversations.cursor_is_known(call.params.get("cursor", ""))
    end = begin + conversations.limit_fits(call.params.get("limit", 100))
    cursor = f"next:{end}" if end < len(found) else ""
    return {name: found[begin:end], "response_metadata": {"next_cursor": cursor}}

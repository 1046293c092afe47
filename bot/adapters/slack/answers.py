"""Slack's answers to a call, as the outbox understands them: taken, refused, slower, or lost."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.adapters.adapter import Lost, Refused, Slower, Unreachable
from bot.adapters.slack.payloads import HOME
from conversations.screens import Message

log = logging.getLogger(__name__)

CLOSED = frozenset({"token_revoked", "account_inactive", "team_not_found", "org_login_required"})
"""What Slack says to a token that it will never take again."""
_CHAT = {
    **dict.fromkeys(CLOSED, "revoked"),
    "invalid_auth": "revoked",
    "not_authed": "revoked",
    "team_access_not_granted": "revoked",
    "channel_not_found": "chat not found",
    "user_not_found": "chat not found",
    "users_not_found": "chat not found",
    "user_not_visible": "chat not found",
    "user_disabled": "deactivated",
    "cannot_dm_bot": "chat not found",
    "messages_tab_disabled": "no rights",
    "not_in_channel": "kicked",
    "is_archived": "archived",
    "restricted_action": "no rights",
    "restricted_action_read_only_channel": "no rights",
    "restricted_action_thread_only_channel": "no rights",
    "restricted_action_non_threadable_channel": "no rights",
    "posting_to_channel_denied": "no rights",
    "access_denied": "no rights",
    "no_permission": "no rights",
    "missing_scope": "no rights",
    "ekm_access_denied": "no rights",
    "team_added_to_org": "chat not found",
}
"""What Slack says of a person or channel that takes nothing (docs.slack.dev/reference/methods), and our code for it."""
_SETTLED = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found"})
_NOT_NOW = frozenset({"service_unavailable", "token_expired", "accesslimited", "method_deprecated"})
_PERHAPS = frozenset({"fatal_error", "internal_error", "request_timeout"})
"""After these it is possible that some of it was done."""
PAUSE = 1_000
"""Milliseconds of patience where Slack does not say how many."""


@contextmanager
def answered(message: Message) -> Iterator[None]:
    """Turns Slack's errors for this message into Refused, Slower, Unreachable and Lost."""
    # What stands there already, or is shown as a whole, does no harm twice.
    again = bool(message.replaces) or message.to.chat == HOME
    try:
        yield
    except SlackApiError as error:
        raise _understood(error, message, again=again) from error
    except (aiohttp.ClientConnectorError, aiohttp.InvalidURL) as error:
        raise Unreachable from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise (Unreachable if again else Lost) from error


def code_of(error: SlackApiError) -> str:
    """Slack's own word for what was wrong; empty where no answer of Slack's came."""
    said = getattr(error.response, "data", None)
    return str(said.get("error") or "") if isinstance(said, dict) else ""


def is_settled(error: SlackApiError) -> bool:
    """Whether an edit has nothing left to do: its message is not there any more, or can't be changed."""
    return code_of(error) in _SETTLED


def seconds(error: SlackApiError) -> float | None:
    """How long Slack asks to wait; None where it does not say."""
    headers = getattr(error.response, "headers", None) or {}
    said = str(headers.get("Retry-After", ""))
    return float(said) if said.isdecimal() else None


def _understood(error: SlackApiError, message: Message, *, again: bool) -> Exception:
    code, status = code_of(error), _status(error)
    if status == 429 or code in ("ratelimited", "rate_limited"):
        wait = seconds(error)
        return Slower(int(wait * 1000) if wait is not None else PAUSE)
    if code in _PERHAPS:
        return Unreachable() if again else Lost()
    if code in _NOT_NOW or status >= 500 or not code:
        log.warning("Slack does not take message %s now: %s", message.id, code or status)
        return Unreachable()
    if code in _CHAT:
        return Refused(_CHAT[code])
    log.warning("Slack refuses message %s: %s", message.id, code)
    return Refused("bad request", person=False)


def _status(error: SlackApiError) -> int:
    response = error.response
    return int(getattr(response, "status_code", 0) or getattr(response, "status", 0) or 0)

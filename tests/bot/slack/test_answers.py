"""What Slack's answers mean for a message: refused, slower, away, lost."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.adapters.adapter import Lost, Refused, Slower, Unreachable
from bot.adapters.slack.answers import answered, is_settled
from conversations.inbound import Address
from conversations.screens import Message, Screen

TO = Address("slack", ".T01", "U1", "", "U1")
POST, EDIT = Message(TO, Screen("a")), Message(TO, Screen("a"), replaces="D1:1.2")
HOME = Message(Address("slack", ".T01", "home", "", "U1"), Screen("a"))


def said(error: str, status: int = 200, **headers: str) -> SlackApiError:
    response = AsyncSlackResponse(
        client=AsyncWebClient(), http_verb="POST", api_url="", req_args={}, headers=headers, status_code=status,
        data={"ok": False, "error": error},
    )  # fmt: skip
    return SlackApiError("no", response)  # type: ignore[no-untyped-call]


def meaning(error: Exception, message: Message = POST) -> Exception:
    with pytest.raises(Exception) as raised, answered(message):
        raise error
    return raised.value


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("channel_not_found", "chat not found"),
        ("not_in_channel", "kicked"),
        ("is_archived", "archived"),
        ("user_disabled", "deactivated"),
        ("token_revoked", "revoked"),
        ("account_inactive", "revoked"),
        ("restricted_action", "no rights"),
    ],
)
def test_what_is_said_of_a_chat_is_recorded_on_it(code: str, reason: str) -> None:
    refused = meaning(said(code))
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.person) == (reason, True)


def test_what_is_said_of_a_message_is_not_its_readers_fault() -> None:
    refused = meaning(said("invalid_blocks"))
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.person) == ("bad request", False)


def test_patience_is_as_long_as_slack_asks() -> None:
    slower = meaning(said("ratelimited", 429, **{"Retry-After": "30"}))
    assert isinstance(slower, Slower)
    assert (slower.milliseconds, slower.asked) == (30_000, True)
    assert isinstance(meaning(said("ratelimited", 429)), Slower)


@pytest.mark.parametrize("error", [said("fatal_error"), said("internal_error"), aiohttp.ServerDisconnectedError()])
def test_what_may_have_been_done_is_lost_unless_it_does_no_harm_twice(error: Exception) -> None:
    assert isinstance(meaning(error), Lost)
    assert isinstance(meaning(error, EDIT), Unreachable)
    assert isinstance(meaning(error, HOME), Unreachable)


@pytest.mark.parametrize("error", [said("service_unavailable", 503), said("", 502), said("token_expired")])
def test_what_was_surely_not_taken_is_tried_again(error: Exception) -> None:
    assert isinstance(meaning(error), Unreachable)


def test_an_edit_of_what_is_gone_has_nothing_left_to_do() -> None:
    assert is_settled(said("message_not_found"))
    assert not is_settled(said("is_archived"))

"""What Slack's requests say, in the shapes that its documentation shows (docs.slack.dev/reference)."""

from typing import Any

import pytest

from bot.adapters.slack.changes import changed_user, closed_by
from bot.adapters.slack.payloads import Place, Taken, plain, read
from conversations.inbound import (
    Address,
    Filled,
    Inbound,
    Input,
    Joined,
    Left,
    Media,
    Open,
    Other,
    Press,
    Renamed,
    Text,
    Visited,
)

NOW = 1_795_446_000_000
PLACE = Place(".T01", "T01", "UBOT")
ADA = Address("slack", ".T01", "UADA", "", "UADA")
CHANNEL = Address("slack", ".T01", "C1", "", "UADA")
USER = {"id": "UADA", "username": "ada", "team_id": "T01"}
TRIGGER = "12466734323.1395872398.0a1b2c"


def taken(body: dict[str, Any], place: Place = PLACE) -> Taken:
    found = read(body, place, NOW)
    assert found is not None
    return found


def event(**about: Any) -> dict[str, Any]:
    return {"type": "event_callback", "event_id": "Ev1", "event_time": 1_795_445_999, "team_id": "T01", "event": about}


def message(**about: Any) -> dict[str, Any]:
    plain = {"type": "message", "channel": "D1", "channel_type": "im", "user": "UADA", "ts": "1795445999.123456"}
    return event(**{**plain, "text": "bonjour", **about})


def pressed(**about: Any) -> dict[str, Any]:
    action = {"type": "button", "action_id": "0.yes", "block_id": "b1", "value": "oABC-yes", "action_ts": "1.2"}
    return {"type": "block_actions", "user": USER, "trigger_id": TRIGGER, "actions": [action], **about}


def sent(values: dict[str, Any], **about: Any) -> dict[str, Any]:
    state = {"values": {id: {"answer": given} for id, given in values.items()}}
    view = {"id": "V1", "hash": "1.abc", "private_metadata": "f1", "state": state}
    return {"type": "view_submission", "user": USER, "trigger_id": TRIGGER, "view": view, **about}


def command(text: str, channel: str = "D1") -> dict[str, Any]:
    return {
        "command": "/collectif", "text": text, "user_id": "UADA", "channel_id": channel, "trigger_id": TRIGGER,
        "team_id": "T01", "is_enterprise_install": "false",
    }  # fmt: skip


def test_a_direct_message() -> None:
    assert taken(message()).inbound == Inbound("slack:.T01:Ev1", ADA, "", 1_795_445_999_123, Text("bonjour"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a &lt; b &amp; c &gt; d", "a < b & c > d"),
        ("&amp;lt;", "&lt;"),
        ("R&copy", "R&copy"),
        ("écris à <mailto:ada@example.org|ada@example.org>", "écris à ada@example.org"),
        ("voir <https://example.org/a?b=1&amp;c=2>", "voir https://example.org/a?b=1&c=2"),
        ("<https://example.org|ici>", "ici"),
        ("<@U123> dans <#C123|général> <!here>", "U123 dans général here"),
    ],
)
def test_a_text_is_read_as_its_writer_saw_it(written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize(
    "about",
    [
        {"bot_id": "B1"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"channel_type": "channel", "channel": "C1"},
        {"channel_type": "mpim", "channel": "G1"},
        {"user": None},
    ],
)
def test_what_nobody_wrote_to_the_door_is_passed_over(about: dict[str, Any]) -> None:
    assert read(message(**about), PLACE, NOW) is None


@pytest.mark.parametrize(
    ("about", "meant"),
    [
        ({"text": "", "files": [{"id": "F1", "mimetype": "image/png"}]}, Media((".T01/F1",))),
        ({"text": "le banc", "files": [{"id": "F1", "mimetype": "image/png"}]}, Media((".T01/F1",), words="le banc")),
        ({"text": "", "files": [{"id": "F1", "mimetype": "application/pdf"}]}, Other("file")),
        ({"text": "voilà", "files": [{"id": "F1", "mimetype": "application/pdf"}]}, Text("voilà")),
    ],
)
def test_a_message_with_files(about: dict[str, Any], meant: Input) -> None:
    assert taken(message(subtype="file_share", **about)).inbound.input == meant


@pytest.mark.parametrize(
    ("about", "chat", "meant"),
    [
        ({"type": "member_joined_channel", "user": "UBOT", "channel": "C1", "inviter": "UADA"}, "C1", Joined("")),
        ({"type": "channel_left", "channel": "C1", "actor_id": "UADA"}, "C1", Left()),
        ({"type": "channel_archive", "channel": "C1", "user": "UADA"}, "C1", Left()),
        ({"type": "group_deleted", "channel": "G1"}, "G1", Left()),
        ({"type": "channel_rename", "channel": {"id": "C1", "name": "ruelle", "created": 1}}, "C1", Renamed("ruelle")),
        ({"type": "app_home_opened", "user": "UADA", "channel": "D1", "tab": "home"}, "home", Visited(blank=True)),
        ({"type": "app_home_opened", "user": "UADA", "channel": "D1", "tab": "home", "view": {}}, "home", Visited()),
    ],
)
def test_what_happens_to_a_channel_or_to_the_home(about: dict[str, Any], chat: str, meant: Input) -> None:
    inbound = taken(event(**about, event_ts="1795445999.000200")).inbound
    assert (inbound.input, inbound.sender.chat, inbound.at) == (meant, chat, 1_795_445_999_000)
    assert (inbound.home is None) == isinstance(meant, Visited), "what happens to a channel is no private chat's"


@pytest.mark.parametrize(
    "about",
    [
        {"type": "member_joined_channel", "user": "UADA", "channel": "C1"},
        {"type": "app_home_opened", "user": "UADA", "channel": "D1", "tab": "messages"},
        {"type": "reaction_added", "user": "UADA", "item": {"type": "message", "channel": "D1", "ts": "1.2"}},
    ],
)
def test_other_events_are_passed_over(about: dict[str, Any]) -> None:
    assert read(event(**about), PLACE, NOW) is None


def test_a_press_in_private_in_a_window_and_in_a_channel() -> None:
    direct = taken(pressed(channel={"id": "D1", "name": "directmessage"}))
    key = f"slack:.T01:t{TRIGGER}"
    assert direct.inbound == Inbound(key, ADA, "", NOW, Press("oABC-yes"), trigger=True)
    assert direct.trigger == TRIGGER
    assert taken(pressed(container={"type": "view", "view_id": "V1"})).inbound == direct.inbound
    shared = taken(pressed(channel={"id": "C1", "name": "général"})).inbound
    assert (shared.sender, shared.home) == (CHANNEL, ADA)


def test_a_button_that_is_a_link_says_nothing() -> None:
    body = pressed(actions=[{"type": "button", "action_id": "0.pay", "url": "https://example.org", "action_ts": "1.2"}])
    assert read(body, PLACE, NOW) is None


def test_a_window_sent() -> None:
    values = {
        "title": {"type": "plain_text_input", "value": "Un banc"},
        "note": {"type": "plain_text_input", "value": None},
        "kind": {"type": "static_select", "selected_option": {"text": {"type": "plain_text", "text": "x"}, "value": "k"}},
        "empty": {"type": "static_select", "selected_option": None},
        "day": {"type": "datepicker", "selected_date": "2026-11-28"},
        "hour": {"type": "timepicker", "selected_time": "09:00"},
        "picture": {"type": "file_input", "files": [{"id": "F1", "mimetype": "image/png"}]},
    }  # fmt: skip
    found = taken(sent(values))
    assert found.window
    assert found.inbound.input == Filled(
        "f1",
        {"title": "Un banc", "note": "", "kind": "k", "empty": "", "day": "2026-11-28", "hour": "09:00",
         "picture": ".T01/F1"},
    )  # fmt: skip
    assert found.inbound.sender == ADA


def test_a_window_without_a_form_says_nothing() -> None:
    body = sent({})
    body["view"]["private_metadata"] = ""
    assert read(body, PLACE, NOW) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", Open("/menu")),
        ("offrir", Open("/offrir")),
        ("/offrir", Open("/offrir")),
        ("offrir 20 chaises jusqu'à dimanche", Open("/offrir", "20 chaises jusqu'à dimanche")),
        ("inconnu", Open("/inconnu")),
        ("je fais de la menuiserie", Text("je fais de la menuiserie")),
    ],
)
def test_a_command(text: str, meant: Input) -> None:
    found = taken(command(text))
    assert (found.inbound.input, found.inbound.sender, found.inbound.home) == (meant, ADA, None)
    shared = taken(command(text, "C1")).inbound
    assert (shared.sender, shared.home, shared.trigger) == (CHANNEL, ADA, True)


def test_the_two_shortcuts() -> None:
    everywhere = {"type": "shortcut", "callback_id": "offer_help", "user": USER, "trigger_id": TRIGGER}
    assert taken(everywhere).inbound.input == Open("/offer")
    on_a_message = {
        "type": "message_action", "callback_id": "put_on_shelf", "user": USER, "trigger_id": TRIGGER,
        "channel": {"id": "C1", "name": "général"}, "message": {"type": "message", "text": "20 chaises &amp; 2 tables"},
    }  # fmt: skip
    found = taken(on_a_message).inbound
    assert (found.input, found.home) == (Open("/shelf", "20 chaises & 2 tables"), ADA)
    assert read({**everywhere, "callback_id": "another"}, PLACE, NOW) is None


def test_the_same_request_has_the_same_key_and_another_has_another() -> None:
    for one, other in (
        (message(), {**message(), "event_id": "Ev2"}),
        (pressed(), pressed(trigger_id="2.2.2")),
        (sent({}), sent({}, trigger_id="2.2.2")),
        (command("aide"), {**command("aide"), "trigger_id": "2.2.2"}),
        (pressed(trigger_id=""), pressed(trigger_id="", user={"id": "UOMAR"})),
    ):
        assert taken(one).inbound.key == taken(one).inbound.key != taken(other).inbound.key


def test_equal_ids_in_two_workspaces_are_two_people() -> None:
    here, there = taken(pressed()).inbound, taken(pressed(), Place("E1.T01", "T01", "UBOT")).inbound
    assert here.key != there.key
    assert here.sender != there.sender


def test_somebody_of_another_workspace_is_known_as_one() -> None:
    assert taken(pressed(user={"id": "UEVE", "team_id": "T99"})).outsider
    assert not taken(pressed()).outsider


@pytest.mark.parametrize("body", [{}, {"type": "event_callback"}, {"type": "block_actions", "user": 3}, {"type": "x"}])
def test_what_cannot_be_read_is_passed_over(body: dict[str, Any]) -> None:
    assert read(body, PLACE, NOW) is None


def test_what_slack_says_of_a_workspace_and_of_its_people() -> None:
    assert closed_by(event(type="app_uninstalled")) == "uninstalled"
    assert closed_by(event(type="tokens_revoked", tokens={"bot": ["UBOT"]})) == "revoked"
    assert closed_by(event(type="tokens_revoked", tokens={"oauth": ["UADA"]})) == ""
    assert closed_by(message()) == ""
    assert changed_user(event(type="user_change", user={"id": "UADA"})) == {"id": "UADA"}
    assert changed_user(message()) == {}

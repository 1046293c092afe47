"""Violations of the rules of messages."""

from tests.planting import either
from tests.slackapi.stage import WORD, Plant, section, shows

EDIT = {"channel": "$im", "ts": "$sent"}
MESSAGES: dict[str, list[Plant]] = {
    "message_has_content": [either("chat.postMessage", {"text": " "}, {"text": "allo"}, channel="$channel")],
    "blocks_have_fallback": [
        either("chat.postMessage", {"text": ""}, {"text": "allo"}, channel="$channel", blocks=[section()])
    ],
    "edit_has_up_to_4000": [either("chat.update", {"text": "a" * 4001}, {"text": "a" * 4000}, **EDIT)],
    "control_characters_are_escaped": [
        either("chat.postMessage", {"text": "1 < 2"}, {"text": "1 &lt; 2 <https://a.ca|ici>"}, channel="$channel"),
        either("chat.postMessage", {"text": "pain & lait"}, {"text": "pain &amp; lait"}, channel="$channel"),
        shows(
            {"type": "section", "text": {"type": "mrkdwn", "text": "<b>"}},
            {"type": "section", "text": {"type": "mrkdwn", "text": "*b* <@U00000001>"}},
        ),
    ],
    "message_is_there": [either("chat.update", {"ts": "1.0"}, {"ts": "$sent"}, channel="$im", text="a")],
    "message_is_the_apps": [
        either("chat.update", {"ts": "$theirs"}, {"ts": "$sent"}, channel="$im", text="a"),
        either("chat.delete", {"ts": "$theirs"}, {"ts": "$sent"}, channel="$im"),
    ],
    "thread_is_there": [
        either("chat.postMessage", {"thread_ts": "1.0"}, {"thread_ts": "$sent"}, channel="$im", text="a")
    ],
    "reader_is_in_channel": [either("chat.postEphemeral", {"user": "U0"}, {"user": "$ada"}, **WORD)],
}

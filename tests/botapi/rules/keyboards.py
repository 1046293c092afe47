"""What may stand under a message."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from tests.botapi.refusals import Refused, rule
from tests.botapi.state import Chat
from tests.botapi.types import JSON

BUTTONS, DATA, PAYLOAD = 100, 64, re.compile(r"[A-Za-z0-9_-]{1,64}")
PLAIN = {"text", "style", "icon_custom_emoji_id"}
PRIVATE_ONLY = {"request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"}


def check(markup: JSON, chat: Chat | None, bot: str) -> None:
    """Every rule of a keyboard; `chat` is None in an inline result."""
    if "inline_keyboard" in markup:
        keyboard_has_up_to_100_buttons(markup["inline_keyboard"])
        for button in buttons(markup):
            button_has_words(button)
            button_does_one_thing(button)
            callback_data_has_1_to_64_bytes(button)
            button_link_opens(button)
            deep_link_payload_fits(button, bot)
    elif "keyboard" in markup:
        keyboard_has_up_to_100_buttons(markup["keyboard"])
        for row in markup["keyboard"]:
            for button in row:
                asks_only_in_private(button, chat)
    if "keyboard" in markup or "force_reply" in markup:
        placeholder_has_1_to_64(markup)


def buttons(markup: JSON) -> Iterator[JSON]:
    """The buttons of an inline keyboard."""
    return (button for row in markup.get("inline_keyboard", ()) for button in row)


@rule
def keyboard_has_up_to_100_buttons(rows: list[list[JSON]]) -> None:
    """api#inlinekeyboardmarkup: rows of buttons; Telegram's server takes 100 of them and answers REPLY_MARKUP_TOO_LONG."""
    if sum(map(len, rows)) > BUTTONS:
        raise Refused("REPLY_MARKUP_TOO_LONG")


@rule
def button_has_words(button: JSON) -> None:
    """api#inlinekeyboardbutton: text, the label; a blank one is refused."""
    if not button["text"].strip():
        raise Refused("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


@rule
def button_does_one_thing(button: JSON) -> None:
    """api#inlinekeyboardbutton: exactly one of the fields other than text, icon_custom_emoji_id and style."""
    if len(button.keys() - PLAIN) != 1:
        raise Refused("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


@rule
def callback_data_has_1_to_64_bytes(button: JSON) -> None:
    """api#inlinekeyboardbutton: callback_data of 1-64 bytes."""
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA:
        raise Refused("BUTTON_DATA_INVALID")


@rule
def button_link_opens(button: JSON) -> None:
    """api#inlinekeyboardbutton: an HTTP or tg:// URL, with a host that others can reach."""
    if "url" not in button:
        return
    link = urlsplit(button["url"])
    host = link.hostname or ""
    if link.scheme == "tg" and host:
        return
    if link.scheme not in {"http", "https"} or "." not in host:
        raise Refused(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


@rule
def deep_link_payload_fits(button: JSON, bot: str) -> None:
    """features#deep-linking: start and startgroup carry 1-64 of A-Z, a-z, 0-9, _ and -."""
    link = urlsplit(button.get("url", ""))
    if link.hostname not in {"t.me", "telegram.me"} or link.path.lower() != f"/{bot.lower()}":
        return
    for name, values in parse_qs(link.query, keep_blank_values=True).items():
        if name in {"start", "startgroup"} and not PAYLOAD.fullmatch(values[0]):
            raise Refused(f"a deep link can't carry '{values[0]}'")


@rule
def asks_only_in_private(button: str | JSON, chat: Chat | None) -> None:
    """api#keyboardbutton: request_contact, request_location and their like are available in private chats only."""
    if isinstance(button, dict) and button.keys() & PRIVATE_ONLY and (chat is None or chat.kind != "private"):
        raise Refused("can't request in a group what is asked in private chats only")


@rule
def placeholder_has_1_to_64(markup: JSON) -> None:
    """api#replykeyboardmarkup: input_field_placeholder of 1-64 characters."""
    if not 1 <= len(markup.get("input_field_placeholder", "x")) <= 64:
        raise Refused("input field placeholder must have 1-64 characters")

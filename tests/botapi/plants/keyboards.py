"""Violations of the rules of keyboards."""

from typing import Any

from tests.botapi.stage import WORD, Plant, keyboard
from tests.botapi.types import JSON
from tests.planting import calls, either


def button(**does: Any) -> JSON:
    return {"reply_markup": keyboard(**does)}


def asks(**more: Any) -> JSON:
    return {"reply_markup": {"keyboard": [[{"text": "Ici"}]], **more}}


KEYBOARDS = {
    "keyboard_has_up_to_100_buttons": either(
        "sendMessage",
        {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}},
        {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 100}},
        **WORD,
    ),
    "button_has_words": either("sendMessage", button(text=" ", callback_data="x"), button(callback_data="x"), **WORD),
    "button_does_one_thing": either(
        "sendMessage", button(callback_data="x", url="https://a.ca"), button(url="https://a.ca"), **WORD
    ),
    "callback_data_has_1_to_64_bytes": either(
        "sendMessage", button(callback_data="é" * 33), button(callback_data="é" * 32), **WORD
    ),
    "button_link_opens": either("sendMessage", button(url="http://localhost/"), button(url="https://a.ca/"), **WORD),
    "deep_link_payload_fits": either(
        "sendMessage",
        button(url="https://t.me/porte_bot?start=a.b"),
        button(url="https://t.me/porte_bot?start=a-b"),
        **WORD,
    ),
    "asks_only_in_private": Plant(
        calls(
            "sendMessage",
            chat_id="$group",
            text="où?",
            reply_markup={"keyboard": [[{"text": "Ici", "request_location": True}]]},
        ),
        calls(
            "sendMessage",
            chat_id="$ada",
            text="où?",
            reply_markup={"keyboard": [[{"text": "Ici", "request_location": True}]]},
        ),
    ),
    "placeholder_has_1_to_64": either(
        "sendMessage", asks(input_field_placeholder="x" * 65), asks(input_field_placeholder="x" * 64), **WORD
    ),
}

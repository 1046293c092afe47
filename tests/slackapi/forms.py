"""What somebody chooses and fills in: the state of a view or message, as Slack tells it to the app."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.slackapi.rules.blocks import inside
from tests.slackapi.rules.elements import options
from tests.slackapi.seen import read
from tests.slackapi.types import JSON

ONE = {
    "plain_text_input": "value", "email_text_input": "value", "url_text_input": "value", "number_input": "value",
    "static_select": "selected_option", "radio_buttons": "selected_option", "overflow": "selected_option",
    "datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
    "users_select": "selected_user", "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
}  # fmt: skip
FILES = "file_input"
MANY = {
    "checkboxes": "selected_options", "multi_static_select": "selected_options", "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations", "multi_channels_select": "selected_channels",
}  # fmt: skip
"""By an element's type, under which name its state says what was chosen
(https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission_fields)."""
LOOKS = {
    "email_text_input": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "url_text_input": r"https?://\S+",
    "number_input": r"-?\d+([.,]\d+)?",
}


def stateful(blocks: list[JSON]) -> Iterator[tuple[JSON, JSON]]:
    """Every element that holds a choice, with its block."""
    return (
        (block, one)
        for block in blocks
        for one in inside(block)
        if one["type"] in {*ONE, *MANY, FILES} and one["type"] != "overflow"
    )


def state(blocks: list[JSON], filled: JSON) -> JSON:
    """state.values: what was filled in, or what the view itself began with, or nothing."""
    values: dict[str, JSON] = {}
    for block, element in stateful(blocks):
        kept = filled.get(block["block_id"], {}).get(element["action_id"])
        values.setdefault(block["block_id"], {})[element["action_id"]] = kept or _at_first(element)
    return values


def _at_first(element: JSON) -> JSON:
    kind = element["type"]
    if kind == FILES:
        return {"type": kind, "files": []}
    if kind in MANY:
        name = MANY[kind]
        return {"type": kind, name: element.get(name.replace("selected", "initial"), [])}
    name = ONE[kind]
    initial = "initial_value" if name == "value" else name.replace("selected", "initial")
    return {"type": kind, name: element.get(initial)}


def chosen(element: JSON, value: Any) -> JSON:
    """The state of an element once somebody gave it this: words, a label, an option's value, or several of these."""
    kind = element["type"]
    offered = list(options(element))
    if kind == FILES:
        return {"type": kind, "files": list(value)}
    if kind in MANY:
        several = [value] if isinstance(value, str) else list(value)
        return {"type": kind, MANY[kind]: [_option(offered, one) if offered else one for one in several]}
    if kind == "plain_text_input":
        assert len(value) <= element.get("max_length", 3000), f"Slack takes no more than {element['max_length']}"
        assert len(value) >= element.get("min_length", 0) or not value, (
            f"Slack takes no less than {element['min_length']}"
        )
    if kind in LOOKS and value:
        assert re.fullmatch(LOOKS[kind], value), f"Slack doesn't take “{value}” for {kind}"
    found = _option(offered, value) if offered and value else value or None
    return {"type": kind, ONE[kind]: found}


def forged(element: JSON, value: Any) -> JSON:
    """The same, whatever Slack thinks of it."""
    try:
        return chosen(element, value)
    except AssertionError:
        kind = element["type"]
        listed = {"text": {"type": "plain_text", "text": str(value)}, "value": str(value)}
        return {"type": kind, ONE[kind]: value if ONE[kind] == "value" else listed}


def _option(offered: list[JSON], value: str) -> JSON:
    for option in offered:
        if value in {read(option["text"]), option.get("value")}:
            return {name: option[name] for name in ("text", "value") if name in option}
    raise AssertionError(f"“{value}” is not offered, but {[read(option['text']) for option in offered]}")


def missing(blocks: list[JSON], values: JSON) -> list[str]:
    """The labels of inputs that Slack itself won't send without an answer."""
    inputs = (block for block in blocks if block["type"] == "input" and not block.get("optional", False))
    return [read(one["label"]) for one in inputs if _is_empty(values[one["block_id"]].values())]


def _is_empty(states: Iterable[Mapping[str, Any]]) -> bool:
    return all(not value for state in states for name, value in state.items() if name != "type")


def choices(blocks: list[JSON], option: str) -> tuple[JSON, JSON, JSON]:
    """The block and element that offer an option by that label or value, and its state once it is chosen."""
    for block in blocks:
        for element in inside(block):
            if any(option in {read(one["text"]), one.get("value")} for one in options(element)):
                return block, element, chosen(element, option)
    raise AssertionError(f"nothing offers “{option}”")

"""Windows and the Home: a form's fields as Slack asks them, and the few words shown before it is made or after."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeAlias

from bot.adapters.slack.blocks import Block, Picture, blocks, cut, page, plain, section
from conversations.screens import Choice, Field, Screen
from conversations.words import N_, Words

View: TypeAlias = dict[str, Any]
TITLE, LABEL, PLACEHOLDER, OPTION, VALUE, TYPED = 24, 2_000, 150, 75, 150, 3_000
BLOCKS, OPTIONS = 100, 100
NAME = "Espace Collectif"
FORM, WORD = "form", "word"
"""The callback ids of a form and of a window that only says something."""
ANSWER = "answer"
"""The action id of every field: its block's id is the field's."""
PICTURES = ("jpg", "jpeg", "png", "gif", "webp", "heic")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")


def form(screen: Screen) -> View:
    """The window of a form (`Reply.form`): its title, its choices as what sends and what leaves it, its fields."""
    send, leave = (*(choice.label for choice in screen.choices), "", "")[:2]
    above = blocks(Screen(screen.text, screen.card))
    asked = [_asked(field) for field in screen.fields]
    view: View = {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": screen.form,
        "title": plain(screen.title or NAME, TITLE),
        "blocks": [*above[: BLOCKS - len(asked)], *asked][:BLOCKS],
    }
    if send:
        view["submit"] = plain(send, TITLE)
    if leave:
        view["close"] = plain(leave, TITLE)
    return view


def loading(words: Words) -> View:
    """What stands in the window until the form is there."""
    return _word(words, words.say(N_("One moment, I’m preparing what comes next…")))


def over(words: Words, notice: str = "") -> View:
    """What stands in a window when there is no form to show, or none any more."""
    return _word(words, notice or words.say(N_("I’ve written to you in private, under Messages.")))


def home(screen: Screen, picture: Picture) -> View:
    """The Home of one person."""
    return {"type": "home", "blocks": page(screen, picture, BLOCKS)}


def errors(found: Mapping[str, str], asked: Sequence[str]) -> dict[str, str]:
    """A form's errors by the fields that the window has; what belongs to none of them stands at the first."""
    placed: dict[str, list[str]] = {}
    for id, why in found.items():
        placed.setdefault(id if id in asked or not asked else asked[0], []).append(why)
    return {id: "\n".join(whys) for id, whys in placed.items()}


def _word(words: Words, text: str) -> View:
    return {
        "type": "modal",
        "callback_id": WORD,
        "title": plain(NAME, TITLE),
        "close": plain(words.say(N_("Close")), TITLE),
        "blocks": [section(text)],
    }


def _asked(field: Field) -> Block:
    return {
        "type": "input",
        "block_id": field.id,
        "optional": not field.required,
        "label": plain(field.label, LABEL),
        "element": {"action_id": ANSWER, **_element(field)},
    }


def _element(field: Field) -> Block:
    match field.kind:
        case "choice" if field.options:
            return _select(field)
        case "date":
            return {"type": "datepicker", **_initial("initial_date", field.value, _is_date(field.value))}
        case "time":
            known = _CLOCK.fullmatch(field.value) is not None
            return {"type": "timepicker", **_initial("initial_time", field.value, known)}
        case "number":
            known = _NUMBER.fullmatch(field.value) is not None
            given = _initial("initial_value", field.value, known)
            return {"type": "number_input", "is_decimal_allowed": True, **given, **_hint(field)}
        case "picture":
            return {"type": "file_input", "filetypes": list(PICTURES), "max_files": 1}
        case _:
            given = _initial("initial_value", field.value[:TYPED], bool(field.value))
            return {"type": "plain_text_input", "multiline": field.kind == "long", **given, **_hint(field)}


def _select(field: Field) -> Block:
    """A list to choose from; a long one in groups, each named by its first and last."""
    options = [_option(choice) for choice in field.options]
    given = next((option for option in options if option["value"] == field.value), None)
    first = {"initial_option": given} if given else {}
    if len(options) <= OPTIONS:
        return {"type": "static_select", "options": options, **first}
    groups = [options[at : at + OPTIONS] for at in range(0, len(options), OPTIONS)]
    return {"type": "static_select", "option_groups": [_group(group) for group in groups], **first}


def _group(options: Sequence[Block]) -> Block:
    first, last = (cut(options[at]["text"]["text"], OPTION // 2 - 2) for at in (0, -1))
    return {"label": plain(f"{first} – {last}", OPTION), "options": list(options)}


def _option(choice: Choice) -> Block:
    return {"text": plain(choice.label.strip() or choice.id, OPTION), "value": choice.id[:VALUE]}


def _hint(field: Field) -> Block:
    return {"placeholder": plain(field.examples[0], PLACEHOLDER)} if field.examples else {}


def _initial(name: str, value: str, known: bool) -> Block:
    return {name: value} if known else {}


def _is_date(text: str) -> bool:
    with suppress(ValueError):
        return dt.date.fromisoformat(text).isoformat() == text
    return False

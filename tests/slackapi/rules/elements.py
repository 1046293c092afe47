"""Block elements (https://docs.slack.dev/reference/block-kit/block-elements); their types are the schema's matter."""

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from itertools import chain

from tests.slackapi.refusals import rule
from tests.slackapi.rules import texts
from tests.slackapi.rules.texts import invalid, text_fits
from tests.slackapi.types import JSON

MENUS, BOXES, OVERFLOW = 100, 10, 5
TEXT_INPUT = 3000


def check(element: JSON) -> None:
    """Every rule of one element."""
    action_id_fits(element)
    placeholder_fits(element)
    texts.confirmation_is_short(element.get("confirm"))
    kind = element["type"]
    if kind == "button":
        button_fits(element)
    elif kind == "image":
        image_is_described(element)
    elif kind in MOST:
        _options(element, MOST[kind])
    elif kind in TYPED:
        TYPED[kind](element)


def options(element: JSON) -> Iterator[JSON]:
    """The options of an element, those of its groups too."""
    groups = (group["options"] for group in element.get("option_groups", ()))
    return chain(element.get("options", ()), *groups)


def _options(element: JSON, most: int) -> None:
    for group in element.get("option_groups", ()):
        text_fits(group["label"], 75, "a group's label")
        texts.options_fit(group["options"], most)
    if "option_groups" not in element:
        texts.options_fit(element.get("options", []), most)
    found = list(options(element))
    for option in found:
        texts.option_has_short_words(option)
    texts.option_values_differ(found)
    initial_options_are_offered(element, found)


@rule
def action_id_fits(element: JSON) -> None:
    """reference/block-kit/block-elements/button-element#fields: action_id of up to 255 characters."""
    text_fits(element.get("action_id"), 255, "an action_id")


@rule
def placeholder_fits(element: JSON) -> None:
    """reference/block-kit/block-elements/select-menu-element#static_select: a placeholder of up to 150 characters."""
    text_fits(element.get("placeholder"), 150, "a placeholder")


@rule
def button_fits(button: JSON) -> None:
    """reference/block-kit/block-elements/button-element#fields: a text of up to 75 characters, a value of 2000, a url
    of 3000, an accessibility_label of 75."""
    text_fits(button["text"], 75, "a button's text")
    text_fits(button.get("value"), 2000, "a button's value")
    text_fits(button.get("url"), 3000, "a button's url")
    text_fits(button.get("accessibility_label"), 75, "a button's accessibility_label")
    if "url" in button and not re.match(r"https?://[^/]", button["url"]):
        raise invalid(f"{button['url']} is no address that a button can open")


@rule
def image_is_described(image: JSON) -> None:
    """reference/block-kit/blocks/image-block: alt_text of 1 to 2000 characters in plain words, an image_url of up to
    3000, a title of 2000."""
    text_fits(image["alt_text"], 2000, "an image's alt_text")
    text_fits(image.get("image_url"), 3000, "an image's image_url")
    text_fits(image.get("title"), 2000, "an image's title")


@rule
def initial_options_are_offered(element: JSON, offered: list[JSON]) -> None:
    """reference/block-kit/block-elements/select-menu-element#static_select: what is chosen at first exactly matches one
    of the options."""
    first = [element["initial_option"]] if "initial_option" in element else element.get("initial_options", [])
    if any(one not in offered for one in first):
        raise invalid(f"what is chosen at first is not offered: {first}")


@rule
def text_input_fits(element: JSON) -> None:
    """reference/block-kit/block-elements/plain-text-input-element#fields: min_length of 0 to 3000, max_length of 1 to
    3000 and no less, and an initial_value within them."""
    least, most = element.get("min_length", 0), element.get("max_length", TEXT_INPUT)
    if not 0 <= least <= most <= TEXT_INPUT or most < 1:
        raise invalid(f"a text of {least} to {most} characters can't be asked for")
    if "initial_value" in element and not len(element["initial_value"]) <= most:
        raise invalid(f"what is there at first is longer than {most}")


@rule
def day_is_written_well(element: JSON) -> None:
    """reference/block-kit/block-elements/date-picker-element#fields: initial_date as YYYY-MM-DD."""
    try:
        date.fromisoformat(element.get("initial_date", "2000-01-01"))
    except ValueError as error:
        raise invalid(f"{element['initial_date']} is no day") from error


@rule
def hour_is_written_well(element: JSON) -> None:
    """reference/block-kit/block-elements/time-picker-element#fields: initial_time as HH:mm, 24 hours."""
    given = element.get("initial_time", "00:00")
    try:
        time.fromisoformat(given)
    except ValueError as error:
        raise invalid(f"{given} is no time") from error
    if len(given) != 5:
        raise invalid(f"{given} is not HH:mm")


@rule
def number_input_fits(element: JSON) -> None:
    """reference/block-kit/block-elements/number-input-element#fields: min_value, max_value and initial_value are
    numbers as text, in that order."""
    try:
        least, first, most = (
            float(element.get(name, default))
            for name, default in (("min_value", "-inf"), ("initial_value", "nan"), ("max_value", "inf"))
        )
    except ValueError as error:
        raise invalid("a number's bounds are numbers") from error
    if least > most or first < least or first > most:
        raise invalid(f"{first} is not between {least} and {most}")


MOST = {
    "static_select": MENUS, "multi_static_select": MENUS, "checkboxes": BOXES, "radio_buttons": BOXES,
    "overflow": OVERFLOW,
}  # fmt: skip
"""How many options each element takes."""
TYPED: dict[str, Callable[[JSON], None]] = {
    "plain_text_input": text_input_fits,
    "datepicker": day_is_written_well,
    "timepicker": hour_is_written_well,
    "number_input": number_input_fits,
}

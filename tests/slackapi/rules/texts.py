"""Text objects, and what is made of them (https://docs.slack.dev/reference/block-kit/composition-objects)."""

import re

from tests.slackapi.refusals import Refused, rule
from tests.slackapi.types import JSON

LIVE = re.compile(
    r"<(?:[@#][A-Z0-9]+(?:\|[^<>]*)?|![a-z]+(?:\^[^<>]*)?(?:\|[^<>]*)?|(?:https?://|mailto:|tel:)[^<>]*)>"
)
ENTITY = re.compile(r"&(?:amp|lt|gt);")


def invalid(why: str) -> Refused:
    return Refused("invalid_blocks", why)


def text_fits(text: JSON | str | None, most: int, where: str) -> None:
    """Words of 1 character to what the place takes; the rule that asks is the one that refuses."""
    if text is None:
        return
    words = text if isinstance(text, str) else text["text"]
    if not 1 <= len(words) <= most:
        raise invalid(f"{where} has {len(words)} characters; it must have 1 to {most}")


@rule
def options_fit(options: list[JSON], most: int) -> None:
    """reference/block-kit/composition-objects/option-object: between 1 option and what the element takes, 100 in a
    menu and 10 in boxes and radio buttons."""
    if not 1 <= len(options) <= most:
        raise invalid(f"{len(options)} options; there must be 1 to {most}")


@rule
def option_has_short_words(option: JSON) -> None:
    """reference/block-kit/composition-objects/option-object: text and description of up to 75 characters, a value of
    up to 150."""
    text_fits(option["text"], 75, "an option's text")
    text_fits(option.get("description"), 75, "an option's description")
    text_fits(option.get("value"), 150, "an option's value")


@rule
def option_values_differ(options: list[JSON]) -> None:
    """reference/block-kit/composition-objects/option-object: the value is what the app is told, so each has its own."""
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        raise invalid(f"two options have the same value: {values}")


@rule
def confirmation_is_short(confirm: JSON | None) -> None:
    """reference/block-kit/composition-objects/confirmation-dialog-object: a title of 100, a text of 300, and 30 on each
    button."""
    for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        text_fits((confirm or {}).get(name), most, f"a confirmation's {name}")


@rule
def control_characters_are_escaped(text: str) -> None:
    """messaging/formatting-message-text#escaping: & and < are written &amp; and &lt; unless they begin an entity, a
    link or a mention. Slack guesses what is meant."""
    left = ENTITY.sub("", LIVE.sub("", text))
    if "<" in left or "&" in left:
        raise Refused("invalid_arguments", f"& or < is not escaped in “{text[:80]}”")

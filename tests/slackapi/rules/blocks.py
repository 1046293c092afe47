"""Blocks (https://docs.slack.dev/reference/block-kit/blocks): each by its own type, then by what the page says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.slackapi import schema
from tests.slackapi.refusals import rule
from tests.slackapi.rules import elements
from tests.slackapi.rules.texts import control_characters_are_escaped, invalid, text_fits
from tests.slackapi.types import JSON


@dataclass(frozen=True)
class Surface:
    """Where blocks are shown, and how many it takes."""

    name: str
    most: int


MESSAGE, MODAL, HOME = Surface("message", 50), Surface("modal", 100), Surface("home", 100)


def check(blocks: list[JSON], surface: Surface) -> list[JSON]:
    """Every rule of blocks; the blocks as Slack keeps them, each with a block_id."""
    surface_takes_so_many(blocks, surface)
    for block in blocks:
        block_is_of_its_type(block)
        block_fits(block)
        action_ids_differ(block)
        for text in texts(block):
            text_object_fits(text)
            if text["type"] == "mrkdwn":
                control_characters_are_escaped(text["text"])
        for element in inside(block):
            elements.check(element)
    block_ids_differ(blocks)
    return [{"block_id": f"b{number}", **block} for number, block in enumerate(blocks)]


def inside(block: JSON) -> Iterator[JSON]:
    """The elements of a block, the pictures among them."""
    if block["type"] == "image":
        yield {key: value for key, value in block.items() if key != "block_id"}
    if block["type"] in {"actions", "context"}:
        yield from (one for one in block["elements"] if one["type"] not in {"plain_text", "mrkdwn"})
    for name in ("accessory", "element"):
        if name in block:
            yield block[name]


def texts(found: object) -> Iterator[JSON]:
    """Every text object in something."""
    if isinstance(found, list):
        for one in found:
            yield from texts(one)
    elif isinstance(found, dict) and found.get("type") in {"plain_text", "mrkdwn"} and "text" in found:
        yield found
    elif isinstance(found, dict):
        yield from texts(list(found.values()))


@rule
def surface_takes_so_many(blocks: list[JSON], surface: Surface) -> None:
    """reference/block-kit/blocks: up to 50 blocks in a message, 100 in a modal or a Home."""
    if len(blocks) > surface.most:
        raise invalid(f"{len(blocks)} blocks; a {surface.name} takes {surface.most}")


@rule
def block_is_of_its_type(block: JSON) -> None:
    """reference/block-kit/blocks#block-types: a block's type, its fields by their names and types, and the elements
    that it takes. Types that this server does not play are refused too."""
    kinds = schema.kinds("block")
    if block.get("type") not in kinds:
        raise invalid(f"unsupported type: {block.get('type')}")
    for element in _inner(block):
        _element_is_of_its_type(element)
    try:
        schema.check(kinds[block["type"]], block)
    except schema.Misshapen as error:
        raise invalid(f"{error} in {block}") from error


def _inner(block: JSON) -> Iterator[object]:
    """What may be an element; checked first, so that a refusal says what is wrong with which."""
    found = block.get("elements", ()) if block["type"] == "actions" else ()
    yield from found if isinstance(found, list) else ()
    yield from (block[name] for name in ("accessory", "element") if name in block)


def _element_is_of_its_type(element: object) -> None:
    kinds = schema.kinds("element")
    if not isinstance(element, dict) or element.get("type") not in kinds:
        raise invalid(f"unsupported element: {element}")
    try:
        schema.check(kinds[element["type"]], element)
    except schema.Misshapen as error:
        raise invalid(f"{error} in {element}") from error


@rule
def block_fits(block: JSON) -> None:
    """reference/block-kit/blocks/section-block: how much each block holds: a section 3000 characters or 10 fields of
    2000, a header 150, actions 25 elements, a context 10, a label or hint 2000."""
    text_fits(block.get("block_id"), 255, "a block_id")
    match block["type"]:
        case "section":
            if not block.get("text") and not block.get("fields"):
                raise invalid("a section has neither text nor fields")
            for field in _up_to(block["fields"], 10, "fields") if "fields" in block else ():
                text_fits(field, 2000, "a field")
        case "header":
            text_fits(block["text"], 150, "a header")
        case "actions":
            _up_to(block["elements"], 25, "actions")
        case "context":
            _up_to(block["elements"], 10, "elements of a context")
        case "input":
            text_fits(block["label"], 2000, "a label")
            text_fits(block.get("hint"), 2000, "a hint")


def _up_to(found: list[JSON], most: int, what: str) -> list[JSON]:
    if not 1 <= len(found) <= most:
        raise invalid(f"{len(found)} {what}; there must be 1 to {most}")
    return found


@rule
def text_object_fits(text: JSON) -> None:
    """reference/block-kit/composition-objects/text-object#fields: 1 to 3000 characters."""
    text_fits(text, 3000, "a text")


@rule
def action_ids_differ(block: JSON) -> None:
    """reference/block-kit/block-elements/button-element#fields: each action_id is unique among all others in the
    containing block."""
    ids = Counter(element["action_id"] for element in inside(block) if "action_id" in element)
    if again := [id for id, times in ids.items() if times > 1]:
        raise invalid(f"action_id {again[0]} already exists in this block")


@rule
def block_ids_differ(blocks: list[JSON]) -> None:
    """reference/block-kit/blocks/section-block#fields: block_id is unique for each block of one message or view."""
    ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    if again := [id for id, times in ids.items() if times > 1]:
        raise invalid(f"block_id {again[0]} already exists")

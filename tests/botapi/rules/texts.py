"""What may be written: lengths, and entities that can be parsed."""

from typing import Any

from tests.botapi.entities import trimmed, width, with_found
from tests.botapi.html import Parser
from tests.botapi.refusals import Refused, rule
from tests.botapi.types import JSON

TEXT, CAPTION, ENTITIES = 4096, 1024, 100


def parse(params: JSON, name: str) -> tuple[str, list[JSON]]:
    """A text or caption as it is kept, with every entity: asked for, parsed, or found."""
    listed: Any = params.get("entities" if name == "text" else f"{name}_entities")
    mode = params.get("parse_mode")
    has_one_formatting(mode, listed)
    text, entities = params.get(name, ""), listed or []
    if mode:
        text, entities = is_well_formed(text)
    entities_lie_within(text, entities)
    text, entities = trimmed(text, entities)
    return text, with_found(text, entities)


@rule
def has_one_formatting(mode: str | None, listed: list[JSON] | None) -> None:
    """api#formatting-options: parse_mode or a list of entities, not both; this server reads HTML alone."""
    if mode and mode.lower() != "html":
        raise Refused("unsupported parse_mode")
    if mode and listed:
        raise Refused("entities are given twice: parse_mode and a list")


@rule
def is_well_formed(text: str) -> tuple[str, list[JSON]]:
    """api#html-style: only the listed tags, closed in order; every < > & that is not of a tag is escaped."""
    return Parser(text).parse()


@rule
def entities_lie_within(text: str, entities: list[JSON]) -> None:
    """api#messageentity: offset and length in UTF-16 code units, inside the text; at most 100 count."""
    whole = width(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > whole:
            raise Refused("can't parse entities: an entity lies outside the text")
    if len(entities) > ENTITIES:
        raise Refused("can't parse entities: more than 100 of them")


@rule
def text_has_1_to_4096(text: str) -> None:
    """api#sendmessage: text of 1-4096 characters after entities parsing."""
    if not text:
        raise Refused("message text is empty")
    if width(text) > TEXT:
        raise Refused("message is too long")


@rule
def caption_has_up_to_1024(caption: str) -> None:
    """api#sendphoto: caption of 0-1024 characters after entities parsing."""
    if width(caption) > CAPTION:
        raise Refused("message caption is too long")

"""Positions in UTF-16, and the entities that Telegram finds by itself in what anyone writes."""

import re
from collections.abc import Iterator

from tests.botapi.types import JSON

FOUND = (
    (
        "url",
        re.compile(
            r"(?:https?://|(?<![\w@./])(?=[\w-]+\.))[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|ca|me|info|dev|app|io|fr|quebec)\b(?::\d+)?(?:[/?#][^\s<>\"]*[^\s<>\".,;:!?)»])?",
            re.IGNORECASE,
        ),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}\b", re.IGNORECASE)),
    ("mention", re.compile(r"(?<![\w@/])@[a-z]\w{3,31}\b", re.IGNORECASE | re.ASCII)),
    ("bot_command", re.compile(r"(?<![\w/<>])/\w{1,64}(?:@\w{3,32})?(?![\w/])", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,255}")),
)
"""In order of precedence; a subset of TDLib's rules that serves for what people write here."""


def width(text: str) -> int:
    """UTF-16 code units, in which Telegram counts (https://core.telegram.org/bots/api#messageentity)."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def trimmed(text: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    """Without white space around, as Telegram keeps it; entities move along."""
    kept = text.strip()
    before, whole = width(text) - width(text.lstrip()), width(kept)
    moved = []
    for entity in entities:
        begin = max(0, entity["offset"] - before)
        end = min(whole, entity["offset"] + entity["length"] - before)
        if end > begin:
            moved.append({**entity, "offset": begin, "length": end - begin})
    return kept, moved


def with_found(text: str, entities: list[JSON]) -> list[JSON]:
    """What was asked for, and beside it what Telegram finds where nothing was asked for."""
    taken = [
        (e["offset"], e["offset"] + e["length"])
        for e in entities
        if e["type"] in {"text_link", "code", "pre", "text_mention"}
    ]
    return sorted([*entities, *_find(text, taken)], key=lambda e: (e["offset"], -e["length"]))


def _find(text: str, taken: list[tuple[int, int]]) -> Iterator[JSON]:
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            begin = width(text[: match.start()])
            end = begin + width(match.group())
            if all(end <= first or last <= begin for first, last in taken):
                taken.append((begin, end))
                yield {"type": kind, "offset": begin, "length": end - begin}

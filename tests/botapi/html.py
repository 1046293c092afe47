"""HTML mode, parsed as TDLib's `parse_html` does: the same tags, the same errors, the same offsets.

https://core.telegram.org/bots/api#html-style
"""

import html
import re
from dataclasses import dataclass
from typing import Any

from tests.botapi.entities import width
from tests.botapi.refusals import Refused
from tests.botapi.types import JSON

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "tg-spoiler": "spoiler", "span": "spoiler", "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(
    r"""\s*([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([a-zA-Z0-9.\-]+)(?=[\s>])))?"""
)


@dataclass(slots=True)
class _Open:
    tag: str
    value: str
    begins: int
    at: int


class Parser:
    """Reads a text once; `text` and `entities` are what is sent."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._open: list[_Open] = []
        self._written: list[str] = []
        self._width = 0
        self.entities: list[JSON] = []

    @property
    def text(self) -> str:
        return "".join(self._written)

    def parse(self) -> tuple[str, list[JSON]]:
        """The text without its tags, and its entities; Refused("can't parse entities: …")."""
        while self._at < len(self._source):
            character = self._source[self._at]
            if character == "<":
                if self._source[self._at + 1 : self._at + 2] == "/":
                    self._close()
                else:
                    self._begin()
            elif character == "&" and (found := REFERENCE.match(self._source, self._at)):
                self._at = found.end()
                self._write(_character(found))
            else:
                self._at += 1
                self._write(character)
        if self._open:
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        self.entities.sort(key=lambda e: (e["offset"], -e["length"]))
        return self.text, self.entities

    def _write(self, text: str) -> None:
        self._written.append(text)
        self._width += width(text)

    def _wrong(self, why: str, at: int | None = None) -> Refused:
        where = "" if at is None else f" at byte offset {len(self._source[:at].encode())}"
        return Refused(f"can't parse entities: {why}{where}")

    def _begin(self) -> None:
        begins = self._at
        found = NAME.match(self._source, begins + 1)
        assert found is not None
        tag, self._at = found.group().lower(), found.end()
        if self._at == len(self._source):
            raise self._wrong("Unclosed start tag", begins)
        if tag not in TAGS:
            raise self._wrong(f'Unsupported start tag "{tag}"', begins)
        attributes = self._attributes(tag, begins)
        value = {"a": "href", "pre": "", "code": "class", "span": "class", "tg-emoji": "emoji-id"}.get(tag, "")
        argument = attributes.get(value, "")
        if tag == "span" and argument != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', begins)
        if tag == "blockquote" and "expandable" in attributes:
            argument = "expandable"
        self._open.append(_Open(tag, argument, self._width, len(self._written)))

    def _attributes(self, tag: str, begins: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            while self._source[self._at : self._at + 1].isspace():
                self._at += 1
            if self._source[self._at : self._at + 1] == ">":
                self._at += 1
                return attributes
            found = ATTRIBUTE.match(self._source, self._at)
            if found is None:
                if self._at == len(self._source):
                    raise self._wrong("Unclosed start tag", begins)
                raise self._wrong(f'Empty attribute name in the tag "{tag}"', begins)
            self._at = found.end()
            if self._at == len(self._source):
                raise self._wrong("Unclosed start tag", begins)
            given = next((value for value in found.groups()[1:] if value is not None), "")
            attributes[found[1].lower()] = REFERENCE.sub(_character, given)

    def _close(self) -> None:
        begins = self._at
        if not self._open:
            raise self._wrong("Unexpected end tag", begins)
        found = NAME.match(self._source, begins + 2)
        assert found is not None
        tag, self._at = found.group().lower(), found.end()
        while self._source[self._at : self._at + 1].isspace():
            self._at += 1
        if self._source[self._at : self._at + 1] != ">":
            raise self._wrong("Unclosed end tag", begins)
        self._at += 1
        opened = self._open.pop()
        if tag and tag != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{tag}>"'
            raise self._wrong(f"Unmatched end tag at byte offset {len(self._source[:begins].encode())}, {expected}")
        if self._width > opened.begins:
            self._keep(opened)

    def _keep(self, opened: _Open) -> None:
        entity: JSON = {"type": TAGS[opened.tag], "offset": opened.begins, "length": self._width - opened.begins}
        extra: dict[str, Any] = {}
        if opened.tag == "a":
            url = opened.value or "".join(self._written[opened.at :])
            if not _is_link(url):
                return
            extra = {"url": url if "://" in url else f"http://{url}/"}
        elif opened.tag == "tg-emoji":
            extra = {"custom_emoji_id": opened.value}
        elif opened.value == "expandable":
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and opened.value.startswith("language-"):
            inside = self._open and self._open[-1].tag == "pre" and self._open[-1].begins == opened.begins
            if inside:
                self._open[-1].value = opened.value.removeprefix("language-")
                return
        elif opened.tag == "pre" and opened.value:
            extra = {"language": opened.value}
        self.entities.append({**entity, **extra})


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return NAMED[found[3]]
    return html.unescape(found.group())


def _is_link(url: str) -> bool:
    """Whether Telegram makes a link of it; else the words stay words."""
    return bool(re.match(r"(?:https?://|tg://|tel:|mailto:)?[^\s/]+\.?[^\s]*$", url)) and ("." in url or "://" in url)

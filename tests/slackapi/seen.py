"""What somebody sees: messages, modals and Homes as one reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.slackapi.rules.blocks import inside
from tests.slackapi.state import View
from tests.slackapi.types import JSON

LINK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
STYLE = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)([^\n]*?\S)\1(?![\w*_~`])")


def plain(text: str) -> str:
    """mrkdwn as it is read: links by their words, styles gone, entities as what they stand for."""
    shown = LINK.sub(lambda found: found[2] or found[1].removeprefix("mailto:"), text)
    shown = STYLE.sub(r"\2", shown)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def live(text: str) -> list[str]:
    """What Slack makes of mrkdwn that can be pressed or that calls somebody: <@U1>, <!channel>, <https://a.ca>."""
    return [found[0] for found in LINK.finditer(text)]


def read(text: JSON) -> str:
    """A text object as it is read."""
    return plain(text["text"]) if text["type"] == "mrkdwn" else str(text["text"])


def lines(blocks: list[JSON]) -> Iterator[str]:
    """Blocks, line by line; buttons in brackets, pictures by their alt text."""
    for block in blocks:
        match block["type"]:
            case "section":
                yield from (read(text) for text in (block.get("text"), *block.get("fields", ())) if text)
            case "header":
                yield read(block["text"])
            case "context":
                yield " · ".join(read(one) if "text" in one else f"({one['alt_text']})" for one in block["elements"])
            case "image":
                yield f"({block['alt_text']})"
            case "input":
                yield from (read(block[name]) for name in ("label", "hint") if name in block)
        if shown := " ".join(_element(one) for one in inside(block) if one["type"] != "image"):
            yield shown


def _element(element: JSON) -> str:
    if element["type"] in {"button", "workflow_button"}:
        return f"[{read(element['text'])}]"
    return " ".join(f"({read(option['text'])})" for option in element.get("options", ()))


@dataclass(frozen=True)
class Seen:
    """A message as it now stands before somebody's eyes, in its channel."""

    raw: JSON
    channel: str
    mine: bool = False
    """Whether a person wrote it."""

    @property
    def id(self) -> str:
        """Its ts."""
        return str(self.raw["ts"])

    @property
    def blocks(self) -> list[JSON]:
        found: list[JSON] = self.raw.get("blocks", [])
        return found if not self.mine else []

    @property
    def fallback(self) -> str:
        """What a notification says of it."""
        return plain(self.raw["text"])

    @property
    def text(self) -> str:
        """All that is read in it, buttons in brackets and pictures by what is said of them."""
        shown = list(lines(self.blocks)) if self.blocks else [self.fallback]
        shown += [f"({file.get('alt_txt') or file['title']})" for file in self.files]
        return "\n".join(line for line in shown if line)

    @property
    def buttons(self) -> list[JSON]:
        return [button for _, button in buttons(self.blocks)]

    @property
    def files(self) -> list[JSON]:
        found: list[JSON] = self.raw.get("files", [])
        return found

    @property
    def labels(self) -> list[str]:
        return [read(button["text"]) for _, button in buttons(self.blocks)]

    @property
    def live(self) -> list[str]:
        """Every mention and link that Slack makes of its mrkdwn."""
        return [one for text in mrkdwn(self.blocks) for one in live(text)] if self.blocks else live(self.raw["text"])


@dataclass(frozen=True)
class Shown:
    """A modal or a Home as it now stands before somebody's eyes."""

    view: View

    @property
    def id(self) -> str:
        return self.view.id

    @property
    def blocks(self) -> list[JSON]:
        found: list[JSON] = self.view.given["blocks"]
        return found

    @property
    def title(self) -> str:
        return read(self.view.given["title"]) if "title" in self.view.given else ""

    @property
    def submit(self) -> str:
        """The label of its button; empty where there is none."""
        return read(self.view.given["submit"]) if self.view.given.get("submit") else ""

    @property
    def metadata(self) -> str:
        return str(self.view.given.get("private_metadata", ""))

    @property
    def text(self) -> str:
        submit = f"[{self.submit}]" if self.submit else ""
        return "\n".join(line for line in (self.title, *lines(self.blocks), submit) if line)

    @property
    def buttons(self) -> list[JSON]:
        return [button for _, button in buttons(self.blocks)]

    @property
    def labels(self) -> list[str]:
        return [read(button["text"]) for button in self.buttons]

    @property
    def fields(self) -> dict[str, JSON]:
        """The input blocks by their labels, in order."""
        return {read(block["label"]): block for block in self.blocks if block["type"] == "input"}

    @property
    def live(self) -> list[str]:
        """Every mention and link that Slack makes of its mrkdwn."""
        return [one for text in mrkdwn(self.blocks) for one in live(text)]


def buttons(blocks: list[JSON]) -> Iterator[tuple[JSON, JSON]]:
    """Every button, with its block."""
    return ((block, one) for block in blocks for one in inside(block) if one["type"] == "button")


def mrkdwn(found: object) -> Iterator[str]:
    """The text of every mrkdwn object in something."""
    if isinstance(found, list):
        for one in found:
            yield from mrkdwn(one)
    elif isinstance(found, dict) and found.get("type") == "mrkdwn":
        yield found["text"]
    elif isinstance(found, dict):
        yield from mrkdwn(list(found.values()))

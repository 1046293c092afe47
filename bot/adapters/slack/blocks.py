"""How a screen looks in Slack: blocks, and a line of plain words for where no blocks are shown.

Whatever people wrote is in `plain_text`, which Slack shows as it is: nothing in it calls anybody, leads
anywhere or turns into a picture. Lengths are those of docs.slack.dev/reference/block-kit.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

from conversations.degrade import split
from conversations.screens import Card, Choice, Progress, Screen

T = TypeVar("T")
Block: TypeAlias = dict[str, Any]
Picture: TypeAlias = Callable[[str], str]
"""Where everybody can fetch a picture of ours, by its hash; empty where they can't."""
SECTION, HEADER, SMALL, LABEL, VALUE, ALT = 3_000, 150, 2_000, 75, 2_000, 2_000
FALLBACK, EDITED = 3_000, 4_000
BLOCKS, ROW, ELEMENTS = 50, 25, 10
STYLES = {"main": "primary", "danger": "danger"}
BAR = 10
"""Squares of a progress bar at most."""


def blocks(screen: Screen, picture: Picture = lambda _: "") -> list[Block]:
    """The blocks of a message; none where there is nothing to show."""
    found = _part(screen, picture)
    return found if len(found) <= BLOCKS else [*found[: BLOCKS - 1], found[-1]]


def page(screen: Screen, picture: Picture, most: int) -> list[Block]:
    """The blocks of a page, its parts under lines; those for which there is no room whole are left out."""
    found = _part(screen, picture)[:most]
    buttons = len(screen.choices)
    for part in screen.parts:
        below: list[Block] = [{"type": "divider"}, *_part(part, picture, buttons)]
        if len(found) + len(below) <= most:
            found += below
            buttons += len(part.choices)
    return found


def _part(screen: Screen, picture: Picture, buttons: int = 0) -> list[Block]:
    """What a screen shows by itself, below so many buttons of others."""
    card = _card(screen.card, picture) if screen.card else ()
    return [*_words(screen.text), *card, *_buttons(screen.choices, buttons)]


def fallback(screen: Screen) -> str:
    """The same in plain words, for notices and screen readers; escaped, for Slack reads marks in it."""
    card = screen.card
    parts = [screen.text, *((card.title, *card.lines) if card else ())]
    if not any(part.strip() for part in parts):
        parts = [choice.label for choice in screen.choices]
    said = "\n".join(part for part in parts if part)
    written = escape(cut(said, FALLBACK))
    # One sign becomes five at most, and an edit takes no more than that in all.
    return written if len(written) <= EDITED else escape(cut(said, EDITED // 5))


def whisper(notice: str) -> Block:
    """What is said to one person alone: its words, and the same in a block, without which Slack reads marks in them."""
    screen = Screen(notice)
    return {"text": fallback(screen), "blocks": blocks(screen)}


def escape(text: str) -> str:
    """The text with the three signs escaped by which Slack's marks begin and end."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str, most: int) -> Block:
    """Words that do nothing, cut where they would be too long."""
    return {"type": "plain_text", "text": cut(text, most), "emoji": False}


def cut(text: str, most: int) -> str:
    """The text, in so many characters at most."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def section(text: str) -> Block:
    """A paragraph."""
    return {"type": "section", "text": plain(text, SECTION)}


def _words(text: str) -> Iterator[Block]:
    for part in split(text, SECTION):
        if part.strip():
            yield section(part)


def _card(card: Card, picture: Picture) -> Iterator[Block]:
    if card.title.strip():
        long = len(card.title) > HEADER
        yield section(card.title) if long else {"type": "header", "text": plain(card.title, HEADER)}
    yield from _words("\n".join(card.lines))
    if card.picture is not None:
        yield from _picture(card.picture.alt, picture(card.picture.ref))
    below = [reason for reason in card.reasons if reason.strip()]
    for few in _in_rows(below, ELEMENTS):
        yield _small(few)
    if card.progress is not None:
        yield _small((_meter(card.progress),))


def _picture(alt: str, url: str) -> Iterator[Block]:
    if url:
        yield {"type": "image", "image_url": url, "alt_text": cut(alt, ALT)}
    elif alt.strip():
        yield _small((alt,))


def _small(words: Iterable[str]) -> Block:
    return {"type": "context", "elements": [plain(each, SMALL) for each in words]}


def _meter(progress: Progress) -> str:
    """A bar, and its words, which say it all; of one thing there is no bar to draw."""
    if progress.total < 2:
        return progress.label
    squares = min(progress.total, BAR)
    full = min(squares, progress.done * squares // progress.total)
    return f"{'▰' * full}{'▱' * (squares - full)} {progress.label}"


def _buttons(choices: Sequence[Choice], above: int) -> Iterator[Block]:
    """The buttons, the main choice first, in rows of as many as Slack takes; their places follow those above."""
    ordered = sorted(choices, key=lambda choice: choice.style != "main")
    for row in _in_rows(list(enumerate(ordered, above)), ROW):
        yield {"type": "actions", "elements": [_button(place, choice) for place, choice in row]}


def _button(place: int, choice: Choice) -> Block:
    button: Block = {
        "type": "button",
        # Unique in its message, whatever the choices are called.
        "action_id": f"{place}.{choice.id}"[:255],
        "text": plain(choice.label.strip() or choice.id, LABEL),
    }
    if choice.url:
        button["url"] = choice.url
    else:
        button["value"] = choice.token[:VALUE]
    if choice.style in STYLES:
        button["style"] = STYLES[choice.style]
    return button


def _in_rows(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    for first in range(0, len(items), most):
        yield items[first : first + most]

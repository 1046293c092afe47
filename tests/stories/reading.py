"""A Telegram message as it stands in its chat, and whether it is what was meant: words, buttons, picture, file."""

import json

from icalendar import Calendar

from bot.adapters.telegram.html import JOINER
from bot.adapters.telegram.writing import WITHDRAWN
from bot.attachments import LABELS
from conversations.screens import Message
from tests.botapi import Seen
from tests.stories.person import loose


def read(seen: Seen) -> str:
    """A message as one reads it."""
    labels = " ".join(f"[{label}]" for label in seen.labels)
    return "\n".join(line for line in (seen.text.replace(JOINER, ""), labels) if line)


def check_words(message: Message, seen: Seen) -> None:
    """Every word of it is there, and every button."""
    screen, words = message.screen, loose(seen.text.replace(JOINER, ""))
    card = screen.card
    meant = [screen.text, *((card.title, *card.lines) if card else ())]
    for text in meant:
        assert loose(text.strip()) in words, f"“{text}” is not shown in:\n{words}"
    if not screen.place:
        tokens = {button.get("callback_data") or button.get("url") for row in seen.rows for button in row}
        assert tokens == {choice.url or choice.token for choice in screen.choices}


def check_picture(shown: bytes | None, kept: bytes | None) -> None:
    """It is the picture that is kept, and says nothing of its giver (see tests/bot/photos.py); or none is seen."""
    if kept is None:
        assert shown in {None, WITHDRAWN.read_bytes()}, "a picture that is not kept is still seen"
        return
    assert shown == kept
    assert b"Zyxwvut" not in shown
    assert b"Exif" not in shown


def check_file(sort: str, name: str, content: bytes) -> None:
    """It is named as it should be, and opens."""
    assert name == LABELS[sort].name
    match sort:
        case "calendar":
            assert Calendar.from_ical(content).walk("VEVENT")
        case "poster":
            assert content.startswith(b"%PDF-")
        case "month":
            assert content.startswith(b"\x89PNG")
        case "json":
            assert json.loads(content)
        case "csv":
            assert len(content.decode("utf-8-sig").splitlines()) > 1
        case _:
            raise AssertionError(f"nobody reads a file of the sort {sort}")

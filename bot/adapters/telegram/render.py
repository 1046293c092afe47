"""How a screen looks on Telegram: one message's text in HTML, and the buttons under it."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.adapters.telegram.html import bold, inert, italic, spoken
from conversations.screens import Card, Choice, Progress, Screen

Keyboard: TypeAlias = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove
WIDTHS = {2: 16, 3: 9}
"""The longest label, in characters, of buttons that stand two or three in a row on a narrow phone."""
STYLES = {"main": "primary", "danger": "danger"}
BAR = 10
"""Squares of a progress bar at most."""


def text(screen: Screen) -> str:
    """The words of a message, in Telegram's HTML."""
    parts = [spoken(screen.text), _card(screen.card) if screen.card else ""]
    return "\n\n".join(part for part in parts if part)


def keyboard(screen: Screen) -> Keyboard | None:
    """What is under a message or, where a place is asked, in the place of the phone's own keyboard.

    There the choices are words that a press writes, for Telegram lets no message have both kinds of
    buttons, and only those of that keyboard can share a place.
    """
    if screen.clearing:
        return ReplyKeyboardRemove()
    if not screen.place:
        return buttons(screen.choices)
    words = [[KeyboardButton(choice.label) for choice in row] for row in _rows(screen.choices)]
    share = KeyboardButton(screen.place, request_location=True)
    return ReplyKeyboardMarkup([[share], *words], resize_keyboard=True, one_time_keyboard=True)


def buttons(choices: Sequence[Choice]) -> InlineKeyboardMarkup | None:
    """The buttons: the main choice first and alone, short ones side by side, long ones a row each."""
    if not choices:
        return None
    return InlineKeyboardMarkup([[_button(choice) for choice in row] for row in _rows(choices)])


def _card(card: Card) -> str:
    lines = [bold(card.title), *map(inert, card.lines)]
    below = [italic(" · ".join(card.reasons)) if card.reasons else "", _meter(card.progress) if card.progress else ""]
    return "\n\n".join(part for part in ("\n".join(lines), "\n".join(line for line in below if line)) if part)


def _meter(progress: Progress) -> str:
    """A bar, and its words, which say it all; of one thing there is no bar to draw."""
    if progress.total < 2:
        return inert(progress.label)
    squares = min(progress.total, BAR)
    full = min(squares, progress.done * squares // progress.total)
    return f"{'▰' * full}{'▱' * (squares - full)} {inert(progress.label)}"


def _rows(choices: Iterable[Choice]) -> Iterable[list[Choice]]:
    row: list[Choice] = []
    for choice in sorted(choices, key=lambda choice: choice.style != "main"):
        if row and not _fit([*row, choice]):
            yield row
            row = []
        row.append(choice)
    if row:
        yield row


def _fit(row: Sequence[Choice]) -> bool:
    alone = any(choice.style == "main" for choice in row)
    return not alone and max(len(choice.label) for choice in row) <= WIDTHS.get(len(row), 0)


def _button(choice: Choice) -> InlineKeyboardButton:
    style = STYLES.get(choice.style)
    if choice.url:
        return InlineKeyboardButton(choice.label, url=choice.url, style=style)
    return InlineKeyboardButton(choice.label, callback_data=choice.token, style=style)

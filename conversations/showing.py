"""Shows the acting person a view of their own: the same card that others are sent, which changes later too."""

from typing import Any

from conversations.screens import Screen
from conversations.telling import word
from conversations.turn import Turn
from conversations.views import VIEWS


def show(turn: Turn[Any], view: str, argument: str) -> None:
    """Sends the view as a message of its own, with lasting buttons."""
    worded = word(turn.stage, turn.neighbourhood, turn.me, view, argument, VIEWS)
    if worded is not None:
        turn.show(worded.screen, worded.opens)


def asked(turn: Turn[Any], view: str, argument: str) -> Screen:
    """The view as a state's question: its buttons are the state's answers."""
    worded = word(turn.stage, turn.neighbourhood, turn.me, view, argument, VIEWS)
    return worded.screen if worded is not None else Screen()

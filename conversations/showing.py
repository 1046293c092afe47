"""Shows the acting person a view of their own: the same card that others are sent, which changes later too."""

from typing import Any

from conversations.screens import Screen
from conversations.telling import Teller, View
from conversations.turn import Turn
from conversations.views import VIEWS


def show(turn: Turn[Any], view: str, argument: str) -> None:
    """Sends the view as a message of its own, with lasting buttons."""
    worded = _worded(turn, view, argument)
    if worded is not None:
        turn.stage.send(turn.address, worded.screen, opens=worded.opens, attachment=worded.attachment)


def asked(turn: Turn[Any], view: str, argument: str) -> Screen:
    """The view as a state's question. Its buttons last, as on every card: each opens the flow with that answer."""
    worded = _worded(turn, view, argument)
    if worded is None:
        return Screen()
    return turn.stage.lasting(turn.address, worded.screen, worded.opens) if worded.opens else worded.screen


def _worded(turn: Turn[Any], view: str, argument: str) -> View | None:
    return Teller(turn.stage, turn.neighbourhood, VIEWS).word(turn.me, view, argument, turn.address)

"""Questions still open: an older copy of one, or one beneath a digression, takes its answer as the newest does."""

from typing import TYPE_CHECKING
from zlib import crc32

from conversations.conversation import Frame
from conversations.ids import Ids
from conversations.mending import current
from conversations.screens import Screen
from domain.record import JSON
from domain.refusals import Refusal

if TYPE_CHECKING:
    from conversations.talk import Talk


def nonce(frame: Frame, screen: Screen, ids: Ids) -> str:
    """What the tokens of a question's buttons share: the same as long as nothing advanced and it says the same.

    Asked in other words, with another figure say, it is another question: nobody answers what they did not read.
    """
    frame.asked = frame.asked or ids.short()
    return f"{frame.asked}{crc32(JSON.encode(screen), crc32(frame.state.encode())):08x}"


def raised(talk: "Talk", name: str, choice: str) -> bool:
    """Takes up the open question whose tokens share `name`, above what was begun since; False when none has them.

    `choice` must be one of its buttons still.
    """
    for frame in reversed(talk.conversation.frames[:-1]):
        if frame.asked and current(talk.flows.get(frame.flow), frame) and _is_of(talk, frame, name, choice):
            _lift(talk, frame)
            return True
    return False


def raised_form(talk: "Talk", token: str) -> bool:
    """Takes up the open form that sends `token` back, above what was begun since; False when there is none."""
    for frame in talk.conversation.frames[:-1]:
        if token and frame.token == token:
            _lift(talk, frame)
            return True
    return False


def _is_of(talk: "Talk", frame: Frame, name: str, choice: str) -> bool:
    turn = talk.turn(frame)
    try:
        screen = talk.question(turn, frame, talk.flows[frame.flow].states[frame.state])
    except Refusal:  # what it was about is gone
        return False
    return nonce(frame, screen, talk.stage.ids) == name and any(choice == one.id for one in screen.choices)


def _lift(talk: "Talk", frame: Frame) -> None:
    """Puts it above the others; the menu is no errand, and is let go."""
    others = [one for one in talk.conversation.frames if one is not frame and one.flow != "menu"]
    talk.conversation.frames = [*others, frame]

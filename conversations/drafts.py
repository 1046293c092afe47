"""A draft that was left or opened again: a button beside the next question leads back to it, or begins anew."""

from typing import Any

from conversations.conversation import Frame
from conversations.flow import Flow
from conversations.screens import Choice
from conversations.turn import Opens, Stage
from conversations.words import N_, Words
from domain.sheets import WEEK

SET_ASIDE = "~set-aside"
"""What an opener names when it takes up again a flow that was left."""
ANEW = "~anew"
"""What an opener names when it begins a flow again, and leaves its draft."""
BEGUN = N_("You had already begun this. We go on where you were.")


def take_up_again(stage: Stage, words: Words, frame: Frame, member: str) -> Choice:
    """A button that leads back, for a week, to a draft that was left."""
    id = stage.opener(Opens(SET_ASIDE, {"frame": frame.write()}, member, stage.now + WEEK))
    return Choice("resume", words.say(N_("Take it up again")), token=f"o{id}-resume")


def begin_anew(stage: Stage, words: Words, frame: Frame, flow: Flow[Any], member: str) -> Choice:
    """A button that leaves, within a week, a draft that was opened again, and asks from the start."""
    blank = Frame(flow=frame.flow, version=flow.version, state=next(iter(flow.states)), argument=frame.argument)
    id = stage.opener(Opens(ANEW, {"frame": blank.write()}, member, stage.now + WEEK))
    return Choice("anew", words.say(N_("Begin anew")), token=f"o{id}-anew")

"""A first name, asked of somebody whose platform gave none."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Flow, Line, NoData, state
from conversations.inbound import Text
from conversations.turn import Turn
from conversations.words import N_


def question(turn: Turn[NoData]) -> str:
    """Asks for it, and says who will see it: `for` is "helpers" for somebody who has just asked for help."""
    if turn.argument.get("for") == "helpers":
        return turn.words.say(N_("What is your first name? The people who offer you their help will see it."))
    return turn.words.say(N_("What is your first name? The organizers will see it."))


class Introduce(Flow[NoData]):
    name = "introduce"
    title = N_("Your first name")

    @state(
        ask=question,
        choices={"skip": N_("I’d rather not say")},
        line=Line(N_("First name"), good=("Ada",), bad=("x" * 41,)),
    )
    def called(self, turn: Turn[NoData], said: Text | Chosen[Literal["skip"]]) -> Again | Done:
        """Keeps the name, or lives without."""
        if isinstance(said, Chosen):
            return Done(turn.words.say(N_("That’s fine.")))
        turn.become(turn.neighbourhood.adjust(name=" ".join(said.value.split())))
        return Done(turn.words.say(N_("Nice to meet you, {name}."), name=turn.me.name))

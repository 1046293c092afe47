"""The menu: what one can come for. The conversation rests here when nothing is under way."""

from typing import Literal

from conversations.flow import Chosen, Done, Flow, Goto, NoData, Push, state
from conversations.inbound import Text
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_

Errand = Literal["offer", "ask", "propose", "browse", "mine", "settings", "moderate", "resume", "menu"]
LABELS: dict[Errand, str] = {
    "offer": N_("Lend a hand"),
    "ask": N_("Ask for help"),
    "propose": N_("Propose a project"),
    "browse": N_("See what’s going on"),
    "mine": N_("My projects and offers"),
    "settings": N_("Settings"),
}


def errands(turn: Turn[NoData]) -> list[Choice]:
    """What the person can come for; moderators have their queue too."""
    listed = [turn.choice(id, label) for id, label in LABELS.items()]
    if turn.member is not None and turn.neighbourhood.kept.members.roles(turn.me.id):
        listed.insert(0, turn.choice("moderate", N_("The moderators’ queue")))
    return listed


class Menu(Flow[NoData]):
    name = "menu"
    title = N_("The menu")

    @state(
        ask=N_("What brings you here?"),
        choices=errands,
        help=N_("Choose what you came for, or write it in your own words."),
    )
    def menu(
        self, turn: Turn[NoData], said: Chosen[Errand] | Text
    ) -> Goto[Literal["menu"]] | Done:
        """Opens what was chosen; words out of the blue are read, and go to the right flow."""
        if isinstance(said, Chosen):
            if said.id == "resume":
                return Done()
            if said.id == "menu":
                return Goto("menu")
            return Done(then=Push(said.id))
        return turn_to(turn, said.value)


def turn_to(turn: Turn[NoData], text: str) -> Goto[Literal["menu"]] | Done:
    turn.say(turn.words.say(N_("I didn’t quite get that. Here is what we can do together.")))
    return Goto("menu")

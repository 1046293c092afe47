"""The menu: what one can come for. The conversation rests here when nothing is under way."""

from typing import Literal

from conversations.flow import Chosen, Flow, Goto, NoData, Push, state
from conversations.inbound import Text
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_

Errand = Literal["offer", "ask", "propose", "browse", "mine", "settings", "moderate"]
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
        self, turn: Turn[NoData], said: Chosen[Errand | Literal["menu"]] | Text
    ) -> Push[Errand] | Goto[Literal["menu"]]:
        """Opens what was chosen, and is gone; words that mean nothing here are answered with what can be done."""
        if isinstance(said, Text):
            turn.say(turn.words.say(N_("I didn’t quite get that. Here is what we can do together.")))
            return Goto("menu")
        if said.id == "menu":
            return Goto("menu")
        return Push(said.id)

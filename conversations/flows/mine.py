"""My things: projects, offers and yeses in one list; each opens what can be done with it."""

from typing import Literal

from conversations.flow import Chosen, Done, Flow, Goto, Push, state
from conversations.flows.mine_list import Shelf, choices, listing
from conversations.flows.mine_offers import Offers
from conversations.showing import show
from conversations.turn import Turn
from conversations.words import N_

OPENED: dict[str, tuple[Literal["change", "keep", "partner"], str]] = {
    "project": ("change", "project"),
    "yes": ("keep", "yes"),
    "shop": ("partner", "partner"),
}
"""What each sort of thing opens, and by which argument."""

MOST_WAITING = 5
"""Yeses shown again at once; the project's card says how many wait."""


class Mine(Offers, Flow[Shelf]):
    name = "mine"
    title = N_("My projects and offers")

    @state(
        ask=listing,
        choices=choices,
        help=N_("Choose one of your projects, offers or yeses to see where it stands and change it."),
    )
    def mine(
        self, turn: Turn[Shelf], said: Chosen[str]
    ) -> Goto[Literal["mine", "offer"]] | Push[Literal["change", "keep", "partner", "offer", "browse"]] | Done:
        """Opens what was chosen."""
        sort, _, id = said.id.partition("_")
        if sort in OPENED:
            flow, name = OPENED[sort]
            if sort == "project":
                _show_waiting(turn, id)
            return Push(flow, {name: id})
        match sort:
            case "offer":
                turn.data.offer = id
                return Goto("offer")
            case "more":
                turn.data.page += 1
                return Goto("mine")
        if sort == "done":
            return Done(turn.words.say(N_("Come back whenever you like: /me.")))
        return Push("offer" if sort == "give" else "browse")


def _show_waiting(turn: Turn[Shelf], project: str) -> None:
    """The yeses that wait for an answer, again: whoever looks at the project can answer them there."""
    rows = turn.neighbourhood.kept.commitments.of_project(project)
    for yes in list(dict.fromkeys(row.yes for row in rows if row.awaited))[:MOST_WAITING]:
        show(turn, "alert", yes)

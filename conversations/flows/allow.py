"""An owner's answer to a promise above the amount that the team decides by itself."""

from typing import Literal

from conversations.flow import Chosen, Done, Flow, Goto, NoData, state
from conversations.screens import Screen
from conversations.showing import asked
from conversations.turn import Turn
from conversations.words import N_
from domain.commitments import ACTIVE, Commitment
from domain.ground import found
from domain.refusals import TooLate


def row_of(turn: Turn[NoData]) -> Commitment | None:
    """What was promised, for one of the shop's owners; nothing for anybody else."""
    rows = turn.neighbourhood.kept.commitments.of_yes(turn.argument["yes"])
    return rows[0] if rows and turn.neighbourhood.may("approve_pledge", rows[0]) else None


def card(turn: Turn[NoData]) -> Screen:
    """The alert itself; Unknown once it is gone."""
    found(row_of(turn))
    return asked(turn, "to_allow", turn.argument["yes"])


class Allow(Flow[NoData]):
    name = "allow"
    title = N_("A promise to approve")

    def entry(self, turn: Turn[NoData]) -> Goto[Literal["asked"]] | Done:
        """The alert while it waits; what became of it once it does not."""
        row = row_of(turn)
        if row is None:
            return Done(turn.words.say(N_("I can’t find that any more.")))
        return Goto("asked") if row.approving and row.state in ACTIVE else Done(card(turn).text)

    @state(
        ask=card,
        choices={"approve": N_("Approve it"), "refuse": N_("Don’t promise it")},
        help=N_("The organizers hear of it only once you have approved it."),
    )
    def asked(self, turn: Turn[NoData], said: Chosen[Literal["approve", "refuse"]]) -> Done:
        """Yes or no in one press; the first owner's answer counts."""
        yes = turn.argument["yes"]
        try:
            if said.id == "approve":
                turn.neighbourhood.approve_pledge(yes)
                return Done(turn.words.say(N_("It’s done: the promise is on its way to the organizer.")))
            turn.neighbourhood.refuse_pledge(yes)
        except TooLate:
            return Done(card(turn).text)
        return Done(turn.words.say(N_("It’s done: nothing is promised, and the organizer hears nothing of it.")))

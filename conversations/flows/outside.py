"""Outside the territories that are open: kind words, and a waitlist where the door is announced."""

from typing import Any, Literal

from conversations.flow import Chosen, Done, Goto, state
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_
from domain.territories import Territory


def is_open(turn: Turn[Any], fsa: str) -> bool:
    """Whether people can be asked to help there."""
    territory = _territory(turn, fsa)
    return territory is not None and territory.state == "open"


def told(turn: Turn[Any]) -> str:
    """That the door is not open there, and what can be done meanwhile."""
    place = turn.words.place(_where(turn))
    if _announced(turn):
        return turn.words.say(
            N_("The door isn’t open in {place} yet, but it is coming. I can write to you the day it opens."),
            place=place,
        )
    return turn.words.say(
        N_("The door isn’t open in {place} yet: nobody there could be asked. You can look at what goes on elsewhere."),
        place=place,
    )


def choices(turn: Turn[Any]) -> list[Choice]:
    """Wait for it, take another place, or leave it there."""
    wait = [turn.choice("wait", N_("Tell me when it opens"))] if _announced(turn) else []
    return [*wait, turn.choice("elsewhere", N_("It’s somewhere else")), turn.choice("stop", N_("Leave it there"))]


class Outside:
    """The state of a flow whose draft says `where`."""

    @state(ask=told, choices=choices)
    def outside(
        self, turn: Turn[Any], said: Chosen[Literal["wait", "elsewhere", "stop"]]
    ) -> Goto[Literal["where"]] | Done:
        """The door is not open there: wait, take another place, or leave it."""
        if said.id == "elsewhere":
            turn.data.where = None
            return Goto("where")
        if said.id == "stop":
            return Done(turn.words.say(N_("As you wish. Nothing was sent.")))
        territory = _territory(turn, _where(turn))
        assert territory is not None, "waiting is offered only for an announced territory"
        turn.neighbourhood.wait_for(territory.id)
        thanks = turn.words.say(
            N_("It’s noted: I write to you the day the door opens in {place}."), place=territory.name
        )
        return Done(thanks)


def _where(turn: Turn[Any]) -> str:
    return turn.data.where or ""


def _territory(turn: Turn[Any], fsa: str) -> Territory | None:
    return turn.neighbourhood.kept.territories.of_fsa(fsa)


def _announced(turn: Turn[Any]) -> bool:
    territory = _territory(turn, _where(turn))
    return territory is not None and territory.state == "announced"

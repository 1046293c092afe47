"""An organizer compares the quotes for a need, and chooses the one to read and answer."""

from typing import Any, Literal

from conversations.flow import Chosen, Done, Flow, Goto, NoData, Push, state
from conversations.screens import Choice, Screen
from conversations.showing import asked
from conversations.turn import Turn
from conversations.words import N_
from domain.ground import found
from domain.projects import Need


def need_of(turn: Turn[Any]) -> Need | None:
    """The need, for one of its organizers; nothing for anybody else."""
    need = turn.neighbourhood.kept.needs.get(turn.argument["need"])
    project = turn.neighbourhood.kept.projects.get(need.project) if need else None
    return need if project is not None and turn.me.id in project.organizers else None


def card(turn: Turn[Any]) -> Screen:
    """All the quotes, as the organizers were sent them; Unknown once the need is gone."""
    found(need_of(turn))
    return asked(turn, "quotes", turn.argument["need"])


def listed(turn: Turn[Any]) -> list[Choice]:
    """One choice a quote."""
    return list(card(turn).choices)


class Compare(Flow[NoData]):
    name = "compare"
    title = N_("Quotes to compare")

    def entry(self, turn: Turn[NoData]) -> Goto[Literal["quotes"]] | Done:
        """The quotes while any waits; what became of them once none does."""
        if need_of(turn) is None:
            return Done(turn.words.say(N_("I can’t find that any more.")))
        return Goto("quotes") if listed(turn) else Done(card(turn).text)

    @state(
        ask=card,
        choices=listed,
        help=N_("Choose a quote: you read all of it, then you accept it, say no, or ask a question first."),
    )
    def quotes(self, turn: Turn[NoData], said: Chosen[str]) -> Done:
        """The quote itself, with its answers."""
        return Done(then=Push("organize", {"yes": said.id}))

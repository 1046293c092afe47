"""Following a link to a project: what it looks for, each thing a card; kind words where it is over."""

from typing import Literal

from conversations.answers import is_open
from conversations.flow import Chosen, Done, Flow, Goto, NoData, Push, state
from conversations.notices import is_public
from conversations.showing import show
from conversations.turn import Turn
from conversations.words import N_

SHOWN = 5
"""Cards shown at once."""


class Visit(Flow[NoData]):
    name = "visit"
    title = N_("A project")

    def entry(self, turn: Turn[NoData]) -> Goto[Literal["over"]] | Push[Literal["change"]] | Done:
        """Its cards; one's own project opens as one's own."""
        kept = turn.neighbourhood.kept
        project = kept.projects.get(turn.argument.get("project", ""))
        if project is not None and turn.me.id in project.organizers:
            return Push("change", {"project": project.id})
        if project is None or not is_public(project):
            return Goto("over")
        wanted = [need for need in kept.needs.of_project(project.id) if is_open(turn.neighbourhood, need)]
        if not wanted:
            return Goto("over")
        for need in wanted[:SHOWN]:
            show(turn, "need", need.id)
        return Done(turn.words.say(N_("Press what you could do: one press is enough.")))

    @state(
        ask=N_("Nobody is looked for there any more. Would you like to see what else is near you?"),
        choices={"near": N_("See what’s nearby"), "no": N_("Not now")},
    )
    def over(self, turn: Turn[NoData], said: Chosen[Literal["near", "no"]]) -> Done:
        """What else is going on, for whoever came too late."""
        if said.id == "near":
            return Done(turn.words.say(N_("Let’s see.")), then=Push("browse"))
        return Done(turn.words.say(N_("See you soon.")))

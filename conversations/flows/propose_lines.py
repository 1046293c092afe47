"""Proposing, continued: each line of the card can be changed before it is sent."""

from typing import Literal

from conversations.flow import Again, Chosen, Fix, Goto, Line, state
from conversations.flows import propose_card as say
from conversations.flows.propose_draft import ProjectDraft
from conversations.inbound import Text
from conversations.turn import Turn
from conversations.words import N_
from domain.sheets import within


class Lines:
    """States of Propose that correct what was written."""

    @state(ask=say.ask_line, choices=say.lines)
    def edit(
        self,
        turn: Turn[ProjectDraft],
        said: Chosen[
            Literal[
                "title", "story", "picture", "category", "where", "spot", "public", "when", "need", "cautions", "done"
            ]
        ],
    ) -> (
        Fix[Literal["title", "story", "picture", "category", "where", "spot", "when", "cautions"]]
        | Goto[Literal["edit", "need", "review"]]
    ):
        """One line at a time."""
        if said.id == "done":
            return Goto("review")
        if said.id == "need":
            turn.data.fold()
            return Goto("need")
        if said.id == "public":
            turn.data.public = not turn.data.public
            return Goto("edit")
        return Fix(said.id)

    @state(ask=N_("Which one?"), choices=say.each_need)
    def need(self, turn: Turn[ProjectDraft], said: Chosen[str]) -> Goto[Literal["need_line"]]:
        """One of the needs."""
        turn.data.at = int(said.id.removeprefix("need_"))
        return Goto("need_line")

    @state(ask=say.ask_need_line, choices=say.need_lines, ticks=True)
    def need_line(
        self,
        turn: Turn[ProjectDraft],
        said: Chosen[Literal["again", "adults", "check", "licence", "remove", "done"]],
    ) -> Goto[Literal["kind", "need_line", "licence", "edit"]]:
        """What it requires, or the whole of it said again."""
        data = turn.data
        if said.id in ("adults", "check"):
            requires = data.needs[data.at].requires
            change = (
                {"min_age": 14 if requires.min_age > 14 else 18}
                if said.id == "adults"
                else {"background_check": not requires.background_check}
            )
            data.require(requires.but(**change))
            return Goto("need_line")
        if said.id == "licence":
            return Goto("licence")
        if said.id == "again":
            return Goto("kind")
        if said.id == "remove":
            data.drop()
        data.at = -1
        return Goto("edit")

    @state(
        ask=N_("Which licence or card? For example: driver’s licence."),
        choices={"none": N_("None after all")},
        line=Line(N_("Licence or card"), good=(N_("driver’s licence"),), bad=("x" * 81,)),
    )
    def licence(
        self, turn: Turn[ProjectDraft], said: Text | Chosen[Literal["none"]]
    ) -> Again | Goto[Literal["need_line"]]:
        """Attested by the organizer; shown before anybody says yes."""
        licence = "" if isinstance(said, Chosen) else within("licence", said.value, 0, 80)
        data = turn.data
        data.require(data.needs[data.at].requires.but(licence=licence))
        return Goto("need_line")

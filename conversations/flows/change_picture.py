"""Changing one's own project: another picture, or none."""

from typing import Literal

from conversations import pictures
from conversations.flow import Again, Chosen, Done, Goto, Line, state
from conversations.flows.change_draft import Draft, project_of
from conversations.inbound import Media, Text
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_


def ask(turn: Turn[Draft]) -> str:
    """For another one, or for the first."""
    if project_of(turn).picture:
        return turn.words.say(N_("Send the new picture here. It takes the place of the old one, on every card."))
    return turn.words.say(N_("Send a picture here. It is shown on every card of the project."))


def instead(turn: Turn[Draft]) -> list[Choice]:
    """What can be done without sending one."""
    remove = [turn.choice("remove", N_("Remove the picture"))] if project_of(turn).picture else []
    return [*remove, turn.choice("keep", N_("Leave it as it is"))]


class Pictured:
    """States of Change about the picture. It is fetched, and shown, once the last one is answered."""

    @state(
        ask=ask,
        choices=instead,
        help=N_("A picture is seen by everybody who sees the project. It can be changed or removed at any time."),
    )
    def picture(
        self, turn: Turn[Draft], said: Media | Chosen[Literal["remove", "keep"]]
    ) -> Again | Goto[Literal["face", "project"]] | Done:
        """One instead of the old one, or none any more."""
        if isinstance(said, Media):
            turn.data.picture = pictures.first(said)
            if pictures.several(said):
                turn.say(turn.words.say(pictures.ONE))
            return Goto("face")
        if said.id == "keep":
            turn.say(turn.words.say(N_("It stays as it is.")))
            return Goto("project")
        turn.neighbourhood.change_picture(project_of(turn).id, "")
        return Done(turn.words.say(N_("The picture is removed, everywhere it was shown.")))

    @state(ask=pictures.ASK_FACE, choices=pictures.FACES)
    def face(
        self, turn: Turn[Draft], said: Chosen[Literal["none", "agreed", "drop"]]
    ) -> Goto[Literal["describe", "project"]]:
        """Whose word it needs; without it, everything stays."""
        if said.id == "drop":
            turn.say(turn.words.say(N_("It stays as it is.")))
            return Goto("project")
        turn.data.child = said.id == "agreed"
        return Goto("describe")

    @state(
        ask=pictures.ASK_ALT,
        choices={"skip": N_("Skip it")},
        line=Line(N_("What it shows"), good=(N_("Wooden horses on a workbench"),), bad=("x" * 301,)),
    )
    def describe(self, turn: Turn[Draft], said: Text | Chosen[Literal["skip"]]) -> Again | Done:
        """In the giver's words; then it takes the other one's place."""
        data, neighbourhood = turn.data, turn.neighbourhood
        alt = said.value if isinstance(said, Text) else ""
        source = pictures.source(turn.address)
        given = neighbourhood.give_picture(source, data.picture, child=data.child, agreed=data.child, alt=alt)
        neighbourhood.change_picture(project_of(turn).id, given.id)
        return Done(turn.words.say(N_("Thank you. In a moment it is on every card of the project.")))

"""Proposing, continued: the picture, whose face is on it, and what it shows."""

from typing import Literal

from conversations import pictures
from conversations.flow import Again, Chosen, Goto, Line, state
from conversations.flows.propose_draft import ProjectDraft
from conversations.inbound import Media, Text
from conversations.turn import Turn
from conversations.words import N_


class Pictured:
    """States of Propose about its picture. It is fetched once they have said whose face is on it."""

    @state(ask=pictures.ASK_FACE, choices=pictures.FACES, commits=True)
    def face(
        self, turn: Turn[ProjectDraft], said: Chosen[Literal["none", "agreed", "drop"]]
    ) -> Goto[Literal["describe", "cautions", "review"]]:
        """Given with the word that it needs, or taken out."""
        data, neighbourhood = turn.data, turn.neighbourhood
        if said.id == "drop":
            data.picture = ""
            return onward(turn)
        before = data.given
        source, agreed = pictures.source(turn.address), said.id == "agreed"
        data.given = neighbourhood.give_picture(source, data.picture or "", child=agreed, agreed=agreed).id
        data.picture = data.given
        if before:
            neighbourhood.drop_picture(before)
        return Goto("describe")

    @state(
        ask=pictures.ASK_ALT,
        choices={"skip": N_("Skip it")},
        line=Line(N_("What it shows"), good=(N_("Wooden horses on a workbench"),), bad=("x" * 301,)),
        commits=True,
    )
    def describe(
        self, turn: Turn[ProjectDraft], said: Text | Chosen[Literal["skip"]]
    ) -> Again | Goto[Literal["cautions", "review"]]:
        """In the giver's words; else it is called after its project."""
        if isinstance(said, Text):
            turn.neighbourhood.describe_picture(turn.data.given, said.value)
        return onward(turn)


def take(turn: Turn[ProjectDraft], sent: Media) -> None:
    """Notes which picture was sent; nothing is fetched before one knows whose face is on it."""
    turn.data.picture = pictures.first(sent)
    if pictures.several(sent):
        turn.say(turn.words.say(pictures.ONE))


def onward(turn: Turn[ProjectDraft]) -> Goto[Literal["cautions", "review"]]:
    """To what is asked after the picture."""
    return Goto("cautions" if turn.data.cautions is None else "review")

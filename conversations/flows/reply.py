"""Replying to a question that came through the door: a candidate's, or an organizer's."""

from typing import Any, Literal

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, NoData, Push, state
from conversations.inbound import Text
from conversations.screens import Choice, Screen
from conversations.showing import asked
from conversations.turn import Turn
from conversations.words import N_


def card(turn: Turn[Any]) -> Screen:
    """The question itself."""
    if "yes" in turn.argument:
        return asked(turn, "asked", turn.argument["yes"])
    return asked(turn, "question", turn.argument["invitation"])


def answers(turn: Turn[Any]) -> list[Choice]:
    """What can be done with a question."""
    return [turn.choice("reply", N_("Reply")), turn.choice("report", N_("Report"))]


def subject(turn: Turn[Any]) -> str:
    """What the question was asked about, for the moderators."""
    if "yes" in turn.argument:
        return f"commitment:{turn.neighbourhood.kept.commitments.of_yes(turn.argument['yes'])[0].id}"
    return f"invitation:{turn.argument['invitation']}"


class Reply(Flow[NoData]):
    name = "reply"
    title = N_("A question for you")

    def entry(self, turn: Turn[NoData]) -> Goto[Literal["question"]] | Done:
        """The question, unless it is answered, gone, or somebody else's."""
        kept, may = turn.neighbourhood.kept, turn.neighbourhood.may
        if "yes" in turn.argument:
            rows = kept.commitments.of_yes(turn.argument["yes"])
            waits = bool(rows and may("answer_organizer", rows[0]) and rows[0].question and not rows[0].reply)
        else:
            invitation = kept.invitations.get(turn.argument.get("invitation", ""))
            mine = invitation is not None and may("answer_question", invitation)
            waits = invitation is not None and mine and bool(invitation.question) and not invitation.reply
        return Goto("question") if waits else Done(turn.words.say(N_("That question has been answered already.")))

    @state(ask=card, choices=answers)
    def question(self, turn: Turn[NoData], said: Chosen[Literal["reply", "report"]]) -> Goto[Literal["reply"]] | Done:
        """Asks for the words, or what isn't right with the question."""
        if said.id == "report":
            return Done(then=Push("report", {"about": subject(turn)}))
        return Goto("reply")

    @state(
        ask=N_("Write your answer; I’ll pass it on. No phone number or e-mail address is needed."),
        line=Line(N_("Your answer"), "long", good=("Oui, on prête les outils.",), bad=("x" * 1001,)),
    )
    def reply(self, turn: Turn[NoData], said: Text) -> Again | Done:
        """Passes it on."""
        if "yes" in turn.argument:
            turn.neighbourhood.answer_organizer(turn.argument["yes"], said.value)
        else:
            turn.neighbourhood.answer_question(turn.argument["invitation"], said.value)
        return Done(turn.words.say(N_("It’s passed on. Thank you.")))

"""Signalling to the moderators what somebody wrote or did: one press and a reason."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Flow, Line, NoData, state
from conversations.inbound import Text
from conversations.turn import Turn
from conversations.words import N_

WRONG = {
    "false": N_("It isn’t true"),
    "money": N_("It asks for money or for a number"),
    "unsafe": N_("It looks dangerous"),
    "unkind": N_("It is unkind to somebody"),
}


class Signal(Flow[NoData]):
    """Opened with `about`, the subject of what is not right ("project:01J…", "invitation:01J…")."""

    name = "report"
    title = N_("Something that isn’t right")

    @state(
        ask=N_("What isn’t right? A moderator will read it; nobody else will know that it was you."),
        choices=WRONG,
        line=Line(N_("What isn’t right"), "long", good=("On me demande un virement.",), bad=("x", "x" * 1001)),
    )
    def reason(
        self, turn: Turn[NoData], said: Text | Chosen[Literal["false", "money", "unsafe", "unkind"]]
    ) -> Again | Done:
        """Somebody's word for the moderators."""
        reason = said.value if isinstance(said, Text) else turn.words.say(WRONG[said.id])
        if not 3 <= len(reason) <= 1000:
            return Again(turn.words.say(N_("Say in a few words what isn’t right, in 1,000 characters at most.")))
        turn.neighbourhood.report(turn.argument["about"], reason=reason)
        return Done(turn.words.say(N_("Thank you. A moderator will read this soon.")))

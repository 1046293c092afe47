"""Signalling to the moderators what somebody wrote or did: one press and a reason, and the person blocked if wanted."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, NoData, state
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
        commits=True,
    )
    def reason(
        self, turn: Turn[NoData], said: Text | Chosen[Literal["false", "money", "unsafe", "unkind"]]
    ) -> Again | Goto[Literal["apart"]] | Done:
        """Somebody's word for the moderators, and what it means for the two."""
        reason = said.value if isinstance(said, Text) else turn.words.say(WRONG[said.id])
        if not 3 <= len(reason) <= 1000:
            return Again(turn.words.say(N_("Say in a few words what isn’t right, in 1,000 characters at most.")))
        about = turn.argument["about"]
        turn.neighbourhood.report(about, reason=reason)
        thanks = turn.words.say(N_("Thank you. A moderator will read this soon."))
        if not turn.neighbourhood.behind(about):
            return Done(thanks)
        turn.say(thanks)
        return Goto("apart")

    @state(
        ask=N_("Should I also make sure that you never come across whoever is behind this again? They won’t know."),
        choices={"block": N_("Yes, block them"), "no": N_("No, that’s enough")},
        help=N_("If you block somebody, neither of you is ever proposed to the other. You can take it back."),
    )
    def apart(self, turn: Turn[NoData], said: Chosen[Literal["block", "no"]]) -> Done:
        """Blocked, or not: what was promised stays promised either way."""
        if said.id == "no":
            return Done(turn.words.say(N_("All right. Nothing else changes.")))
        turn.neighbourhood.block(turn.argument["about"])
        return Done(
            turn.words.say(
                N_(
                    "It’s done: I won’t put you together again. What you already promised each other still holds, "
                    "and you can cancel it in “My projects and offers”. In the settings, you can change your mind."
                )
            )
        )

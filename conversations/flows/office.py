"""Taking up an office: whoever follows an operator's link becomes moderator or staff, once they say yes."""

from typing import Literal

from conversations.flow import Chosen, Done, Flow, Goto, NoData, state
from conversations.turn import Turn
from conversations.words import N_
from domain.members import RoleName
from domain.refusals import Refusal

TASKS: dict[RoleName, str] = {
    "moderator": N_("You are asked to read what is proposed, and to look after people. Where: {place}."),
    "staff": N_("You are asked to keep the door: to answer where no moderator did. Where: {place}."),
}


def task(turn: Turn[NoData]) -> str:
    """What would be expected, and how one is told of it."""
    office = turn.neighbourhood.office(turn.argument["office"])
    about = turn.words.say(TASKS[office.role], place=_place(turn, office.territory))
    promise = turn.words.say(N_("I write to you when something waits for you; one press answers it. Do you accept?"))
    return f"{about}\n\n{promise}"


class Office(Flow[NoData]):
    name = "office"
    title = N_("Taking up an office")

    def entry(self, turn: Turn[NoData]) -> Goto[Literal["confirm"]] | Done:
        """A link that was followed already, or is too old, says so."""
        try:
            turn.neighbourhood.office(turn.argument.get("office", ""))
        except Refusal:
            return Done(turn.words.say(N_("That link has already been used, or its week is over. Ask for a new one.")))
        return Goto("confirm")

    @state(
        ask=task,
        choices={"yes": N_("I accept"), "no": N_("Not now")},
        help=N_("Whoever sent you the link runs this door, and can take the office back at any time."),
    )
    def confirm(self, turn: Turn[NoData], said: Chosen[Literal["yes", "no"]]) -> Done:
        """Takes the office; « not now » leaves the link as it is, until its week is over."""
        if said.id == "no":
            return Done(turn.words.say(N_("All right. The link still works if you change your mind this week.")))
        role = turn.neighbourhood.take_office(turn.argument["office"])
        return Done(
            turn.words.say(
                N_("Thank you. You are now among those who answer for {place}."), place=_place(turn, role.territory)
            )
        )


def _place(turn: Turn[NoData], territory: str) -> str:
    found = turn.neighbourhood.kept.territories.get(territory) if territory else None
    return found.name if found else turn.words.say(N_("every neighbourhood"))

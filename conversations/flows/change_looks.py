"""Changing one's own project: what everybody sees of it, its title, its picture, its story."""

from typing import Literal

from conversations import pictures
from conversations.flow import Again, Chosen, Done, Goto, Line, state
from conversations.flows.change_draft import Draft, project_of
from conversations.inbound import Media, Text
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_

CHANGED = N_("It’s changed, everywhere it is shown.")


def ask(turn: Turn[Draft]) -> str:
    """For another title or, of what may have one, another picture."""
    project, words = project_of(turn), turn.words
    now = words.say(N_("Now: {title}."), title=words.quoted(project.title))
    if project.small:
        return f"{now} {words.say(N_('Write the new title. It changes at once, everywhere it is shown.'))}"
    if project.picture:
        asked = N_("Write the new title, or send the new picture. It changes at once, everywhere it is shown.")
    else:
        asked = N_("Write the new title, or send a picture. It changes at once, everywhere it is shown.")
    return f"{now} {words.say(asked)}"


def instead(turn: Turn[Draft]) -> list[Choice]:
    """What else everybody sees, and the way back."""
    listed = {"story": N_("Change the story")}
    listed |= {"remove": N_("Remove the picture")} if project_of(turn).picture else {}
    listed["keep"] = N_("Change nothing")
    return [turn.choice(id, label) for id, label in listed.items()]


class Looks:
    """States of Change about what it looks like. A picture is fetched, and shown, once it is described or not."""

    @state(
        ask=ask,
        choices=instead,
        line=Line(N_("Title"), good=(N_("Wooden toys for the kindergarten"),), bad=("ab", "x" * 81)),
        help=N_("A picture is seen by everybody who sees the project. It can be changed or removed at any time."),
        name="title",
    )
    def called(
        self, turn: Turn[Draft], said: Text | Media | Chosen[Literal["story", "remove", "keep"]]
    ) -> Again | Goto[Literal["face", "story", "project"]] | Done:
        """Another title at once; another picture once it is known whose face is on it."""
        project = project_of(turn)
        if isinstance(said, Text):
            turn.neighbourhood.reword(project.id, title=said.value, story=project.story)
            return Done(turn.words.say(CHANGED))
        if isinstance(said, Media):
            if project.small:
                return Again(turn.words.say(N_("A small ask shows no picture. Write its title.")))
            turn.data.picture = pictures.first(said)
            if pictures.several(said):
                turn.say(turn.words.say(pictures.ONE))
            return Goto("face")
        if said.id == "story":
            return Goto("story")
        if said.id == "keep":
            turn.say(turn.words.say(N_("It stays as it is.")))
            return Goto("project")
        turn.neighbourhood.change_picture(project.id, "")
        return Done(turn.words.say(N_("The picture is removed, everywhere it was shown.")))

    @state(
        ask=N_("What will be done, for whom, and why? The new story takes the place of the old one."),
        choices={"keep": N_("Leave the story as it is")},
        line=Line(N_("Its story"), "long", good=(N_("A class makes a toy for each child."),), bad=("x" * 2001,)),
    )
    def story(self, turn: Turn[Draft], said: Text | Chosen[Literal["keep"]]) -> Again | Goto[Literal["project"]] | Done:
        """Up to 2,000 characters."""
        project = project_of(turn)
        if isinstance(said, Chosen):
            turn.say(turn.words.say(N_("It stays as it is.")))
            return Goto("project")
        turn.neighbourhood.reword(project.id, title=project.title, story=said.value)
        return Done(turn.words.say(CHANGED))

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

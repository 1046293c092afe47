"""One's own project: where it stands, and what changes after it was sent; what follows is said before the yes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from conversations.conversation import Frame
from conversations.flow import Again, Chosen, Done, Flow, Goto, Push, state
from conversations.flows import change_follows
from conversations.flows import change_words as say
from conversations.flows.change_acts import make
from conversations.flows.change_draft import Draft, What, begin, pick, project_of
from conversations.flows.change_looks import Looks
from conversations.flows.change_terms import Terms
from conversations.flows.change_values import Values
from conversations.showing import show
from conversations.turn import Turn
from conversations.words import N_

Asked = Literal["dates", "place", "terms", "title", "story", "reason"]
FIRST: Mapping[str, tuple[What, Asked]] = MappingProxyType(
    {
        "date": ("date", "dates"),
        "add": ("add", "dates"),
        "place": ("place", "place"),
        "count": ("count", "terms"),
        "words": ("words", "title"),
        "story": ("words", "story"),
        "cancel": ("cancel", "reason"),
    }
)
"""What each choice changes, and what is asked first, once it is known which date or need it is about."""
ONWARD: Mapping[str, Literal["more", "leave", "take_back"]] = MappingProxyType(
    {"more": "more", "leave": "leave", "take_back": "take_back"}
)
SINCE = {"amount": "terms", "fee": "terms", "conditions": "terms", "picture": "title"}
"""The states of version 1 that are called otherwise now."""


class Change(Values, Terms, Looks, Flow[Draft]):
    name = "change"
    title = N_("Your project")
    version = 2

    def upgrade(self, frame: Frame) -> Frame:
        """Of version 1: several questions are one by now, and none is a form."""
        return frame.but(state=SINCE.get(frame.state, frame.state), trail=[], token="")

    def entry(self, turn: Turn[Draft]) -> Goto[Literal["project", "join"]] | Done:
        """One's own project, or a link to organize somebody else's with them."""
        project = project_of(turn)
        if turn.me.id not in project.organizers:
            if "code" not in turn.argument:
                return Done(turn.words.say(N_("You don’t organize this project any more.")))
            if turn.argument["code"] != project.code or not project.code:
                return Done(
                    turn.words.say(N_("This link no longer works: ask whoever gave it to you for another one."))
                )
            return Goto("join")
        if say.possible(turn):
            return Goto("project")
        show(turn, "own", project.id)
        return Done(turn.words.say(N_("That is where it stands.")))

    @state(
        ask=say.card,
        choices=say.possible,
        help=N_("Choose what changes. Before anything happens, I tell you what follows, and you say yes or no."),
    )
    def project(
        self, turn: Turn[Draft], said: Chosen[str]
    ) -> (
        Goto[Literal["which", "dates", "place", "terms", "title", "story", "more", "reason", "leave", "take_back"]]
        | Done
    ):
        """What can be done, according to where it stands."""
        if said.id.startswith(("date_", "need_")):
            return _asked_of(turn, said.id)
        if said.id in FIRST:
            what, asked = FIRST[said.id]
            return Goto("which") if begin(turn, what) else Goto(asked)
        if said.id in ONWARD:
            return Goto(ONWARD[said.id])
        if said.id == "amend":
            return Done(then=Push("propose", {"project": project_of(turn).id}))
        if said.id == "again":
            return Done(then=Push("ask" if project_of(turn).small else "propose"))
        return Done(say.handed(turn, said.id))

    @state(ask=N_("What else?"), choices=say.others)
    def more(self, turn: Turn[Draft], said: Chosen[Literal["invite", "leave"]]) -> Goto[Literal["leave"]] | Done:
        """What is done less often."""
        return Goto("leave") if said.id == "leave" else Done(say.invited(turn))

    @state(ask=say.ask_which, choices=say.each)
    def which(self, turn: Turn[Draft], said: Chosen[str]) -> Goto[Literal["dates", "terms"]]:
        """The date or the need that it is about."""
        pick(turn, said.id)
        return Goto("terms" if turn.data.need else "dates")

    @state(ask=change_follows.ask, choices=change_follows.answers)
    def sure(
        self, turn: Turn[Draft], said: Chosen[Literal["yes", "public", "no"]]
    ) -> Again | Goto[Literal["project"]] | Done:
        """The yes to what was said to follow."""
        if said.id == "no":
            turn.say(turn.words.say(N_("It stays as it is.")))
            return Goto("project")
        if said.id == "public":
            turn.data.venue = turn.data.venue.but(public=True)
        return Done(make(turn))

    @state(
        ask=N_("Take it back? No delegate will read it any more, and it can’t be undone."),
        choices={"yes": N_("Yes, take it back"), "no": N_("No, leave it")},
    )
    def take_back(self, turn: Turn[Draft], said: Chosen[Literal["yes", "no"]]) -> Goto[Literal["project"]] | Done:
        """A project that is not published."""
        if said.id == "no":
            return Goto("project")
        turn.neighbourhood.take_back(project_of(turn).id)
        return Done(turn.words.say(N_("It’s taken back. Nobody was asked anything.")))

    @state(ask=say.ask_leave, choices={"yes": N_("Yes, leave"), "no": N_("No, stay")})
    def leave(self, turn: Turn[Draft], said: Chosen[Literal["yes", "no"]]) -> Goto[Literal["project"]] | Done:
        """One organizer less."""
        if said.id == "no":
            return Goto("project")
        project = turn.neighbourhood.leave_project(project_of(turn).id)
        title = turn.words.quoted(project.title)
        return Done(turn.words.say(N_("It’s done: you no longer organize {title}."), title=title))

    @state(ask=say.ask_join, choices={"yes": N_("Yes, with pleasure"), "no": N_("No, thank you")})
    def join(self, turn: Turn[Draft], said: Chosen[Literal["yes", "no"]]) -> Done:
        """A link to organize it together."""
        if said.id == "no":
            return Done(turn.words.say(N_("As you wish.")))
        project = turn.neighbourhood.join_as_organizer(project_of(turn).id, code=turn.argument["code"])
        show(turn, "own", project.id)
        title = turn.words.quoted(project.title)
        return Done(turn.words.say(N_("From now on you organize {title} too. You find it under /me."), title=title))


def _asked_of(turn: Turn[Draft], id: str) -> Goto[Literal["dates", "terms"]]:
    """What is asked of the one date or need whose own button was pressed."""
    of_need = id.startswith("need_")
    turn.data = Draft(what="count" if of_need else "date")
    pick(turn, id)
    return Goto("terms" if of_need else "dates")

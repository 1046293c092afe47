"""Changing one's own project: a date, the place, how many, the rest; joining, leaving, calling it off."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Flow, Goto, Push, state
from conversations.flows import change_words as say
from conversations.flows.change_lines import ChangeLines
from conversations.flows.change_words import Alteration, project_of
from conversations.inbound import Text
from conversations.turn import Turn
from conversations.words import N_

Act = Literal["amend", "take_back", "invite", "date", "place", "count", "more", "cancel", "again"]


class Change(ChangeLines, Flow[Alteration]):
    name = "change"
    title = N_("Your project")

    def entry(self, turn: Turn[Alteration]) -> Goto[Literal["what", "join"]] | Done:
        """One's own project, or a link to organize it with somebody."""
        if "code" in turn.argument:
            return Goto("join")
        project = turn.neighbourhood.kept.projects.get(turn.argument.get("project", ""))
        if project is None or turn.me.id not in project.organizers:
            return Done(turn.words.say(N_("You don’t organize this project any more.")))
        return Goto("what")

    @state(
        ask=say.card,
        choices=say.possible,
        help=N_("Whoever said yes is always told first of what changes."),
    )
    def what(
        self, turn: Turn[Alteration], said: Chosen[Act]
    ) -> Goto[Literal["date", "hours", "place", "need", "count", "more", "cancel", "take_back"]] | Done:
        """What can be done according to where it stands."""
        if said.id == "amend":
            return Done(then=Push("propose", {"project": project_of(turn).id}))
        if said.id == "again":
            return Done(then=Push("propose"))
        if said.id == "invite":
            return Done(say.invited(turn))
        if said.id == "date":
            return self.which_date(turn)
        if said.id == "count":
            return self.which_need(turn, "count")
        return Goto(said.id)

    @state(ask=N_("What else?"), choices=say.others)
    def more(
        self,
        turn: Turn[Alteration],
        said: Chosen[Literal["title", "story", "pay", "add_date", "drop_date", "invite", "leave"]],
    ) -> Goto[Literal["title", "story", "need", "pay", "add_date", "drop_date", "leave"]] | Done:
        """What is changed less often."""
        if said.id == "invite":
            return Done(say.invited(turn))
        if said.id == "pay":
            return self.which_pay(turn)
        return Goto(said.id)

    @state(
        ask=N_("Why do you call it off? Whoever said yes reads your reason, word for word. This can’t be undone."),
        choices=say.reasons,
        help=N_("It is called off as soon as you choose or write a reason. To keep it, choose: No, I keep it."),
        line=say.REASON,
    )
    def cancel(self, turn: Turn[Alteration], said: Chosen[str] | Text) -> Again | Goto[Literal["what"]] | Done:
        """The reason is the confirmation."""
        if isinstance(said, Chosen) and said.id == "keep":
            return Goto("what")
        words = say.reason(turn, said.id) if isinstance(said, Chosen) else said.value
        project = turn.neighbourhood.cancel_project(project_of(turn).id, reason=words)
        title = turn.words.quoted(project.title)
        return Done(
            turn.words.say(
                N_("{title} is called off. Everybody who said yes was told first, with your reason."), title=title
            )
        )

    @state(
        ask=N_("Take it back? No delegate will read it any more."),
        choices={"yes": N_("Yes, take it back"), "no": N_("No, leave it")},
    )
    def take_back(self, turn: Turn[Alteration], said: Chosen[Literal["yes", "no"]]) -> Goto[Literal["what"]] | Done:
        """A project that is not published."""
        if said.id == "no":
            return Goto("what")
        turn.neighbourhood.take_back(project_of(turn).id)
        return Done(turn.words.say(N_("It’s taken back.")))

    @state(ask=say.ask_leave, choices={"yes": N_("Yes, leave"), "no": N_("No, stay")})
    def leave(self, turn: Turn[Alteration], said: Chosen[Literal["yes", "no"]]) -> Goto[Literal["what"]] | Done:
        """One organizer less."""
        if said.id == "no":
            return Goto("what")
        project = turn.neighbourhood.leave_project(project_of(turn).id)
        title = turn.words.quoted(project.title)
        return Done(turn.words.say(N_("It’s done: you no longer organize {title}."), title=title))

    @state(
        ask=say.ask_join,
        choices={"yes": N_("Yes, with pleasure"), "no": N_("No, thank you")},
    )
    def join(self, turn: Turn[Alteration], said: Chosen[Literal["yes", "no"]]) -> Done:
        """A link to organize it with somebody."""
        if said.id == "no":
            return Done(turn.words.say(N_("As you wish.")))
        project = turn.neighbourhood.join_as_organizer(project_of(turn).id, code=turn.argument["code"])
        say.present(turn, project)
        title = turn.words.quoted(project.title)
        return Done(turn.words.say(N_("From now on, you organize {title} too."), title=title))

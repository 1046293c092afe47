"""The moderators' queue: one card at a time, each settled by a button, a no with its reason."""

from typing import Literal

from conversations import reviewing
from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, state
from conversations.flows.moderate_queue import (
    Onward,
    Sitting,
    areas,
    decisions,
    later,
    onward,
    over,
    reading,
    reason,
    reasons,
    record,
    settled,
    sort,
    trouble,
    troubled,
    waiting,
)
from conversations.inbound import Text
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_
from domain.authority import named
from domain.moderating import DECIDED_BY
from domain.offers import Offer


def trouble_choices(turn: Turn[Sitting]) -> list[Choice]:
    """What staff can do about it here: say that it is dealt with."""
    return [turn.choice("settle", N_("It’s dealt with")), later(turn)]


class Moderate(Flow[Sitting]):
    name = "moderate"
    title = N_("The moderators’ queue")

    def entry(
        self, turn: Turn[Sitting]
    ) -> Goto[Literal["project", "offer", "partner", "report", "trouble", "orphan"]] | Done:
        """The thing that a card was about, or the first that waits."""
        if "orphan" in turn.argument:
            return Goto("orphan")
        if (subject := turn.argument.get("subject")) is None:
            first = waiting(turn)
            if not first:
                return Done(over(turn))
            turn.data.subject = first[0]
            return Goto(sort(first[0]))
        turn.data.subject = subject
        thing = named(turn.neighbourhood.kept, subject)
        if thing is None:
            return Done(turn.words.say(N_("I can’t find that any more.")))
        if told := reviewing.decided(turn.neighbourhood, turn.words, thing):
            return Done(told)
        turn.neighbourhood.must(turn.neighbourhood.may(DECIDED_BY[type(thing)], thing))
        return Goto(sort(subject))

    @state(
        ask=reading,
        choices=decisions,
        commits=True,
        help=N_("Approve what is clear, safe and for the neighbourhood. The first answer counts."),
    )
    def project(
        self, turn: Turn[Sitting], said: Chosen[Literal["approve", "ask_change", "refuse", "wrong_area", "next"]]
    ) -> Goto[Literal["project", "offer", "partner", "report", "trouble", "reason", "area"]] | Done:
        """A project, or a small ask that needs a careful eye."""
        if said.id == "next":
            return self.pass_on(turn)
        if told := settled(turn):
            return onward(turn, told)
        if said.id == "wrong_area":
            if areas(turn):
                return Goto("area")
            turn.say(turn.words.say(N_("No other area is open yet.")))
            return Goto("project")
        if said.id != "approve":
            turn.data.decision = "change" if said.id == "ask_change" else "refuse"
            return Goto("reason")
        project = turn.neighbourhood.approve(self.id(turn))
        title = turn.words.quoted(project.title)
        return onward(turn, turn.words.say(N_("{title} is published. People it suits are asked now."), title=title))

    @state(ask=reading, choices=decisions, commits=True)
    def offer(
        self, turn: Turn[Sitting], said: Chosen[Literal["approve", "refuse", "next"]]
    ) -> Goto[Literal["project", "offer", "partner", "report", "trouble", "reason"]] | Done:
        """An offer to look after people."""
        if said.id == "next":
            return self.pass_on(turn)
        if told := settled(turn):
            return onward(turn, told)
        if said.id == "refuse":
            turn.data.decision = "refuse"
            return Goto("reason")
        turn.neighbourhood.approve_offer(self.id(turn))
        return onward(turn, turn.words.say(N_("The offer is open, and its giver is told.")))

    @state(ask=reading, choices=decisions, commits=True)
    def partner(self, turn: Turn[Sitting], said: Chosen[Literal["approve", "next"]]) -> Onward:
        """A shop or an organization that says who it is."""
        if said.id == "next":
            return self.pass_on(turn)
        if told := settled(turn):
            return onward(turn, told)
        partner = turn.neighbourhood.verify_partner(self.id(turn))
        return onward(turn, turn.words.say(N_("{name} is verified, and its team is told."), name=partner.name))

    @state(ask=reading, choices=decisions, commits=True)
    def report(self, turn: Turn[Sitting], said: Chosen[Literal["settle", "next"]]) -> Onward:
        """Somebody's word that a thing is not right."""
        if said.id == "next":
            return self.pass_on(turn)
        if told := settled(turn):
            return onward(turn, told)
        turn.neighbourhood.settle_report(self.id(turn))
        return onward(turn, turn.words.say(N_("It’s noted. Whoever reported it is told that you dealt with it.")))

    @state(ask=trouble, choices=trouble_choices, commits=True)
    def trouble(self, turn: Turn[Sitting], said: Chosen[Literal["settle", "next"]]) -> Onward:
        """What went wrong on the door's own side."""
        if said.id == "next":
            return self.pass_on(turn)
        failed, stuck = troubled(turn)
        if failed is not None:
            turn.stage.uow.settle_failure(failed.key, turn.now)
        elif stuck is not None:
            turn.stage.uow.settle_stuck(stuck.id, turn.now)
        return onward(turn, turn.words.say(N_("It’s off the list.")))

    @state(
        ask=N_("What should they read? Choose a reason, or write your own: they see it word for word."),
        choices=reasons,
        line=Line(
            N_("The reason"), good=(N_("Say more exactly when it begins and when it ends."),), bad=("x", "x" * 501)
        ),
        commits=True,
    )
    def reason(self, turn: Turn[Sitting], said: Chosen[str] | Text) -> Onward | Again:
        """A no always has its reason."""
        if told := settled(turn):
            return onward(turn, told)
        words = reason(turn, said.id) if isinstance(said, Chosen) else said.value
        neighbourhood, id = turn.neighbourhood, self.id(turn)
        if isinstance(record(turn), Offer):
            neighbourhood.refuse_offer(id, reason=words)
        elif turn.data.decision == "change":
            neighbourhood.ask_change(id, reason=words)
        else:
            neighbourhood.refuse(id, reason=words)
        turn.data.decision = ""
        return onward(turn, turn.words.say(N_("It’s sent, with your reason.")))

    @state(ask=N_("Which area is it for?"), choices=areas, commits=True)
    def area(self, turn: Turn[Sitting], said: Chosen[str]) -> Onward:
        """Hands it to another area's delegates."""
        if told := settled(turn):
            return onward(turn, told)
        project = turn.neighbourhood.wrong_area(self.id(turn), said.id)
        territory = turn.neighbourhood.kept.territories.get(project.territory)
        name = territory.name if territory else said.id
        return onward(turn, turn.words.say(N_("It’s handed to the delegates of {place}."), place=name))

    @state(
        ask=N_("Do you take this project on? You become its organizer, and answer those who said yes."),
        choices={"take": N_("I’ll take it on"), "next": N_("No")},
    )
    def orphan(self, turn: Turn[Sitting], said: Chosen[Literal["take", "next"]]) -> Done:
        """A project that nobody organizes any more."""
        if said.id == "next":
            return Done(turn.words.say(N_("As you wish.")))
        turn.neighbourhood.add_organizer(turn.argument["orphan"], turn.me.id)
        return Done(turn.words.say(N_("Thank you: it’s yours. You find it under /me.")))

    def id(self, turn: Turn[Sitting]) -> str:
        """The id of what is being read."""
        return turn.data.subject.partition(":")[2]

    def pass_on(self, turn: Turn[Sitting]) -> Onward:
        """Leaves it for later."""
        turn.data.passed.append(turn.data.subject)
        return onward(turn)

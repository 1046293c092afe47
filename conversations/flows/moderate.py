"""The moderators' queue: one card at a time, each settled by a button, a no with its reason."""

from typing import Literal

from conversations import reviewing
from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, state
from conversations.flows import moderate_queue as queue
from conversations.flows.moderate_queue import Onward, Sitting, onward
from conversations.inbound import Text
from conversations.turn import Turn
from conversations.words import N_
from domain.authority import named
from domain.moderating import DECIDED_BY
from domain.offers import Offer
from domain.partners import Partner
from domain.projects import Project

BACK = Chosen("back")


class Moderate(Flow[Sitting]):
    name = "moderate"
    title = N_("The moderators’ queue")

    def entry(self, turn: Turn[Sitting]) -> Goto[Literal["read", "orphan"]] | Done:
        """The thing that a card was about, or the first that waits."""
        if "orphan" in turn.argument:
            return Goto("orphan")
        if (subject := turn.argument.get("subject")) is None:
            if not turn.neighbourhood.kept.members.roles(turn.me.id):
                return Done(turn.words.say(N_("The queue is for delegates. Write “menu” to see what you can do here.")))
            return onward(turn)
        turn.data.subject = subject
        thing = named(turn.neighbourhood.kept, subject)
        if thing is None:
            return Done(turn.words.say(N_("I can’t find that any more.")))
        if told := reviewing.decided(turn.neighbourhood, turn.words, thing):
            return Done(told)
        turn.neighbourhood.must(turn.neighbourhood.may(DECIDED_BY[type(thing)], thing))
        return Goto("read")

    @state(
        ask=queue.reading,
        choices=queue.decisions,
        commits=True,
        help=N_("Approve what is clear, safe and for the neighbourhood. The first answer counts."),
    )
    def read(
        self,
        turn: Turn[Sitting],
        said: Chosen[Literal["approve", "ask_change", "refuse", "wrong_area", "settle", "retry", "next"]],
    ) -> Goto[Literal["read", "reason", "area"]] | Done:
        """A project, an offer, a shop, a report, or what went wrong on the door's own side."""
        if said.id == "next":
            turn.data.passed.append(turn.data.subject)
            return onward(turn)
        if told := queue.settled(turn):
            return onward(turn, told)
        if said.id == "wrong_area":
            if queue.areas(turn):
                return Goto("area")
            turn.say(turn.words.say(N_("No other area is open yet.")))
            return Goto("read")
        if said.id in ("ask_change", "refuse"):
            turn.data.decision = "change" if said.id == "ask_change" else "refuse"
            return Goto("reason")
        return onward(turn, queue.retry(turn) if said.id == "retry" else self.agree(turn))

    @state(
        ask=N_("What should they read? Choose a reason, or write your own: they see it word for word."),
        choices=queue.reasons,
        line=Line(
            N_("The reason"), good=(N_("Say more exactly when it begins and when it ends."),), bad=("x", "x" * 501)
        ),
        commits=True,
    )
    def reason(self, turn: Turn[Sitting], said: Chosen[str] | Text) -> Onward | Again:
        """A no always has its reason."""
        if said == BACK:
            turn.data.decision = ""
            return Goto("read")
        if told := queue.settled(turn):
            return onward(turn, told)
        words = queue.reason(turn, said.id) if isinstance(said, Chosen) else said.value
        neighbourhood, thing = turn.neighbourhood, queue.record(turn)
        if isinstance(thing, Offer):
            neighbourhood.refuse_offer(thing.id, reason=words)
        elif isinstance(thing, Partner):
            neighbourhood.refuse_partner(thing.id, reason=words)
        elif turn.data.decision == "change":
            neighbourhood.ask_change(thing.id, reason=words)
        else:
            neighbourhood.refuse(thing.id, reason=words)
        turn.data.decision = ""
        return onward(turn, turn.words.say(N_("It’s sent, with your reason.")))

    @state(ask=N_("Which area is it for?"), choices=queue.ways, commits=True)
    def area(self, turn: Turn[Sitting], said: Chosen[str]) -> Onward:
        """Hands it to another area's delegates."""
        if said == BACK:
            return Goto("read")
        if told := queue.settled(turn):
            return onward(turn, told)
        project = turn.neighbourhood.wrong_area(queue.record(turn).id, said.id)
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

    def agree(self, turn: Turn[Sitting]) -> str:
        """Says yes to the thing, or that it is dealt with."""
        words, neighbourhood = turn.words, turn.neighbourhood
        if queue.is_trouble(turn):
            queue.settle_trouble(turn)
            return words.say(N_("It’s off the list."))
        thing = queue.record(turn)
        if isinstance(thing, Project):
            title = words.quoted(neighbourhood.approve(thing.id).title)
            return words.say(N_("{title} is approved. People it suits are asked now."), title=title)
        if isinstance(thing, Offer):
            neighbourhood.approve_offer(thing.id)
            return words.say(N_("The offer is open, and its giver is told."))
        if isinstance(thing, Partner):
            name = neighbourhood.verify_partner(thing.id).name
            return words.say(N_("{name} is verified, and its team is told."), name=name)
        neighbourhood.settle_report(thing.id)
        return words.say(N_("It’s noted. Whoever reported it is told that you dealt with it."))

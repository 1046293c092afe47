"""Answering a need: yes in one press, no, not my kind, a question, why me, or something is not right."""

from typing import Literal

from conversations import reasons as why
from conversations.answers import mine
from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, Push, state
from conversations.flows import answer_words as say
from conversations.flows.answer_words import need_of
from conversations.inbound import Text
from conversations.memory import Memory
from conversations.quotes import read_quote, too_much
from conversations.showing import show
from conversations.spreading import FORWARD, pass_on
from conversations.turn import Turn
from conversations.words import N_
from domain.ground import found
from domain.matching import sort_of
from domain.projects import Need

Given = Literal["yes", "not_this_time", "not_my_kind", "question", "why", "share", "report", "other", "mine"]


class Help(Memory):
    """What is asked for it, where the need pays, and what was said with it."""

    fee: float = 0
    what: str = ""


class Answer(Flow[Help]):
    name = "answer"
    title = N_("An answer to a project")

    def entry(self, turn: Turn[Help]) -> Goto[Literal["invitation"]] | Done:
        """The card; a kind word when it is gone."""
        if need_of(turn) is None:
            return Done(turn.words.say(N_("I can’t find that any more.")))
        return Goto("invitation")

    @state(
        ask=say.card,
        choices=say.possible,
        help=N_("Choose an answer. A question keeps no place, and you can say yes afterwards."),
    )
    def invitation(
        self, turn: Turn[Help], said: Chosen[Given]
    ) -> Goto[Literal["invitation", "question", "fee", "called"]] | Done:
        """One press says yes, and holds a place."""
        need = found(need_of(turn))
        match said.id:
            case "yes":
                return self.yes(turn, need)
            case "question":
                return Goto("question")
            case "report":
                return Done(then=Push("report", {"about": f"project:{need.project}"}))
            case "why":
                turn.say(say.reasons(turn))
                return Goto("invitation")
            case "share" | "other" | "mine":
                return self.show(turn, need, said.id)
            case "not_this_time" | "not_my_kind":
                return self.no(turn, need, said.id)

    @state(
        ask=say.what_fee,
        choices={"volunteer": N_("I’d do it as a volunteer")},
        line=Line(N_("Your fee"), "number", good=("1", "1 $"), bad=("0", "-5", "1000001", "cher")),
    )
    def fee(
        self, turn: Turn[Help], said: Text | Chosen[Literal["volunteer"]]
    ) -> Again | Goto[Literal["called"]] | Done:
        """A quote within the ceiling, or none."""
        if isinstance(said, Chosen):
            turn.data.fee = 0
            return self.keep(turn)
        need = found(need_of(turn))
        quote = read_quote(said.value, need)
        if quote is None or not 0 < quote[0] <= need.pay.max:
            return Again(too_much(turn.words, need))
        turn.data.fee, turn.data.what = quote
        return self.keep(turn)

    @state(
        ask=N_("What is your first name? The organizers will see it."),
        choices={"skip": N_("I’d rather not say")},
        line=Line(N_("First name"), good=("Ada",), bad=("x" * 41,)),
    )
    def called(self, turn: Turn[Help], said: Text | Chosen[Literal["skip"]]) -> Again | Done:
        """Asked only of somebody whose platform gave no name; the yes is kept at the same time."""
        name = " ".join(said.value.split()) if isinstance(said, Text) else ""
        if len(name) > 40:
            return Again(turn.words.say(N_("A first name has 1 to 40 characters.")))
        return self.promise(turn, name)

    @state(
        ask=N_("What would you like to know? Your question goes through me; it keeps no place."),
        line=Line(N_("Your question"), "long", good=("Faut-il apporter ses outils?",), bad=("x" * 1001,)),
    )
    def question(self, turn: Turn[Help], said: Text) -> Again | Done:
        """One question, which every organizer may answer."""
        turn.neighbourhood.ask_question(said.value, **say.named(turn))
        return Done(
            turn.words.say(
                N_("Your question is on its way to {name}. I’ll bring you the answer here."), name=say.organizer(turn)
            )
        )

    def show(self, turn: Turn[Help], need: Need, what: Literal["share", "other", "mine"]) -> Done:
        """What is no answer: a message to forward, other projects, one's own yes."""
        if what == "share":
            pass_on(turn, f"need:{need.id}")
            return Done(turn.words.say(FORWARD))
        if what == "other":
            return Done(turn.words.say(N_("Let’s see.")), then=Push("browse"))
        show(turn, "commitment", mine(turn.neighbourhood, turn.me, need)[0].yes)
        return Done(turn.words.say(N_("That is where it stands.")))

    def yes(self, turn: Turn[Help], need: Need) -> Goto[Literal["fee", "called"]] | Done:
        """People come at one press; of things one says how many, of paid work for how much."""
        if not need.for_people:
            return Done(then=Push("pledge", dict(turn.argument)))
        if need.pay.kind == "fee" and not turn.me.minor:
            return Goto("fee")
        return self.keep(turn)

    def keep(self, turn: Turn[Help]) -> Goto[Literal["called"]] | Done:
        """Keeps the yes of somebody who has a name; the others are asked for it first."""
        return self.promise(turn) if turn.me.name else Goto("called")

    def promise(self, turn: Turn[Help], name: str = "") -> Done:
        """Says yes, and shows the card on which it can be changed."""
        need, data = found(need_of(turn)), turn.data
        rows = turn.neighbourhood.say_yes(**say.named(turn), fee=data.fee, what=data.what)
        if name:
            turn.become(turn.neighbourhood.adjust(name=name))
        show(turn, "commitment", rows[0].yes)
        waiting = all(row.state == "waitlisted" for row in rows)
        return Done(say.after(turn.words, need, waiting=waiting, name=say.organizer(turn)))

    def no(self, turn: Turn[Help], need: Need, kind: Literal["not_this_time", "not_my_kind"]) -> Done:
        """Not this time, or not this kind of project, which the next scores remember."""
        turn.neighbourhood.say_no(**say.named(turn), kind=kind)
        if kind == "not_this_time":
            return Done(turn.words.say(N_("It’s noted: not this time. Your offer stays as it is.")))
        sort = why.sort(turn.words, sort_of(need, say.project_of(turn)))
        return Done(turn.words.say(N_("It’s noted. I’ll write to you less often about this kind: {sort}."), sort=sort))

"""The organizer's answer to a yes: accept, decline, which can be explained, or one question first."""

from typing import Any, Literal

from conversations.alerting.endings import REASONS
from conversations.alerting.volunteers import answers_to
from conversations.cards import living, name_of
from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, NoData, Push, state
from conversations.inbound import Text
from conversations.screens import Choice, Screen
from conversations.showing import asked
from conversations.telling import Reading
from conversations.turn import Turn
from conversations.volunteering import settled
from conversations.words import N_
from domain.commitments import Commitment
from domain.ground import found
from domain.quoting import Quote
from domain.refusals import TooLate


def rows_of(turn: Turn[Any]) -> list[Commitment]:
    """The yes, for one of its organizers; nothing for anybody else."""
    rows = turn.neighbourhood.kept.commitments.of_yes(turn.argument["yes"])
    return rows if rows and turn.neighbourhood.may("accept", rows[0]) else []


def row_of(turn: Turn[Any]) -> Commitment:
    """The first of them; Unknown when the yes is gone since the question was asked."""
    return found(next(iter(rows_of(turn)), None))


def name(turn: Turn[Any]) -> str:
    """Who said yes."""
    return name_of(turn.neighbourhood, turn.words, row_of(turn))


def card(turn: Turn[Any]) -> Screen:
    """The alert itself."""
    return asked(turn, "alert", turn.argument["yes"])


def answers(turn: Turn[Any]) -> list[Choice]:
    """The alert's buttons, whatever was answered meanwhile."""
    return list(answers_to(turn.words, row_of(turn)))


def why(turn: Turn[Any]) -> str:
    """The no is said, and when the person hears it: until then it can be explained or taken back."""
    rows = [row for row in rows_of(turn) if row.declining]
    if not rows:
        raise TooLate
    hours = turn.words.clock(rows[0].until, turn.me.zone)
    return turn.words.say(
        N_(
            "It’s noted: I tell {name} kindly at {hours}. Would you like to say why? "
            "Choose, or write it in your own words: they will read it."
        ),
        name=name(turn),
        hours=hours,
    )


def others_of(turn: Turn[Any]) -> list[Quote]:
    """The other quotes for the same need."""
    row = row_of(turn)
    need = found(turn.neighbourhood.kept.needs.get(row.need))
    return [quote for quote in turn.neighbourhood.quotes(need) if quote.rows[0].yes != row.yes]


def accepted(turn: Turn[Any], rows: list[Commitment]) -> str:
    """What follows from the organizer's yes, and what is missing still."""
    words, need = turn.words, found(turn.neighbourhood.kept.needs.get(rows[0].need))
    if need.for_people:
        venue = found(turn.neighbourhood.kept.projects.get(rows[0].project)).venue
        if venue.name or venue.address:
            done = words.say("It’s done: {name} has the date and the address.", name=name(turn))
        else:
            done = words.say(
                "It’s done: {name} has the date. Say where it is, with “Change the place”.", name=name(turn)
            )
    else:
        done = words.say("It’s done: {name} knows that you are counting on it.", name=name(turn))
    have, total = turn.neighbourhood.missing(need)
    if have < total:
        left = words.say("Still missing: {n} of {total}.", n=words.number(total - have), total=words.number(total))
    else:
        left = words.say("The team is complete." if need.for_people else "Nothing is missing any more.")
    return f"{done} {left}"


class Organize(Flow[NoData]):
    name = "organize"
    title = N_("Somebody who offers to help")

    def entry(self, turn: Turn[NoData]) -> Goto[Literal["alert"]] | Done:
        """The alert while it waits; what was answered, and by whom, once it does not."""
        rows = rows_of(turn)
        if not rows:
            return Done(turn.words.say(N_("I can’t find that any more.")))
        if not any(row.awaited for row in rows):
            reading = Reading(turn.stage, turn.neighbourhood, turn.me, turn.words, turn.argument["yes"])
            return Done(settled(reading, living(rows)))
        return Goto("alert")

    @state(
        ask=card,
        choices=answers,
        help=N_("Accept, decline, or ask one question first. The first organizer’s answer counts."),
        commits=True,
    )
    def alert(
        self, turn: Turn[NoData], said: Chosen[Literal["accept", "decline", "ask", "quotes", "report"]]
    ) -> Goto[Literal["reason", "question"]] | Done:
        """Yes or no in one press."""
        if said.id == "decline":
            turn.neighbourhood.decline_soon(turn.argument["yes"])
            return Goto("reason")
        if said.id == "ask":
            return Goto("question")
        if said.id == "report":
            return Done(then=Push("report", {"about": f"commitment:{rows_of(turn)[0].id}"}))
        if said.id == "quotes":
            return Done(then=Push("compare", {"need": row_of(turn).need}))
        others = others_of(turn)
        rows = turn.neighbourhood.accept(turn.argument["yes"])
        let_go = len(others_of(turn)) < len(others)
        told = f" {turn.words.say(N_('I thank the others for you.'))}" if let_go else ""
        return Done(accepted(turn, rows) + told)

    @state(
        ask=why,
        choices={**REASONS, "no_reason": N_("Give no reason"), "wait": N_("Wait, don’t answer yet")},
        line=Line(N_("Why"), "long", good=("On cherche quelqu’un pour toute la journée.",), bad=("x" * 501,)),
    )
    def reason(
        self,
        turn: Turn[NoData],
        said: Text | Chosen[Literal["other_skill", "enough", "other_hours", "no_reason", "wait"]],
    ) -> Again | Goto[Literal["alert"]] | Done:
        """The person hears why, and what else would suit them; or nothing yet."""
        who = name(turn)
        if isinstance(said, Chosen) and said.id == "wait":
            turn.neighbourhood.reconsider(turn.argument["yes"])
            return Goto("alert")
        reason = said.value if isinstance(said, Text) else said.id if said.id in REASONS else ""
        if len(reason) > 500:
            return Again(turn.words.say(N_("Write 500 characters at most.")))
        turn.neighbourhood.decline(turn.argument["yes"], reason)
        return Done(
            turn.words.say(
                N_("It’s done. I tell {name} kindly, and suggest other projects. The place is open again."), name=who
            )
        )

    @state(
        ask=N_("What would you like to know? The place stays kept meanwhile."),
        line=Line(N_("Your question"), "long", good=("As-tu déjà travaillé avec des jeunes?",), bad=("x" * 1001,)),
    )
    def question(self, turn: Turn[NoData], said: Text) -> Again | Done:
        """One question; the answer comes back with the same choices."""
        turn.neighbourhood.ask_volunteer(turn.argument["yes"], said.value)
        return Done(turn.words.say(N_("It’s sent to {name}. I’ll bring you the answer here."), name=name(turn)))

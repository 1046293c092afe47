"""Keeping a yes: I can't come any more, I'll be late, there are more of us, not on that date, still yes."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, Push, state
from conversations.flows import keep_words as say
from conversations.flows.keep_words import need_of, rows_of
from conversations.inbound import Text
from conversations.memory import Memory
from conversations.showing import show
from conversations.turn import Turn
from conversations.typed import number_in
from conversations.words import N_

Act = Literal["cancel", "late", "party", "dates", "requote", "still_yes", "stay", "other", "report"]
FREE = N_("It’s noted: you’re free again. Thank you for saying so.")
KEPT = N_("Good: the place is kept for you. The team answers you soon.")
EXPECTED = N_("Good: you are expected. Thank you for answering.")
LATE = 15
"""Minutes: what "I'll be late" says until it is said better."""


class Party(Memory):
    """How many come, while it is asked how many of them are under 18."""

    party: int | None = None


class Keep(Flow[Party]):
    name = "keep"
    title = N_("What you said yes to")

    def entry(self, turn: Turn[Party]) -> Goto[Literal["keep"]] | Done:
        """The card; a kind word when it is gone, or somebody else's."""
        if not rows_of(turn):
            return Done(turn.words.say(N_("I can’t find that any more.")))
        return Goto("keep")

    @state(
        ask=say.card,
        choices=say.possible,
        commits=True,
        help=N_("Tell me when you can’t come any more or will be late: the organizers hear of it at once."),
    )
    def keep(
        self, turn: Turn[Party], said: Chosen[Act]
    ) -> Again | Goto[Literal["later", "party", "amount", "dates"]] | Done:
        """Each is one press."""
        match said.id:
            case "party":
                return Goto("party") if need_of(turn).for_people else Goto("amount")
            case "dates":
                return Goto("dates")
            case "late":
                if day := say.not_yet(turn):
                    return Again(turn.words.say(N_("It’s on {day}. Tell me on that day if you are late."), day=day))
                row = turn.neighbourhood.late(turn.argument["yes"], LATE)
                turn.say(say.late_is_known(turn, row, LATE))
                return Goto("later")
            case "other" | "report" | "requote":
                return self.leave(turn, said.id)
            case "cancel" | "still_yes" | "stay":
                return Done(turn.words.say(self.act(turn, said.id)))

    @state(
        ask=N_("If it’s more or less than that, tell me how many minutes."),
        choices={"ok": N_("That’s about right"), "30": N_("30 minutes"), "60": N_("One hour")},
        line=Line(N_("Minutes late"), "number", good=("20", "45"), bad=("0", "-5", "241", "un peu")),
    )
    def later(self, turn: Turn[Party], said: Text | Chosen[Literal["ok", "30", "60"]]) -> Again | Done:
        """How late, more exactly; the organizers hear it again only if it changes."""
        if isinstance(said, Chosen) and said.id == "ok":
            return Done(turn.words.say(N_("Thank you for saying so. Take your time getting there.")))
        minutes = number_in(said.id if isinstance(said, Chosen) else said.value)
        if minutes is None or not 1 <= minutes <= 240:
            return Again(turn.words.say(N_("Write a number of minutes, from 1 to 240.")))
        row = turn.neighbourhood.late(turn.argument["yes"], minutes)
        return Done(say.late_is_known(turn, row, minutes))

    @state(
        ask=N_("How many of you come, yourself included?"),
        choices=say.sizes,
        line=Line(N_("How many come"), "number", good=("1",), bad=("0", "7", "-1", "toute la famille")),
    )
    def party(self, turn: Turn[Party], said: Text | Chosen[str]) -> Again | Goto[Literal["minors"]] | Done:
        """One to six people, as many as there are places for."""
        listed = [choice.id for choice in say.sizes(turn)]
        size = said.id.removeprefix("n") if isinstance(said, Chosen) else said.value
        if f"n{size}" not in listed:
            return Again(turn.words.say(N_("There are places for {most} at most."), most=len(listed)))
        turn.data.party = int(size)
        if turn.data.party == 1:
            return self.change(turn, 0)
        return Goto("minors")

    @state(ask=N_("How many of you are under 18?"), choices=say.youngsters)
    def minors(self, turn: Turn[Party], said: Chosen[str]) -> Done:
        """Those under 18 are counted apart: the organizers must know."""
        return self.change(turn, int(said.id.removeprefix("n")))

    @state(
        ask=say.how_many,
        line=Line(N_("How many"), "number", good=("1",), bad=("0", "-1", "2000001", "plein")),
    )
    def amount(self, turn: Turn[Party], said: Text) -> Again | Done:
        """More or fewer things, as many as are missing."""
        amount, most = number_in(said.value), say.most_things(turn)
        if amount is None or not 1 <= amount <= most:
            return Again(turn.words.say(N_("Write a number from 1 to {most}."), most=turn.words.number(most)))
        turn.data.party = amount
        return self.change(turn, 0)

    @state(ask=N_("On which date can’t you come?"), choices=say.dates, commits=True)
    def dates(self, turn: Turn[Party], said: Chosen[str]) -> Goto[Literal["dates"]] | Done:
        """One date less at each press; the last one is given back like the others."""
        if said.id == "done":
            return Done(turn.words.say(N_("The other dates stay as they are.")))
        rows = rows_of(turn)
        turn.neighbourhood.cancel(commitment_id=rows[int(said.id.removeprefix("d")) - 1].id)
        show(turn, "calendar", turn.argument["yes"])
        if len(rows_of(turn)) > 1:
            turn.say(turn.words.say(N_("It’s noted.")))
            return Goto("dates")
        return Done(turn.words.say(N_("It’s noted: you come once.")))

    def leave(self, turn: Turn[Party], where: Literal["other", "report", "requote"]) -> Done:
        """On to other projects, to what isn't right with this one, or to another price."""
        if where == "requote":
            return Done(then=Push("quote", dict(turn.argument)))
        if where == "report":
            return Done(then=Push("report", {"about": f"project:{need_of(turn).project}"}))
        return Done(turn.words.say(N_("Let’s see.")), then=Push("browse"))

    def act(self, turn: Turn[Party], act: Literal["cancel", "still_yes", "stay"]) -> str:
        """Does it, and gives the words that say so."""
        people = need_of(turn).for_people
        if act == "cancel":
            (row, *_) = turn.neighbourhood.cancel(yes_id=turn.argument["yes"])
            if row.fee and not row.revision:
                return N_("It’s noted: your quote is withdrawn.")
            show(turn, "calendar", turn.argument["yes"])
            return FREE if people else N_("It’s noted: your offer is withdrawn. Thank you for saying so.")
        if act == "stay":
            return N_("You stay on the list. I’ll write to you as soon as a place comes free.")
        offered = any(row.offered for row in rows_of(turn))
        turn.neighbourhood.say_yes_again(turn.argument["yes"])
        if offered:
            return KEPT if people else N_("Good: your offer stands. The team answers you soon.")
        return EXPECTED if people else N_("Good: the team is counting on it. Thank you for answering.")

    def change(self, turn: Turn[Party], minors: int) -> Done:
        """Keeps the new number."""
        rows = turn.neighbourhood.change_party(turn.argument["yes"], turn.data.party or 1, minors)
        if minors and any(row.state == "held" for row in rows):
            first = N_("It’s noted. Because somebody under 18 comes too, the organizers answer first.")
            return Done(turn.words.say(first))
        return Done(turn.words.say(N_("It’s noted, and the organizers know.")))

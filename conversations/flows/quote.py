"""Changing one's quote before it is accepted: another price, other hours, other conditions."""

from typing import Any, Literal

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, state
from conversations.flows.keep_words import need_of, rows_left
from conversations.flows.pledge_words import shut
from conversations.inbound import Text
from conversations.memory import Memory
from conversations.quotes import price, read_quote, too_much
from conversations.screens import Choice
from conversations.showing import show
from conversations.turn import Turn
from conversations.words import N_
from domain.refusals import Shut


class Draft(Memory):
    """The quote as it will be."""

    price: float | None = None
    times: str | None = None
    how: str | None = None


def left_as(turn: Turn[Draft], said: str | None) -> list[Choice]:
    """Nothing to add, or what was said before."""
    skip = turn.choice("skip", N_("Nothing to add"))
    return [turn.choice("same", N_("That stays as it is")), skip] if said else [skip]


def how_much(turn: Turn[Any]) -> str:
    """The price now, and the most that can be paid."""
    need = need_of(turn)
    now, most = (price(turn.words, need, dollars) for dollars in (rows_left(turn)[0].fee, need.pay.max))
    return turn.words.say(
        N_("Your quote is {now}; at most {most} can be paid. What is your new price?"), now=now, most=most
    )


class Quote(Flow[Draft]):
    name = "quote"
    title = N_("Your quote")

    def entry(self, turn: Turn[Draft]) -> Goto[Literal["price"]]:
        """The quote as it stands."""
        row = rows_left(turn)[0]
        turn.data = Draft(price=row.fee, times=row.times, how=row.what)
        return Goto("price")

    @state(
        ask=how_much,
        choices={"same": N_("The price stays")},
        line=Line(N_("Your price"), "number", good=("1", "1 $"), bad=("0", "-5", "1000001", "cher")),
        form="quote",
    )
    def price(self, turn: Turn[Draft], said: Text | Chosen[Literal["same"]]) -> Again | Goto[Literal["times"]]:
        """Within the ceiling, in its unit; a sentence may say more."""
        if isinstance(said, Text):
            need = need_of(turn)
            quote = read_quote(said.value, need)
            if quote is None or not 0 < quote[0] <= need.pay.max:
                return Again(too_much(turn.words, need))
            turn.data.price = quote[0]
            turn.data.how = quote[1] or turn.data.how
        return Goto("times")

    @state(
        ask=N_("When could you do it?"),
        choices=lambda turn: left_as(turn, turn.data.times),
        line=Line(N_("When you could do it"), good=(N_("In the morning"),), bad=("x" * 201,), required=False),
        form="quote",
    )
    def times(self, turn: Turn[Draft], said: Text | Chosen[Literal["same", "skip"]]) -> Again | Goto[Literal["how"]]:
        """In one's own words; never on a day on which the shop is closed."""
        if isinstance(said, Chosen):
            turn.data.times = turn.data.times if said.id == "same" else ""
            return Goto("how")
        if len(said.value) > 200:
            return Again(turn.words.say(N_("Write {most} characters at most."), most=200))
        shop = turn.neighbourhood.kept.partners.get(rows_left(turn)[0].partner)
        if shop is not None:
            try:
                turn.neighbourhood.must_be_open(shop, said.value)
            except Shut as closed:
                return Again(shut(turn, shop.name, closed))
        turn.data.times = said.value
        return Goto("how")

    @state(
        ask=N_("Under which conditions?"),
        choices=lambda turn: left_as(turn, turn.data.how),
        line=Line(N_("Conditions"), "long", good=(N_("Materials included"),), bad=("x" * 501,), required=False),
        form="quote",
    )
    def how(self, turn: Turn[Draft], said: Text | Chosen[Literal["same", "skip"]]) -> Again | Done:
        """In one's own words; then the organizers hear of it."""
        if isinstance(said, Text) and len(said.value) > 500:
            return Again(turn.words.say(N_("Write 500 characters at most.")))
        if isinstance(said, Text):
            turn.data.how = said.value
        elif said.id == "skip":
            turn.data.how = ""
        data, yes = turn.data, turn.argument["yes"]
        turn.neighbourhood.change_quote(yes, fee=data.price or 0, times=data.times or "", what=data.how or "")
        show(turn, "commitment", yes)
        return Done(turn.words.say(N_("It’s noted, and the organizers know.")))

"""Promising something for a need, in a shop's name or one's own: one form, and the organizers hear of it."""

from typing import Literal, TypeAlias

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, Push, state
from conversations.flows import pledge_words as say
from conversations.flows.answer_words import after, dollars_in, named, need_of, organizer, remaining
from conversations.flows.names import verified
from conversations.flows.pledge_words import Promise
from conversations.inbound import Text
from conversations.pledges import NO_MONEY
from conversations.quotes import read_quote, too_much
from conversations.refusals import explain
from conversations.showing import show
from conversations.turn import Turn
from conversations.typed import number_in
from conversations.words import N_
from domain.pledges import MOST_WORTH, PledgeKind
from domain.refusals import Guest, Shut

THINGS = ("goods", "space")
"""Kinds of needs for which something is fetched or used."""
Given: TypeAlias = Literal["help", "not_this_time", "fewer", "ours", "report", "other"]


class Pledge(Flow[Promise]):
    name = "pledge"
    title = N_("What you can give")
    window = N_("Your help")

    def about(self, turn: Turn[Promise]) -> str:
        """For which project what is missing: a window stands far from the card that it was asked on."""
        return say.missing(turn)

    def entry(self, turn: Turn[Promise]) -> Goto[Literal["need", "name"]] | Done:
        """The shop's card, or at once what is promised; a kind word for who may only look."""
        if need_of(turn) is None:
            return Done(turn.words.say(N_("I can’t find that any more.")))
        if "partner" in turn.argument:
            return Goto("need")
        return self.begin(turn)

    @state(
        ask=say.card,
        choices=say.possible,
        commits=True,
        help=N_("Choose an answer. Nothing is promised before you have said what, and how much."),
    )
    def need(self, turn: Turn[Promise], said: Chosen[Given]) -> Goto[Literal["name"]] | Done:
        """Helping opens the form; a no is heard for the whole shop."""
        partner = turn.argument["partner"]
        match said.id:
            case "help":
                return self.begin(turn)
            case "report":
                return Done(then=Push("report", {"about": f"project:{say.wanted(turn).project}"}))
            case "other":
                return Done(turn.words.say(N_("Let’s see.")), then=Push("browse"))
            case "not_this_time":
                turn.neighbourhood.pass_need(partner, say.wanted(turn).id)
                return Done(turn.words.say(N_("It’s noted: not this time. You hear no more of this need.")))
            case "fewer":
                return Done(say.slower(turn, partner))
            case "ours":
                return Done(say.shown(turn, partner))

    @state(
        ask=N_("In whose name?"),
        choices=say.names,
        line=Line(
            N_("In whose name"),
            "choice",
            read=lambda data: data.name or data.likely,
            applies=lambda turn: bool(verified(turn)),
        ),
        form="pledge",
        name="name",
    )
    def whose(self, turn: Turn[Promise], said: Chosen[str]) -> Goto[Literal["kind"]]:
        """A shop's promise binds the shop; one's own binds nobody else."""
        turn.data.name = said.id
        return Goto("kind")

    @state(
        ask=N_("How would you give it?"),
        choices=say.kind_choices,
        line=Line(
            N_("How"), "choice", applies=lambda turn: say.wanted(turn).kind in THINGS and len(say.kinds(turn)) > 1
        ),
        form="pledge",
    )
    def kind(self, turn: Turn[Promise], said: Chosen[PledgeKind]) -> Goto[Literal["many"]]:
        """Given, lent, or sold at a discount."""
        turn.data.kind = said.id
        return Goto("many")

    @state(
        ask=say.how_many,
        choices=say.all_of_it,
        line=Line(
            N_("How many, or how much"),
            "number",
            good=("1",),
            bad=("0", "-2", "2000001", "beaucoup"),
            applies=lambda turn: say.wanted(turn).count > 1,
        ),
        form="pledge",
    )
    def many(self, turn: Turn[Promise], said: Text | Chosen[Literal["all"]]) -> Again | Goto[Literal["date"]]:
        """A whole number, or all that is missing."""
        need = say.wanted(turn)
        most = min(need.count, 6) if need.for_people else need.count
        if isinstance(said, Chosen):
            turn.data.many = remaining(turn.neighbourhood, need)
        elif 1 <= (many := number_in(said.value) or 0) <= most:
            turn.data.many = many
        else:
            return Again(turn.words.say(N_("Write a number from 1 to {most}."), most=turn.words.number(most)))
        return Goto("date")

    @state(
        ask=N_("For which date?"),
        choices=say.dates,
        line=Line(N_("For which date"), "choice", applies=lambda turn: len(say.coming(turn)) > 1),
        form="pledge",
    )
    def date(self, turn: Turn[Promise], said: Chosen[str]) -> Goto[Literal["times"]]:
        """One date, or all of them."""
        turn.data.date = said.id
        return Goto("times")

    @state(
        ask=say.what_times,
        choices={"skip": N_("We’ll agree on it")},
        line=Line(
            N_("When it can be had"),
            "text",
            good=(N_("Tuesday, from 9 to 5, at the shop"),),
            bad=("x" * 201,),
            required=False,
            applies=lambda turn: say.wanted(turn).kind in THINGS or say.is_paid(turn),
        ),
        form="pledge",
    )
    def times(self, turn: Turn[Promise], said: Text | Chosen[Literal["skip"]]) -> Again | Goto[Literal["fee"]]:
        """In the giver's own words; never on a day on which the shop is closed."""
        times = said.value if isinstance(said, Text) else ""
        if len(times) > 200:
            return Again(turn.words.say(N_("Write {most} characters at most."), most=200))
        shop = say.shop(turn)
        if shop is not None:
            try:
                turn.neighbourhood.must_be_open(shop, times)
            except Shut as shut:
                return Again(say.shut(turn, shop.name, shut))
        turn.data.times = times
        return Goto("fee")

    @state(
        ask=say.what_fee,
        choices={"skip": N_("Nothing: as a volunteer")},
        line=Line(
            N_("Your fee, if there is one"),
            "number",
            good=("1", "1 $"),
            bad=("0", "-5", "1000001", "cher"),
            required=False,
            applies=say.is_paid,
        ),
        form="pledge",
    )
    def fee(self, turn: Turn[Promise], said: Text | Chosen[Literal["skip"]]) -> Again | Goto[Literal["value"]]:
        """A fee within the ceiling, or none."""
        need = say.wanted(turn)
        quote = (0.0, "") if isinstance(said, Chosen) else read_quote(said.value, need)
        if quote is None or not (0 < quote[0] <= need.pay.max or isinstance(said, Chosen)):
            return Again(too_much(turn.words, need))
        turn.data.fee = quote[0]
        return Goto("value")

    @state(
        ask=N_("About how much is it worth, in dollars? For a discount: what is saved."),
        choices={"skip": N_("I don’t know")},
        line=Line(
            N_("Worth about, in dollars"),
            "number",
            good=("150", "150 $"),
            bad=("0", "-5", "1000001", "cher"),
            required=False,
            applies=say.is_valued,
        ),
        form="pledge",
    )
    def value(self, turn: Turn[Promise], said: Text | Chosen[Literal["skip"]]) -> Again | Goto[Literal["how"]]:
        """What the shop's owner may have set a ceiling on; read by the organizers too."""
        value = 0.0 if isinstance(said, Chosen) else dollars_in(said.value)
        if value is None or not (0 < value <= MOST_WORTH or isinstance(said, Chosen)):
            return Again(turn.words.say(N_("Write an amount in dollars, such as 150, or leave it out.")))
        turn.data.value = value
        return Goto("how")

    @state(
        ask=N_("Anything to add: conditions, delivery, the discount?"),
        choices={"skip": N_("Nothing to add")},
        line=Line(
            N_("Conditions"), "long", good=(N_("To be brought back on Sunday"),), bad=("x" * 501,), required=False
        ),
        form="pledge",
    )
    def how(self, turn: Turn[Promise], said: Text | Chosen[Literal["skip"]]) -> Again | Goto[Literal["called"]] | Done:
        """The conditions, in the giver's own words; then it is promised."""
        how = said.value if isinstance(said, Text) else ""
        if len(how) > 500:
            return Again(turn.words.say(N_("Write 500 characters at most.")))
        turn.data.how = how
        return self.promise(turn) if turn.me.name or say.shop(turn) else Goto("called")

    @state(
        ask=N_("What is your first name? The organizers will see it."),
        choices={"skip": N_("I’d rather not say")},
        line=Line(N_("First name"), good=("Ada",), bad=("x" * 41,)),
    )
    def called(self, turn: Turn[Promise], said: Text | Chosen[Literal["skip"]]) -> Again | Done:
        """Asked only of somebody whose platform gave no name."""
        name = " ".join(said.value.split()) if isinstance(said, Text) else ""
        if len(name) > 40:
            return Again(turn.words.say(N_("A first name has 1 to 40 characters.")))
        return self.promise(turn, name)

    def begin(self, turn: Turn[Promise]) -> Goto[Literal["name"]] | Done:
        """The form, with the name that is likely; not for guests, who may only look."""
        if turn.neighbourhood.guest:
            return Done(explain(turn.words, Guest()))
        if say.wanted(turn).kind == "money":
            turn.say(turn.words.say(NO_MONEY))
        likely = say.shop(turn)
        turn.data.likely = likely.id if likely else ""
        return Goto("name")

    def promise(self, turn: Turn[Promise], name: str = "") -> Done:
        """Keeps the promise, and shows the card on which it can be changed."""
        need, data, shop = say.wanted(turn), turn.data, say.shop(turn)
        dates = [data.date] if data.date and data.date != "all" else None
        rows = turn.neighbourhood.say_yes(
            **named(turn),
            occurrences=dates,
            party=data.many or 1,
            what=data.how or "",
            fee=data.fee or 0,
            pledge=say.kind_of(turn),
            value=data.value or 0,
            times=data.times or "",
            partner_id=shop.id if shop else "",
        )
        if name:
            turn.become(turn.neighbourhood.adjust(name=name))
        show(turn, "commitment", rows[0].yes)
        if rows[0].approving:
            return Done(turn.words.say(N_("The organizers hear of it once it is approved.")))
        waiting = all(row.state == "waitlisted" for row in rows)
        return Done(after(turn.words, need, waiting=waiting, name=organizer(turn)))

"""Putting something on the shop's shelf: one sentence, one card to confirm, and the needs that it could fill."""

import datetime as dt
from typing import Literal, TypeAlias

from conversations.flow import Again, Chosen, Done, Fix, Flow, Goto, Line, state
from conversations.flows.partner_card import workplace
from conversations.inbound import Text
from conversations.memory import Memory
from conversations.needs import capital
from conversations.refusals import explain
from conversations.screens import Card, Choice, Screen
from conversations.showing import show
from conversations.turn import Turn
from conversations.typed import number_in
from conversations.words import N_
from domain.calendar import at, local
from domain.offering import OfferSheet
from domain.partners import Partner
from domain.reading.stock import MOST, read_stock
from domain.refusals import Guest, NotVerified
from domain.sheets import FARTHEST

LONG = "x" * 1001


class Stock(Memory):
    """What goes on the shelf; None is what has not been answered, and an `until` of 0 that it stays."""

    thing: str = ""
    kind: Literal["goods", "space"] = "goods"
    many: int | None = None
    until: int | None = None


Rest: TypeAlias = Goto[Literal["many", "until", "review"]]


def shop_of(turn: Turn[Stock]) -> Partner | None:
    """The shop that the flow was opened about, else the first verified one that one answers for, else any of them."""
    ours = turn.neighbourhood.shops(workplace(turn))
    meant = [shop for shop in ours if turn.argument.get("partner") in (None, shop.id)]
    return next((shop for shop in meant if shop.verified), next(iter(meant), None))


def zone_of(turn: Turn[Stock]) -> str:
    """The zone of the shop's place."""
    shop = shop_of(turn)
    territory = turn.neighbourhood.kept.territories.of_fsa(shop.fsa) if shop else None
    return territory.zone if territory else turn.me.zone


def end_of(turn: Turn[Stock], day: dt.date) -> int | None:
    """The end of a day that is not over, and not too far; None for any other."""
    ends = at(day, "24:00", zone_of(turn))
    return ends if turn.now < ends <= turn.now + FARTHEST else None


def card(turn: Turn[Stock]) -> Screen:
    """What was understood."""
    data, words, shop = turn.data, turn.words, shop_of(turn)
    until = words.say(N_("No end date"))
    if data.until:
        until = capital(words.say(N_("until {day}"), day=words.day(data.until - 1, zone_of(turn))))
    many = words.say(N_("How many: {n}"), n=words.number(data.many or 1))
    name = words.say(N_("on behalf of {name}"), name=shop.name) if shop else ""
    return Screen(words.say(N_("If I understood right:")), Card("", capital(data.thing), (many, until, capital(name))))


class Shelf(Flow[Stock]):
    name = "shelf"
    title = N_("The shop’s shelf")

    def entry(self, turn: Turn[Stock]) -> Goto[Literal["what"]] | Done:
        """For whoever answers for a verified shop; guests may look."""
        if turn.neighbourhood.guest:
            return Done(explain(turn.words, Guest()))
        shop = shop_of(turn)
        if shop is None:
            return Done(turn.words.say(N_("The shelf is for shops. To introduce yours, write /shop.")))
        return Goto("what") if shop.verified else Done(explain(turn.words, NotVerified()))

    @state(
        ask=N_("What do you put on the shelf, how many, and until when? For example: 20 chairs until Sunday."),
        line=Line(N_("On the shelf"), good=(N_("20 chairs until Sunday"),), bad=(LONG,)),
        help=N_("I offer it to the projects nearby that lack it, and I count down what is taken."),
    )
    def what(self, turn: Turn[Stock], said: Text) -> Again | Rest:
        """One sentence is enough; only what it leaves out is asked."""
        if len(said.value) > 1000:
            return Again(turn.words.say(N_("Write it shorter, please: 1,000 characters at most.")))
        read = read_stock(said.value, local(turn.at, zone_of(turn)).date())
        data = turn.data
        data.thing, data.kind = read.thing or said.value, read.kind
        data.many = read.count or (1 if read.kind == "space" else None)
        data.until = end_of(turn, read.until) if read.until and not read.unclear else None
        return self.rest(turn)

    @state(
        ask=N_("How many are there?"),
        line=Line(N_("How many"), "number", good=("20",), bad=("0", "-2", "1000001", "beaucoup")),
    )
    def many(self, turn: Turn[Stock], said: Text) -> Again | Goto[Literal["until", "review"]]:
        """A whole number."""
        many = number_in(said.value)
        if many is None or not 1 <= many <= MOST:
            return Again(turn.words.say(N_("Write a number, such as 20.")))
        turn.data.many = many
        return Goto("until") if turn.data.until is None else Goto("review")

    @state(
        ask=N_("Until when can it be had? Write a day, such as Sunday or December 15."),
        choices={"week": N_("For a week"), "month": N_("For a month"), "stays": N_("No end date")},
        line=Line(N_("Until when"), good=(N_("Sunday"),), bad=("???", "hier")),
    )
    def until(
        self, turn: Turn[Stock], said: Text | Chosen[Literal["week", "month", "stays"]]
    ) -> Again | Goto[Literal["review"]]:
        """The last day on which it is offered."""
        today = local(turn.at, zone_of(turn)).date()
        if isinstance(said, Chosen):
            days = {"week": 7, "month": 30, "stays": 0}[said.id]
            turn.data.until = (end_of(turn, today + dt.timedelta(days=days)) or 0) if days else 0
            return Goto("review")
        read = read_stock(f"x jusqu’à {said.value[:100]}", today)
        ends = end_of(turn, read.until) if read.until and not read.unclear else None
        if ends is None:
            return Again(turn.words.say(N_("Write a day to come, such as Sunday or December 15.")))
        turn.data.until = ends
        return Goto("review")

    @state(
        ask=card,
        choices=lambda turn: [
            Choice("yes", turn.words.say(N_("That’s right, put it there")), style="main"),
            turn.choice("what", N_("Say it differently")),
            turn.choice("many", N_("Change how many")),
            turn.choice("until", N_("Change until when")),
        ],
    )
    def review(
        self, turn: Turn[Stock], said: Chosen[Literal["yes", "what", "many", "until"]]
    ) -> Fix[Literal["what", "many", "until"]] | Done:
        """Puts it there, and shows the needs that it could fill."""
        shop = shop_of(turn)
        if shop is None:
            return Done(turn.words.say(N_("I can’t find that any more.")))
        if said.id != "yes":
            return Fix(said.id)
        return Done(self.put(turn, shop))

    def rest(self, turn: Turn[Stock]) -> Rest:
        """The first thing still to be asked."""
        if turn.data.many is None:
            return Goto("many")
        return Goto("review") if turn.data.until is not None else Goto("until")

    def put(self, turn: Turn[Stock], shop: Partner) -> str:
        """Keeps it in the shop's name; what is said then."""
        data, hood, words = turn.data, turn.neighbourhood, turn.words
        hood.speaking_for(shop.id)
        offer = hood.offer(
            OfferSheet(
                kind=data.kind,
                words=data.thing,
                radius_km=shop.radius_km,
                partner=shop.id,
                stock=data.many or 1,
                until=data.until or 0,
            )
        )
        for match in (matches := hood.needs_for(offer)):
            show(turn, "shop_need", f"{shop.id}/{match.need.id}")
        if matches:
            return words.say(N_("It’s on the shelf. Something like it is needed near you: see above."))
        return words.say(N_("It’s on the shelf. I offer it to the projects that lack it; you find it in /me."))

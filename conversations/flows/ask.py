"""A small ask: one sentence, its card, one yes, and the people it suits are asked."""

from typing import Literal

from conversations.courtesy import returned
from conversations.flow import Again, Chosen, Done, Fix, Flow, Goto, Line, Push, state
from conversations.flows import ask_words as say
from conversations.flows.ask_draft import SmallAsk, take
from conversations.flows.outside import Outside, is_open
from conversations.flows.settings import not_a_place
from conversations.inbound import Located, Text
from conversations.showing import show
from conversations.turn import Turn
from conversations.typed import Unread, fee_in, number_in, place_in, spans_in
from conversations.words import N_
from domain import places
from domain.calendar import at, local
from domain.pay import VOLUNTEER
from domain.reading.wants import read_wants
from domain.sheets import DAY, check_count, within

Next = Goto[Literal["when", "where", "outside", "card"]]


class Ask(Outside, Flow[SmallAsk]):
    name = "ask"
    title = N_("Something you need")

    def entry(self, turn: Turn[SmallAsk]) -> Goto[Literal["what"]] | Done:
        """Adults ask; a minor's parent or another adult does it for them."""
        if turn.me.minor:
            return Done(turn.words.say(N_("Only adults can ask here. Tell an adult you trust what you need.")))
        return Goto("what")

    @state(
        ask=N_("What do you need? Write it as you would say it: what, and when."),
        line=Line(
            N_("What you need"),
            good=(N_("Somebody to carry a couch down on Saturday morning"),),
            bad=("ab", "x" * 601),
        ),
        help=N_("One sentence is enough. For example: somebody to carry a couch down on Saturday morning."),
    )
    def what(
        self, turn: Turn[SmallAsk], said: Text
    ) -> Again | Goto[Literal["when", "where", "outside", "card"]] | Done:
        """Reads the sentence; only what it leaves out is asked. Several needs make a project."""
        if courtesy := returned(turn.words, said.value, turn.me.name):
            return Again(courtesy)
        if len(read_wants(said.value)) > 1:
            more = turn.words.say(N_("You need more than one thing: let’s make a project of it."))
            return Done(more, then=Push("propose", said=said.value))
        take(turn, within("text", said.value, 3, 600))
        return self.rest(turn)

    @state(
        ask=say.ask_when,
        choices=say.days,
        line=Line(N_("When"), good=(N_("next Saturday from 9 a.m. to noon"),), bad=("hier", "bientôt", "2020-01-01")),
    )
    def when(
        self, turn: Turn[SmallAsk], said: Chosen[Literal["today", "tomorrow"]] | Text
    ) -> Again | Goto[Literal["where", "outside", "card"]]:
        """A day, with or without its hours."""
        zone = turn.me.zone
        if isinstance(said, Text) and (day_id := say.soon(turn, said.value)):
            said = Chosen(day_id)  # type: ignore[arg-type]
        if isinstance(said, Chosen):
            day = local(turn.at if said.id == "today" else turn.at + DAY, zone).date()
            start = at(day, "08:00", zone) if said.id == "tomorrow" else say.next_hour(turn)
            turn.data.when = [(start, at(day, "21:00", zone))]
        else:
            try:
                turn.data.when = spans_in(turn.words, said.value, turn.at, zone, whole_days=True)
            except Unread as unread:
                return Again(unread.why)
        return self.placed(turn)

    @state(
        ask=N_("Where is it? Write the neighbourhood, or the first three characters of the postal code."),
        line=Line(N_("Where"), "place", good=("H2S", "Villeray"), bad=("H2", "sur la Lune")),
        help=N_("I keep only the first three characters, such as H2S; never your address."),
    )
    def where(self, turn: Turn[SmallAsk], said: Text | Located) -> Again | Goto[Literal["outside", "card"]]:
        """Of a place only the postal prefix is kept."""
        found = place_in(said.value) if isinstance(said, Text) else places.nearest(said.lat, said.lon)
        if found is None:
            return Again(not_a_place(turn, said))
        turn.data.where = found.code
        return self.placed_at(turn)

    @state(
        ask=say.card,
        choices=say.answers,
        help=N_("It is shown only to people it suits, and it goes with its date."),
    )
    def card(self, turn: Turn[SmallAsk], said: Chosen[Literal["yes", "home", "edit"]]) -> Goto[Literal["edit"]] | Done:
        """One yes; whether it is in one's home is said in the same press."""
        if said.id == "edit":
            return Goto("edit")
        sheet = turn.data.sheet(turn.words.language, home=said.id == "home")
        project = turn.neighbourhood.propose(sheet)
        if not turn.me.fsa:
            turn.become(turn.neighbourhood.adjust(fsa=sheet.fsa))
        show(turn, "own", project.id)
        return Done(say.thanks(turn, project), then=None if turn.me.name else Push("introduce", {"for": "helpers"}))

    @state(
        ask=N_("What shall I change?"),
        choices={
            "what": N_("What I need"),
            "kind": N_("It’s a thing, or hands"),
            "when": N_("When"),
            "where": N_("Where"),
            "many": N_("How many"),
            "pay": N_("Volunteer or paid"),
            "done": N_("That’s all"),
        },
    )
    def edit(
        self, turn: Turn[SmallAsk], said: Chosen[Literal["what", "kind", "when", "where", "many", "pay", "done"]]
    ) -> Fix[Literal["what", "when", "where", "many", "pay"]] | Goto[Literal["card", "edit"]]:
        """One line at a time."""
        data = turn.data
        if said.id == "done":
            return Goto("card")
        if said.id == "kind":
            hands = "skill" if data.skills else "time"
            data.kind = hands if data.kind == "goods" else "goods"  # type: ignore[assignment]
            turn.say(say.kind(turn))
            return Goto("edit")
        return Fix(said.id)

    @state(
        ask=say.ask_many,
        line=Line(N_("How many"), "number", good=("2",), bad=("0", "-1", "plusieurs")),
    )
    def many(self, turn: Turn[SmallAsk], said: Text) -> Again | Goto[Literal["card"]]:
        """People, or things."""
        many = number_in(said.value)
        if many is None:
            return Again(turn.words.say(N_("Write a whole number, such as 3.")))
        check_count(many, turn.data.kind)
        turn.data.many = many
        return Goto("card")

    @state(
        ask=N_("Is it volunteer, or can you pay? Write the most you can pay, such as $40 an hour."),
        choices={"volunteer": N_("Volunteer")},
        line=Line(N_("Pay"), good=("40 $/h",), bad=("beaucoup", "40")),
    )
    def pay(self, turn: Turn[SmallAsk], said: Chosen[Literal["volunteer"]] | Text) -> Again | Goto[Literal["card"]]:
        """Volunteer, or the ceiling of a fee."""
        try:
            turn.data.pay = VOLUNTEER if isinstance(said, Chosen) else fee_in(turn.words, said.value)
        except Unread as unread:
            return Again(unread.why)
        return Goto("card")

    def rest(self, turn: Turn[SmallAsk]) -> Goto[Literal["when", "where", "outside", "card"]]:
        """The first thing that is still unknown."""
        if turn.data.when is not None:
            return self.placed(turn)
        turn.say(turn.words.say(N_("It’s noted.")))
        return Goto("when")

    def placed(self, turn: Turn[SmallAsk]) -> Goto[Literal["where", "outside", "card"]]:
        """Where, unless it is known."""
        return Goto("where") if turn.data.where is None else self.placed_at(turn)

    def placed_at(self, turn: Turn[SmallAsk]) -> Goto[Literal["outside", "card"]]:
        """The card, where the door is open."""
        return Goto("card") if is_open(turn, turn.data.where or "") else Goto("outside")

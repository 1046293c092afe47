"""What a shop hears of: which needs, where they are put, how far around, how often, and when it is closed."""

from typing import Literal, TypeAlias, get_args

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, state
from conversations.flows import supply_words as say
from conversations.flows.answer_words import dollars_in
from conversations.flows.partner_card import (
    AGAIN,
    Shop,
    address_of,
    channel_of,
    channels,
    closed_days,
    introduced,
    kinds_given,
    look_again,
    press_day,
)
from conversations.inbound import Text
from conversations.shops import PACES
from conversations.turn import Turn
from conversations.typed import hour_in, number_in
from conversations.words import N_
from domain.calendar import Day, local
from domain.ground import found
from domain.groups import Pace
from domain.partnering import MOST_DOLLARS
from domain.partners import EVENING
from domain.projects import NeedKind

Changed: TypeAlias = Literal["gives", "channel", "closed", "radius", "pace", "opens", "cap", "ceiling"]
Line_: TypeAlias = Literal[Changed, "limits", "done"]


class Supply(Flow[Shop]):
    name = "supply"
    title = N_("What the shop hears of")
    window = N_("The needs you see")

    def entry(self, turn: Turn[Shop]) -> Goto[Literal["here", "sheet"]] | Done:
        """The sheet, or the group in which its owner pressed."""
        shop = turn.neighbourhood.kept.partners.get(turn.argument["partner"])
        if shop is None or not turn.neighbourhood.may("change_partner", shop):
            return Done(turn.words.say(N_("Only an owner of the shop can change that.")))
        turn.data = introduced(turn, shop)
        return Goto("here" if "group" in turn.argument else "sheet")

    @state(
        ask=N_("Shall I put the needs that your shop could fill in that group?"),
        choices={"here": N_("Yes, there"), "no": N_("No")},
    )
    def here(self, turn: Turn[Shop], said: Chosen[Literal["here", "no"]]) -> Done:
        """Pressed in the group itself."""
        if said.id == "no":
            return Done(turn.words.say(N_("As you wish.")))
        group = found(turn.neighbourhood.kept.groups.get(turn.argument["group"]))
        shop = turn.neighbourhood.listen_at(say.shop_of(turn).id, group.address)
        where = channel_of(turn, shop.channel)
        return Done(turn.words.say(N_("It’s done. {where}. To change it, write /shop."), where=where))

    @state(
        ask=say.card,
        choices=say.sheet_choices,
        line=Line(N_("What changes"), good=(N_("closed on Mondays"),), bad=("n’importe quoi",)),
        commits=True,
        help=N_("Choose what changes, or write it: closed on Mondays, open from 8:30, 10 cards a week, 3 km, $200."),
    )
    def sheet(self, turn: Turn[Shop], said: Chosen[Line_] | Text) -> Again | Goto[Literal[Changed, "sheet"]] | Done:
        """One line at a time, kept at once; or several in one's own words."""
        if isinstance(said, Text):
            return self.write(turn, said.value)
        if said.id == "done":
            return Done(turn.words.say(N_("It’s kept.")))
        turn.data.alone = said.id != "limits"
        return Goto("radius" if said.id == "limits" else said.id)

    @state(ask=N_("What would you like to hear of? Choose, then “That’s all”."), choices=kinds_given, commits=True)
    def gives(self, turn: Turn[Shop], said: Chosen[NeedKind | Literal["done"]]) -> Goto[Literal["gives", "sheet"]]:
        """Kinds of needs, one press each."""
        if said.id == "done":
            turn.neighbourhood.change_partner(say.shop_of(turn).id, gives=turn.data.gives or ())
            return Goto("sheet")
        given = set(turn.data.gives or ()) ^ {said.id}
        turn.data.gives = tuple(kind for kind in get_args(NeedKind) if kind in given)
        return Goto("gives")

    @state(
        ask=N_("Where shall I put the needs that your shop could fill? Never on the days when it is closed."),
        choices=lambda turn: channels(turn, say.shop_of(turn)),
        commits=True,
        help=N_("I can write in a group in which you put me, or to you."),
    )
    def channel(self, turn: Turn[Shop], said: Chosen[str]) -> Goto[Literal["channel", "sheet"]]:
        """A group that one may choose, one's own chat, or nowhere."""
        if said.id == AGAIN:
            return look_again(turn)
        turn.neighbourhood.listen_at(say.shop_of(turn).id, address_of(turn, said.id))
        return Goto("sheet")

    @state(ask=N_("On which days are you closed? Choose them, then “That’s all”."), choices=closed_days, commits=True)
    def closed(self, turn: Turn[Shop], said: Chosen[Day | Literal["done"]]) -> Again | Goto[Literal["closed", "sheet"]]:
        """Days on which no card comes and nothing is fetched."""
        if said.id == "done":
            turn.neighbourhood.change_partner(say.shop_of(turn).id, closed_days=turn.data.closed or ())
            return Goto("sheet")
        return press_day(turn, said.id) or Goto("closed")

    @state(
        ask=N_("How far around the shop, in kilometres?"),
        line=Line(N_("How far, in km"), "number", good=("7",), bad=("0", "51", "loin")),
        form="limits",
        commits=True,
    )
    def radius(self, turn: Turn[Shop], said: Text) -> Again | Goto[Literal["pace", "sheet"]]:
        """A distance in kilometres."""
        km = number_in(said.value)
        if km is None or not 1 <= km <= 50:
            return Again(turn.words.say(N_("Write a distance from 1 to 50 km.")))
        turn.data.radius = km
        return Goto("sheet") if self.is_alone(turn) else Goto("pace")

    @state(
        ask=N_("How often shall I put needs there?"),
        choices=PACES,
        line=Line(N_("How often"), "choice"),
        form="limits",
        commits=True,
    )
    def pace(self, turn: Turn[Shop], said: Chosen[Pace]) -> Goto[Literal["opens", "sheet"]]:
        """At most so often, and never on a closed day."""
        turn.data.pace = said.id
        return Goto("sheet") if self.is_alone(turn) else Goto("opens")

    @state(
        ask=N_("From what hour may I write to you, on the days when you are open?"),
        line=Line(N_("From what hour"), good=(N_("8:30 a.m."),), bad=("25 h", "22 h", "tôt")),
        form="limits",
        commits=True,
    )
    def opens(self, turn: Turn[Shop], said: Text) -> Again | Goto[Literal["cap", "sheet"]]:
        """An hour before the evening, from which nobody is written to."""
        hour = hour_in(said.value)
        if hour is None or hour >= EVENING:
            return Again(turn.words.say(N_("Write an hour before 9 p.m., such as 8:30 a.m.")))
        turn.data.opens = hour
        return Goto("sheet") if self.is_alone(turn) else Goto("cap")

    @state(
        ask=N_("How many needs a week at most?"),
        line=Line(N_("Needs a week at most"), "number", good=("7",), bad=("0", "51", "plusieurs")),
        form="limits",
        commits=True,
    )
    def cap(self, turn: Turn[Shop], said: Text) -> Again | Goto[Literal["ceiling", "sheet"]]:
        """The most cards of a week."""
        cap = number_in(said.value)
        if cap is None or not 1 <= cap <= 50:
            return Again(turn.words.say(N_("Write a number from 1 to 50.")))
        turn.data.cap = cap
        return Goto("sheet") if self.is_alone(turn) else Goto("ceiling")

    @state(
        ask=N_("Above which amount, in dollars, shall an owner approve a promise first?"),
        choices={"skip": N_("Any amount is fine")},
        line=Line(
            N_("Above how much an owner approves, in dollars"),
            "number",
            good=("200", "200 $"),
            bad=("-5", "1000001", "beaucoup"),
            required=False,
            read=lambda data: f"{data.ceiling:g}" if data.ceiling else "",
        ),
        form="limits",
        commits=True,
    )
    def ceiling(self, turn: Turn[Shop], said: Text | Chosen[Literal["skip"]]) -> Again | Goto[Literal["sheet"]]:
        """A promise above it, or of a worth that nobody said, waits for an owner."""
        amount = 0.0 if isinstance(said, Chosen) else dollars_in(said.value)
        if amount is None or not 0 <= amount <= MOST_DOLLARS:
            return Again(turn.words.say(N_("Write an amount in dollars, such as 200.")))
        turn.data.ceiling = amount
        self.keep(turn)
        return Goto("sheet")

    def is_alone(self, turn: Turn[Shop]) -> bool:
        """Whether no other line is asked; it is kept then."""
        if turn.data.alone:
            self.keep(turn)
        return turn.data.alone

    def keep(self, turn: Turn[Shop]) -> None:
        """Keeps the lines of the form as they are now."""
        data = turn.data
        turn.neighbourhood.change_partner(
            say.shop_of(turn).id,
            radius_km=data.radius,
            pace=data.pace,
            opens=data.opens,
            weekly_cap=data.cap,
            ceiling=data.ceiling,
        )

    def write(self, turn: Turn[Shop], text: str) -> Again | Goto[Literal["sheet"]]:
        """What an owner says in their own words: « fermé le lundi, à partir de 8 h 30 »."""
        changes = say.changes_in(text, local(turn.at, turn.me.zone).date())
        if not changes:
            return Again(
                turn.words.say(
                    N_(
                        "I didn’t quite get that. Choose what changes, or write it, for example: "
                        "closed on Mondays, open from 8:30 a.m."
                    )
                )
            )
        turn.data = introduced(turn, turn.neighbourhood.change_partner(say.shop_of(turn).id, **changes))
        turn.say(turn.words.say(N_("It’s kept.")))
        return Goto("sheet")

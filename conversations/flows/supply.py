"""What a shop hears of: which needs, where they are put, how far around, how often, and when it is closed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, state
from conversations.flows.partner_card import (
    Shop,
    address_of,
    channel_of,
    channels,
    closed_days,
    facts,
    introduced,
    kinds_given,
)
from conversations.inbound import Text
from conversations.screens import Card, Screen
from conversations.turn import Turn
from conversations.typed import number_in
from conversations.words import N_
from domain.calendar import DAYS, Day
from domain.ground import found
from domain.groups import Pace
from domain.partners import Partner
from domain.projects import NeedKind

PACES: Mapping[str, str] = MappingProxyType(
    {
        "each": N_("Each need at once"),
        "daily": N_("Once a day, when we open"),
        "weekly": N_("Once a week, when we open"),
    }
)


def shop_of(turn: Turn[Shop]) -> Partner:
    """The shop; Unknown once it is gone."""
    return found(turn.neighbourhood.kept.partners.get(turn.argument["partner"]))


def card(turn: Turn[Shop]) -> Screen:
    """Everything on one card."""
    shop, words = shop_of(turn), turn.words
    lines = (
        *facts(words, shop.fsa, shop.gives, shop.closed_days),
        channel_of(turn, shop.channel),
        words.say(N_("Up to {km} km around"), km=words.number(shop.radius_km)),
        words.say(PACES[shop.pace]),
    )
    return Screen(card=Card(f"partner:{shop.id}", shop.name, lines))


class Supply(Flow[Shop]):
    name = "supply"
    title = N_("What the shop hears of")

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
        shop = turn.neighbourhood.listen_at(shop_of(turn).id, group.address)
        where = channel_of(turn, shop.channel)
        return Done(turn.words.say(N_("It’s done. {where}. To change it, write /shop."), where=where))

    @state(
        ask=card,
        choices={
            "gives": N_("Change what we give"),
            "channel": N_("Change where I write"),
            "closed": N_("Change the days"),
            "radius": N_("Change how far"),
            "pace": N_("Change how often"),
            "done": N_("That’s all"),
        },
    )
    def sheet(
        self, turn: Turn[Shop], said: Chosen[Literal["gives", "channel", "closed", "radius", "pace", "done"]]
    ) -> Goto[Literal["gives", "channel", "closed", "radius", "pace"]] | Done:
        """One line at a time, kept at once."""
        if said.id == "done":
            return Done(turn.words.say(N_("It’s kept.")))
        return Goto(said.id)

    @state(ask=N_("What would you like to hear of? Choose, then “That’s all”."), choices=kinds_given, commits=True)
    def gives(self, turn: Turn[Shop], said: Chosen[NeedKind | Literal["done"]]) -> Goto[Literal["gives", "sheet"]]:
        """Kinds of needs, one press each."""
        if said.id == "done":
            turn.neighbourhood.change_partner(shop_of(turn).id, gives=turn.data.gives or ())
            return Goto("sheet")
        given = set(turn.data.gives or ()) ^ {said.id}
        turn.data.gives = tuple(kind for kind in get_args(NeedKind) if kind in given)
        return Goto("gives")

    @state(
        ask=N_("Where shall I put the needs that your shop could fill? Never on the days when it is closed."),
        choices=lambda turn: channels(turn, shop_of(turn)),
        commits=True,
        help=N_("I can write in a group in which you put me, or to you."),
    )
    def channel(self, turn: Turn[Shop], said: Chosen[str]) -> Goto[Literal["sheet"]]:
        """A group that one may choose, one's own chat, or nowhere."""
        turn.neighbourhood.listen_at(shop_of(turn).id, address_of(turn, said.id))
        return Goto("sheet")

    @state(ask=N_("On which days are you closed? Choose them, then “That’s all”."), choices=closed_days, commits=True)
    def closed(self, turn: Turn[Shop], said: Chosen[Day | Literal["done"]]) -> Again | Goto[Literal["closed", "sheet"]]:
        """Days on which no card comes and nothing is fetched."""
        if said.id == "done":
            turn.neighbourhood.change_partner(shop_of(turn).id, closed_days=turn.data.closed or ())
            return Goto("sheet")
        shut = set(turn.data.closed or ()) ^ {said.id}
        if len(shut) == len(DAYS):
            return Again(turn.words.say(N_("A shop is open on one day of the week at least.")))
        turn.data.closed = tuple(day for day in DAYS if day in shut)
        return Goto("closed")

    @state(
        ask=N_("How far around the shop, in kilometres?"),
        line=Line(N_("How far, in km"), "number", good=("7",), bad=("0", "51", "loin")),
        commits=True,
    )
    def radius(self, turn: Turn[Shop], said: Text) -> Again | Goto[Literal["sheet"]]:
        """A distance in kilometres."""
        km = number_in(said.value)
        if km is None or not 1 <= km <= 50:
            return Again(turn.words.say(N_("Write a distance from 1 to 50 km.")))
        turn.neighbourhood.change_partner(shop_of(turn).id, radius_km=km)
        return Goto("sheet")

    @state(ask=N_("How often shall I put needs there?"), choices=PACES, commits=True)
    def pace(self, turn: Turn[Shop], said: Chosen[Pace]) -> Goto[Literal["sheet"]]:
        """At most so often, and never on a closed day."""
        turn.neighbourhood.change_partner(shop_of(turn).id, pace=said.id)
        return Goto("sheet")

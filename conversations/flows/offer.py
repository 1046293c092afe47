"""Offering help: one sentence or a few buttons, what was understood, yes, and the needs that fit now."""

from typing import Literal, TypeAlias

from conversations.courtesy import returned
from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, Push, state
from conversations.flows import offer_words as say
from conversations.flows.names import named
from conversations.flows.offer_draft import (
    ANY_TIME,
    WHENS,
    OfferDraft,
    halves,
    place_of,
    sheet,
    shop_of,
    take,
    territory_of,
)
from conversations.flows.settings import not_a_place
from conversations.hearing import choose, plain
from conversations.inbound import Located, Text
from conversations.turn import Turn
from conversations.typed import number_in, place_in
from conversations.words import N_
from domain import places
from domain.calendar import local
from domain.pay import VOLUNTEER
from domain.projects import NeedKind
from domain.reading.money import read_pay
from domain.reading.times import read_when

LONG = "x" * 1001
SORTS: dict[str, str] = {
    "time": N_("Time, whatever the task"),
    "skill": N_("A skill"),
    "goods": N_("A thing"),
    "space": N_("A room"),
}
SORT_OF: dict[str, NeedKind] = {"time": "time", "skill": "skill", "goods": "goods", "space": "space"}
Rest: TypeAlias = Goto[Literal["when", "where", "review"]]


class Offer(Flow[OfferDraft]):
    name = "offer"
    title = N_("What you can give")

    @state(
        ask=N_("What can you give? Write it as you would say it."),
        choices={**SORTS, "money": N_("Money")},
        line=Line(N_("What you give"), good=(N_("carpentry, free Saturday mornings, H2S"),), bad=(LONG,)),
        help=N_("One sentence is enough: what, when, where. For example: carpentry, free Saturday mornings, H2S."),
    )
    def give(
        self, turn: Turn[OfferDraft], said: Text | Chosen[NeedKind]
    ) -> Again | Goto[Literal["sort", "skill", "thing", "when", "where", "review"]] | Done:
        """Reads a sentence, or begins with a kind."""
        data = turn.data
        if isinstance(said, Chosen):
            if said.id == "money":
                return Done(turn.words.say(say.NO_MONEY))
            data.kind, data.skills, data.words = said.id, None, ""
        elif unread := returned(turn.words, said.value, turn.me.name) or say.too_long(turn, said.value):
            return Again(unread)
        else:
            data.kind, data.skills = None, None
            take(turn, said.value)
        data.partner = shop_of(turn)
        if data.kind is None:
            return Goto("sort")
        if data.kind == "skill" and data.skills is None:
            return Goto("skill")
        if data.kind in ("goods", "space") and not data.words:
            return Goto("thing")
        return self.rest(turn)

    @state(
        ask=N_("What sort of help is that?"),
        choices=SORTS,
        line=Line(N_("What you give"), good=(N_("carpentry"), N_("sewing")), bad=("???", LONG)),
    )
    def sort(
        self, turn: Turn[OfferDraft], said: Text | Chosen[Literal["time", "skill", "goods", "space"]]
    ) -> Again | Goto[Literal["skill", "when", "where", "review"]]:
        """What the sentence did not say: its words are kept, unless others say it better."""
        if isinstance(said, Text) and (unread := say.too_long(turn, said.value)):
            return Again(unread)
        if isinstance(said, Chosen):
            turn.data.kind = said.id
        elif named := choose(said.value, ((id, turn.words.say(label)) for id, label in SORTS.items()), loosely=True):
            turn.data.kind = SORT_OF[named]
        else:
            before = turn.data.words
            take(turn, said.value)
            turn.data.words = f"{before} – {said.value}"[:1000]
            if turn.data.kind is None:
                return Again(turn.words.say(N_("I can’t tell yet. Choose one, or name what you do, such as sewing.")))
        turn.data.partner = shop_of(turn)
        return Goto("skill") if turn.data.kind == "skill" and turn.data.skills is None else self.rest(turn)

    @state(
        ask=say.which_skill,
        choices=say.near_skills,
        line=Line(N_("Skill"), good=(N_("carpentry"), N_("sewing")), bad=(LONG,)),
    )
    def skill(
        self, turn: Turn[OfferDraft], said: Text | Chosen[str]
    ) -> Again | Goto[Literal["skill", "when", "where", "review"]]:
        """A skill by name; one that has none here is kept in the giver's own words."""
        if isinstance(said, Chosen):
            turn.data.skills = () if said.id == "own_words" else (said.id,)
        elif unread := say.too_long(turn, said.value):
            return Again(unread)
        else:
            take(turn, said.value)
            turn.data.kind = "skill"
        return self.rest(turn) if turn.data.skills is not None else Goto("skill")

    @state(
        ask=say.which_thing,
        line=Line(N_("What it is"), good=(N_("20 chairs"), N_("a workshop")), bad=(LONG,)),
    )
    def thing(self, turn: Turn[OfferDraft], said: Text) -> Again | Rest:
        """A thing or a room, in a few words."""
        if unread := say.too_long(turn, said.value):
            return Again(unread)
        kind = turn.data.kind
        take(turn, said.value)
        turn.data.kind = kind
        return self.rest(turn)

    @state(
        ask=say.which_hours,
        choices=say.hours,
        line=Line(N_("When"), good=(N_("Saturday morning"), N_("Tuesday from 6 to 8 p.m.")), bad=("???", LONG)),
    )
    def when(
        self, turn: Turn[OfferDraft], said: Text | Chosen[Literal["morning", "evening", "any", "evenings", "weekend"]]
    ) -> Again | Goto[Literal["when", "where", "review"]]:
        """Days and hours; hours that two readings fit are asked about, never guessed."""
        data = turn.data
        if isinstance(said, Chosen):
            data.when = WHENS[said.id] if said.id in WHENS else halves(data.unsure, turn)[said.id]
            data.unsure = ""
            return self.rest(turn)
        read = read_when(said.value[:1000], local(turn.at, turn.me.zone).date(), habitual=True)
        if read.windows and not read.unclear:
            data.when, data.unsure = read.windows[:20], ""
            return self.rest(turn)
        if plain(said.value) in ANY_TIME:
            data.when, data.unsure = WHENS["any"], ""
            return self.rest(turn)
        if halves(said.value, turn):
            data.unsure = said.value
            return Goto("when")
        return Again(turn.words.say(N_("I need the days themselves, so as not to guess them.")))

    @state(
        ask=N_("Where are you? Your neighbourhood, or the first three characters of your postal code."),
        line=Line(N_("Where"), "place", good=("H2S", "Rosemont"), bad=("H2", "sur la Lune")),
        help=N_("I keep only the first three characters, such as H2S; never your address."),
    )
    def where(self, turn: Turn[OfferDraft], said: Text | Located) -> Again | Goto[Literal["closed", "review"]]:
        """Of a place only the postal prefix is kept."""
        found = place_in(said.value) if isinstance(said, Text) else places.nearest(said.lat, said.lon)
        if found is None:
            return Again(not_a_place(turn, said))
        turn.data.where = found.code
        return Goto("review") if self.is_open(turn) else Goto("closed")

    @state(ask=say.not_open, choices=say.elsewhere)
    def closed(
        self, turn: Turn[OfferDraft], said: Chosen[Literal["wait", "browse", "where"]]
    ) -> Goto[Literal["where"]] | Done:
        """The door does not serve the place yet."""
        territory = territory_of(turn)
        if said.id == "where":
            return Goto("where")
        if said.id == "browse" or territory is None:
            return Done(turn.words.say(N_("Let’s see.")), then=Push("browse"))
        turn.neighbourhood.wait_for(territory.id)
        return Done(turn.words.say(N_("It’s noted. I’ll write to you the day the Door opens there.")))

    @state(ask=say.summary, choices=say.agreements)
    def review(self, turn: Turn[OfferDraft], said: Chosen[str]) -> Goto[Literal["edit", "closed", "review"]] | Done:
        """Keeps the offer, in a shop's name or one's own; alerts are agreed to in the same press."""
        if said.id == "edit":
            return Goto("edit")
        if said.id not in ("yes", "yes_quiet"):
            turn.data.partner = named(said.id)
            return Goto("review")
        if not self.is_open(turn):
            return Goto("closed")
        offer = turn.neighbourhood.offer(sheet(turn))
        if not turn.me.fsa:
            turn.become(turn.neighbourhood.adjust(fsa=place_of(turn)))
        if said.id == "yes" and not turn.me.agreed("alerts"):
            turn.become(turn.neighbourhood.agree("alerts"))
        return Done(say.thank(turn, offer), then=None if turn.me.name else Push("introduce"))

    @state(ask=N_("What shall I change?"), choices=say.lines)
    def edit(
        self, turn: Turn[OfferDraft], said: Chosen[Literal["give", "when", "where", "far", "pay"]]
    ) -> Goto[Literal["give", "when", "where", "far", "pay"]]:
        """One line at a time."""
        return Goto(said.id)

    @state(
        ask=N_("How far would you go to help, from your neighbourhood?"),
        choices=say.radii,
        line=Line(N_("How far, in km"), "number", good=("7",), bad=("0", "51", "loin")),
    )
    def far(self, turn: Turn[OfferDraft], said: Text | Chosen[str]) -> Again | Goto[Literal["review"]]:
        """A distance in kilometres."""
        km = number_in(said.id.removeprefix("km") if isinstance(said, Chosen) else said.value)
        if km is None or not 1 <= km <= 50:
            return Again(turn.words.say(N_("Write a distance from 1 to 50 km.")))
        turn.data.far = km
        return Goto("review")

    @state(
        ask=N_("As a volunteer, or for a fee? If for a fee, write it: 35 $/h, 100 $ for the job."),
        choices={"volunteer": N_("As a volunteer")},
        line=Line(N_("Fee"), good=("35 $/h", "100 $ par jour"), bad=("cher", "-5")),
    )
    def pay(self, turn: Turn[OfferDraft], said: Text | Chosen[Literal["volunteer"]]) -> Again | Goto[Literal["review"]]:
        """Volunteer hours and paid work are never mixed."""
        pay = VOLUNTEER if isinstance(said, Chosen) else read_pay(said.value).pay
        if pay is None:
            return Again(turn.words.say(N_("I need an amount and what it is for. For example: 35 $/h.")))
        turn.data.pay = pay
        return Goto("review")

    def rest(self, turn: Turn[OfferDraft]) -> Rest:
        """The first thing still to be asked, once it is known what is given."""
        data = turn.data
        if data.when is None and data.kind != "goods":
            return Goto("when")
        return Goto("review") if place_of(turn) else Goto("where")

    def is_open(self, turn: Turn[OfferDraft]) -> bool:
        """Whether the door serves the place of the offer."""
        territory = territory_of(turn)
        return territory is not None and territory.state == "open"

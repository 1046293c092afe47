"""One of one's own offers: changed a line at a time, paused, resumed, or taken back for good."""

from typing import Any, Literal, TypeAlias

from conversations.flow import Again, Chosen, Done, Goto, Line, state
from conversations.flows import mine_words as say
from conversations.flows.mine_list import Shelf
from conversations.flows.mine_words import chosen
from conversations.inbound import Located, Text
from conversations.turn import Turn
from conversations.typed import number_in, place_in
from conversations.words import N_
from domain import places
from domain.calendar import WEEKDAYS, WEEKEND, Window, local, weekly
from domain.pay import VOLUNTEER
from domain.reading.money import read_pay
from domain.reading.skills import read_skills
from domain.reading.times import read_when

Back: TypeAlias = Goto[Literal["offer"]]
OfferLine: TypeAlias = Literal["what", "when", "where", "far", "pay"]
WHENS: dict[str, tuple[Window, ...]] = {
    "any": (),
    "evenings": (weekly(*WEEKDAYS, start="17:00", end="21:00"),),
    "weekend": (weekly(*WEEKEND),),
}
LONG = "x" * 1001


class Offers:
    """The states of the offer that was chosen; each line is changed at once."""

    @state(
        ask=say.card,
        choices=say.possible,
        commits=True,
        help=N_("Choose what you want to change. Pausing can be undone; withdrawing can’t."),
    )
    def offer(
        self,
        turn: Turn[Shelf],
        said: Chosen[Literal["what", "when", "where", "far", "pay", "pause", "resume", "withdraw", "list"]],
    ) -> Goto[Literal["mine", "offer", "what", "when", "where", "far", "pay", "withdraw"]]:
        """Pausing and resuming are one press."""
        match said.id:
            case "list":
                return Goto("mine")
            case "pause":
                turn.neighbourhood.pause_offer(turn.data.offer)
                turn.say(turn.words.say(N_("It’s paused. What you already promised stays promised.")))
                return Goto("offer")
            case "resume":
                turn.neighbourhood.resume_offer(turn.data.offer)
                turn.say(turn.words.say(N_("It’s open again.")))
                return Goto("offer")
            case line:
                return Goto(line)

    @state(
        ask=N_("What do you give, then? Write it as you would say it."),
        line=Line(N_("What you give"), good=(N_("carpentry"), N_("20 chairs")), bad=(LONG,)),
        commits=True,
    )
    def what(self, turn: Turn[Shelf], said: Text) -> Again | Back:
        """Other words for the same kind of thing; a skill that they name is found by its name."""
        if len(said.value) > 1000:
            return Again(turn.words.say(say.TOO_LONG))
        offer = chosen(turn)
        named = read_skills(said.value).skills if offer.kind == "skill" else ()
        skills = tuple(skill for skill in named if skill != "general_help")[:5]
        return changed(turn, words=said.value, skills=skills)

    @state(
        ask=N_("When are you free? For example: Saturday morning, Tuesday from 6 to 8 p.m."),
        choices={"any": N_("Any time"), "evenings": N_("Weekday evenings"), "weekend": N_("Weekends")},
        line=Line(N_("When"), good=(N_("Saturday morning"), N_("Tuesday from 6 to 8 p.m.")), bad=("???", LONG)),
        commits=True,
    )
    def when(self, turn: Turn[Shelf], said: Text | Chosen[Literal["any", "evenings", "weekend"]]) -> Again | Back:
        """Days and hours, which must be certain."""
        if isinstance(said, Chosen):
            return changed(turn, windows=WHENS[said.id])
        read = read_when(said.value[:1000], local(turn.at, turn.me.zone).date(), habitual=True)
        if read.unclear or not read.windows:
            return Again(
                turn.words.say(
                    N_("I need days, with morning or evening where it could be either. For example: Saturday morning.")
                )
            )
        return changed(turn, windows=read.windows[:20])

    @state(
        ask=N_("Where is it? The neighbourhood, or the first three characters of the postal code."),
        line=Line(N_("Where"), "place", good=("H2S", "Rosemont"), bad=("H2", "sur la Lune")),
        help=N_("I keep only the first three characters, such as H2S; never your address."),
        commits=True,
    )
    def where(self, turn: Turn[Shelf], said: Text | Located) -> Again | Back:
        """Of a place only the postal prefix is kept."""
        place = place_in(said.value) if isinstance(said, Text) else places.nearest(said.lat, said.lon)
        if place is None:
            return Again(say.no_such_place(turn, said))
        return changed(turn, fsa=place.code)

    @state(
        ask=N_("How far would you go to help, from your neighbourhood?"),
        choices=say.radii,
        line=Line(N_("How far, in km"), "number", good=("7",), bad=("0", "51", "loin")),
        commits=True,
    )
    def far(self, turn: Turn[Shelf], said: Text | Chosen[str]) -> Again | Back:
        """A distance in kilometres."""
        km = number_in(said.id.removeprefix("km") if isinstance(said, Chosen) else said.value)
        if km is None or not 1 <= km <= 50:
            return Again(turn.words.say(N_("Write a distance from 1 to 50 km.")))
        return changed(turn, radius_km=km)

    @state(
        ask=N_("As a volunteer, or for a fee? If for a fee, write it: 35 $/h, 100 $ for the job."),
        choices={"volunteer": N_("As a volunteer")},
        line=Line(N_("Fee"), good=("35 $/h", "100 $ par jour"), bad=("cher", "-5")),
        commits=True,
    )
    def pay(self, turn: Turn[Shelf], said: Text | Chosen[Literal["volunteer"]]) -> Again | Back:
        """Volunteer hours and paid work are never mixed."""
        pay = VOLUNTEER if isinstance(said, Chosen) else read_pay(said.value).pay
        if pay is None:
            return Again(turn.words.say(N_("I need an amount and what it is for. For example: 35 $/h.")))
        return changed(turn, pay=pay)

    @state(
        ask=N_("Withdraw this offer for good? It can’t be undone. What you already promised stays promised."),
        choices={"yes": N_("Yes, withdraw it"), "no": N_("No, keep it")},
    )
    def withdraw(self, turn: Turn[Shelf], said: Chosen[Literal["yes", "no"]]) -> Back | Done:
        """Asked once more, since it is for good."""
        if said.id == "no":
            return Goto("offer")
        turn.neighbourhood.withdraw_offer(turn.data.offer)
        return Done(turn.words.say(N_("Your offer is withdrawn. Thank you for having made it.")))


def changed(turn: Turn[Shelf], **changes: Any) -> Back:
    """Keeps the line, and says so."""
    was = chosen(turn).state
    offer = turn.neighbourhood.change_offer(turn.data.offer, **changes)
    if offer.state == "waiting" and was != "waiting":
        turn.say(turn.words.say(N_("It’s changed. Because it is to look after people, a delegate reads it first.")))
    else:
        turn.say(turn.words.say(N_("It’s changed.")))
    return Goto("offer")

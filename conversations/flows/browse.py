"""Looking around: near me, by what I can do, by sort, by day; each need a card with one button to help."""

import datetime as dt
from typing import Literal, TypeAlias

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, Push, state
from conversations.flows import browse_words as say
from conversations.flows.browse_words import View, show_page
from conversations.flows.settings import not_a_place
from conversations.inbound import Located, Text
from conversations.turn import Turn
from conversations.typed import place_in
from conversations.words import N_
from domain import places
from domain.calendar import local
from domain.projects import Category
from domain.reading.times import read_when

Listed: TypeAlias = Goto[Literal["listed"]] | Done


class Browse(Flow[View]):
    name = "browse"
    title = N_("What’s going on")

    @state(
        ask=N_("What would you like to see?"),
        choices={
            "near": N_("Near me"),
            "can": N_("What I can do"),
            "category": N_("By sort of project"),
            "date": N_("By day"),
        },
        help=N_("Choose how to look around. Each project shows what it lacks, and a button to help."),
    )
    def browse(
        self, turn: Turn[View], said: Chosen[Literal["near", "can", "category", "date"]]
    ) -> Goto[Literal["listed", "place", "category", "day"]] | Done:
        """Near me asks once where that is."""
        turn.data = View(way=said.id)
        if said.id == "category":
            return Goto("category")
        if said.id == "date":
            return Goto("day")
        if said.id == "near" and not turn.me.fsa:
            return Goto("place")
        return show_page(turn)

    @state(
        ask=N_("Which neighbourhood are you in? Write its name, or the first three characters of your postal code."),
        line=Line(N_("Where"), "place", good=("H2S", "Rosemont"), bad=("H2", "sur la Lune")),
        help=N_("I keep only the first three characters, such as H2S; never your address."),
        commits=True,
    )
    def place(self, turn: Turn[View], said: Text | Located) -> Again | Listed:
        """Asked once; of a place only the postal prefix is kept."""
        found = place_in(said.value) if isinstance(said, Text) else places.nearest(said.lat, said.lon)
        if found is None:
            return Again(not_a_place(turn, said))
        turn.become(turn.neighbourhood.adjust(fsa=found.code))
        return show_page(turn)

    @state(ask=N_("Which sort of project?"), choices=say.sorts)
    def category(self, turn: Turn[View], said: Chosen[Category]) -> Listed:
        """One sort at a time."""
        turn.data.category = said.id
        return show_page(turn)

    @state(
        ask=N_("Which day? Choose, or write another."),
        choices=say.days,
        line=Line(N_("Day"), "date", good=(N_("December 5"),), bad=("???", N_("some day"))),
    )
    def day(self, turn: Turn[View], said: Text | Chosen[str]) -> Again | Listed:
        """One day."""
        today = local(turn.at, turn.me.zone).date()
        if isinstance(said, Chosen):
            turn.data.day = today + dt.timedelta(int(said.id.removeprefix("day_")))
            return show_page(turn)
        read = read_when(said.value[:200], today, habitual=False)
        day = next((window.date for window in read.windows if window.date), None)
        if day is None:
            return Again(turn.words.say(N_("Write one day, such as Saturday or December 5.")))
        turn.data.day = day
        return show_page(turn)

    @state(ask=say.after_page, choices=say.next_steps)
    def listed(
        self, turn: Turn[View], said: Chosen[Literal["more", "other", "offer", "enough"]]
    ) -> Goto[Literal["listed", "browse"]] | Done:
        """More of the same, another way, or enough."""
        if said.id == "more":
            return show_page(turn)
        if said.id == "other":
            return Goto("browse")
        if said.id == "offer":
            return Done(turn.words.say(N_("Good idea.")), then=Push("offer"))
        return Done(turn.words.say(N_("See you soon. The projects stay here: write /projects.")))

"""Changing one's own project: the new value of what was chosen. What follows is said with the question.

What was said whole is done at once; what the door completed, cannot undo or takes elsewhere is read back first.
"""

import re
from typing import Literal

from conversations.flow import Again, Chosen, Done, Goto, Line, state
from conversations.flows import change_words as say
from conversations.flows.change_acts import make_at_once
from conversations.flows.change_dates import is_for_people, read, usual_dates, week_later
from conversations.flows.change_draft import Draft, people_days, project_of
from conversations.flows.change_follows import before, elsewhere, who_is_asked, who_is_told
from conversations.flows.propose_draft import venue
from conversations.inbound import Text
from conversations.turn import Turn
from conversations.typed import Unread, place_in
from conversations.words import N_
from domain.projects import Venue
from domain.sheets import check_span, within

POSTAL_CODE = re.compile(r"\b[A-Za-z]\d[A-Za-z](?:[ -]?\d[A-Za-z]\d)?\b")


class Values:
    """States that each read one new value."""

    @state(
        ask=before(say.ask_dates, who_is_asked),
        choices=usual_dates,
        line=Line(
            N_("Day and hours"),
            good=(N_("next Saturday from 9 a.m. to noon"),),
            bad=("hier", "bientôt", "2020-01-01", "x" * 900),
        ),
        help=N_("Write the day and the hours. A day alone keeps the same hours."),
    )
    def dates(
        self, turn: Turn[Draft], said: Text | Chosen[Literal["week", "drop"]]
    ) -> Again | Goto[Literal["sure", "reason"]] | Done:
        """One date for another, or some more; or one less, for a reason."""
        if isinstance(said, Chosen) and said.id == "drop":
            turn.data.what = "drop"
            return Goto("reason")
        turn.data.what = "add" if turn.data.what == "add" else "date"  # one may be back from the reason
        try:
            spans, whole = ([week_later(turn)], True) if isinstance(said, Chosen) else read(turn, said.value)
        except Unread as unread:
            return Again(unread.why)
        if turn.data.what == "date" and len(spans) > 1:
            return Again(turn.words.say(N_("Write one date only: the new day, and its hours.")))
        if turn.data.what == "add" and set(spans) & {day.span for day in people_days(turn)}:
            return Again(turn.words.say(N_("That date is there already.")))
        for starts, ends in spans:
            check_span(starts, ends, turn.now, kind="time" if is_for_people(turn) else "goods")
        turn.data.spans = tuple(spans)
        return Done(make_at_once(turn)) if whole else Goto("sure")

    @state(
        ask=before(say.ask_place, who_is_asked),
        line=Line(
            N_("Place"),
            good=("École du Marché, 12 rue des Copeaux, H2S 1A1",),
            bad=("sur la Lune", "x" * 300),
        ),
        commits=True,
    )
    def place(self, turn: Turn[Draft], said: Text) -> Again | Goto[Literal["sure", "seen"]]:
        """Its name, its address, and the postal code or neighbourhood that says how far it is."""
        found = place_in(said.value)
        if found is None:
            return Again(
                turn.words.say(
                    N_("I need its postal code or neighbourhood too. For example: {example}."),
                    example="École du Marché, 12 rue des Copeaux, H2S 1A1",
                )
            )
        name, address = venue(POSTAL_CODE.sub("", said.value).strip(" ,"))
        turn.data.venue = Venue(
            fsa=found.code, name=within("venue", name, 0, 120), address=within("address", address, 0, 200)
        )
        if elsewhere(turn):
            return Goto("sure")
        turn.say(make_at_once(turn))
        return Goto("seen")

    @state(
        ask=N_("Who may see the address?"),
        choices={"confirmed": N_("Only confirmed people"), "public": N_("Anybody")},
    )
    def seen(self, turn: Turn[Draft], said: Chosen[Literal["confirmed", "public"]]) -> Done:
        """The confirmed alone, unless it is said otherwise."""
        project = project_of(turn)
        where, public = project.venue, said.id == "public"
        turn.neighbourhood.change_venue(
            project.id, fsa=where.fsa, name=where.name, address=where.address, public=public
        )
        return Done(turn.words.say(N_("It’s noted.")))

    @state(
        ask=before(say.ask_reason, who_is_told),
        choices=say.usual_reasons,
        line=Line(N_("Your reason"), "long", good=(N_("The place is no longer free."),), bad=("x", "x" * 501)),
    )
    def reason(
        self, turn: Turn[Draft], said: Text | Chosen[Literal["place", "people", "weather", "life", "no"]]
    ) -> Again | Goto[Literal["sure", "project"]] | Done:
        """A usual one is the yes; one's own words are read back, for a no may be among them."""
        if isinstance(said, Text):
            turn.data.reason = within("reason", said.value, 3, 500)
            return Goto("sure")
        if said.id == "no":
            turn.say(turn.words.say(N_("It stays as it is.")))
            return Goto("project")
        turn.data.reason = say.reason(turn, said.id)
        return Done(make_at_once(turn))

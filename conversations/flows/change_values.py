"""Changing one's own project: the new value of what was chosen. What follows is said with the question.

What was said whole is done at once; what the door completed, cannot undo or takes elsewhere is read back first.
"""

import re
from typing import Literal, TypeAlias

from conversations.flow import Again, Chosen, Done, Goto, Line, state
from conversations.flows import change_words as say
from conversations.flows.change_acts import make_at_once
from conversations.flows.change_dates import is_for_people, read, usual_dates, week_later
from conversations.flows.change_draft import Draft, need_of, people_days, project_of
from conversations.flows.change_follows import before, elsewhere
from conversations.flows.propose_draft import venue
from conversations.inbound import Text
from conversations.refusals import explain
from conversations.turn import Turn
from conversations.typed import Unread, fee_in, number_in, place_in
from conversations.words import N_
from domain.pay import VOLUNTEER
from domain.projects import Requires, Venue
from domain.refusals import Below
from domain.sheets import check_count, check_pay, check_requires, check_span, check_title, within

Made: TypeAlias = Goto[Literal["sure"]] | Done
AGE = re.compile(r"(\d{1,3})\s*(?:ans|years|et|and|ou|or|\+|$)", re.IGNORECASE)
POSTAL_CODE = re.compile(r"\b[A-Za-z]\d[A-Za-z](?:[ -]?\d[A-Za-z]\d)?\b")


class Values:
    """States that each read one new value."""

    @state(
        ask=before(say.ask_dates),
        choices=usual_dates,
        line=Line(
            N_("Day and hours"),
            good=(N_("next Saturday from 9 a.m. to noon"),),
            bad=("hier", "bientôt", "2020-01-01", "x" * 900),
        ),
        help=N_("Write the day and the hours. A day alone keeps the same hours."),
    )
    def dates(self, turn: Turn[Draft], said: Text | Chosen[Literal["week"]]) -> Again | Made:
        """One date for another, or some more."""
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
        ask=before(say.ask_place),
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
        ask=say.ask_amount,
        line=Line(N_("How many"), "number", good=("4",), bad=("0", "-2", "plusieurs", "2000001")),
    )
    def amount(self, turn: Turn[Draft], said: Text) -> Again | Done:
        """Never fewer than have a place on some date."""
        need, many = need_of(turn), number_in(said.value)
        if many is None:
            return Again(turn.words.say(N_("Write a whole number, such as 3.")))
        check_count(many, need.kind)
        kept = turn.neighbourhood.kept
        least = max((kept.commitments.taken(date.id) for date in turn.neighbourhood.coming(need)), default=0)
        if many < least:
            return Again(explain(turn.words, Below(least)))
        turn.data.count = many
        return Done(make_at_once(turn))

    @state(
        ask=before(say.ask_fee),
        choices={"volunteer": N_("As a volunteer")},
        line=Line(N_("Pay"), good=("40 $/h",), bad=("beaucoup", "40")),
    )
    def fee(self, turn: Turn[Draft], said: Text | Chosen[Literal["volunteer"]]) -> Again | Done:
        """The most that is paid, or nothing."""
        try:
            turn.data.pay = VOLUNTEER if isinstance(said, Chosen) else fee_in(turn.words, said.value)
        except Unread as unread:
            return Again(unread.why)
        if turn.data.pay == need_of(turn).pay:
            return Again(turn.words.say(N_("That is how it is already.")))
        check_pay(turn.data.pay, need_of(turn).kind)
        return Done(make_at_once(turn))

    @state(
        ask=before(say.ask_conditions),
        choices=say.usual_conditions,
        line=Line(N_("What is required"), good=("16", N_("food handler’s card")), bad=("12", "120", "x" * 81)),
    )
    def conditions(self, turn: Turn[Draft], said: Text | Chosen[str]) -> Again | Made:
        """One condition more or less; the others stay."""
        now = need_of(turn).requires
        changes: dict[str, object] = {}
        if isinstance(said, Text):
            age = AGE.match(said.value.strip())
            changes = {"min_age": int(age[1])} if age else {"licence": " ".join(said.value.split())}
        elif said.id == "nothing":
            now = Requires(languages=now.languages)
        else:
            changes = CONDITIONS[said.id]
        requires = now.model_copy(update=changes)
        check_requires(requires)
        turn.data.requires = requires
        return Goto("sure") if "licence" in changes and isinstance(said, Text) else Done(make_at_once(turn))

    @state(
        ask=before(say.ask_reason),
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

    @state(
        ask=N_("What is its title from now on? It changes at once, on the cards already sent too."),
        choices={"skip": N_("Leave the title as it is")},
        line=Line(N_("Title"), good=(N_("Wooden toys for the kindergarten"),), bad=("ab", "x" * 81), required=False),
        form="words",
        name="title",
    )
    def called(self, turn: Turn[Draft], said: Text | Chosen[Literal["skip"]]) -> Again | Goto[Literal["story"]]:
        """3 to 80 characters."""
        turn.data.title = project_of(turn).title if isinstance(said, Chosen) else check_title(said.value)
        return Goto("story")

    @state(
        ask=N_("And its story: what will be done, for whom, and why?"),
        choices={"skip": N_("Leave the story as it is")},
        line=Line(
            N_("Its story"),
            "long",
            good=(N_("A class makes a toy for each child."),),
            bad=("x" * 2001,),
            required=False,
        ),
        form="words",
    )
    def story(self, turn: Turn[Draft], said: Text | Chosen[Literal["skip"]]) -> Again | Done:
        """Up to 2,000 characters; then both are changed at once."""
        project = project_of(turn)
        story = project.story if isinstance(said, Chosen) else said.value
        turn.neighbourhood.reword(project.id, title=turn.data.title or project.title, story=story)
        return Done(turn.words.say(N_("It’s changed, everywhere it is shown.")))


CONDITIONS: dict[str, dict[str, object]] = {
    "age_18": {"min_age": 18},
    "check": {"background_check": True},
    "no_check": {"background_check": False},
    "no_licence": {"licence": ""},
}

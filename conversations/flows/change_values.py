"""Changing one's own project: the new value of what was chosen, read before anything is done about it."""

import datetime as dt
import re
from typing import Literal, TypeAlias

from conversations.flow import Again, Chosen, Done, Goto, Line, state
from conversations.flows import change_words as say
from conversations.flows.change_draft import Draft, day_of, need_of, people_days, project_of, zone
from conversations.flows.propose_draft import venue
from conversations.inbound import Text
from conversations.refusals import explain
from conversations.turn import Turn
from conversations.typed import Span, Unread, fee_in, number_in, place_in, spans_in
from conversations.words import N_
from domain.calendar import at, local
from domain.pay import VOLUNTEER
from domain.projects import Requires, Venue
from domain.refusals import Below
from domain.sheets import check_count, check_pay, check_requires, check_span, check_title, within

Sure: TypeAlias = Goto[Literal["sure"]]
HOURS_ALONE = re.compile(
    r"(?:(?:le )?m[êe]me jour,?|same day,?|de|from|à|a|to|[ap]\.?m\b\.?|midi|noon|h|\d{1,2}(?:[h:]\d{0,2})?|[-–\s])+",
    re.IGNORECASE,
)
SPOKEN_HOUR = re.compile(r"\d\s*[h:]|[ap]\.?m\b|midi|noon", re.IGNORECASE)
AGE = re.compile(r"(\d{1,3})\s*(?:ans|years|et|and|ou|or|\+|$)", re.IGNORECASE)
POSTAL_CODE = re.compile(r"\b[A-Za-z]\d[A-Za-z](?:[ -]?\d[A-Za-z]\d)?\b")


class Values:
    """States that each read one new value; `sure` then says what follows."""

    @state(
        ask=say.ask_dates,
        choices=say.usual_dates,
        line=Line(
            N_("Day and hours"),
            good=(N_("next Saturday from 9 a.m. to noon"),),
            bad=("hier", "bientôt", "2020-01-01", "x" * 900),
        ),
        help=N_("Write the day and the hours. A day alone keeps the same hours."),
    )
    def dates(self, turn: Turn[Draft], said: Text | Chosen[Literal["week"]]) -> Again | Sure:
        """One date for another, or some more."""
        try:
            spans = [_week_later(turn)] if isinstance(said, Chosen) else _read(turn, said.value)
        except Unread as unread:
            return Again(unread.why)
        if turn.data.what == "date" and len(spans) > 1:
            return Again(turn.words.say(N_("Write one date only: the new day, and its hours.")))
        if turn.data.what == "add" and set(spans) & {day.span for day in people_days(turn)}:
            return Again(turn.words.say(N_("That date is there already.")))
        for starts, ends in spans:
            check_span(starts, ends, turn.now, kind="time" if _is_for_people(turn) else "goods")
        turn.data.spans = tuple(spans)
        return Goto("sure")

    @state(
        ask=say.ask_place,
        line=Line(
            N_("Place"),
            good=("École du Marché, 12 rue des Copeaux, H2S 1A1",),
            bad=("sur la Lune", "x" * 300),
        ),
    )
    def place(self, turn: Turn[Draft], said: Text) -> Again | Sure:
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
        return Goto("sure")

    @state(
        ask=say.ask_amount,
        line=Line(N_("How many"), "number", good=("4",), bad=("0", "-2", "plusieurs", "2000001")),
    )
    def amount(self, turn: Turn[Draft], said: Text) -> Again | Sure:
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
        return Goto("sure")

    @state(
        ask=say.ask_fee,
        choices={"volunteer": N_("As a volunteer")},
        line=Line(N_("Pay"), good=("40 $/h",), bad=("beaucoup", "40")),
    )
    def fee(self, turn: Turn[Draft], said: Text | Chosen[Literal["volunteer"]]) -> Again | Sure:
        """The most that is paid, or nothing."""
        try:
            turn.data.pay = VOLUNTEER if isinstance(said, Chosen) else fee_in(turn.words, said.value)
        except Unread as unread:
            return Again(unread.why)
        if turn.data.pay == need_of(turn).pay:
            return Again(turn.words.say(N_("That is how it is already.")))
        check_pay(turn.data.pay, need_of(turn).kind)
        return Goto("sure")

    @state(
        ask=say.ask_conditions,
        choices=say.usual_conditions,
        line=Line(N_("What is required"), good=("16", N_("food handler’s card")), bad=("12", "120", "x" * 81)),
    )
    def conditions(self, turn: Turn[Draft], said: Text | Chosen[str]) -> Again | Sure:
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
        return Goto("sure")

    @state(
        ask=say.ask_reason,
        choices=say.REASONS,
        line=Line(N_("Your reason"), "long", good=(N_("The place is no longer free."),), bad=("x", "x" * 501)),
    )
    def reason(
        self, turn: Turn[Draft], said: Text | Chosen[Literal["place", "people", "weather", "life"]]
    ) -> Again | Sure:
        """A usual one, or one's own words."""
        words = say.reason(turn, said.id) if isinstance(said, Chosen) else said.value
        turn.data.reason = within("reason", words, 3, 500)
        return Goto("sure")

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


def _is_for_people(turn: Turn[Draft]) -> bool:
    return turn.data.what == "add" or day_of(turn).for_people


def _week_later(turn: Turn[Draft]) -> Span:
    """The same hours on the clock, a week later."""
    day = local(day_of(turn).span[0], zone(turn)).date()
    return _same_hours(turn, day + dt.timedelta(days=7))


def _read(turn: Turn[Draft], text: str) -> list[Span]:
    """The dates that a text says. To move a date, its hours alone or its day alone are enough; raises Unread."""
    where = zone(turn)
    try:
        return spans_in(turn.words, text, turn.at, where, whole_days=not _is_for_people(turn))
    except Unread:
        if turn.data.what == "add":
            raise
        if HOURS_ALONE.fullmatch(text.strip()):
            day = local(day_of(turn).span[0], where).date()
            return spans_in(turn.words, f"{day.isoformat()} {text}", turn.at, where)
        if SPOKEN_HOUR.search(text):
            raise
        spans = spans_in(turn.words, text, turn.at, where, whole_days=True)
        return [_same_hours(turn, local(starts, where).date()) for starts, _ in spans]


def _same_hours(turn: Turn[Draft], day: dt.date) -> Span:
    """The hours of the date at hand, on another day."""
    where = zone(turn)
    starts, ends = (local(ms, where) for ms in day_of(turn).span)
    nights = ends.date() - starts.date()
    return at(day, f"{starts:%H:%M}", where), at(day + nights, f"{ends:%H:%M}", where)

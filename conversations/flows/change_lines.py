"""Changing one's own project, line by line; whoever said yes is told first, and asked again where it matters."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Goto, Line, state
from conversations.flows import change_words as say
from conversations.flows import outside
from conversations.flows.change_words import Alteration, project_of
from conversations.flows.propose_draft import venue
from conversations.inbound import Text
from conversations.turn import Turn
from conversations.typed import MOST_DATES, Unread, fee_in, number_in, place_in, spans_in
from conversations.words import N_
from domain import places
from domain.ground import found
from domain.pay import VOLUNTEER

DATE = Line(N_("Day and hours"), good=(N_("next Saturday from 9 a.m. to noon"),), bad=("hier", "bientôt", "2020-01-01"))


class ChangeLines:
    """States of Change that each alter one line of a published project."""

    @state(ask=N_("Which date moves?"), choices=say.dates)
    def date(self, turn: Turn[Alteration], said: Chosen[str]) -> Goto[Literal["hours"]]:
        """One of the dates to come."""
        turn.data.date = int(said.id.removeprefix("date_"))
        return Goto("hours")

    @state(ask=say.ask_hours, line=DATE)
    def hours(self, turn: Turn[Alteration], said: Text) -> Again | Done:
        """The date at other hours: every commitment of it is asked again."""
        try:
            spans = spans_in(turn.words, said.value, turn.at, turn.me.zone)
        except Unread as unread:
            return Again(unread.why)
        if len(spans) > 1:
            return Again(turn.words.say(N_("Write one date only: the new day, and its hours.")))
        moved = say.on(turn, say.chosen(turn))
        count = say.committed(turn, moved)
        for occurrence in moved:
            turn.neighbourhood.move(occurrence.id, starts=spans[0][0], ends=spans[0][1])
        return self.changed(turn, N_("It’s moved to {date}."), count, date=say.said(turn, spans[0]))

    @state(
        ask=say.ask_place,
        line=Line(N_("Place"), good=("École du Marché, 12, rue des Copeaux, H2S",), bad=("sur la Lune", "x" * 300)),
    )
    def place(self, turn: Turn[Alteration], said: Text) -> Again | Done:
        """Another place; in the same neighbourhood unless another one is named."""
        project = project_of(turn)
        where = place_in(said.value)
        name, address = ("", "") if places.find(said.value) else venue(said.value)
        if where is None and not any(letter.isdigit() for letter in said.value):
            return Again(turn.words.say(N_("Write the address too, or the postal code, so that people find it.")))
        fsa = where.code if where else project.venue.fsa
        if not outside.is_open(turn, fsa):
            return Again(outside.told(turn, fsa))
        dates = [date for span in say.spans(turn) for date in say.on(turn, span)]
        count = say.committed(turn, dates)
        changed = turn.neighbourhood.change_venue(
            project.id, fsa=fsa, name=name, address=address, public=project.venue.public
        )
        if not changed.live:
            turn.say(turn.words.say(N_("It’s in another area now, so its delegates read it first.")))
        return self.changed(turn, N_("It’s noted: {place}."), count, place=say.placed(turn, changed))

    @state(ask=N_("Which one?"), choices=say.each_need)
    def need(self, turn: Turn[Alteration], said: Chosen[str]) -> Goto[Literal["count", "pay"]]:
        """One of the needs."""
        turn.data.need = say.needed(turn)[int(said.id.removeprefix("need_"))].id
        return Goto("pay" if turn.data.line == "pay" else "count")

    @state(ask=say.ask_count, line=Line(N_("How many"), "number", good=("4",), bad=("0", "-2", "plusieurs")))
    def count(self, turn: Turn[Alteration], said: Text) -> Again | Done:
        """Never below those who are confirmed; those who wait move up."""
        many = number_in(said.value)
        if many is None:
            return Again(turn.words.say(N_("Write a whole number, such as 3.")))
        need = turn.neighbourhood.recount(turn.data.need, count=many)
        return Done(turn.words.say(N_("It’s noted. {line}."), line=say.line(turn, need)))

    @state(
        ask=say.ask_pay,
        choices={"volunteer": N_("Volunteer")},
        line=Line(N_("Pay"), good=("40 $/h",), bad=("beaucoup", "40")),
    )
    def pay(self, turn: Turn[Alteration], said: Chosen[Literal["volunteer"]] | Text) -> Again | Done:
        """Another fee, or none: a moderator reads the project again."""
        try:
            pay = VOLUNTEER if isinstance(said, Chosen) else fee_in(turn.words, said.value)
        except Unread as unread:
            return Again(unread.why)
        turn.neighbourhood.change_pay(turn.data.need, pay)
        need = found(turn.neighbourhood.kept.needs.get(turn.data.need))
        return Done(
            turn.words.say(
                N_("It’s noted. {line}. A delegate reads it again; meanwhile nobody else is asked."),
                line=say.line(turn, need),
            )
        )

    @state(
        ask=say.ask_title,
        line=Line(N_("Title"), good=(N_("Wooden toys for the kindergarten"),), bad=("ab",)),
        name="title",
    )
    def retitled(self, turn: Turn[Alteration], said: Text) -> Again | Done:
        """Other words, seen at once."""
        return self.reworded(turn, title=said.value)

    @state(
        ask=N_("Write the new story: what will be done, for whom, and why."),
        line=Line(N_("Its story"), "long", good=(N_("A class makes a toy for each child."),), bad=("x" * 2001,)),
    )
    def story(self, turn: Turn[Alteration], said: Text) -> Again | Done:
        """Other words, seen at once."""
        return self.reworded(turn, story=said.value)

    @state(ask=say.ask_date, line=DATE)
    def add_date(self, turn: Turn[Alteration], said: Text) -> Again | Done:
        """A date more for everybody who is looked for."""
        try:
            spans = spans_in(turn.words, said.value, turn.at, turn.me.zone)
        except Unread as unread:
            return Again(unread.why)
        if len(spans) > 1:
            return Again(turn.words.say(N_("Write one date only: the day, and its hours.")))
        if spans[0] in say.spans(turn):
            return Again(turn.words.say(N_("That date is there already.")))
        if len(say.spans(turn)) >= MOST_DATES:
            return Again(turn.words.say(N_("There are {most} dates already."), most=MOST_DATES))
        for need in turn.neighbourhood.kept.needs.of_project(project_of(turn).id):
            if need.for_people:
                turn.neighbourhood.add_date(need.id, starts=spans[0][0], ends=spans[0][1])
        date = say.said(turn, spans[0])
        return Done(turn.words.say(N_("It’s added: {date}. I ask people for it from now on."), date=date))

    @state(ask=N_("Which date is called off?"), choices=say.dates)
    def drop_date(self, turn: Turn[Alteration], said: Chosen[str]) -> Goto[Literal["why"]]:
        """One of the dates to come."""
        turn.data.date = int(said.id.removeprefix("date_"))
        return Goto("why")

    @state(
        ask=N_("Why? Whoever said yes to that date reads your reason, word for word. This can’t be undone."),
        choices=say.reasons,
        line=say.REASON,
    )
    def why(self, turn: Turn[Alteration], said: Chosen[str] | Text) -> Again | Done:
        """The reason is the confirmation."""
        if isinstance(said, Chosen) and said.id == "keep":
            return Done(turn.words.say(N_("It stays as it is.")))
        reason = say.reason(turn, said.id) if isinstance(said, Chosen) else said.value
        span = say.chosen(turn)
        for occurrence in say.on(turn, span):
            turn.neighbourhood.cancel_date(occurrence.id, reason=reason)
        return Done(turn.words.say(N_("{date} is called off. Whoever said yes was told."), date=say.begun(turn, span)))

    def which_date(self, turn: Turn[Alteration]) -> Goto[Literal["date", "hours"]]:
        """Straight to the hours when there is only one date."""
        turn.data.date = None
        return Goto("date" if len(say.spans(turn)) > 1 else "hours")

    def which_need(self, turn: Turn[Alteration], line: Literal["count", "pay"]) -> Goto[Literal["need", "count"]]:
        """Straight to the number when there is only one need."""
        turn.data.line = line
        needs = say.needed(turn)
        turn.data.need = needs[0].id
        return Goto("need" if len(needs) > 1 else "count")

    def which_pay(self, turn: Turn[Alteration]) -> Goto[Literal["need", "pay"]]:
        """Straight to the pay when only one need is for people."""
        return Goto("need") if self.which_need(turn, "pay").state == "need" else Goto("pay")

    def reworded(self, turn: Turn[Alteration], **words: str) -> Done:
        """The project in other words; what was not said stays."""
        project = project_of(turn)
        said = {"title": project.title, "story": project.story, **words}
        turn.neighbourhood.reword(project.id, **said, picture=project.picture, picture_alt=project.picture_alt)
        return Done(turn.words.say(N_("It’s changed, everywhere it is shown.")))

    def changed(self, turn: Turn[Alteration], msgid: str, count: int, **values: str) -> Done:
        """What changed, and who is asked again."""
        return Done(f"{turn.words.say(msgid, **values)} {say.touched(turn, count)}")

"""Whatever people do, in whatever order: places are never oversold, and nobody waits in front of a free one."""

import itertools
from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.commitments import ACTIVE, STEPS, Commitment, CommitmentState
from domain.ground import found
from domain.refusals import Refusal
from domain.sheets import DAY, HOUR
from tests.domain.hours import pass_until
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet

PEOPLE = ("ada", "leo", "tina", "mod", "vera", "roaming")
ORGANIZERS = ("omar", "olga")
SECOND = SATURDAY + DAY
"""The two projects meet on their second and first day: whoever is at one is not at the other."""


class Neighbours(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.town = Town()
        self.projects = [
            self.town.published(a_sheet(a_need(count=3, days=2))),
            self.town.published(a_sheet(a_need(count=2, starts=SECOND + HOUR), title="Une fête de ruelle")),
        ]
        self.town.as_("omar").add_organizer(self.projects[0].id, self.town.people["olga"])
        self.before: dict[str, CommitmentState] = {}

    def attempt(self, act: Callable[[], object]) -> None:
        """Does it, or is refused and then nothing has changed."""
        digest = self.town.kept.digest()
        try:
            act()
        except Refusal:
            assert self.town.kept.digest() == digest

    def rows(self) -> list[Commitment]:
        return self.town.kept.commitments.where()

    def a_row(self, which: int) -> Commitment | None:
        active = [row for row in self.rows() if row.state in ACTIVE]
        return active[which % len(active)] if active else None

    def name_of(self, row: Commitment) -> str:
        return next(name for name, id in self.town.people.items() if id == row.member)

    @rule(
        name=st.sampled_from(PEOPLE),
        project=st.integers(0, 1),
        dates=st.sampled_from((None, (0,), (1,))),
        party=st.integers(1, 4),
    )
    def says_yes(self, name: str, project: int, dates: tuple[int, ...] | None, party: int) -> None:
        self.yes(name, project, dates, party)

    def yes(self, name: str, project: int, dates: tuple[int, ...] | None, party: int) -> None:
        need = self.town.need(self.projects[project])
        every = self.town.kept.occurrences.of_need(need.id)
        named = None if dates is None else [every[i % len(every)].id for i in dates]
        self.attempt(lambda: self.town.as_(name).say_yes(need_id=need.id, occurrences=named, party=party))

    @rule(project=st.integers(0, 1), crowd=st.permutations(PEOPLE), party=st.sampled_from((1, 1, 2)))
    def a_crowd_says_yes(self, project: int, crowd: list[str], party: int) -> None:
        for name in crowd:
            self.yes(name, project, None, party)

    @rule(which=st.integers(0, 99), one=st.booleans())
    def cancels(self, which: int, one: bool) -> None:
        if row := self.a_row(which):
            what = {"commitment_id": row.id} if one else {"yes_id": row.yes}
            self.attempt(lambda: self.town.as_(self.name_of(row)).cancel(**what))

    @rule(which=st.integers(0, 99), name=st.sampled_from(ORGANIZERS))
    def accepts(self, which: int, name: str) -> None:
        if row := self.a_row(which):
            self.attempt(lambda: self.town.as_(name).accept(row.yes))

    @rule(which=st.integers(0, 99), name=st.sampled_from(ORGANIZERS))
    def declines(self, which: int, name: str) -> None:
        if row := self.a_row(which):
            self.attempt(lambda: self.town.as_(name).decline(row.yes, "Une autre fois"))

    @rule(which=st.integers(0, 99))
    def releases(self, which: int) -> None:
        if row := self.a_row(which):
            self.attempt(lambda: self.town.as_("omar").release(row.yes))

    @rule(which=st.integers(0, 99), party=st.integers(1, 4))
    def changes_party(self, which: int, party: int) -> None:
        if row := self.a_row(which):
            self.attempt(lambda: self.town.as_(self.name_of(row)).change_party(row.yes, party))

    @rule(project=st.integers(0, 1), count=st.integers(1, 6))
    def recounts(self, project: int, count: int) -> None:
        need = self.town.need(self.projects[project])
        self.attempt(lambda: self.town.as_("omar").recount(need.id, count=count))

    @rule(hours=st.sampled_from((1, 12, 30)))
    def time_passes(self, hours: int) -> None:
        if self.town.now + hours * HOUR < SATURDAY:
            pass_until(self.town, self.town.now + hours * HOUR)

    @invariant()
    def never_oversold(self) -> None:
        for date in self.town.kept.occurrences.where():
            assert self.town.kept.commitments.taken(date.id) <= found(self.town.kept.needs.get(date.need)).count

    @invariant()
    def nobody_waits_in_front_of_a_free_place(self) -> None:
        hood = self.town.stranger()
        for row in self.rows():
            if row.state != "waitlisted" or row.party > hood.places_left(row.occurrence):
                continue
            date = found(self.town.kept.occurrences.get(row.occurrence))
            taken = hood.busy(row.member)
            assert any(span.start < date.ends and date.starts < span.end for span in taken), row

    @invariant()
    def nobody_is_at_two_places_at_once(self) -> None:
        for member in self.town.people.values():
            taken = self.town.stranger().busy(member)
            assert all(one.end <= next_.start for one, next_ in itertools.pairwise(taken))

    @invariant()
    def every_step_is_one_that_exists(self) -> None:
        for row in self.rows():
            was = self.before.get(row.id, row.state)
            assert row.state == was or row.state in STEPS[was] or self.leads(was, row.state)
            self.before[row.id] = row.state

    def leads(self, was: CommitmentState, now: CommitmentState) -> bool:
        """Time that passes may take two steps at once: from the line to a place, and on."""
        return any(now in STEPS[between] for between in STEPS[was])

    @invariant()
    def every_hold_has_its_timer_and_no_other_has(self) -> None:
        holds: dict[str, int] = {}
        for row in self.rows():
            if row.state == "held":
                holds[row.yes] = min(row.until, holds.get(row.yes, row.until))
        timers = {subject: due for (kind, subject), due in self.town.kept.timers.due.items() if kind == "hold"}
        assert timers == holds
        assert all(due > NOW for due in holds.values())


Neighbours.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestNeighbours = Neighbours.TestCase

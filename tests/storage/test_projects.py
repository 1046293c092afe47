"""Projects, needs, dates and offers, kept and found."""

from typing import Any, get_args

import pytest

from domain.members import Member
from domain.pay import fee
from domain.places import box
from domain.projects import ProjectState
from storage.batch import Executor
from storage.records import STATES, slots
from tests.storage.given import DAY, NOW, commitment, keep, member, need, occurrence, project


def asking(name: str = "Ada", **changes: Any) -> Member:
    """Somebody who agreed to be written to."""
    return member(name, consents={"alerts": NOW}, **changes)


def test_a_project_is_found_by_its_organizers(executor: Executor) -> None:
    omar, ada = member("Omar"), member()
    toy, feast = project(omar, ada), project(omar)
    keep(executor, feast, toy)
    assert executor.run(lambda uow: uow.projects.of_organizer(omar.id)) == [toy, feast]
    assert executor.run(lambda uow: uow.projects.of_organizer(ada.id)) == [toy]
    left = toy.but(organizers=(omar.id,))
    executor.run(lambda uow: uow.projects.put(left))
    assert executor.run(lambda uow: uow.projects.of_organizer(ada.id)) == []
    assert executor.run(lambda uow: uow.projects.get(toy.id)) == left


def test_projects_are_listed_by_state_and_territory(executor: Executor) -> None:
    omar = member("Omar")
    one, two, three = project(omar), project(omar, state="submitted"), project(omar, state="under_way")
    far = project(omar, territory="plateau")
    keep(executor, far, three, two, one)
    live = executor.run(lambda uow: uow.projects.in_state(["published", "under_way"], limit=9))
    assert live == [one, three, far]
    assert executor.run(lambda uow: uow.projects.in_state(["published", "under_way"], limit=2)) == [one, three]
    assert executor.run(lambda uow: uow.projects.in_state(["published"], limit=9, territory="plateau")) == [far]
    everything = executor.run(lambda uow: uow.projects.in_state(get_args(ProjectState), limit=9))
    assert everything == [one, two, three, far]
    assert executor.run(lambda uow: uow.projects.in_state([], limit=9)) == []


def test_more_states_than_a_query_takes_are_refused() -> None:
    with pytest.raises(ValueError, match=f"{STATES + 1} values"):
        slots("s", ["x"] * (STATES + 1))


def test_open_needs_are_those_that_still_lack_something(executor: Executor) -> None:
    omar, ada = member("Omar"), member()
    toy = project(omar)
    carpenter, hands = need(toy), need(toy, kind="time", skills=(), count=2)
    closed, dateless = need(toy, open=False), need(toy)
    dates = [occurrence(one) for one in (carpenter, hands, closed)]
    called_off = occurrence(dateless, cancelled=True)
    coming = commitment(ada, dates[1], state="confirmed")
    hoping = commitment(ada, dates[1], party=5, state="waitlisted")
    keep(executor, toy, carpenter, hands, closed, dateless, *dates, called_off, coming, hoping)
    assert executor.run(lambda uow: uow.needs.open(limit=9)) == [hands, carpenter]
    assert executor.run(lambda uow: uow.needs.open(limit=1)) == [hands]
    assert executor.run(lambda uow: uow.needs.open(limit=9, kind="skill")) == [carpenter]

    executor.run(lambda uow: uow.commitments.put(commitment(ada, dates[1])))
    assert executor.run(lambda uow: uow.needs.open(limit=9)) == [carpenter], "hands are all there"
    executor.run(lambda uow: uow.projects.put(toy.but(state="cancelled")))
    assert executor.run(lambda uow: uow.needs.open(limit=9)) == []


def test_open_needs_in_a_box_are_found_whatever_their_territory(executor: Executor) -> None:
    toy = project(member("Omar"))
    here, far, nowhere = need(toy), need(toy, fsa="H1A"), need(toy, fsa="")
    over_the_border = need(toy, fsa="H2R", territory="villeray", kind="time")
    keep(executor, toy, *(one for each in (here, over_the_border, far, nowhere) for one in (each, occurrence(each))))
    around = box("H2S", 3)
    assert executor.run(lambda uow: uow.needs.open(limit=9, near=around)) == [over_the_border, here]
    assert executor.run(lambda uow: uow.needs.open(limit=1, near=around)) == [over_the_border]
    assert executor.run(lambda uow: uow.needs.open(limit=9, near=around, kind="skill")) == [here]
    assert executor.run(lambda uow: uow.needs.open(limit=9, near=box("H1A", 3))) == [far]
    assert executor.run(lambda uow: uow.needs.open(limit=9, near=box("H2S", 0))) == [here]
    moved = far.but(fsa="H2S")
    executor.run(lambda uow: uow.needs.put(moved))
    assert executor.run(lambda uow: uow.needs.open(limit=9, near=around)) == [over_the_border, moved, here]


def test_needs_and_dates_belong_to_a_project_and_may_be_dropped(executor: Executor) -> None:
    toy = project(member("Omar"))
    first, second = need(toy, pay=fee(20, 35)), need(toy)
    later, sooner = occurrence(first, NOW + 2 * DAY), occurrence(first, NOW + DAY, cancelled=True)
    keep(executor, second, first, later, sooner)
    assert executor.run(lambda uow: uow.needs.of_project(toy.id)) == [first, second]
    assert executor.run(lambda uow: uow.needs.get(first.id)) == first
    assert executor.run(lambda uow: uow.occurrences.of_need(first.id)) == [sooner, later]
    assert executor.run(lambda uow: uow.occurrences.of_project(toy.id)) == [sooner, later]
    assert executor.run(lambda uow: uow.occurrences.get(later.id)) == later
    executor.run(lambda uow: uow.occurrences.drop(sooner.id))
    executor.run(lambda uow: uow.needs.drop(second.id))
    assert executor.run(lambda uow: uow.occurrences.of_need(first.id)) == [later]
    assert executor.run(lambda uow: uow.needs.of_project(toy.id)) == [first]

"""Projects, needs, dates and offers, kept and found."""

from typing import Any, get_args

import pytest

from domain.calendar import weekly
from domain.members import Member
from domain.offers import Offer
from domain.pay import fee
from domain.places import box
from domain.projects import ProjectState
from storage.batch import Executor
from storage.records import STATES, slots
from tests.storage.given import DAY, NOW, commitment, keep, member, need, occurrence, offer, project


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
    with pytest.raises(ValueError, match="9 values"):
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


def test_candidates_are_those_least_recently_asked(executor: Executor) -> None:
    asked, never, long_ago = asking(last_asked=NOW), asking("Omar"), asking("Léo", last_asked=NOW - DAY)
    offers = [offer(one, windows=(weekly("sat"),)) for one in (asked, never, long_ago)]
    others = ({"kind": "time"}, {"fsa": "H1A"}, {"state": "paused"}, {"skills": ("cooking",)})
    keep(executor, offers[0])  # an offer may be kept before its member
    keep(executor, asked, never, long_ago, *offers[1:], *(offer(never, **other) for other in others))

    def candidates(limit: int = 9) -> list[str]:
        found = executor.run(lambda uow: uow.offers.candidates("skill", ["carpentry"], near="H2S", limit=limit))
        return [one.id for one in found]

    assert candidates() == [offers[1].id, offers[2].id, offers[0].id]
    assert candidates(1) == [offers[1].id]
    executor.run(lambda uow: uow.members.put(never.but(last_asked=NOW + 1)))
    assert candidates() == [offers[2].id, offers[0].id, offers[1].id]


def test_candidates_reach_the_place_whatever_their_territory(executor: Executor) -> None:
    ada = asking()
    over_the_border, far = offer(ada, fsa="H2R", territory="villeray"), offer(ada, fsa="H1A")
    afar, nowhere = offer(ada, fsa="H1A", radius_km=20), offer(ada, fsa="")
    keep(executor, ada, over_the_border, far, afar, nowhere)

    def candidates(near: str, *skills: str) -> list[str]:
        found = executor.run(lambda uow: uow.offers.candidates("skill", skills, near=near, limit=9))
        return [one.id for one in found]

    assert candidates("H2S", "carpentry") == candidates("H2S") == [over_the_border.id, afar.id]
    assert candidates("H1A") == [far.id, afar.id]
    assert candidates("") == candidates("Z9Z") == []
    executor.run(lambda uow: uow.offers.put(over_the_border.but(fsa="H2J", radius_km=1)))
    assert candidates("H2S") == [afar.id]


def test_candidates_agreed_to_be_written_to(executor: Executor) -> None:
    shy = member()
    hers = offer(shy)
    keep(executor, hers, shy)

    def candidates() -> list[Offer]:
        return executor.run(lambda uow: uow.offers.candidates("skill", (), near="H2S", limit=9))

    assert candidates() == []
    executor.run(lambda uow: uow.members.put(shy.but(consents={"alerts": NOW})))
    assert candidates() == [hers]


def test_candidates_share_a_family_or_any_skill_will_do(executor: Executor) -> None:
    ada = asking()
    carpenter, cook, odd = offer(ada), offer(ada, skills=("cooking",)), offer(ada, skills=("no_such_skill",))
    keep(executor, ada, carpenter, cook, odd)

    def candidates(*skills: str) -> list[str]:
        found = executor.run(lambda uow: uow.offers.candidates("skill", skills, near="H2S", limit=9))
        return [one.id for one in found]

    assert candidates("furniture_making") == [carpenter.id]
    assert candidates("cooking", "carpentry") == [carpenter.id, cook.id]
    assert candidates() == [carpenter.id, cook.id, odd.id]
    assert candidates("no_such_skill") == []
    executor.run(lambda uow: uow.offers.put(carpenter.but(skills=("cooking",))))
    assert candidates("furniture_making") == []


def test_offers_are_found_by_member_and_by_who_must_read_them(executor: Executor) -> None:
    ada = member()
    plain, waiting = offer(ada), offer(ada, state="waiting", territory="plateau")
    keep(executor, waiting, plain)
    assert executor.run(lambda uow: uow.offers.of_member(ada.id)) == [plain, waiting]
    assert executor.run(lambda uow: uow.offers.get(plain.id)) == plain
    assert executor.run(lambda uow: uow.offers.waiting(limit=9)) == [waiting]
    assert executor.run(lambda uow: uow.offers.waiting(limit=9, territory="rosemont")) == []
    assert executor.run(lambda uow: uow.offers.waiting(limit=9, territory="plateau")) == [waiting]

"""Needs that want the same people soon: what a plan fills that each need by itself would not, and how little it binds."""

import pytest

from domain.calendar import Span, overlap
from domain.commitments import Commitment
from domain.offering import OfferSheet
from domain.planning import plan
from domain.projects import Project
from domain.refusals import Refusal
from domain.sheets import DAY, HOUR
from tests.domain.hours import pass_until
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet


def able(town: Town, name: str, *skills: str) -> str:
    """Somebody with these skills who wants to hear of what fits."""
    member = town.member(name)
    town.kept.members.put(member.but(consents=member.consents | {"alerts": NOW}))
    town.as_(name).offer(OfferSheet(kind="skill", words="Je sais faire ça", skills=skills))
    return member.id


def lacks(town: Town, skill: str, *, count: int = 1, starts: int = SATURDAY) -> Project:
    """A project that lacks people with a skill; nobody was asked yet."""
    need = a_need(count=count, starts=starts).but(skills=(skill,))
    return town.published(a_sheet(need))


def planned(town: Town, *projects: Project) -> dict[str, list[str]]:
    """The plan of these projects' next waves."""
    rounds = [town.door().next_round(town.need(project).id) for project in projects]
    return plan([one for one in rounds if one])


def noted(town: Town, found: dict[str, list[str]]) -> None:
    """Its timers, beside those of the waves."""
    for need, members in found.items():
        town.kept.timers.set("planned_wave", " ".join((need, *members)), town.due("wave", need) or 0)


def answers(town: Town) -> list[Commitment]:
    """Everybody says yes to all they were asked, in the order they were asked, where they still can."""
    said = []
    for name, member in town.people.items():
        for invitation in reversed(town.kept.invitations.of_member(member, limit=99)):
            try:
                said += town.as_(name).say_yes(invitation_id=invitation.id)
            except Refusal:
                continue
    return said


@pytest.mark.parametrize("together", [False, True])
def test_whoever_alone_can_do_one_thing_is_not_asked_for_what_others_can(together: bool) -> None:
    town = Town()
    ada, ben = able(town, "Ada", "carpentry", "accounting"), able(town, "Ben", "carpentry")
    wood, books = lacks(town, "carpentry"), lacks(town, "accounting")
    if together:
        found = planned(town, wood, books)
        assert found == {town.need(wood).id: [ben], town.need(books).id: [ada]}
        noted(town, found)
    pass_until(town, NOW)
    filled = {row.need for row in answers(town) if row.state == "held"}
    assert filled == ({town.need(wood).id, town.need(books).id} if together else {town.need(wood).id})


def test_a_need_that_nobody_else_competes_with_has_its_wave_as_ever() -> None:
    town = Town()
    able(town, "Ada", "carpentry")
    able(town, "Ben", "accounting")
    assert planned(town, lacks(town, "carpentry"), lacks(town, "accounting")) == {}


def test_a_planned_wave_asks_none_but_its_own_and_leaves_the_others_for_the_next() -> None:
    town = Town()
    ada, ben = able(town, "Ada", "carpentry"), able(town, "Ben", "carpentry")
    need = town.need(lacks(town, "carpentry"))
    noted(town, {need.id: [ben]})
    pass_until(town, NOW)
    assert [row.member for row in town.kept.invitations.of_need(need.id)] == [ben]
    assert town.due("wave", need.id) == NOW + 6 * HOUR
    assert "wave_spent" not in town.told()
    pass_until(town, NOW + 6 * HOUR)
    assert {row.member for row in town.kept.invitations.of_need(need.id)} == {ada, ben}


def test_a_plan_is_checked_again_line_by_line() -> None:
    """Between plan and wave one pauses, one says yes elsewhere, one is nobody any more, and one need is called off."""
    town = Town()
    people = [able(town, name, "carpentry", "accounting") for name in ("Ada", "Ben", "Cleo", "Dan")]
    wood, books, late = (lacks(town, skill, count=2) for skill in ("carpentry", "accounting", "carpentry"))
    noted(town, {town.need(one).id: [*people, "gone"] for one in (wood, books, late)})
    town.as_("Ada").adjust(paused_until=NOW + DAY)
    town.says_yes("Ben", town.dates(books)[0])
    town.as_("Cleo").erase_me()
    town.as_("omar").cancel_project(late.id, reason="Pluie.")
    pass_until(town, NOW)
    asked = {row.member for one in (wood, books, late) for row in town.kept.invitations.of_need(town.need(one).id)}
    assert asked == {town.people["Dan"]}


def test_a_wave_that_was_moved_meanwhile_is_no_longer_planned() -> None:
    town = Town()
    ada = able(town, "Ada", "carpentry")
    need = town.need(lacks(town, "carpentry"))
    noted(town, {need.id: [ada]})
    town.kept.timers.set("wave", need.id, NOW + HOUR)
    pass_until(town, NOW)
    assert town.kept.invitations.of_need(need.id) == []


def test_nobody_is_wanted_at_two_places_nor_more_often_than_they_like() -> None:
    town = Town()
    skills = ("carpentry", "accounting", "cooking")
    for number in range(12):
        name = f"able{number}"
        able(town, name, *{skills[number % 3], skills[number * 5 % 3], skills[number // 4]})
        town.kept.members.put(town.who(name).but(weekly_cap=1 + number % 3))
    projects = [
        lacks(town, skills[number % 3], count=1 + number % 2, starts=SATURDAY + number * HOUR) for number in range(9)
    ]
    dates = {town.need(one).id: [Span(date.starts, date.ends) for date in town.dates(one)] for one in projects}
    found = planned(town, *projects)
    assert sum(map(len, found.values())) > 12
    for name in town.people:
        mine = [need for need, members in found.items() if town.people[name] in members]
        assert len(mine) <= town.who(name).weekly_cap
        for place, one in enumerate(mine):
            assert not any(overlap(dates[one], dates[other]) for other in mine[:place])
    noted(town, found)
    pass_until(town, NOW)
    for row in answers(town):
        assert town.kept.commitments.taken(row.occurrence) <= town.need(town.project(row.project)).count

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from domain.ground import subject
from domain.invitations import Invitation
from domain.neighbourhood import Neighbourhood
from domain.pay import VOLUNTEER, fee
from domain.projects import Project, Requires
from domain.refusals import Below, NotOpen, NotYours, TooLate, Unfit, Unknown
from domain.sheets import DAY, HOUR, NeedSheet
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet, refused


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def project(town: Town) -> Project:
    """Two places on each of two days, approved."""
    return town.published(a_sheet(a_need(days=2)))


def venue(hood: Neighbourhood, project: Project, **changes: Any) -> Project:
    facts = {"fsa": "H2S", "name": "École du Marché", "address": "12, rue des Copeaux"} | changes
    return hood.change_venue(project.id, **facts)


def test_a_moved_date_asks_its_committed_again(town: Town, project: Project) -> None:
    first, second = town.dates(project)
    held, confirmed = town.says_yes("ada", first, state="held"), town.says_yes("olga", first)
    waiting, other = town.says_yes("leo", first, state="waitlisted"), town.says_yes("leo", second)
    moved = town.as_("omar").move(first.id, starts=SATURDAY + 5 * DAY, ends=SATURDAY + 5 * DAY + HOUR)
    assert town.kept.occurrences.get(first.id) == moved
    assert town.commitment(held.id).asked_again
    assert town.commitment(confirmed.id).asked_again
    assert not town.commitment(waiting.id).asked_again
    assert not town.commitment(other.id).asked_again
    assert town.due("asked_again", first.id) == SATURDAY + 4 * DAY
    assert town.due("passed", project.id) == town.project(project.id).ends == moved.ends
    assert town.due("begin", project.id) == second.starts
    event = town.kept.journal.lines[-1][2]
    assert event.kind == "occurrence_moved"
    assert subject(project) in event.subjects


def test_a_date_moved_to_tomorrow_leaves_half_the_time_to_answer(town: Town, project: Project) -> None:
    first, _ = town.dates(project)
    yes = town.says_yes("ada", first)
    town.as_("omar").move(first.id, starts=NOW + 10 * HOUR, ends=NOW + 12 * HOUR)
    assert town.due("asked_again", first.id) == NOW + 5 * HOUR
    town.now = NOW + 5 * HOUR
    town.door().asked_again_elapsed(first.id)
    assert town.commitment(yes.id).state == "released"


def test_a_date_that_nobody_took_moves_quietly(town: Town, project: Project) -> None:
    first, _ = town.dates(project)
    town.as_("omar").move(first.id, starts=SATURDAY + HOUR, ends=SATURDAY + 2 * HOUR)
    assert town.due("asked_again", first.id) is None
    told = town.told()
    town.as_("omar").move(first.id, starts=SATURDAY + HOUR, ends=SATURDAY + 2 * HOUR)
    assert town.told() == told


def test_another_place_asks_everybody_to_come_again(town: Town, project: Project) -> None:
    yeses = [town.says_yes("ada", date) for date in town.dates(project)]
    changed = venue(town.as_("omar"), project, fsa="H2J", address="3, avenue du Parc")
    assert (changed.venue.fsa, changed.venue.address, changed.state) == ("H2J", "3, avenue du Parc", "published")
    assert town.need(project).fsa == "H2J"
    assert all(town.commitment(yes.id).asked_again for yes in yeses)
    assert town.told()[-1] == "venue_changed"


def test_saying_that_a_place_is_public_asks_nobody(town: Town, project: Project) -> None:
    yes = town.says_yes("ada", town.dates(project)[0])
    assert venue(town.as_("omar"), project, public=True).venue.public
    assert not town.commitment(yes.id).asked_again


def test_a_place_in_another_territory_goes_back_to_a_moderator(town: Town, project: Project) -> None:
    first, second = town.dates(project)
    yes = town.says_yes("ada", first)
    changed = venue(town.as_("omar"), project, fsa="H2P")
    assert (changed.state, changed.territory, town.need(project).territory) == ("submitted", "villeray", "villeray")
    assert not town.need(project).open
    assert town.commitment(yes.id).asked_again
    assert town.commitment(yes.id).state == "confirmed"
    assert town.due("asked_again", first.id) == first.starts - DAY
    assert town.due("asked_again", second.id) is None
    assert town.told()[-2:] == ["venue_changed", "project_resubmitted"]
    assert town.due("moderator_silent", project.id) == NOW + 24 * HOUR
    assert town.as_("vera").approve(project.id).state == "published"
    assert town.need(project).open


def test_a_place_is_where_the_door_is_open(town: Town, project: Project) -> None:
    assert refused(town.kept, NotOpen, lambda: venue(town.as_("omar"), project, fsa="H2C")).territory == "ahuntsic"
    assert refused(town.kept, Unfit, lambda: venue(town.as_("omar"), project, address="x" * 201)).field == "address"


def test_changed_pay_and_age_go_back_to_a_moderator(town: Town, project: Project) -> None:
    need = town.need(project)
    asked = Invitation(id=town.new_id(), need=need.id, project=project.id, member=town.people["ada"])
    town.kept.invitations.put(asked)
    back = town.as_("omar").change_pay(need.id, fee(25))
    assert (back.state, back.decided, back.decided_by) == ("submitted", 0, "")
    assert (town.need(project).pay, town.need(project).open) == (fee(25), False)
    assert town.kept.invitations.get(asked.id) == asked.but(state="expired")
    assert town.due("wave", need.id) is None
    assert town.due("begin", project.id) is None
    town.as_("mod").approve(project.id)
    assert town.as_("omar").change_requires(need.id, Requires(min_age=18)).state == "submitted"
    assert town.told()[-3:] == ["project_resubmitted", "project_published", "project_resubmitted"]


def test_what_stays_as_it_was_goes_back_to_nobody(town: Town, project: Project) -> None:
    need, before = town.need(project), town.kept.digest()
    omar = town.as_("omar")
    omar.change_pay(need.id, VOLUNTEER)
    omar.change_requires(need.id, Requires())
    omar.recount(need.id, count=2)
    venue(omar, project)
    omar.reword(project.id, title=project.title, story=project.story)
    assert town.kept.digest() == before


def test_whoever_waited_moves_up_when_the_project_is_approved_again(town: Town, project: Project) -> None:
    date = town.dates(project)[0]
    town.as_("omar").change_requires(town.need(project).id, Requires(min_age=18))
    waiting = town.says_yes("ada", date, state="waitlisted")
    town.as_("mod").approve(project.id)
    assert town.commitment(waiting.id).state == "held"


def test_a_count_never_falls_below_what_is_held(town: Town, project: Project) -> None:
    first, second = town.dates(project)
    town.says_yes("ada", first, state="held")
    town.says_yes("olga", second, party=2)
    need = town.need(project)
    assert refused(town.kept, Below, lambda: town.as_("omar").recount(need.id, count=1)).least == 2
    refused(town.kept, Unfit, lambda: town.as_("omar").recount(need.id, count=0))
    refused(town.kept, Unfit, lambda: town.as_("omar").recount(need.id, count=501))


def test_more_places_are_for_those_who_waited_first(town: Town, project: Project) -> None:
    first, _ = town.dates(project)
    town.says_yes("ada", first, party=2)
    waiting = town.says_yes("olga", first, state="waitlisted", party=2)
    town.kept.timers.drop("wave", town.need(project).id)
    town.as_("omar").recount(town.need(project).id, count=4)
    assert town.commitment(waiting.id).state == "held"
    assert town.due("wave", town.need(project).id) == NOW
    assert town.told()[-2:] == ["need_recounted", "commitment_promoted"]
    assert town.as_("omar").recount(town.need(project).id, count=5).count == 5


def test_a_date_more_is_asked_for_at_once(town: Town, project: Project) -> None:
    need = town.need(project)
    town.kept.needs.put(need.but(open=False))
    date = town.as_("omar").add_date(need.id, starts=NOW + DAY, ends=NOW + DAY + HOUR)
    assert date in town.dates(project)
    assert town.need(project).open
    assert town.due("begin", project.id) == NOW + DAY
    assert town.due("wave", need.id) == NOW
    assert town.told()[-1] == "date_added"


def test_dates_added_have_bounds(town: Town, project: Project) -> None:
    need, (first, _) = town.need(project), town.dates(project)
    for starts, ends in [(NOW - HOUR, NOW + HOUR), (NOW + HOUR, NOW + HOUR), (first.starts, first.ends)]:
        add = partial(town.as_("omar").add_date, need.id, starts=starts, ends=ends)
        assert refused(town.kept, Unfit, add).field == "date"
    for n in range(28):
        town.as_("omar").add_date(need.id, starts=NOW + DAY + n, ends=NOW + DAY + n + 1)
    assert refused(
        town.kept, Unfit, lambda: town.as_("omar").add_date(need.id, starts=NOW + 1, ends=NOW + 2)
    ).right == ("1..30")


def test_a_date_less_frees_its_committed_first(town: Town, project: Project) -> None:
    first, second = town.dates(project)
    gone, stays = town.says_yes("ada", second), town.says_yes("ada", first)
    cancelled = town.as_("omar").cancel_date(second.id, reason="La salle est prise.")
    assert cancelled.cancelled
    assert (town.commitment(gone.id).state, town.commitment(gone.id).reason) == ("released", "La salle est prise.")
    assert town.commitment(stays.id).state == "confirmed"
    assert town.told()[-2:] == ["commitment_released", "date_cancelled"]
    assert town.due("passed", project.id) == town.project(project.id).ends == first.ends
    assert "salle" not in str(town.kept.journal.lines)


def test_the_last_date_is_cancelled_with_its_project(town: Town, project: Project) -> None:
    first, second = town.dates(project)
    refused(town.kept, Unfit, lambda: town.as_("omar").cancel_date(first.id, reason=""))
    town.as_("omar").cancel_date(first.id, reason="Trop tôt.")
    refused(town.kept, TooLate, lambda: town.as_("omar").cancel_date(first.id, reason="Trop tôt."))
    alone = refused(town.kept, Unfit, lambda: town.as_("omar").cancel_date(second.id, reason="Trop tard."))
    assert (alone.field, alone.right) == ("date", "cancel_project")


def test_other_words_are_seen_at_once_and_noted(town: Town, project: Project) -> None:
    said = town.as_("omar").reword(project.id, title=" Des jouets ", story="")
    assert (said.title, said.story, said.revision) == ("Des jouets", "", 1)
    assert said.state == "published"
    assert town.told()[-1] == "project_reworded"
    for changes in ({"title": "x"}, {"story": "x" * 2001}):
        facts: dict[str, str] = {"title": "Des jouets", "story": ""} | changes
        refused(town.kept, Unfit, partial(town.as_("omar").reword, project.id, **facts))


def test_cancelling_tells_the_committed_first_and_each_of_them_once(town: Town, project: Project) -> None:
    first, second = town.dates(project)
    one = town.says_yes("ada", first)
    both = town.says_yes("ada", second, state="held")
    town.kept.commitments.put(both.but(yes=one.yes))
    town.kept.timers.set("hold", one.yes, NOW + HOUR)
    town.says_yes("olga", first, state="waitlisted")
    over = town.as_("omar").cancel_project(project.id, reason="La salle n’est plus libre.")
    assert (over.state, over.why, over.reason) == ("cancelled", "project_cancelled", "La salle n’est plus libre.")
    assert [row.state for row in town.kept.commitments.of_project(project.id)] == ["released"] * 3
    assert not town.need(project).open
    assert set(town.kept.timers.due) == {("forget_place", project.id)}
    assert town.told()[-3:] == ["commitment_released", "commitment_released", "project_cancelled"]
    released = town.kept.journal.lines[-3][2]
    assert (released.code("yes"), released.code("was"), released.code("why")) == (
        one.yes,
        "confirmed",
        "project_cancelled",
    )
    assert subject(both) in released.subjects
    assert "salle" not in str(town.kept.journal.lines)
    refused(town.kept, TooLate, lambda: town.as_("omar").cancel_project(project.id, reason="Encore."))


def test_pledges_are_freed_with_the_project(town: Town) -> None:
    project = town.published(a_sheet(NeedSheet(kind="goods", what="Chaises", count=20)))
    shop = town.shop()
    pledge = town.says_yes("leo", town.dates(project)[0], party=20)
    town.kept.commitments.put(pledge.but(partner=shop.id))
    town.as_("omar").cancel_project(project.id, reason="Plus besoin.")
    assert town.commitment(pledge.id).state == "released"
    assert town.kept.commitments.taken(pledge.occurrence) == 0


def test_cancelling_needs_a_reason_and_a_right(town: Town, project: Project) -> None:
    refused(town.kept, Unfit, lambda: town.as_("omar").cancel_project(project.id, reason=" "))
    refused(town.kept, NotYours, lambda: town.as_("ada").cancel_project(project.id, reason="Non."))
    assert town.as_("mod").cancel_project(project.id, reason="C’est une vente.").state == "cancelled"


def test_who_already_came_is_left_for_the_organizer_to_mark(town: Town, project: Project) -> None:
    first, second = town.dates(project)
    came, comes = town.says_yes("ada", first), town.says_yes("ada", second)
    town.now = first.ends + HOUR
    town.as_("omar").cancel_project(project.id, reason="Il neige.")
    assert (town.commitment(came.id).state, town.commitment(comes.id).state) == ("confirmed", "released")


def test_it_begins_with_its_first_date_and_is_done_with_its_last(town: Town, project: Project) -> None:
    first, second = town.dates(project)
    came = town.says_yes("ada", first)
    late, waiting = town.says_yes("olga", second, state="held"), town.says_yes("leo", second, state="waitlisted")
    town.door().begin(project.id)
    assert town.project(project.id).state == "published"
    town.now = first.starts
    town.door().begin(project.id)
    assert (town.project(project.id).state, town.due("begin", project.id)) == ("under_way", second.starts)
    town.door().project_passed(project.id)
    assert town.project(project.id).state == "under_way"
    assert town.due("passed", project.id) == second.ends
    town.now = second.starts
    town.door().begin(project.id)
    town.now = second.ends
    town.door().project_passed(project.id)
    town.door().project_passed(project.id)
    assert (town.project(project.id).state, town.need(project).open) == ("done", False)
    assert [town.commitment(c.id).state for c in (came, late, waiting)] == ["confirmed", "released", "released"]
    ended = ["commitment_released", "commitment_released", "project_done"]
    assert town.told()[-5:] == ["project_begun", "date_begun", *ended]
    begun = [line[2] for line in town.kept.journal.lines if line[2].kind in ("project_begun", "date_begun")]
    assert all(subject(town.need(project)) in event.subjects for event in begun), "no card asks for a day that came"


def test_a_date_moved_once_the_project_is_under_way_begins_at_its_new_hour(town: Town, project: Project) -> None:
    first, second = town.dates(project)
    town.now = first.starts
    town.door().begin(project.id)
    town.as_("omar").move(second.id, starts=second.starts + DAY, ends=second.ends + DAY)
    assert town.due("begin", project.id) == second.starts + DAY


def test_what_nobody_read_in_time_is_cancelled(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    town.now = project.ends
    town.door().project_passed(project.id)
    assert (town.project(project.id).state, town.project(project.id).why) == ("cancelled", "date_passed")
    assert town.told()[-1] == "project_cancelled"


CHANGES: dict[str, Callable[[Neighbourhood, Town, Project], object]] = {
    "move": lambda hood, town, p: hood.move(town.dates(p)[0].id, starts=SATURDAY + HOUR, ends=SATURDAY + 2 * HOUR),
    "change_venue": lambda hood, _, p: venue(hood, p, fsa="H2J"),
    "change_pay": lambda hood, town, p: hood.change_pay(town.need(p).id, fee(10)),
    "change_requires": lambda hood, town, p: hood.change_requires(town.need(p).id, Requires(min_age=18)),
    "recount": lambda hood, town, p: hood.recount(town.need(p).id, count=9),
    "add_date": lambda hood, town, p: hood.add_date(town.need(p).id, starts=NOW + DAY, ends=NOW + DAY + 1),
    "cancel_date": lambda hood, town, p: hood.cancel_date(town.dates(p)[0].id, reason="Pluie."),
    "reword": lambda hood, _, p: hood.reword(p.id, title="Autre titre", story=""),
    "cancel_project": lambda hood, _, p: hood.cancel_project(p.id, reason="Pluie."),
}


@pytest.mark.parametrize("name", CHANGES)
def test_changes_are_an_organizer_s(town: Town, project: Project, name: str) -> None:
    refused(town.kept, NotYours, lambda: CHANGES[name](town.as_("ada"), town, project))
    refused(town.kept, NotYours, lambda: CHANGES[name](town.stranger(), town, project))
    before = town.kept.digest()
    CHANGES[name](town.as_("omar"), town, project)
    assert town.kept.digest() != before


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_changes_once_it_is_over(town: Town, project: Project, name: str) -> None:
    town.as_("omar").cancel_project(project.id, reason="Pluie.")
    refused(town.kept, TooLate, lambda: CHANGES[name](town.as_("omar"), town, project))


@pytest.mark.parametrize("name", [name for name in CHANGES if name != "cancel_project"])
def test_before_publication_one_amends_instead(town: Town, name: str) -> None:
    project = town.as_("omar").propose(a_sheet(a_need(days=2)))
    refused(town.kept, TooLate, lambda: CHANGES[name](town.as_("omar"), town, project))


@pytest.mark.parametrize("name", ["move", "cancel_date"])
def test_a_date_that_has_begun_is_left_alone(town: Town, project: Project, name: str) -> None:
    town.now = SATURDAY
    refused(town.kept, TooLate, lambda: CHANGES[name](town.as_("omar"), town, project))


def test_what_does_not_exist_is_unknown(town: Town) -> None:
    omar = town.as_("omar")
    refused(town.kept, Unknown, lambda: omar.move("no", starts=SATURDAY, ends=SATURDAY + 1))
    refused(town.kept, Unknown, lambda: omar.recount("no", count=1))
    refused(town.kept, Unknown, lambda: omar.cancel_project("no", reason="Pluie."))


def test_a_moved_date_has_bounds(town: Town, project: Project) -> None:
    first, _ = town.dates(project)
    for starts, ends in [(NOW, NOW + HOUR), (SATURDAY + HOUR, SATURDAY), (SATURDAY, SATURDAY + 25 * HOUR)]:
        move = partial(town.as_("omar").move, first.id, starts=starts, ends=ends)
        assert refused(town.kept, Unfit, move).field == "date"


def test_where_people_met_is_forgotten_thirty_days_after_the_last_day(town: Town) -> None:
    project = town.published()
    town.door().forget_place(project.id)
    assert town.project(project.id).venue.address, "a project that goes on keeps its place"
    town.now = project.ends
    town.door().project_passed(project.id)
    assert town.due("forget_place", project.id) == project.ends + 30 * DAY
    town.now = project.ends + 30 * DAY
    town.door().forget_place(project.id)
    town.door().forget_place(project.id)
    venue = town.project(project.id).venue
    assert (venue.name, venue.address, venue.fsa) == ("", "", project.venue.fsa)
    assert town.told().count("place_forgotten") == 1

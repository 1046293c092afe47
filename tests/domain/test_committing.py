import datetime as dt

import pytest

from domain.calendar import at
from domain.commitments import STEPS, Commitment, CommitmentState
from domain.committing import THINKING
from domain.projects import Caution, Project
from domain.refusals import NotYours, TooLate, Unfit, Unknown
from domain.sheets import DAY, HOUR
from tests.domain.hours import pass_until, run
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet, refused

EVE = at(dt.date(2026, 11, 27), "18:00", "America/Toronto")


@pytest.fixture
def town() -> Town:
    return Town()


def yes(town: Town, name: str, project: Project, *, party: int = 1, minors: int = 0) -> str:
    """The id of a yes to all the dates of the project's first need."""
    return town.as_(name).say_yes(need_id=town.need(project).id, party=party, minors=minors)[0].yes


def confirmed(town: Town, name: str, project: Project) -> str:
    said = yes(town, name, project)
    town.as_("omar").accept(said)
    return said


def states(town: Town, yes_id: str) -> list[CommitmentState]:
    return [row.state for row in town.kept.commitments.of_yes(yes_id)]


def only(town: Town, yes_id: str) -> Commitment:
    (row,) = town.kept.commitments.of_yes(yes_id)
    return row


def test_an_organizer_accepts_and_the_reminders_are_set(town: Town) -> None:
    project = town.published()
    said = yes(town, "ada", project)
    (row,) = town.as_("omar").accept(said)
    assert (row.state, row.decided_by, row.until) == ("confirmed", town.people["omar"], 0)
    assert town.due("hold", said) is None
    assert town.due("day_before", row.id) == EVE
    assert town.due("two_hours", row.id) == SATURDAY - 2 * HOUR
    assert town.told()[-1] == "commitment_confirmed"
    assert town.kept.journal.lines[-1][2].code("by") == "organizer"


def test_more_minors_than_an_organizer_said_yes_to_wait_for_another_yes(town: Town) -> None:
    said = yes(town, "ada", town.published(a_sheet(a_need(count=4))))
    town.as_("omar").accept(said)
    town.as_("ada").change_party(said, 3)
    assert (only(town, said).state, town.told()[-1]) == ("confirmed", "party_changed")
    town.as_("ada").change_party(said, 3, 1)
    row = only(town, said)
    assert (row.state, row.minors, row.decided_by, town.told()[-1]) == ("held", 1, "", "commitment_held")
    assert town.due("hold", said) == row.until
    assert town.due("day_before", row.id) is None
    pass_until(town, row.until)
    assert only(town, said).state == "released", "children are never taken on by silence"


def test_only_an_organizer_accepts_or_declines(town: Town) -> None:
    said = yes(town, "ada", town.published())
    for name in ("ada", "olga", "staff"):
        hood = town.as_(name)
        refused(town.kept, NotYours, lambda hood=hood: hood.accept(said))  # type: ignore[misc]
        refused(town.kept, NotYours, lambda hood=hood: hood.decline(said, "Non merci"))  # type: ignore[misc]
    refused(town.kept, NotYours, lambda: town.door().accept(said))
    refused(town.kept, Unknown, lambda: town.as_("omar").accept("no-such-yes"))


def test_the_first_organizers_answer_wins(town: Town) -> None:
    project = town.published()
    town.as_("omar").add_organizer(project.id, town.people["olga"])
    said = yes(town, "ada", project)
    town.as_("olga").accept(said)
    assert refused(town.kept, TooLate, lambda: town.as_("omar").accept(said)).who == town.people["olga"]
    assert refused(town.kept, TooLate, lambda: town.as_("omar").decline(said, "Non")).who == town.people["olga"]


def test_a_declined_yes_gives_its_place_to_the_next_in_line(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=1)))
    first, second = yes(town, "ada", project), yes(town, "olga", project)
    assert states(town, second) == ["waitlisted"]
    (row,) = town.as_("omar").decline(first, "On cherche une autre compétence")
    assert (row.state, row.reason) == ("declined", "On cherche une autre compétence")
    assert states(town, second) == ["held"]
    assert town.told()[-2:] == ["commitment_declined", "commitment_promoted"]
    assert town.due("hold", second) == NOW + 4 * HOUR
    assert "compétence" not in str(town.kept.journal.lines)


def test_declining_leaves_no_one_in_line(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=1, days=2)))
    town.says_yes("olga", town.dates(project)[0])
    said = yes(town, "ada", project)
    assert states(town, said) == ["waitlisted", "held"]
    town.as_("omar").decline(said, "")
    assert states(town, said) == ["released", "declined"]


def test_a_no_in_one_press_is_told_ten_minutes_later(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=1, days=2)))
    town.says_yes("olga", town.dates(project)[0])
    said = yes(town, "ada", project)
    omar = town.as_("omar")
    meant = omar.decline_soon(said)
    assert town.told()[-1] == "decline_meant"
    assert (
        omar.decline_soon(said) == [row for row in town.kept.commitments.of_yes(said) if row.state == "held"] == meant
    )
    pass_until(town, NOW + THINKING - 1)
    assert states(town, said) == ["waitlisted", "held"]
    pass_until(town, NOW + THINKING)
    assert states(town, said) == ["released", "declined"]
    assert {row.decided_by for row in town.kept.commitments.of_yes(said)} == {town.people["omar"]}
    refused(town.kept, TooLate, lambda: town.as_("omar").reconsider(said))


def test_a_no_is_taken_back_before_it_is_told(town: Town) -> None:
    said = yes(town, "ada", town.published())
    refused(town.kept, TooLate, lambda: town.as_("omar").reconsider(said))
    town.as_("omar").decline_soon(said)
    town.as_("omar").reconsider(said)
    row = only(town, said)
    assert (row.state, row.declining, row.decided_by, row.until) == ("held", False, "", NOW + DAY)
    town.as_("omar").decline_soon(said)
    (row,) = town.as_("omar").accept(said)
    assert (row.state, row.declining) == ("confirmed", False)
    pass_until(town, NOW + DAY)
    assert states(town, said) == ["confirmed"]


def test_a_no_says_why_when_it_is_explained_in_time(town: Town) -> None:
    said = yes(town, "ada", town.published())
    town.as_("omar").decline_soon(said)
    (row,) = town.as_("omar").decline(said, "enough")
    assert (row.state, row.reason) == ("declined", "enough")
    assert town.due("hold", said) is None


def test_silence_accepts(town: Town) -> None:
    said = yes(town, "ada", town.published())
    pass_until(town, NOW + DAY - 1)
    assert states(town, said) == ["held"]
    pass_until(town, NOW + DAY)
    assert states(town, said) == ["confirmed"]
    assert only(town, said).decided_by == ""
    assert town.told().count("commitment_confirmed") == 1
    assert "other_organizers_asked" not in town.told()


def test_the_other_organizers_are_asked_before_silence_accepts(town: Town) -> None:
    project = town.published()
    town.as_("omar").add_organizer(project.id, town.people["olga"])
    said = yes(town, "ada", project)
    pass_until(town, NOW + DAY)
    assert (states(town, said), only(town, said).escalated) == (["held"], True)
    assert "other_organizers_asked" in town.told()
    assert town.due("hold", said) == NOW + 2 * DAY
    pass_until(town, NOW + 2 * DAY)
    assert states(town, said) == ["confirmed"]
    assert town.told().count("other_organizers_asked") == 1


@pytest.mark.parametrize("caution", ["minors", "home"])
def test_silence_releases_where_minors_or_a_home_are_involved(town: Town, caution: Caution) -> None:
    project = town.published(a_sheet().but(cautions=(caution,)))
    said = yes(town, "ada", project)
    pass_until(town, NOW + DAY)
    assert states(town, said) == ["released"]
    (event,) = (event for _, _, event in town.kept.journal.lines if event.kind == "commitment_released")
    assert (event.code("why"), event.code("was")) == ("silence", "held")


def test_silence_releases_a_minor_and_a_party_with_one(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=6)))
    teen, family, volunteer = (
        yes(town, "tina", project),
        yes(town, "ada", project, party=2, minors=1),
        yes(town, "leo", project),
    )
    pass_until(town, NOW + DAY)
    assert [states(town, said) for said in (teen, family)] == [["released"]] * 2
    assert states(town, volunteer) == ["confirmed"]


def test_a_yes_waits_while_moderators_read_the_project_again(town: Town) -> None:
    project = town.published()
    said = yes(town, "ada", project)
    town.as_("omar").change_requires(town.need(project).id, town.need(project).requires.but(min_age=16))
    pass_until(town, NOW + 2 * DAY)
    assert states(town, said) == ["held"]
    refused(town.kept, TooLate, lambda: town.as_("omar").accept(said))
    pass_until(town, SATURDAY)
    assert states(town, said) == ["released"]


def test_a_full_need_says_so_once(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=2)))
    confirmed(town, "ada", project)
    assert "need_filled" not in town.told()
    said = confirmed(town, "olga", project)
    assert town.told()[-2:] == ["commitment_confirmed", "need_filled"]
    town.as_("olga").cancel(yes_id=said)
    confirmed(town, "leo", project)
    assert town.told().count("need_filled") == 2, "full again is news again"


def test_cancelling_tells_and_back_fills(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=1)))
    said, waiting = confirmed(town, "ada", project), yes(town, "olga", project)
    (row,) = town.as_("ada").cancel(yes_id=said, reason="La grippe")
    assert (row.state, row.reason) == ("cancelled", "La grippe")
    assert town.due("day_before", row.id) is None
    assert town.due("two_hours", row.id) is None
    assert states(town, waiting) == ["held"]
    assert town.told()[-2:] == ["commitment_cancelled", "commitment_promoted"]
    cancelled = town.kept.journal.lines[-2][2]
    assert cancelled.code("was") == "confirmed"
    refused(town.kept, TooLate, lambda: town.as_("ada").cancel(yes_id=said))


def test_when_nobody_is_in_line_the_door_looks_for_somebody_at_once(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=1)))
    said = confirmed(town, "ada", project)
    town.kept.timers.drop("wave", town.need(project).id)
    town.as_("ada").cancel(yes_id=said)
    assert town.due("wave", town.need(project).id) == NOW


def test_one_date_is_cancelled_and_the_others_are_kept(town: Town) -> None:
    project = town.published(a_sheet(a_need(days=3)))
    said = confirmed(town, "ada", project)
    one = town.kept.commitments.of_yes(said)[1]
    town.as_("ada").cancel(commitment_id=one.id)
    assert states(town, said) == ["confirmed", "cancelled", "confirmed"]
    refused(town.kept, NotYours, lambda: town.as_("olga").cancel(yes_id=said))
    refused(town.kept, Unfit, lambda: town.as_("ada").cancel(yes_id=said, reason="x" * 501))


def test_what_has_begun_is_not_cancelled_any_more(town: Town) -> None:
    project = town.published(a_sheet(a_need(days=2)))
    said = confirmed(town, "ada", project)
    town.now = SATURDAY
    town.as_("ada").cancel(yes_id=said)
    assert states(town, said) == ["confirmed", "cancelled"]
    refused(town.kept, TooLate, lambda: town.as_("ada").cancel(yes_id=said))


def test_the_line_moves_in_order_by_parties_that_fit(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=3)))
    first = yes(town, "ada", project, party=2)
    second = yes(town, "olga", project)
    big, small = yes(town, "leo", project, party=3), yes(town, "mod", project)
    town.as_("ada").cancel(yes_id=first)
    assert [states(town, said) for said in (second, big, small)] == [["held"], ["waitlisted"], ["held"]]
    town.as_("olga").cancel(yes_id=second)
    town.as_("mod").cancel(yes_id=small)
    assert states(town, big) == ["held"]


def test_whoever_is_taken_elsewhere_by_now_keeps_waiting_until_they_are_free(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=1)))
    other = town.published(a_sheet(a_need(), title="Une autre chose"))
    first, waiting = yes(town, "ada", project), yes(town, "olga", project)
    elsewhere = yes(town, "olga", other)
    town.as_("ada").cancel(yes_id=first)
    assert states(town, waiting) == ["waitlisted"]
    town.as_("olga").cancel(yes_id=elsewhere)
    assert states(town, waiting) == ["held"]


def test_more_places_move_the_line(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=1)))
    yes(town, "ada", project)
    waiting = yes(town, "olga", project)
    town.as_("omar").recount(town.need(project).id, count=2)
    assert states(town, waiting) == ["held"]


def test_an_organizer_releases_somebody(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=1)))
    said, waiting = confirmed(town, "ada", project), yes(town, "olga", project)
    refused(town.kept, NotYours, lambda: town.as_("ada").release(said))
    town.as_("omar").release(said, "On a changé de plan")
    assert (states(town, said), states(town, waiting)) == (["released"], ["held"])


def test_the_day_before_and_two_hours_before(town: Town) -> None:
    said = confirmed(town, "ada", town.published())
    row = only(town, said)
    town.door().day_before(row.id)
    assert "day_before" not in town.told(), "not before its hour"
    pass_until(town, EVE)
    assert "day_before" in town.told()
    town.as_("ada").say_yes_again(said)
    assert town.told()[-1] == "commitment_kept"
    pass_until(town, SATURDAY - 2 * HOUR)
    assert "starts_soon" in town.told()
    assert town.due("day_before", row.id) is None


def test_no_reminder_of_what_was_cancelled_or_has_begun(town: Town) -> None:
    project = town.published()
    said = confirmed(town, "ada", project)
    row = only(town, said)
    town.now = SATURDAY
    run(town, "two_hours", row.id)
    town.now = NOW
    town.as_("ada").cancel(yes_id=said)
    town.now = EVE
    run(town, "day_before", row.id)
    run(town, "day_before", "no-such-commitment")
    assert not {"starts_soon", "day_before"} & set(town.told())


def test_a_yes_for_tomorrow_at_night_has_no_reminder_in_the_past(town: Town) -> None:
    project = town.published(a_sheet(a_need(starts=NOW + HOUR)))
    row = only(town, confirmed(town, "ada", project))
    assert town.due("day_before", row.id) is None
    assert town.due("two_hours", row.id) is None


def test_a_moved_date_is_asked_again_and_the_reminders_follow(town: Town) -> None:
    project = town.published()
    said, silent = confirmed(town, "ada", project), confirmed(town, "olga", project)
    (date,) = town.dates(project)
    town.as_("omar").move(date.id, starts=SATURDAY + DAY, ends=SATURDAY + DAY + HOUR)
    assert only(town, said).asked_again
    town.as_("ada").say_yes_again(said)
    assert not only(town, said).asked_again
    assert town.due("two_hours", only(town, said).id) == SATURDAY + DAY - 2 * HOUR
    pass_until(town, SATURDAY + 1)
    assert (states(town, said), states(town, silent)) == (["confirmed"], ["released"])
    assert town.told().count("commitment_released") == 1
    # The reminder that was set for the first date found that it had moved.
    assert town.told().count("starts_soon") == 0


def test_a_timer_that_comes_before_the_last_day_waits_for_it(town: Town) -> None:
    project = town.published()
    said = confirmed(town, "ada", project)
    (date,) = town.dates(project)
    town.as_("omar").move(date.id, starts=SATURDAY + DAY, ends=SATURDAY + DAY + HOUR)
    run(town, "asked_again", date.id)
    assert (states(town, said), town.due("asked_again", date.id)) == (["confirmed"], SATURDAY)


def test_being_late_is_said_on_the_day(town: Town) -> None:
    said = confirmed(town, "ada", town.published())
    refused(town.kept, TooLate, lambda: town.as_("ada").late(said, 15))
    town.now = SATURDAY - HOUR
    refused(town.kept, Unfit, lambda: town.as_("ada").late(said, 0))
    refused(town.kept, NotYours, lambda: town.as_("olga").late(said, 15))
    town.as_("ada").late(said, 15)
    assert town.kept.journal.lines[-1][2].code("minutes") == "15"


def test_what_came_of_it_is_marked_once_it_has_begun(town: Town) -> None:
    project = town.published()
    came, absent = only(town, confirmed(town, "ada", project)), only(town, confirmed(town, "olga", project))
    refused(town.kept, Unfit, lambda: town.as_("omar").mark_done(came.id))
    town.now = SATURDAY + 3 * HOUR
    refused(town.kept, NotYours, lambda: town.as_("ada").mark_done(came.id))
    refused(town.kept, Unfit, lambda: town.as_("omar").mark_done(came.id, -1))
    assert town.as_("omar").mark_done(came.id).hours == 3
    refused(town.kept, TooLate, lambda: town.as_("omar").mark_no_show(came.id))
    assert town.as_("omar").mark_no_show(absent.id).state == "no_show"
    put_right = town.as_("omar").mark_done(absent.id, 1.5)
    assert (put_right.state, put_right.hours) == ("done", 1.5)
    assert town.told()[-3:] == ["commitment_done", "commitment_missed", "commitment_done"]


def test_timers_are_the_doors_alone(town: Town) -> None:
    project = town.published()
    said = yes(town, "ada", project)
    for verb in ("hold_elapsed", "asked_again_elapsed", "day_before", "two_hours", "expire_invitation", "expire_offer"):
        for name in ("ada", "omar", "staff"):
            act = getattr(town.as_(name), verb)
            refused(town.kept, NotYours, lambda act=act: act(said))  # type: ignore[misc]


def test_every_state_leads_to_an_end() -> None:
    ends = {state for state, after in STEPS.items() if not after}
    assert ends == {"done", "cancelled", "declined", "released"}
    for state in STEPS:
        reached, front = {state}, {state}
        while front:
            front = {after for one in front for after in STEPS[one]} - reached
            reached |= front
        assert reached & ends

"""A place that comes free is kept for those in line, one after the other; then others are asked."""

import pytest

from domain.calendar import after_waking, at, local
from domain.commitments import Commitment
from domain.projects import Project
from domain.refusals import NotYours, TooLate
from domain.sheets import DAY, HOUR
from tests.domain.hours import pass_until
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet, refused

MINUTE = 60_000
ZONE = "America/Toronto"


@pytest.fixture
def town() -> Town:
    return Town()


def full(town: Town, *names: str, starts: int = SATURDAY) -> tuple[Project, list[str]]:
    """One place, which the first has for sure, and the others in line for it."""
    project = town.published(a_sheet(a_need(count=1, starts=starts)))
    need = town.need(project)
    for kind in ("wave", "wave_again"):
        town.kept.timers.drop(kind, need.id)
    said = [town.as_(name).say_yes(need_id=need.id)[0].yes for name in names]
    town.as_("omar").accept(said[0])
    return project, said


def one(town: Town, yes: str) -> Commitment:
    (row,) = town.kept.commitments.of_yes(yes)
    return row


def clock(ms: int) -> str:
    return local(ms, ZONE).strftime("%d %H:%M")


def test_the_next_in_line_has_four_hours_then_the_one_after(town: Town) -> None:
    _, (first, second, third) = full(town, "ada", "olga", "leo")
    town.as_("ada").cancel(yes_id=first)
    kept = one(town, second)
    assert (kept.state, kept.offered, kept.until) == ("held", True, NOW + 4 * HOUR)
    pass_until(town, NOW + 4 * HOUR - 1)
    assert one(town, third).state == "waitlisted"
    pass_until(town, NOW + 4 * HOUR)
    assert (one(town, second).state, one(town, second).reason) == ("released", "not_taken")
    assert (one(town, third).state, one(town, third).offered) == ("held", True)


def test_nobody_else_is_asked_while_a_place_is_kept_and_then_a_wave_is(town: Town) -> None:
    project, (first, second) = full(town, "ada", "olga")
    need = town.need(project)
    town.as_("ada").cancel(yes_id=first)
    assert town.due("wave", need.id) is None
    pass_until(town, NOW + 4 * HOUR - 1)
    assert one(town, second).offered
    town.now = NOW + 4 * HOUR
    town.door().hold_elapsed(second)
    assert town.due("wave", need.id) == town.now


def test_whoever_takes_it_waits_for_the_organizer_like_anybody(town: Town) -> None:
    _, (first, second, third) = full(town, "ada", "olga", "leo")
    town.as_("ada").cancel(yes_id=first)
    town.now = NOW + HOUR
    refused(town.kept, NotYours, lambda: town.as_("leo").say_yes_again(second))
    refused(town.kept, TooLate, lambda: town.as_("omar").accept(second))
    town.as_("olga").say_yes_again(second)
    row = one(town, second)
    assert (row.awaited, row.until, town.due("hold", second)) == (True, town.now + DAY, town.now + DAY)
    assert town.told()[-1] == "commitment_held"
    town.as_("omar").accept(second)
    assert one(town, second).state == "confirmed"
    assert one(town, third).state == "waitlisted"


def test_whoever_passes_leaves_it_to_the_next_at_once(town: Town) -> None:
    _, (first, second, third) = full(town, "ada", "olga", "leo")
    town.as_("ada").cancel(yes_id=first)
    town.as_("olga").cancel(yes_id=second)
    assert one(town, third).until == NOW + 4 * HOUR


def test_the_clock_stops_at_night(town: Town) -> None:
    _, (first, second, *_) = full(town, "ada", "olga")
    town.now = NOW + 7 * HOUR  # 19:00
    town.as_("ada").cancel(yes_id=first)
    assert clock(one(town, second).until) == "22 10:00"


def test_in_the_last_day_it_is_twenty_minutes_and_the_night_ends_at_six(town: Town) -> None:
    _, (first, second, third) = full(town, "ada", "olga", "leo", starts=NOW + 21 * HOUR)  # at 9:00
    town.now = NOW + 11 * HOUR  # 23:00
    town.as_("ada").cancel(yes_id=first)
    assert clock(one(town, second).until) == "22 06:20"
    pass_until(town, one(town, second).until)
    assert clock(one(town, third).until) == "22 06:40"


def test_a_place_is_never_kept_beyond_the_beginning(town: Town) -> None:
    _, (first, second) = full(town, "ada", "olga", starts=NOW + 10 * MINUTE)
    town.as_("ada").cancel(yes_id=first)
    assert one(town, second).until == NOW + 10 * MINUTE
    pass_until(town, NOW + 10 * MINUTE)
    assert (one(town, second).state, one(town, second).reason) == ("released", "date_passed")


@pytest.mark.parametrize(
    ("begins", "hours", "ends"),
    [
        ("12:00", 4, "21 16:00"),
        ("20:30", 1, "22 08:30"),
        ("20:00", 1, "21 21:00"),
        ("23:00", 2, "22 10:00"),
        ("03:00", 13, "21 21:00"),
        ("12:00", 22, "22 21:00"),
    ],
)
def test_time_outside_the_quiet_hours(begins: str, hours: int, ends: str) -> None:
    start = at(local(NOW, ZONE).date(), begins, ZONE)
    assert clock(after_waking(start, hours * HOUR, ZONE, "21:00", "08:00")) == ends
    assert after_waking(start, hours * HOUR, ZONE, "08:00", "08:00") == start + hours * HOUR

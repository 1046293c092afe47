import datetime as dt
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.blocks import ANY_TIME, asked, offered
from domain.calendar import Day, Window, at, once, union, weekly
from domain.sheets import DAY, HOUR

ZONE = "America/Toronto"
FIRST = dt.date(2026, 10, 20)
DAYS = st.integers(0, 40).map(lambda day: FIRST + dt.timedelta(days=day))
HOURS = st.tuples(st.integers(0, 23), st.integers(1, 6)).map(
    lambda h: (f"{h[0]:02}:30", f"{min(24, h[0] + h[1]):02}:00")
)
WINDOWS = st.one_of(
    st.builds(
        lambda days, hours, every: Window(weekly=tuple(days), start=hours[0], end=hours[1], every=every),
        st.sets(st.sampled_from(get_args(Day)), min_size=1),
        HOURS.filter(lambda h: h[0] < h[1]),
        st.integers(1, 2),
    ),
    st.builds(lambda day, hours: once(day, *hours), DAYS, HOURS.filter(lambda h: h[0] < h[1])),
    st.builds(
        lambda day, days, hours: Window(dates=(day, day + dt.timedelta(days=days)), start=hours[0], end=hours[1]),
        DAYS,
        st.integers(0, 9),
        HOURS.filter(lambda h: h[0] < h[1]),
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WINDOWS, max_size=3), DAYS, st.integers(0, 47), st.integers(1, 60))
def test_what_overlaps_shares_a_block(windows: list[Window], day: dt.date, half: int, hours: int) -> None:
    start = at(day, "00:00", ZONE) + half * HOUR // 2
    end = start + hours * HOUR
    if union(windows, ZONE, start, end) or not windows:
        assert offered(windows) & asked(start, end, ZONE)


def test_a_morning_and_an_evening_share_none() -> None:
    saturday = dt.date(2026, 11, 28)
    morning = asked(at(saturday, "09:00", ZONE), at(saturday, "12:00", ZONE), ZONE)
    assert not morning & offered([weekly("sat", start="12:00", end="21:00"), weekly("sun")])
    assert morning & offered([weekly("sat", start="08:00", end="09:30")])
    assert morning.bit_count() == 1


def test_nothing_is_sieved_when_clocks_change_or_a_week_is_asked() -> None:
    change = at(dt.date(2026, 11, 1), "09:00", ZONE)
    assert asked(change, change + HOUR, ZONE) == ANY_TIME
    assert asked(change + 9 * DAY, change + 16 * DAY, ZONE) == ANY_TIME
    assert offered([]) == ANY_TIME

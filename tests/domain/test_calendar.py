"""Windows said in wall-clock time keep their hours, whatever clocks do in between."""

import datetime as dt
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from domain.calendar import DAYS, Span, Window, after_quiet, at, local, minutes, once, overlap, spans, union, weekly

MONTREAL = "America/Toronto"
HOUR = 3_600_000
DAY = 24 * HOUR

days = some.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
hours = (
    some.tuples(some.integers(0, 1440), some.integers(0, 1440))
    .filter(lambda pair: pair[0] < pair[1])
    .map(lambda pair: tuple(f"{m // 60:02}:{m % 60:02}" for m in pair))
)
weekdays = some.lists(some.sampled_from(DAYS), min_size=1, unique=True)
outs = some.lists(some.one_of(some.sampled_from(DAYS), days.map(str)), max_size=3)
shapes: some.SearchStrategy[dict[str, object]] = some.one_of(
    weekdays.map(lambda d: {"weekly": d}),
    some.tuples(weekdays, some.integers(2, 4)).map(lambda p: {"weekly": p[0], "every": p[1]}),
    days.map(lambda d: {"date": str(d)}),
    some.tuples(days, some.integers(0, 20)).map(lambda p: {"dates": [str(p[0]), str(p[0] + dt.timedelta(p[1]))]}),
)


@some.composite
def exchanged(draw: some.DrawFn) -> dict[str, object]:
    start, end = draw(hours)
    out = draw(outs)
    return draw(shapes) | {"from": start, "to": end} | ({"except": out} if out else {})


@given(exchanged())
def test_a_window_comes_back_from_json_as_it_went(shape: dict[str, object]) -> None:
    window = Window.model_validate_json(json.dumps(shape))
    assert json.loads(window.model_dump_json()) == shape
    assert window.model_dump() == shape
    assert Window.model_validate(window.model_dump()) == window


@given(exchanged(), days, some.integers(0, 60 * DAY))
def test_spans_are_in_order_within_their_bounds_and_on_open_days(
    shape: dict[str, object], day: dt.date, length: int
) -> None:
    window = Window.model_validate(shape)
    start = at(day, "00:00", MONTREAL)
    found = spans(window, MONTREAL, start, start + length)
    for span in found:
        assert start <= span.start < span.end <= start + length
        assert window.holds(local(span.start, MONTREAL).date())
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(some.lists(exchanged(), max_size=4), some.lists(exchanged(), max_size=4))
def test_what_overlaps_lies_in_both_and_neither_side_matters(
    one: list[dict[str, object]], other: list[dict[str, object]]
) -> None:
    start = at(dt.date(2026, 11, 1), "00:00", MONTREAL)
    a, b = (union([Window.model_validate(w) for w in side], MONTREAL, start, start + 30 * DAY) for side in (one, other))
    common = overlap(a, b)
    assert common == overlap(b, a)
    assert overlap(a, a) == a
    for span in common:
        assert any(s.start <= span.start and span.end <= s.end for s in a)
        assert any(s.start <= span.start and span.end <= s.end for s in b)


@pytest.mark.parametrize(
    "shape",
    [
        {"from": "08:00", "to": "12:00"},
        {"weekly": ["sat"], "date": "2026-11-28", "from": "08:00", "to": "12:00"},
        {"weekly": ["samedi"], "from": "08:00", "to": "12:00"},
        {"date": "2026-02-30", "from": "08:00", "to": "12:00"},
        {"date": "2026-11-28", "from": "12:00", "to": "08:00"},
        {"date": "2026-11-28", "from": "8:00", "to": "12:00"},
        {"date": "2026-11-28", "every": 2, "from": "08:00", "to": "12:00"},
        {"dates": ["2026-12-05", "2026-12-03"], "from": "08:00", "to": "12:00"},
        {"date": "2026-11-28", "from": "08:00", "to": "12:00", "place": "H2S"},
    ],
)
def test_a_window_that_is_not_one_is_refused(shape: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Window.model_validate(shape)


def test_saturday_morning_is_eight_to_noon_on_both_sides_of_the_clock_change() -> None:
    saturdays = spans(
        weekly("sat", end="12:00"),
        MONTREAL,
        at(dt.date(2026, 10, 26), "00:00", MONTREAL),
        at(dt.date(2026, 11, 9), "00:00", MONTREAL),
    )
    assert [local(s.start, MONTREAL).isoformat() for s in saturdays] == [
        "2026-10-31T08:00:00-04:00",
        "2026-11-07T08:00:00-05:00",
    ]
    assert saturdays[1].start - saturdays[0].start == 7 * DAY + HOUR


def test_a_night_when_clocks_go_back_lasts_an_hour_longer() -> None:
    (night,) = spans(
        once(dt.date(2026, 11, 1), "00:00", "06:00"), MONTREAL, 0, at(dt.date(2027, 1, 1), "00:00", MONTREAL)
    )
    assert night.length == 7 * HOUR


def test_an_hour_that_clocks_skip_is_no_span() -> None:
    skipped = once(dt.date(2026, 3, 8), "02:30", "03:00")
    assert spans(skipped, MONTREAL, 0, at(dt.date(2027, 1, 1), "00:00", MONTREAL)) == []


def test_spans_are_cut_to_what_was_asked() -> None:
    noon = at(dt.date(2026, 11, 28), "12:00", MONTREAL)
    assert spans(once(dt.date(2026, 11, 28), "09:00", "15:00"), MONTREAL, noon, noon + HOUR) == [
        Span(noon, noon + HOUR)
    ]


def test_every_second_week_counts_from_its_anchor() -> None:
    tuesdays = Window(weekly=("tue",), every=2)
    start, end = (at(dt.date(2026, 11, day), "00:00", MONTREAL) for day in (2, 30))
    for anchor, expected in ((3, ["2026-11-03", "2026-11-17"]), (13, ["2026-11-10", "2026-11-24"])):
        week = at(dt.date(2026, 11, anchor), "12:00", MONTREAL)
        found = spans(tuesdays, MONTREAL, start, end, anchor=week)
        assert [str(local(s.start, MONTREAL).date()) for s in found] == expected


def test_what_is_taken_out_is_not_open() -> None:
    window = Window.model_validate(
        {"dates": ["2026-12-21", "2026-12-27"], "from": "09:00", "to": "17:00", "except": ["sat", "2026-12-25"]}
    )
    found = spans(window, MONTREAL, 0, at(dt.date(2027, 1, 1), "00:00", MONTREAL))
    assert [local(s.start, MONTREAL).day for s in found] == [21, 22, 23, 24, 27]


def test_midnight_may_end_a_day() -> None:
    (evening,) = spans(
        once(dt.date(2026, 11, 28), "20:00", "24:00"), MONTREAL, 0, at(dt.date(2027, 1, 1), "00:00", MONTREAL)
    )
    assert local(evening.end, MONTREAL).isoformat() == "2026-11-29T00:00:00-05:00"
    assert evening.length == 4 * HOUR


@pytest.mark.parametrize(
    ("clock", "until"),
    [
        ("20:59", "2026-11-28T20:59"),
        ("21:00", "2026-11-29T08:00"),
        ("23:30", "2026-11-29T08:00"),
        ("08:00", "2026-11-28T08:00"),
        ("03:15", "2026-11-28T08:00"),
    ],
)
def test_what_falls_in_quiet_hours_waits_for_the_morning(clock: str, until: str) -> None:
    then = after_quiet(at(dt.date(2026, 11, 28), clock, MONTREAL), MONTREAL, "21:00", "08:00")
    assert local(then, MONTREAL).isoformat()[:16] == until


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    two = at(dt.date(2026, 11, 28), "14:00", MONTREAL)
    assert after_quiet(two, MONTREAL, "13:00", "15:30") == two + 3 * HOUR // 2
    assert after_quiet(two, MONTREAL, "08:00", "08:00") == two


@given(some.integers(0, 2_000_000_000_000), hours)
def test_after_quiet_hours_it_is_never_quiet(ms: int, bounds: tuple[str, str]) -> None:
    for quiet_from, quiet_to in (bounds, bounds[::-1]):
        then = after_quiet(ms, MONTREAL, quiet_from, quiet_to)
        assert ms <= then <= ms + 25 * HOUR
        assert after_quiet(then, MONTREAL, quiet_from, quiet_to) == then


def test_what_is_no_time_of_day_is_refused() -> None:
    for wrong in ("9:00", "24:01", "12:60", "midi", ""):
        with pytest.raises(ValueError, match="time of day"):
            minutes(wrong)

"""When somebody may be written to, and when a card that they have changes."""

import datetime as dt
from contextlib import closing

import pytest

from conversations.telling import News, reach, when
from domain.calendar import at, local
from domain.members import Identity, Member
from tests.stories.ground import Memory
from tests.stories.town import HOUR, Town
from tests.stories.toys import SATURDAY, Toys, carpenter

ZONE = "America/Toronto"
DAY = dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("clock", "patient", "heard"),
    [
        ("12:00", True, "12:00"),
        ("20:59", True, "20:59"),
        ("23:30", True, "08:00"),
        ("05:00", True, "08:00"),
        ("07:00", True, "08:00"),
        ("05:00", False, "06:00"),
        ("07:00", False, "07:00"),
        ("23:30", False, "06:00"),
    ],
)
def test_quiet_hours_are_kept(clock: str, patient: bool, heard: str) -> None:
    due = when(at(DAY, clock, ZONE), Member(id="m"), patient=patient)
    assert local(due, ZONE).strftime("%H:%M") == heard
    assert due >= at(DAY, clock, ZONE)


def test_who_sleeps_by_day_hears_at_once_what_presses() -> None:
    nurse = Member(id="m", quiet_from="09:00", quiet_to="17:00")
    noon = at(DAY, "12:00", ZONE)
    assert when(noon, nurse, patient=False) == noon
    assert local(when(noon, nurse, patient=True), ZONE).strftime("%H:%M") == "17:00"


def test_news_is_read_as_it_was_written() -> None:
    for news in (News("m1", "alert", "y1"), News("m1", "commitment", "a b", "reminder", patient=False)):
        assert News.parse(str(news)) == news


def test_people_are_reached_where_they_can_be_later() -> None:
    browser = Identity(id="web||b", member="m", address="web||b||b", later=False)
    blocked = Identity(id="telegram|1|5", member="m", address="telegram|1|5||5", refused="blocked")
    phone = Identity(id="telegram|1|6", member="m", address="telegram|1|6||6")
    assert reach([browser, blocked, phone]) is phone
    assert reach([blocked, browser]) is browser
    assert reach([blocked]) is None


def test_a_card_no_longer_asks_for_a_day_that_came_though_nobody_is_asked_any_more() -> None:
    with closing(Memory()) as ground:
        town = Town(ground)
        ada, ben, toys = carpenter(town), carpenter(town, "Ben"), Toys(town)
        toys.published(toys.carpenter(occurrences=(toys.saturday(), toys.saturday(week=1))))
        ben.presses("yes")
        toys.omar.presses("accept")
        town.waits(hours=SATURDAY / HOUR - 1)
        ada.sees("Samedi 28 novembre")
        town.waits(hours=1)
        ada.sees("Samedi 5 décembre").sees_no("28 novembre")

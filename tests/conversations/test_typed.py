"""What people type: read when it is certain, answered exactly when it is not."""

import datetime as dt

import pytest

from conversations.typed import Unread, example_date, fee_in, hours_in, number_in, place_in, spans_in
from conversations.words import Words, speaking
from domain.calendar import at, local
from domain.pay import Pay
from locales import catalogs

ZONE = "America/Toronto"
NOW = at(dt.date(2026, 11, 23), "10:00", ZONE)
SATURDAY = dt.date(2026, 11, 28)
FRENCH: Words = speaking(catalogs())("fr", "tu")


def on(day: dt.date, start: str, end: str) -> tuple[int, int]:
    return at(day, start, ZONE), at(day, end, ZONE)


@pytest.mark.parametrize(
    "text",
    [
        "samedi 28 novembre de 9 h à 12 h",
        "samedi de 9 h à 12 h",
        "Saturday, November 28, 9 a.m. to 12 p.m.",
        "2026-11-28 09:00-12:00",
        "28 nov 9h-12h",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert spans_in(FRENCH, text, NOW, ZONE) == [on(SATURDAY, "09:00", "12:00")]


def test_several_dates_are_read_in_order_and_once() -> None:
    text = "dimanche 29 novembre de 13 h à 16 h; samedi 28 novembre de 9 h à 12 h; samedi 28 novembre de 9 h à 12 h"
    sunday = SATURDAY + dt.timedelta(1)
    assert spans_in(FRENCH, text, NOW, ZONE) == [on(SATURDAY, "09:00", "12:00"), on(sunday, "13:00", "16:00")]


def test_days_in_a_row_are_each_a_date() -> None:
    spans = spans_in(FRENCH, "3 au 5 décembre de 9 h à 17 h", NOW, ZONE)
    assert [local(start, ZONE).day for start, _ in spans] == [3, 4, 5]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("bientôt", "Je n’ai pas su y lire un jour"),
        ("samedi 28 novembre", "De quelle heure à quelle heure?"),
        ("samedi 28 novembre de 12 h à 9 h", "Ça finit avant de commencer."),
        ("le 12 novembre de 9 h à 12 h", "Jeudi 12 novembre, c’est passé."),
        ("2026-11-01 de 9 h à 12 h", "c’est passé. Écris un jour et des heures à venir"),
        ("aujourd’hui de 8 h à 9 h", "Lundi 23 novembre, de 8"),
        ("2028-12-05 de 9 h à 12 h", "c’est dans plus d’un an"),
        ("tous les samedis de 9 h à 12 h", "Écris les dates"),
        ("1er décembre au 31 janvier de 9 h à 12 h", "C’est plus de 30 dates"),
    ],
)
def test_what_cannot_be_a_date_says_what_would_be_one(text: str, why: str) -> None:
    with pytest.raises(Unread) as unread:
        spans_in(FRENCH, text, NOW, ZONE)
    assert why in unread.value.why


def test_a_day_alone_is_enough_for_a_small_ask_and_what_is_left_of_today() -> None:
    assert spans_in(FRENCH, "samedi", NOW, ZONE, whole_days=True) == [on(SATURDAY, "08:00", "21:00")]
    today = dt.date(2026, 11, 23)
    assert spans_in(FRENCH, "aujourd’hui", NOW, ZONE, whole_days=True) == [on(today, "11:00", "21:00")]


def test_the_example_of_a_date_is_always_to_come_and_can_be_typed_back() -> None:
    for days in range(8):
        now = NOW + days * 24 * 3_600_000
        [(start, end)] = spans_in(FRENCH, example_date(FRENCH, now, ZONE), now, ZONE)
        assert now < start < end


def test_a_number_is_the_only_one_in_the_text() -> None:
    assert [number_in(text) for text in ("5", "environ 5 km", "-2", "2,5", "2 ou 3", "")] == [5, 5, *[None] * 4]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("deux", 2), ("Une douzaine de personnes", 12), ("une dizaine", 10), ("environ vingt-cinq", 25), ("une", 1),
        ("une personne", 1), ("a dozen", 12), ("about a couple of people", 2), ("deux ou trois", None),
        ("un peu", None), ("je ne sais pas", None),
    ],
)  # fmt: skip
def test_a_number_is_said_in_words_when_the_text_says_nothing_else(text: str, number: int | None) -> None:
    assert number_in(text) == number


def test_two_hours_of_the_day() -> None:
    assert hours_in("de 22 h à 7 h") == ("22:00", "07:00")
    assert hours_in("10 pm to 7:30 a.m.") == ("22:00", "07:30")
    assert hours_in("21:00-08:00") == ("21:00", "08:00")
    assert [hours_in(text) for text in ("la nuit", "25 h à 8 h", "9 h", "9 h, 10 h, 11 h")] == [None] * 4


def test_a_fee_is_a_ceiling() -> None:
    assert fee_in(FRENCH, "40 $/h") == Pay(kind="fee", max=40, unit="hour")
    assert fee_in(FRENCH, "jusqu’à 200 $ pour le travail") == Pay(kind="fee", max=200, unit="job")
    assert fee_in(FRENCH, "bénévole").kind == "volunteer"
    for text in ("40", "cher", ""):
        with pytest.raises(Unread):
            fee_in(FRENCH, text)


def test_a_place_alone_or_within_a_sentence() -> None:
    found = [place_in(text) for text in ("h2s 1a1", "Villeray", "École du Marché, 12, rue des Copeaux, H1X")]
    assert [place.code for place in found if place] == ["H2S", "H2R", "H1X"]
    assert place_in("sur la Lune") is None

"""Hours that say how long, and hours that say when."""

import pytest

from tests.domain.reading.shapes import once, windows


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("il faut 3 h pour poser la clôture, samedi", once("2026-11-28")),
        ("samedi, environ 2 h de peinture", once("2026-11-28")),
        ("j’offre une heure d’écoute, demain", once("2026-11-23")),
        ("demain de 13 h à 17 h, une heure de marche par personne", once("2026-11-23", "13:00", "17:00")),
        ("ça va durer 4 heures, le 5 décembre", once("2026-12-05")),
        ("lundi après-midi, pendant 1 h 30", once("2026-11-23", "12:00", "17:00")),
        ("2 à 3 h de ménage vendredi matin", once("2026-11-27", end="12:00")),
        ("it takes 3 h to fix the fence, Saturday", once("2026-11-28")),
        ("Saturday, about 2 h of painting", once("2026-11-28")),
        ("a 2 h drive, Friday morning", once("2026-11-27", end="12:00")),
        ("samedi, 2 h", "ask"),
        ("3 h dimanche", "ask"),
        ("need you Sunday, 3 h", "ask"),
        ("vendredi 14 h", once("2026-11-27", "14:00", "16:00")),
        ("lundi 9 h, une demi-journée", once("2026-11-23", "09:00", "11:00")),
        ("samedi 10 h pour 3 heures", once("2026-11-28", "10:00", "13:00")),
        ("samedi vers 14 h 30", once("2026-11-28", "14:30", "16:30")),
    ],
)
def test_a_length_is_no_time_of_day(text: str, window: dict[str, object] | str) -> None:
    assert windows(text, habitual=False) == (window if isinstance(window, str) else [window])

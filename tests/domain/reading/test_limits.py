"""Until when and from when on: the day that is named is none of one's own."""

import pytest

from tests.domain.reading.shapes import once, weekly, windows


@pytest.mark.parametrize(
    "text",
    [
        "rapport à traduire, date limite: le 4 décembre",
        "affiche à dessiner, échéance le 12 décembre",
        "demande de bourse, date butoir vendredi",
        "robe à ajuster avant mon mariage le 12 décembre",
        "rampe à bâtir avant la visite du 5 décembre",
        "mon examen est vendredi, cherche tuteur",
        "j’ai une entrevue mardi prochain, qui m’aide?",
        "sono à réparer, le bal est le 19 décembre, alors avant",
        "mon travail est à remettre le 3 décembre",
        "essay to correct, hand-in December 3",
        "libre après le 15 décembre",
        "je reviens après le 15, je peux aider",
        "dispo dès jeudi",
        "à partir de lundi",
        "un peintre d’ici la fin janvier",
        "grant report, deadline: December 4",
        "poster needed, due date December 12",
        "tax papers, deadline Friday",
        "dress to hem before our wedding on December 12",
        "ramp to build before the inspection on Dec 5",
        "my driving test is Friday, looking for practice",
        "I have an interview next Tuesday, who can coach me?",
        "the ball is December 19, sound system must work before then",
        "free after December 15",
        "back after the 15th, glad to help",
        "available starting Thursday",
        "from Monday on",
        "I can babysit till Thanksgiving",
        "someone to shovel until the end of March",
    ],
)
def test_what_is_due_or_begins_some_day_is_asked_about(text: str) -> None:
    assert windows(text, habitual=False) == "ask"


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("les mardis de 18 h à 20 h jusqu’à la fin juin", weekly("tue", start="18:00", end="20:00")),
        ("tous les samedis jusqu’à l’automne", weekly("sat")),
        ("les jeudis soirs à partir du 5 janvier", weekly("thu", start="17:00")),
        ("Tuesdays 6 to 8 pm till the end of June", weekly("tue", start="18:00", end="20:00")),
        ("every Saturday until fall", weekly("sat")),
        ("Sundays 12-4 every week until Thanksgiving", weekly("sun", start="12:00", end="16:00")),
        ("Thursday evenings starting January 5", weekly("thu", start="17:00")),
        ("day after tomorrow in the morning", once("2026-11-24", end="12:00")),
    ],
)
def test_each_weeks_days_are_read_whenever_they_end_or_begin(text: str, window: dict[str, object]) -> None:
    assert windows(text) == [window]

"""How messages look on a phone."""

from typing import Any

import pytest

from bot.adapters.telegram import render
from conversations.screens import Card, Choice, Progress, Screen, Style


def rows(*choices: Choice) -> list[list[str]]:
    keyboard: Any = render.buttons(choices)
    return [[button.text for button in row] for row in keyboard.inline_keyboard]


def button(label: str, style: Style = "plain") -> Choice:
    return Choice("id", label, style, "token")


def test_a_card_reads_from_its_title_down() -> None:
    card = Card(
        "need:1",
        "Un jouet de bois",
        ("Menuiserie · bénévole", "Samedi 28 novembre, de 9 h à 12 h"),
        ("menuiserie", "samedi matin"),
        progress=Progress(1, 4, "1 personne sur 4"),
    )
    assert render.text(Screen("J’ai pensé à toi pour ce projet :", card)) == (
        "J’ai pensé à toi pour ce projet :\n\n"
        "<b>Un jouet de bois</b>\nMenuiserie · bénévole\nSamedi 28 novembre, de 9 h à 12 h\n\n"
        "<i>menuiserie · samedi matin</i>\n▰▱▱▱ 1 personne sur 4"
    )


@pytest.mark.parametrize(
    ("done", "total", "bar"),
    [(0, 3, "▱▱▱ "), (3, 3, "▰▰▰ "), (1, 200, "▱▱▱▱▱▱▱▱▱▱ "), (199, 200, "▰▰▰▰▰▰▰▰▰▱ "), (5, 3, "▰▰▰ "), (0, 1, "")],
)
def test_a_bar_says_no_more_than_its_words(done: int, total: int, bar: str) -> None:
    card = Card("need:1", "Titre", progress=Progress(done, total, "en mots"))
    assert render.text(Screen(card=card)).splitlines()[-1] == f"{bar}en mots"


def test_short_buttons_stand_side_by_side_and_the_main_one_first_and_alone() -> None:
    assert rows(
        button("Pas cette fois"),
        button("Pas mon genre"),
        button("J’y serai", "main"),
        button("J’ai une question au sujet de ce projet"),
        button("Oui"),
        button("Non"),
        button("Passer"),
        button("Retour"),
    ) == [
        ["J’y serai"],
        ["Pas cette fois", "Pas mon genre"],
        ["J’ai une question au sujet de ce projet"],
        ["Oui", "Non", "Passer"],
        ["Retour"],
    ]


def test_a_button_presses_or_leads_elsewhere() -> None:
    keyboard: Any = render.buttons([button("Oui", "main"), Choice("id", "Voir", url="https://example.org")])
    (yes,), (see,) = keyboard.inline_keyboard
    assert (yes.callback_data, yes.url, yes.style) == ("token", None, "primary")
    assert (see.callback_data, see.url, see.style) == (None, "https://example.org", None)


def test_where_a_place_is_asked_the_choices_are_words_beside_it() -> None:
    keyboard: Any = render.keyboard(Screen("Où?", choices=(button("Peu importe"),), place="Partager ma position"))
    (share,), (any_place,) = keyboard.keyboard
    assert (share.text, share.request_location) == ("Partager ma position", True)
    assert (any_place.text, any_place.request_location) == ("Peu importe", None)
    assert keyboard.one_time_keyboard
    assert keyboard.resize_keyboard
    gone: Any = render.keyboard(Screen("C’est noté.", clearing=True))
    assert gone.remove_keyboard


def test_no_buttons_no_keyboard() -> None:
    assert render.keyboard(Screen("Merci.")) is None

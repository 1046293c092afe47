"""Quebec's typography is put right by itself, and what is wrong is named."""

import pytest

from locales.typography import faults, put_right, says_tu


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("C'est noté.", "C’est noté."),
        ("Voici : le samedi", "Voici\u00a0: le samedi"),
        ("Voici: le samedi", "Voici\u00a0: le samedi"),
        ("« bonjour »", "«\u00a0bonjour\u00a0»"),
        ("C'est ça ?", "C’est ça?"),
        ("de 9 h à 18h30, 35 $/h, 20 %", "de 9\u00a0h à 18\u00a0h\u00a030, 35\u00a0$/h, 20\u00a0%"),
        ("jusqu'à {km} km", "jusqu’à {km}\u00a0km"),
        ("https://exemple.org", "https://exemple.org"),
        ("{start} h 30", "{start}\u00a0h\u00a030"),
        ("Attends...", "Attends…"),
    ],
)
def test_french_is_set_as_in_quebec(typed: str, right: str) -> None:
    assert put_right(typed, "fr") == right
    assert put_right(right, "fr") == right


def test_english_gets_its_own_marks() -> None:
    assert put_right('It\'s "done"...', "en") == "It’s “done”…"
    assert put_right("at 9: done", "en") == "at 9: done"


@pytest.mark.parametrize(
    "wrong",
    [
        "C'est noté.",
        "Voici : ça",
        "Voici: ça",
        "C’est ça ?",
        "C’est ça\u00a0!",
        "18h30",
        "18 h 30",
        "{km} km",
        "35 $",
        "35$",
        "{n}%",
        "« bonjour »",
        "Oups, rien.",
        "Malheureusement, c’est complet.",
        "les bénévole·s",
        "inscrit(e)",
        'dit "oui"',
        "Bon...",
    ],
)
def test_a_fault_of_french_is_named(wrong: str) -> None:
    assert list(faults(wrong, "fr"))


@pytest.mark.parametrize(
    "right",
    [
        "C’est noté, {name}. C’est pour quand?",
        "Samedi, de 9\u00a0h à 18\u00a0h\u00a030\u00a0: 35\u00a0$/h, à environ 2\u00a0km.",
        "Je ne reconnais pas «\u00a0{said}\u00a0».",
        "heure, hier, kilomètre",
        "https://exemple.org à 9:30",
    ],
)
def test_good_french_has_no_fault(right: str) -> None:
    assert list(faults(right, "fr")) == []


@pytest.mark.parametrize(
    "text", ["Je t’écris.", "Ta place", "Veux-tu?", "Écris ton prénom.", "Tes dates", "dis-le à toi"]
)
def test_tu_is_heard(text: str) -> None:
    assert says_tu(text)


@pytest.mark.parametrize(
    "text", ["Je vous écris.", "la table", "tuque", "Votre place est prête.", "du thé", "c’est là"]
)
def test_tu_is_not_heard_where_it_is_not(text: str) -> None:
    assert not says_tu(text)

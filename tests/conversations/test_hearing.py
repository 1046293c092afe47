"""What people type is compared with what they were shown, kindly and without guessing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.hearing import UNIVERSAL, agreed, choose, clean, command, opener_id, plain

CHOICES = [
    ("yes", "J’y serai"),
    ("no", "Pas cette fois"),
    ("kind", "Pas mon genre de projet"),
    ("why", "Pourquoi moi?"),
]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("J’y serai", "yes"),
        ("j'y serai", "yes"),
        ("JY SERAI", None),
        ("pas cette fois.", "no"),
        ("pourquoi moi", "why"),
        ("2", "no"),
        ("5", None),
        ("0", None),
        ("genre", "kind"),
        ("pas", None),
        ("serai", "yes"),
        ("oui", None),
        ("", None),
        ("🙃", None),
    ],
)
def test_a_choice_is_named_by_its_label_its_number_or_a_word_only_it_has(said: str, meant: str | None) -> None:
    assert choose(said, CHOICES, loosely=True) == meant


def test_a_plain_yes_is_the_yes_where_no_other_answer_begins_as_it_does() -> None:
    sending = [("yes", "C’est ça, envoyer"), ("edit", "Corriger")]
    assert agreed("Oui!", sending)
    assert agreed("c'est ça", sending)
    assert not agreed("oui, mais plus tard", sending)
    assert not agreed("oui", [*sending, ("yes_quiet", "C’est ça, sans alertes")])
    assert not agreed("oui", [("edit", "Corriger")])


def test_where_free_words_are_expected_only_a_whole_label_is_a_choice() -> None:
    assert choose("2", CHOICES, loosely=False) is None
    assert choose("genre", CHOICES, loosely=False) is None
    assert choose("PAS CETTE FOIS", CHOICES, loosely=False) == "no"


def test_what_cannot_be_seen_is_not_heard() -> None:
    assert clean("\u200bbon\u200djour\ufeff \x00") == "bonjour"
    assert clean("\u202ebonjour\u202c") == "bonjour"
    assert clean("  deux\nlignes\t ") == "deux\nlignes"


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert plain(plain(text)) == plain(text)


def test_universal_words_are_written_as_they_are_compared() -> None:
    assert all(word == plain(word) for word in UNIVERSAL)


@pytest.mark.parametrize(
    ("said", "opens"),
    [
        ("/offrir", "offer"),
        ("/Offer", "offer"),
        ("/offer@porte_bot", "offer"),
        ("/réglages", "settings"),
        ("/données", "rights"),
        ("/aide", "~help"),
        ("/", None),
        ("/inconnu", None),
        ("offrir", None),
    ],
)
def test_commands_are_understood_in_both_languages(said: str, opens: str | None) -> None:
    assert command(said) == opens


def test_a_links_payload_and_a_buttons_token_name_the_same_row() -> None:
    assert opener_id("oAB12") == opener_id("AB12") == opener_id("oAB12-yes") == "AB12"

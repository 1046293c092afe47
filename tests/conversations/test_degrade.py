"""A long screen in as many messages as the platform needs: nothing lost, buttons last."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from conversations.degrade import degrade, split, weight
from conversations.limits import BARE, SLACK, TELEGRAM, Limits
from conversations.screens import Card, Choice, Picture, Progress, Screen

SMALL = replace(TELEGRAM, text=60, caption=40, label=12)
BLIND = replace(SMALL, pictures=False)
LINES = st.text(st.sampled_from("ab é.?! \n@#/😀"), max_size=150)
CARDS = st.builds(
    Card,
    st.just("need:1"),
    st.text("Tt ", max_size=10),
    st.lists(LINES, max_size=4).map(tuple),
    st.lists(st.text("r", max_size=8), max_size=2).map(tuple),
    st.none() | st.builds(Picture, st.just("hash"), st.text("alt ", max_size=30)),
    st.none() | st.just(Progress(1, 2, "1 sur 2")),
)
CHOICES = st.lists(st.builds(Choice, st.just("id"), st.text("label ", min_size=1, max_size=20)), max_size=3)
SCREENS = st.builds(Screen, LINES, st.none() | CARDS, CHOICES.map(tuple))


def letters(screens: tuple[Screen, ...]) -> str:
    """All that is said, in order, but the spaces where it was parted."""
    words = []
    for screen in screens:
        words.append(screen.text)
        if screen.card:
            words += screen.card.lines
    return "".join("".join(words).split())


@given(LINES)
def test_parts_keep_every_word_and_none_is_too_long(text: str) -> None:
    parts = split(text, 20)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(parts)
    assert all(weight(part) <= 20 for part in parts)


@given(SCREENS, st.sampled_from([SMALL, BLIND]))
def test_a_screen_in_parts_loses_nothing_and_ends_with_its_buttons(screen: Screen, limits: Limits) -> None:
    parts = degrade(screen, limits)
    *before, last = parts
    assert len(last.choices) == len(screen.choices)
    assert not any(part.choices or part.card for part in before)
    assert (last.card is None) == (screen.card is None)
    said = letters(parts)
    pictured = screen.card is not None and screen.card.picture is not None
    if screen.card and screen.card.picture and not (last.card and last.card.picture):
        said = said.removesuffix("".join(screen.card.picture.alt.split()))
    assert said == letters((screen,))
    assert pictured or last.card is None or last.card.picture is None
    for part in before:
        assert weight(part.text) <= limits.text
    if last.card is None:
        assert weight(last.text) <= limits.text
    assert all(len(choice.label) <= limits.label for choice in last.choices)


@given(SCREENS)
def test_what_fits_is_left_as_it_is_and_an_edit_is_one_message(screen: Screen) -> None:
    if not screen.card or not screen.card.picture:
        assert degrade(screen, replace(SMALL, text=10_000, caption=9_000, label=40)) == (screen,)
    (last,) = degrade(screen, SMALL, whole=True)
    assert degrade(last, SMALL, whole=True) == (last,)


def test_a_long_text_is_parted_between_paragraphs() -> None:
    first, second = "Un. " * 10, "Deux. " * 8
    assert split(f"{first}\n\n{second}".strip(), 60) == [first.strip(), second.strip()]


def test_a_picture_that_cannot_be_shown_is_said_in_words() -> None:
    screen = Screen(card=Card("need:1", "Un jouet", ("Rosemont",), picture=Picture("hash", "Des blocs de bois")))
    (said,) = degrade(screen, replace(TELEGRAM, pictures=False))
    assert said.card == Card("need:1", "Un jouet", ("Rosemont", "Des blocs de bois"))


def test_words_too_long_for_a_caption_stand_above_the_picture() -> None:
    card = Card("need:1", "Un jouet", picture=Picture("hash", "Des blocs"))
    above, shown = degrade(Screen("J’ai pensé à toi pour ce projet du quartier.", card), SMALL)
    assert (above.card, shown) == (None, Screen(card=card))


def test_a_file_has_its_words_above_when_they_are_long() -> None:
    text = "Voici l’affiche de ton projet, prête à imprimer."
    assert degrade(Screen(text), SMALL, attached=True) == (Screen(text), Screen())
    assert degrade(Screen("Voici l’affiche."), SMALL, attached=True) == (Screen("Voici l’affiche."),)


def test_a_long_label_is_cut() -> None:
    (screen,) = degrade(Screen("Lequel?", choices=(Choice("a", "Un jouet de bois"),)), SMALL)
    assert screen.choices[0].label == "Un jouet de…"


def test_the_parts_of_a_page_follow_one_another_where_there_are_no_pages() -> None:
    page = Screen("Bonjour", parts=(Screen("Un", choices=(Choice("a", "A"),)), Screen("x" * 5_000)))
    followed = degrade(page, BARE)
    assert [screen.text[:7] for screen in followed] == ["Bonjour", "Un", "x" * 7, "x" * 7]
    assert all(not screen.parts for screen in followed)
    assert [choice.id for choice in followed[1].choices] == ["a"]
    assert degrade(page, BARE, whole=True) == (Screen("Bonjour"),)
    assert degrade(page, SLACK) == (page,)

"""What is sent beside words; buttons that share a place, and more buttons than a message holds."""

from dataclasses import replace

import pytest

from conversations.inbound import Media, Other, OtherKind, Press
from conversations.limits import TELEGRAM, Limits
from conversations.screens import Choice, Screen
from conversations.sent import UNTAKEN
from tests.stories.person import Person
from tests.stories.town import Town


class Chat(Town):
    """A town whose people write from a platform like Telegram; `most` choices in one message."""

    most = TELEGRAM.choices

    def limits(self, platform: str) -> Limits:
        return replace(TELEGRAM, choices=self.most)


def screens(ada: Person) -> list[Screen]:
    """What came of the last thing that she did."""
    return [message.screen for _, message in ada.seen[ada.new :]]


@pytest.mark.parametrize("kind", UNTAKEN)
def test_what_no_conversation_takes_is_answered_and_the_question_stays(kind: OtherKind) -> None:
    ada = Chat().member("Ada")
    ada.opens("/offrir")
    asked = ada.last.text
    ada.does(Other(kind))
    assert ada.last.text == f"{ada.town.words('fr', 'tu').say(UNTAKEN[kind])}\n\n{asked}"


def test_pictures_sent_together_are_answered_once() -> None:
    ada = Chat().member("Ada")
    ada.does(Media(("one",), album="a")).sees("je ne peux pas m’en servir ici.")
    ada.does(Media(("two",), album="a"))
    assert not screens(ada)
    ada.does(Media(("three",), album="b")).sees("je ne peux pas m’en servir ici.")


def test_a_strangers_album_is_greeted_once() -> None:
    ada = Chat().stranger("Ada")
    ada.does(Media(("one",), album="a")).sees("Bonjour.")
    ada.does(Media(("two",), album="a"))
    assert not screens(ada)


def test_the_words_under_a_picture_are_heard() -> None:
    ada = Chat().member("Ada")
    ada.opens("/offrir").does(Media(("one",), words="menuiserie, le samedi matin, H2S"))
    ada.sees("Menuiserie")


def test_where_a_place_is_asked_a_button_shares_it_and_is_put_away_afterwards() -> None:
    ada = Chat().stranger("Ada").opens("/start").presses("adult")
    ada.opens("/offrir").says("menuiserie, le samedi matin")
    assert ada.last.place == "Partager ma position"
    ada.shares_place(45.54, -73.6)
    cleared, asked = screens(ada)
    assert (cleared.text, cleared.clearing, cleared.choices) == ("C’est noté.", True, ())
    assert not asked.place
    assert asked.choices
    ada.says("menu")
    assert not any(screen.clearing for screen in screens(ada))


def test_what_is_said_before_the_next_question_puts_the_button_away() -> None:
    ada = Chat().stranger("Ada").opens("/start").presses("adult")
    ada.opens("/offrir").says("menuiserie, le samedi matin").says("annuler")
    cleared, asked = screens(ada)
    assert cleared == Screen("C’est laissé de côté.", clearing=True)
    assert "laissé de côté" not in asked.text


def test_more_choices_than_a_message_holds_come_a_page_at_a_time() -> None:
    town = Chat()
    town.most = 3
    ada = town.member("Ada")
    ada.opens("/offrir")
    first = labels(ada)
    assert len(first) == 3
    assert first[-1] == "Voir la suite"
    ada.says("voir la suite")
    second = labels(ada)
    assert not {*first[:-1]} & {*second[:-1]}
    ada.taps(ada.last.choices[-1].id)
    assert labels(ada) != second
    ada.says(first[0]).sees_no("Voir la suite")


def labels(ada: Person) -> list[str]:
    return [choice.label for choice in ada.last.choices]


def test_a_page_of_a_settled_question_is_settled_too() -> None:
    town = Chat()
    town.most = 3
    ada = town.member("Ada")
    more: Choice = ada.opens("/offrir").last.choices[-1]
    ada.says("menu")
    ada.town.handle(ada.address, Press(more.token))
    ada.sees("réglée")

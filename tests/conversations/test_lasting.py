"""Lasting buttons: what typed words answer when several messages and the question stand before somebody."""

from collections.abc import Callable

import pytest

from conversations.ids import Ids
from conversations.ports import Opener
from conversations.screens import Card, Choice, Screen
from conversations.turn import Opens, Stage
from storage.unit import Unit
from tests.conversations.picnic import at_review, picnic_opener
from tests.stories.town import Manner, Person, Town

Make = Callable[..., Town]
QUESTIONS = Manner(forms=False)


def alerted(ada: Person) -> None:
    """Somebody's card comes above her question, with a button that is worded like one of hers."""
    town = ada.town

    def alert(uow: Unit) -> None:
        ids = Ids(b"x", "alert", town.now)
        stage = Stage(uow, town.engine.setting, ids, now=town.now + 1)
        card = Screen(card=Card("need:1", "Une corvée"), choices=(Choice("near", "Pack"),))
        stage.send(ada.address, card, lane="alert", opens=Opens("detour", {"n": "1"}, ada.id))

    town.run(alert)
    town.waits(minutes=1)


@pytest.mark.parametrize("which", ["Une corvée", "1", "corvée"])
def test_a_lasting_button_and_the_question_may_fit_the_same_word(picnic: Make, which: str) -> None:
    ada = at_review(picnic(QUESTIONS))
    alerted(ada)
    ada.says("Pack").sees("C’est pour lequel?").sees("Une corvée")
    ada.says(which)
    ada.sees("near it is.")
    assert ada.state == "picnic.review"


def test_the_question_itself_may_have_been_meant(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    alerted(ada)
    ada.says("Pack").says("2").sees("Sure?")
    assert ada.state == "picnic.packing"


def receives(ada: Person, *choices: str, view: str = "") -> None:
    """Messages that open the same detour, each with a choice worded in its own way."""
    town = ada.town

    def send(uow: Unit) -> None:
        ids = Ids(b"x", f"{choices}{view}", town.now)
        stage = Stage(uow, town.engine.setting, ids, now=town.now + 1)
        for label in choices:
            card = Screen(card=Card("need:1", "Une corvée", view=view), choices=(Choice("near", label),))
            stage.send(ada.address, card, lane="alert", opens=Opens("detour", {"n": "1"}, ada.id))

    town.run(send)
    town.waits(minutes=1)


@pytest.mark.parametrize("said", ["Tout près", "À deux pas"])
def test_two_messages_that_open_the_same_are_each_answered_in_their_own_words(picnic: Make, said: str) -> None:
    ada = at_review(picnic(QUESTIONS))
    receives(ada, "Tout près", "À deux pas")
    ada.says(said).sees("near it is.")


def test_messages_that_would_do_the_same_need_no_asking_which(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    receives(ada, "Tout près", view="invitation:1")
    receives(ada, "Tout près", view="reminder:1")
    ada.says("Tout près").sees("near it is.")


def test_a_card_worded_anew_keeps_its_buttons_and_is_answered_in_its_new_words(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    receives(ada, "Tout près", "À deux pas", view="invitation:1")
    first, second = ada.seen[-2:]
    assert first[1].screen.choices[0].token == second[1].screen.choices[0].token
    ada.says("Tout près").sees_no("near it is.")
    ada.says("À deux pas").sees("near it is.")


def begins_another(ada: Person) -> Person:
    """Another picnic is begun above what is under way, and left: a button beside the question takes it up again."""
    ada.town.run(lambda uow: uow.put_opener(Opener("another", "picnic", {"n": "2"})))
    ada.opens("oanother").says("salade").says("annuler")
    assert ada.last.choices[0].id == "resume"
    return ada


def test_a_button_beside_the_question_counts_among_its_buttons(picnic: Make) -> None:
    ada = begins_another(at_review(picnic(QUESTIONS)))
    ada.says("1").sees("Guests?")


def test_a_number_that_answers_the_question_is_no_button_beside_it(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    town.run(lambda uow: uow.put_opener(picnic_opener()))
    ada = begins_another(town.member("Ada").opens("/start").opens("opicnic"))
    ada.says("1").sees("A dish has two letters at least.")
    begins_another(ada).says(ada.last.choices[0].label).sees("Guests?")

"""An older copy of a question takes its answer as long as the question is open, and once only."""

from collections.abc import Callable

import pytest

from conversations.inbound import Filled, Press
from conversations.ports import Opener
from domain.ground import found
from tests.conversations.picnic import at_review
from tests.conversations.test_engine import FORMS, QUESTIONS, Make
from tests.stories.town import Person, Town

SETTLED = "Cette question-là est déjà réglée."


def helped(ada: Person) -> None:
    ada.says("aide")


def misread(ada: Person) -> None:
    ada.says("peut-être")


def away_and_back(ada: Person) -> None:
    ada.opens("odetour").presses("near")


def still_away(ada: Person) -> None:
    ada.opens("odetour")


def at_the_menu(ada: Person) -> None:
    ada.says("menu")


def left_and_taken_up(ada: Person) -> None:
    ada.says("annuler").taps("resume")


def a_month_later(ada: Person) -> None:
    ada.town.waits(days=30)
    ada.says("bonjour")


@pytest.mark.parametrize(
    "meanwhile", [helped, misread, away_and_back, still_away, at_the_menu, left_and_taken_up, a_month_later]
)
def test_an_older_copy_of_an_open_question_takes_its_answer_once(
    picnic: Make, meanwhile: Callable[[Person], None]
) -> None:
    ada = at_review(reached(picnic(QUESTIONS)))
    old = ada.button("pack").token
    meanwhile(ada)
    ada.does(Press(old)).sees("Sure?").sees_no(SETTLED)
    assert ada.state == "picnic.packing"
    ada.does(Press(old)).sees(SETTLED).sees("Sure?")


def test_what_was_begun_above_an_older_copy_is_asked_again_after_it(picnic: Make) -> None:
    ada = at_review(reached(picnic(QUESTIONS)))
    old = ada.button("yes").token
    ada.opens("odetour").does(Press(old)).sees("Thanks.").sees("How far?")
    assert ada.state == "detour.far"


def test_an_older_form_is_taken_above_what_was_begun_since(picnic: Make) -> None:
    town = reached(picnic(FORMS))
    town.run(lambda uow: uow.put_opener(Opener("picnic", "picnic")))
    ada = town.member("Ada").opens("/start").opens("opicnic")
    form = ada.last.form
    ada.opens("odetour").does(Filled(form, {"dish": "tarte", "guests": "4", "note": ""})).sees("tarte / 4 /")
    ada.opens("odetour").does(Filled(form, {"dish": "tarte", "guests": "4", "note": ""})).sees(SETTLED)


def test_an_older_form_with_an_error_leaves_the_newest_question_as_it_is(picnic: Make) -> None:
    town = reached(picnic(FORMS))
    town.run(lambda uow: uow.put_opener(Opener("picnic", "picnic")))
    ada = town.member("Ada").opens("/start").opens("opicnic")
    form = ada.last.form
    ada.opens("odetour")
    ada.does(Filled(form, {"dish": "x", "guests": "4", "note": ""}))
    assert set(ada.reply.errors) == {"dish"}
    ada.presses("near").sees("near it is.").sees("Dish?")


def test_a_question_that_says_something_else_now_is_another_question(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada = town.member("Ada").opens("/start").opens("/settings")
    old = ada.button("radius").token
    town.run(lambda uow: uow.members.put(found(uow.members.get(ada.id)).but(radius_km=12)))
    ada.says("aide").sees("12 km").does(Press(old)).sees(SETTLED)


def test_the_menu_takes_an_older_answer_until_it_was_given_one(picnic: Make) -> None:
    ada = picnic(QUESTIONS).member("Ada").opens("/start")
    old = ada.button("browse").token
    ada.says("tralala").says("aide")
    ada.does(Press(old)).sees("Que veux-tu voir?")
    ada.opens("/cancel").does(Press(old)).sees(SETTLED)


def reached(town: Town) -> Town:
    """The town, with a link to the detour."""
    town.run(lambda uow: uow.put_opener(Opener("detour", "detour")))
    return town

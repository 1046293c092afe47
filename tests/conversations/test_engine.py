"""How a conversation goes: answers, corrections, ways back and out, digressions, and coming back later."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from conversations.engine import Engine
from conversations.inbound import Filled, Inbound, Open, Press, Text
from conversations.ports import KeyReused, Opener
from storage.unit import Unit
from tests.conversations.picnic import at_review, picnic_opener
from tests.stories.town import Manner, Town

Make = Callable[..., Town]
QUESTIONS = Manner(forms=False)
FORMS = Manner()


def test_a_form_and_its_questions_lead_to_the_same_place(picnic: Make) -> None:
    for manner in (FORMS, QUESTIONS):
        ada = at_review(picnic(manner))
        assert ada.last.text == "tarte / 4 / "
        assert ada.state == "picnic.review"


def test_a_form_in_part_asks_for_the_rest(picnic: Make) -> None:
    town = picnic(FORMS)
    ada = town.member("Ada")
    town.run(lambda uow: uow.put_opener(picnic_opener()))
    ada.opens("opicnic")
    assert [f.id for f in ada.last.fields] == ["dish", "guests", "note"]
    token = ada.last.form
    ada.does(Filled(token, {"guests": "3"}))
    assert ada.state == "picnic.dish"
    ada.says("tarte")
    assert ada.state == "picnic.guests", "typed text answers the first unanswered question"
    assert next(f for f in ada.last.fields if f.id == "guests").value == "3"
    ada.does(Filled(token, {"guests": "3", "note": "chaud"}))
    assert ada.last.text == "tarte / 3 / chaud"


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"loaves": "many", "when": "noon"}, {"loaves"}),
        ({"loaves": "many", "when": "x"}, {"loaves"}),
        ({"loaves": "3", "when": "x"}, {"when"}),
        ({"when": "noon"}, {"loaves"}),
        ({}, {"loaves"}),
    ],
)
def test_a_form_does_nothing_until_all_of_it_is_right(picnic: Make, values: dict[str, str], wrong: set[str]) -> None:
    town = picnic(FORMS)
    town.run(lambda uow: uow.put_opener(Opener("bakery", "bakery")))
    ada = town.member("Ada").opens("/start").opens("obakery")
    ada.does(Filled(ada.last.form, values))
    assert set(ada.reply.errors) == wrong
    assert town.run(lambda uow: uow.members.get(ada.id)).radius_km == 3
    ada.does(Filled(ada.last.form, {"loaves": "7", "when": "noon"})).sees("Ordered.")
    assert town.run(lambda uow: uow.members.get(ada.id)).radius_km == 7


def test_a_form_with_an_error_keeps_nothing_and_says_where(picnic: Make) -> None:
    town = picnic(FORMS)
    ada = town.member("Ada")
    town.run(lambda uow: uow.put_opener(picnic_opener()))
    ada.opens("opicnic")
    ada.does(Filled(ada.last.form, {"dish": "x", "guests": "many", "note": ""}))
    assert ada.reply.errors == {"dish": "A dish has two letters at least.", "guests": "Write a number."}
    assert ada.state == "picnic.dish"
    assert [f.value for f in ada.last.fields] == ["", "", ""]


def test_back_goes_one_question_at_a_time_and_then_out(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    for state in ("picnic.note", "picnic.guests", "picnic.dish", "menu"):
        ada.says("retour", "back")
        assert ada.state == state


def test_one_line_of_a_finished_card_is_corrected_alone(picnic: Make) -> None:
    for manner in (FORMS, QUESTIONS):
        ada = at_review(picnic(manner))
        ada.presses("dish").says("gâteau")
        assert ada.last.text == "gâteau / 4 / "


def test_back_from_a_correction_changes_nothing(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    ada.presses("dish").says("retour")
    assert ada.last.text == "tarte / 4 / "


def test_no_way_back_past_what_was_done(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    ada.presses("pack").presses("sure")
    assert ada.state == "picnic.packed"
    ada.says("retour")
    assert ada.state == "menu", "back leaves; it does not undo"


def test_a_draft_set_aside_can_be_taken_up_for_a_week(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada = at_review(town)
    ada.says("annuler")
    assert ada.state == "menu"
    town.waits(days=6)
    ada.taps("resume")
    assert ada.last.text == "tarte / 4 / "


def test_a_draft_set_aside_is_gone_after_a_week(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada = at_review(town)
    ada.says("annuler")
    town.waits(days=8)
    ada.taps("resume")
    assert ada.state == "menu"
    ada.sees("Ce bouton-là a fait son temps.")


def test_a_draft_opened_again_goes_on_and_says_so_or_begins_anew(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    ada.says("menu")
    ada.opens("opicnic").sees("Tu avais déjà commencé", "You had already begun").sees("tarte / 4 /")
    ada.presses("anew").sees("Dish?")
    ada.opens("opicnic").sees_no("Tu avais déjà commencé", "You had already begun").sees("Dish?")
    ada.opens("/menu").opens("opicnic").says("salade").says("2").opens("opicnic").presses("anew")
    ada.taps("resume")
    assert ada.state == "picnic.note", "the draft that was left is not lost"


def test_a_digression_asks_the_question_beneath_again(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    ada.presses("away")
    assert ada.state == "detour.far"
    ada.presses("near")
    ada.sees("near it is.").sees("tarte / 4 /")


def test_the_menu_in_the_middle_keeps_what_is_under_way(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    ada.says("menu")
    assert ada.state == "menu"
    ada.presses("settings")
    assert ada.state.startswith("settings.")
    for _ in range(3):
        ada.says("annuler")
        if ada.state == "picnic.review":
            break
    assert ada.last.text.endswith("tarte / 4 / ")


def test_it_is_taken_up_after_days(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada = at_review(town)
    town.waits(days=30)
    ada.presses("yes").sees("Thanks.")


def test_an_old_answer_goes_stale_kindly(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada = at_review(town)
    old = ada.button("dish").token
    ada.presses("away")
    ada.does(Press(old))
    ada.sees("Cette question-là est déjà réglée.").sees("How far?")
    assert ada.reply.notice
    assert ada.state == "detour.far"


def test_the_same_question_asked_again_has_buttons_of_its_own(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    old = ada.button("pack").token
    ada.presses("dish").says("gâteau")
    ada.does(Press(old)).sees("Cette question-là est déjà réglée.").sees("gâteau / 4 / ")
    assert ada.state == "picnic.review"


def test_another_persons_answer_and_unknown_tokens_change_nothing(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada = at_review(town)
    omar = town.member("Omar")
    omar.opens("/start")
    for token in (ada.button("yes").token, "a", "o", "", "aXXXX-yes", "oXXXX", "f123", "é" * 30):
        omar.does(Press(token))
        assert omar.state == "menu"
        assert omar.last.text
    assert ada.state == "picnic.review"


def test_an_opener_for_one_member_is_no_one_elses(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada, omar = town.member("Ada"), town.member("Omar")
    town.run(lambda uow: uow.put_opener(Opener("private", "picnic", member=ada.id)))
    omar.opens("oprivate").sees("Ce bouton-là est pour quelqu’un d’autre.")
    assert omar.state == "menu"
    ada.opens("oprivate")
    assert ada.state == "picnic.dish"


@pytest.mark.parametrize("said", ["Another dish", "another dish", "ANOTHER  DISH!", "2", "another", "dish"])
def test_a_choice_is_typed_by_label_number_or_word(picnic: Make, said: str) -> None:
    ada = at_review(picnic(QUESTIONS))
    ada.says(said)
    assert ada.state == "picnic.dish"


def test_what_fits_no_choice_is_said_kindly(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    ada.says("peut-être").sees("Je n’ai pas reconnu cette réponse.").sees("tarte / 4 /")


def test_the_language_changes_in_the_middle(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    ada.says("english")
    ada.says("peut-être")
    assert "I didn’t recognize that answer." in ada.text
    ada.says("français").says("peut-être").sees("Je n’ai pas reconnu cette réponse.")


def test_help_says_where_one_is(picnic: Make) -> None:
    ada = at_review(picnic(QUESTIONS))
    ada.says("aide").sees("On est ici : Le menu.").sees("tarte / 4 /")


def test_help_names_whom_one_can_turn_to(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    reachable = replace(town.engine.setting, help_phone="514 555-0199", privacy_contact="Ines, ines@example.org")
    town.engine = Engine(town.flows, reachable)
    ada = town.member("Ada").opens("/start").says("aide")
    ada.sees("Pour parler à une personne : 514 555-0199.").sees("ines@example.org")


def test_the_same_key_with_other_content_is_refused(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada = town.member("Ada")

    def turn(text: str) -> object:
        inbound = Inbound("web:ada:1", ada.address, "fr", town.now, Text(text))
        return town.run(lambda uow: town.engine.run(uow, inbound, now=town.now))

    first = turn("bonjour")
    before = town.digest()
    assert turn("bonjour") == first
    with pytest.raises(KeyReused):
        turn("bonsoir")
    assert town.digest() == before


def test_a_press_ten_times_at_once_takes_effect_once(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada = at_review(town)
    token = ada.button("yes").token
    for _ in range(10):
        ada.does(Press(token))
    assert sum("Thanks." in m.screen.text for _, m in ada.seen) == 1


def test_a_stranger_is_welcomed_first_and_then_gets_what_the_link_promised(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    town.run(lambda uow: uow.put_opener(picnic_opener()))
    zoe = town.stranger("Zoé")
    zoe.opens("opicnic")
    assert zoe.state == "welcome.hello"
    zoe.presses("adult")
    assert zoe.state == "picnic.dish"


def test_commands_and_dead_links_are_answered(picnic: Make) -> None:
    town = picnic(QUESTIONS)
    ada = town.member("Ada")
    ada.says("/inconnu").sees("Je ne connais pas cette commande.")
    ada.opens("nulle-part").sees("Ce lien ne mène plus nulle part.")
    ada.says("/aide").sees("On est ici")
    ada.opens("/help@porte_bot").sees("On est ici")
    ada.does(Open(""))
    assert ada.last.text


@pytest.mark.parametrize("said", ["500", "Never"])
def test_what_is_to_be_answered_again_takes_back_what_its_first_verbs_did(picnic: Make, said: str) -> None:
    town = picnic(QUESTIONS)
    town.run(lambda uow: uow.put_opener(Opener("feast", "feast")))
    ada = town.member("Ada").opens("/start").opens("ofeast")
    before = town.run(partial(_done_by, ada.id))
    ada.says(said)
    assert ada.state == "feast.far"
    assert not any(message.screen.text == "A card." for _, message in ada.seen)
    assert town.run(partial(_done_by, ada.id)) == before
    ada.says("5").sees("Set.")
    assert town.run(partial(_done_by, ada.id)) != before


def _done_by(member: str, uow: Unit) -> tuple[object, ...]:
    """The member as they are kept, and what happened last."""
    return uow.members.get(member), uow.journal.newest(5)

"""What is said reads as neighbours say it, in each language and manner."""

import datetime as dt
from gettext import NullTranslations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from conversations.words import Words, speaking
from domain.calendar import Window, at, once, weekly
from domain.pay import VOLUNTEER, Pay, ceiling, fee
from locales import catalogs

_words = speaking(catalogs())
FR, VOUS, EN = _words("fr", "tu"), _words("fr", "vous"), _words("en", "tu")
SATURDAY = dt.date(2026, 11, 28)
MONTREAL = "America/Toronto"
N = "\u00a0"


def window(**shape: Any) -> Window:
    return Window.model_validate({"from": "09:00", "to": "12:00"} | shape)


@pytest.mark.parametrize(
    ("said", "french", "english"),
    [
        (weekly("sat", end="12:00"), f"le samedi, de 8{N}h à 12{N}h", f"Saturdays, 8{N}a.m. to 12{N}p.m."),
        (weekly("thu", "tue"), "le mardi et le jeudi, toute la journée", "Tuesdays and Thursdays, all day"),
        (weekly("sat", "sun"), "la fin de semaine, toute la journée", "weekends, all day"),
        (
            once(SATURDAY, "18:30", "24:00"),
            f"samedi 28 novembre, de 18{N}h{N}30 à minuit",
            f"Saturday, November 28, 6:30{N}p.m. to midnight",
        ),
        (
            window(dates=["2026-12-01", "2026-12-05"]),
            f"du 1er au 5 décembre, de 9{N}h à 12{N}h",
            f"from December 1 to 5, 9{N}a.m. to 12{N}p.m.",
        ),
        (
            window(dates=["2026-11-30", "2026-12-02"]),
            f"du 30 novembre au 2 décembre, de 9{N}h à 12{N}h",
            f"from November 30 to December 2, 9{N}a.m. to 12{N}p.m.",
        ),
        (
            window(weekly=["tue"], every=2),
            f"une semaine sur deux, le mardi, de 9{N}h à 12{N}h",
            f"every other week, Tuesdays, 9{N}a.m. to 12{N}p.m.",
        ),
        (
            window(weekly=["mon", "tue", "wed", "thu", "fri"], **{"except": ["mon", "2026-12-25"]}),
            f"du lundi au vendredi, de 9{N}h à 12{N}h, sauf le lundi et le 25 décembre",
            f"Monday to Friday, 9{N}a.m. to 12{N}p.m., except Mondays and on December 25",
        ),
    ],
)
def test_windows(said: Window, french: str, english: str) -> None:
    assert FR.window(said) == french
    assert EN.window(said) == english


@pytest.mark.parametrize(
    ("pay", "french", "english"),
    [
        (VOLUNTEER, "bénévole", "volunteer"),
        (fee(35), f"35{N}$/h", "$35/h"),
        (fee(22.5, unit="item"), f"22,50{N}$ chacun", "$22.50 each"),
        (fee(1500, unit="job"), f"1{N}500{N}$ pour le travail", "$1,500 for the job"),
        (ceiling(40), f"jusqu’à 40{N}$/h", "up to $40/h"),
        (fee(30, 40), f"de 30{N}$ à 40{N}$/h", "$30 to $40/h"),
    ],
)
def test_money(pay: Pay, french: str, english: str) -> None:
    assert FR.money(pay) == french
    assert EN.money(pay) == english


def test_instants_are_told_in_the_place_s_own_time() -> None:
    nine = at(SATURDAY, "09:00", MONTREAL)
    assert FR.moment(nine) == f"samedi 28 novembre à 9{N}h"
    assert EN.moment(nine) == f"Saturday, November 28 at 9{N}a.m."
    assert FR.between(nine, nine + 3 * 3_600_000) == f"samedi 28 novembre, de 9{N}h à 12{N}h"
    assert FR.between(nine, nine + 16 * 3_600_000) == f"samedi 28 novembre, de 9{N}h à 1{N}h"
    assert FR.between(nine, nine + 32 * 3_600_000) == f"du samedi 28 novembre à 9{N}h au dimanche 29 novembre à 17{N}h"
    assert FR.day(dt.date(2026, 12, 1)) == "mardi 1er décembre"
    assert FR.day(dt.date(2026, 12, 11)) == "vendredi 11 décembre"
    assert EN.day(nine) == "Saturday, November 28"


def test_distances_are_coarse() -> None:
    assert FR.distance(0.2) == "dans ton quartier"
    assert VOUS.distance(0.2) == "dans votre quartier"
    assert EN.distance(0.999) == "in your neighbourhood"
    assert FR.distance(1.6) == f"à environ 2{N}km"
    assert FR.distance(43) == f"à environ 45{N}km"
    assert FR.distance(float("inf")) == ""


def test_vous_falls_back_to_the_french_that_suits_both() -> None:
    assert VOUS.say("all day") == "toute la journée"


def test_what_has_no_words_is_said_in_english_rather_than_not_at_all() -> None:
    assert not FR.knows("Nobody says {this}.")
    assert FR.say("Nobody says {this}.", this="so") == "Nobody says so."
    assert FR.count("{n} thing", "{n} things", 1500) == f"1{N}500 things"
    assert FR.say("") == ""


def test_plurals_follow_the_language() -> None:
    class Apples(NullTranslations):
        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return msgid1 if n < 2 else msgid2

    french = Words({("fr", "tu"): Apples()}, "fr")
    assert [french.count("{n} pomme", "{n} pommes", n) for n in (0, 1, 2)] == ["0 pomme", "1 pomme", "2 pommes"]


@given(some.text())
def test_a_person_s_words_are_put_in_as_they_are(text: str) -> None:
    said = FR.say("up to {price}", price=text)
    assert said == f"jusqu’à {text}"
    assert FR.quoted(text).strip("«»\u00a0") == text.strip().strip("«»\u00a0")


def test_lists_skills_places() -> None:
    assert FR.join(["a", "b", "c"]) == "a, b et c"
    assert EN.join(["a", "b"], either=True) == "a or b"
    assert FR.join([]) == ""
    assert (FR.skill("carpentry"), EN.skill("carpentry"), EN.skill("juggling")) == (
        "menuiserie",
        "carpentry",
        "juggling",
    )
    assert (FR.place("H3N"), EN.place("H3N")) == ("Parc-Extension", "Park Extension")
    assert EN.quoted(" hi ") == "“hi”"


def test_a_person_s_words_stand_between_two_sentences() -> None:
    said = FR.sentence
    assert said(" Trop tard ") == "«\u00a0Trop tard.\u00a0»"
    assert said("Il pleut!") == "«\u00a0Il pleut!\u00a0»"
    assert said("") == ""


def test_an_hour_at_the_end_of_a_sentence_takes_one_full_stop() -> None:
    assert EN.say("It’s noted, {name}.", name="9 p.m.") == "It’s noted, 9 p.m."
    assert EN.say("It’s noted, {name}.", name="Ada") == "It’s noted, Ada."


def test_commands_are_told_as_they_are_given_there() -> None:
    at_work = VOUS.where("/collectif ")
    assert "écrivez /collectif reglages" in at_work.say(
        "There is nothing to leave: you are at the menu. To hear from me less often, or not at all, write /settings."
    )
    assert at_work.say("up to {price}", price="/offrir 35 $/h") == "jusqu’à /offrir 35 $/h", "somebody's own words"
    assert VOUS.where("/") is VOUS


def test_groups_are_told_as_a_platform_calls_them() -> None:
    at_work, english = VOUS.where("/collectif ", channels=True), EN.where("/collectif ", channels=True)
    assert at_work.say("You look after several groups. Which one?").startswith("Vous vous occupez de plusieurs canaux.")
    assert at_work.say("Looking after a group") == "S’occuper d’un canal"
    assert english.say("Looking after a group") == "Looking after a channel"
    assert at_work.say("It’s changed. To come back to it, write /group.").endswith("/collectif groupe.")
    assert at_work.say("Age group: {age}", age="18+") == f"Groupe d’âge{N}: 18+"
    assert at_work.say("up to {price}", price="un groupe") == "jusqu’à un groupe", "somebody's own words"
    assert at_work.say("In {group}:", group="« Atelier »") == f"Dans « Atelier »{N}:"
    assert at_work.say("Neighbourhood group") == "Canal du quartier"
    assert VOUS.say("Looking after a group") == "S’occuper d’un groupe"

"""Whole messages: what is certain is read, the rest is asked, and nothing is guessed in silence."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.calendar import Window
from domain.pay import VOLUNTEER, Pay, ceiling, fee
from domain.reading.money import read_pay
from domain.reading.sentence import Reading, read
from domain.reading.skills import read_skills
from domain.reading.where import read_where
from domain.skills import SKILLS

NOW = dt.datetime(2026, 11, 22, 10, 0)  # noqa: DTZ001 - the local time of whoever writes


def test_the_offer_of_the_welcome() -> None:
    assert read("Je fais de la menuiserie, libre le samedi matin, H2S, bénévole", NOW) == Reading(
        intent="offer",
        skills=("carpentry",),
        when=(Window(weekly=("sat",), start="08:00", end="12:00"),),
        pay=VOLUNTEER,
        area="H2S",
    )


def test_a_need_in_english() -> None:
    assert read("Looking for 3 volunteers for gardening this Saturday 9 to noon, Rosemont", NOW) == Reading(
        intent="need",
        skills=("gardening",),
        when=(Window(date=dt.date(2026, 11, 28), start="09:00", end="12:00"),),
        pay=VOLUNTEER,
        people=3,
        area="H1Y",
    )


@pytest.mark.parametrize(
    "text",
    [
        "our church hall can be borrowed any weekday, tables and 80 chairs included",
        "we're a bakery, leftover bread to give away most nights",
    ],
)
def test_what_is_lent_or_given_with_a_room_or_a_shop_is_no_skill(text: str) -> None:
    reading = read(text, NOW)
    assert (reading.intent, reading.skills) == ("offer", ())


@pytest.mark.parametrize(("text", "asked"), [("dimanche matin", True), ("Sunday morning", True), ("ce soir", False)])
def test_a_part_of_today_that_is_over_is_asked_about(text: str, asked: bool) -> None:
    reading = read(f"besoin d’un lift, {text}", NOW.replace(hour=22), intent="need")
    assert ("when" in reading.ask) is asked
    assert "when" not in read(f"besoin d’un lift, {text}", NOW, intent="need").ask


def test_a_weekday_means_what_the_conversation_is_about() -> None:
    offered, needed = (read("plomberie, samedi", NOW, intent=intent) for intent in ("offer", "need"))
    assert offered.when == (Window(weekly=("sat",)),)
    assert needed.when == (Window(date=dt.date(2026, 11, 28)),)
    assert "when" in read("plomberie, samedi", NOW).ask


def test_a_date_that_has_just_been_is_asked_about() -> None:
    assert "when" in read("Besoin de 2 personnes le 12 novembre de 9 h à 12 h", NOW, intent="need").ask
    assert "when" not in read("Besoin de 2 personnes le 12 décembre de 9 h à 12 h", NOW, intent="need").ask


@pytest.mark.parametrize("text", ["", "allo", "????", "🙂", "<b>hi</b>", "'; drop table members; --"])
def test_what_says_nothing_is_something_else(text: str) -> None:
    assert read(text, NOW) == Reading(intent="other")


@given(some.text(max_size=300))
def test_any_text_is_read_and_comes_back_from_json(text: str) -> None:
    reading = read(text, NOW)
    assert Reading.model_validate_json(reading.model_dump_json()) == reading


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_label_of_the_vocabulary_is_read(language: str) -> None:
    for skill in SKILLS.values():
        label = skill.fr if language == "fr" else skill.en
        assert skill.id in read_skills(f"ok, {label.upper()}, merci").skills, label


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("MENUISERIE et petite réparation", ("carpentry", "general_repairs")),
        ("tutorat en mathématiques", ("math_tutoring",)),
        ("math tutoring", ("math_tutoring",)),
        ("I can't do plumbing. Gardening, yes", ("gardening",)),
        ("pas de plomberie", ()),
        ("Plumbing? no. Welding? yes", ("welding",)),
        ("déplomberie", ()),
    ],
)
def test_skills(text: str, skills: tuple[str, ...]) -> None:
    assert read_skills(text).skills == skills


def test_to_look_for_where_people_are_needed_names_no_skill() -> None:
    reading = read("Where do people pitch in on Saturdays?", NOW)
    assert (reading.intent, reading.skills) == ("browse", ())


def test_what_only_looks_like_a_skill_is_none() -> None:
    assert read_skills("security deposit") == read_skills("")
    assert read_skills("conduite").skills == ("driving",)


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("bénévole", VOLUNTEER),
        ("gratuitement", VOLUNTEER),
        ("for free", VOLUNTEER),
        ("pas de frais", VOLUNTEER),
        ("35 $/h", fee(35)),
        ("$35 an hour", fee(35)),
        ("25/hr", fee(25)),
        ("20 piastres de l'heure", fee(20)),
        ("25 à 35 $ de l'heure", fee(25, 35)),
        ("jusqu'à 40 $/h", ceiling(40)),
        ("up to $60 for the job", ceiling(60, "job")),
        ("22,50 $/h", fee(22.5)),
        ("300$ par jour", fee(300, unit="day")),
        ("4$ la page", fee(4, unit="item")),
        ("12$ le gâteau", fee(12, unit="item")),
        ("$45 per dog", fee(45, unit="item")),
        ("ten bucks per person", fee(10, unit="item")),
        ("$50 each", fee(50, unit="item")),
        ("80$ l’atelier", fee(80, unit="job")),
        ("300 à 500$ par événement", fee(300, 500, "job")),
        ("budget total 1 500 $", fee(1500, unit="job")),
        ("vingt piastres de l’heure", fee(20)),
        ("no charge", VOLUNTEER),
        ("free advice", VOLUNTEER),
        ("I bake bread. Free, every day", VOLUNTEER),
        ("on rembourse le tissu (max 100$)", None),
        ("20 sheets at $20", None),
        ("feel free to call", None),
        ("je fais de la menuiserie", None),
        ("I am free on Mondays", None),
        ("le 28 novembre à 9 h", None),
    ],
)
def test_pay(text: str, pay: Pay | None) -> None:
    assert read_pay(text).pay == pay
    assert not read_pay(text).unclear


@pytest.mark.parametrize(
    "text",
    [
        "20 $",
        "decent pay",
        "le prix dépend",
        "bénévole ou 20 $/h",
        "20 $/h ou 30 $/h",
        "ten bucks",
        "free!",
        "20 $ par tempête",
        "I can pay",
        "2000000 $ de l’heure",
        f"{'9' * 400} $ each",
    ],
)
def test_pay_that_is_not_clear_is_asked(text: str) -> None:
    assert read_pay(text).unclear


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("dans le h2s", "H2S"),
        ("H2S 1A1", "H2S"),
        ("chus dans Villeray", "H2R"),
        ("côte-des-neiges", "H3S"),
        ("Samedi, Parc-Extension", "H3N"),
        ("Villeray, Montréal", "H2R"),
        ("near North Bay", "P1B"),
        ("l'Université Laval", None),
        ("rue Masson", None),
        ("Hydro-Québec", None),
        ("help me move my bath", None),
        ("I'm from Ottawa but live in Laval", "H7S"),
        ("je reste à Verdun mais j’arrive de Gaspé", "H4G"),
        ("je travaille à Toronto, j’habite Limoilou", "G1L"),
        ("our coach moved to Halifax, in Whitby", "L1N"),
        ("près du métro Cadillac", "H1N"),
        ("near Pape station", "M4K"),
        ("ds st-hen", "H4C"),
        ("Paris, Ontario", "N3L"),
        ("hôpital de Saint-Eustache", "J7R"),
        ("The Regent Park clinic needs volunteers", "M5A"),
        ("Meals on Wheels Huntingdon: cook wanted", "J0S"),
        ("je fais visiter le vieux Montréal à pied", "H2Y"),
        ("at the house in Hudson, Quebec", "J7T"),
        ("centre Cartier, Québec", "G1R"),
        ("Grand-mère d’expérience, Sainte-Agathe", "J8C"),
        ("need someone who speaks Spanish", None),
        ("Laval m’a dit de vous écrire", None),
        ("ask for Bob and Sharon", None),
    ],
)
def test_places(text: str, code: str | None) -> None:
    where = read_where(text)
    assert (where.place.code if where.place else None) == code
    assert not where.unclear


@pytest.mark.parametrize(
    "text",
    [
        "à Vancouver",
        "downtown",
        "Villeray ou Verdun",
        "V5K",
        "H2S ou H3N",
        "we love Paris",
        "au coin de Mont-Royal et Saint-Denis",
    ],
)
def test_a_place_that_is_not_clear_is_asked(text: str) -> None:
    assert read_where(text).unclear


def test_how_many_people() -> None:
    assert read("on cherche deux personnes", NOW).people == 2
    assert read("need 12 volunteers", NOW).people == 12
    assert read("besoin de bénévoles pour 80 personnes", NOW).people is None
    assert "people" in read("need a few people", NOW).ask

"""What people say for a skill is heard in both languages, unless it is denied or says something else."""

import pytest

from domain.reading.phrases import NONE, find_phrases, phrases, vocabulary
from domain.reading.skills import read_skills
from domain.skills import SKILLS


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Mon lavabo coule depuis hier", {"plumbing"}),
        ("my kitchen sink is leaking everywhere", {"plumbing"}),
        ("mon frigo marche pas", {"appliance_repair"}),
        ("je peux garder des enfants le mardi soir", {"childcare"}),
        ("looking for someone to watch my two kids", {"childcare"}),
        ("qui pourrait pelleter mon entrée?", {"snow_removal"}),
        ("livrer des repas chauds", {"food_delivery"}),
        ("livrer un colis", {"delivery"}),
        ("je sais coudre et tricoter", {"sewing", "knitting"}),
        ("on monte des tentes et on place des chaises", {"event_setup"}),
        ("j'ai le bras cassé, quelqu'un pour sortir mon husky", {"dog_walking"}),
        ("dropped my phone, cracked screen", {"electronics_repair"}),
        ("I will drop flyers while I walk my dog", {"flyer_distribution"}),
        ("he loves swimming, but needs a tutor", {"tutoring"}),
        ("La plomberie, l'électricité: j'touche pas à ça. Les ordis lents, ça oui", {"it_support"}),
        ("could really use four cooks", {"cooking"}),
        ("une personne pour nos réseaux sociaux", {"social_media"}),
        ("je pose de la céramique, planchers de cuisine et douches", {"tiling"}),
        ("j’enseigne la guitare, je suis musicien", {"music_teaching"}),
        ("can anyone fix a ps5", {"electronics_repair"}),
    ],
)
def test_what_people_say_is_heard(text: str, skills: set[str]) -> None:
    assert set(read_skills(text).skills) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("ma femme est infirmière mais moi je pose du gypse", {"drywall"}),
        ("my daughter is the violinist, I drive people to appointments", {"medical_escort"}),
        ("J’ai été couturière, astheure je promène des chiens", {"dog_walking"}),
        ("I'm a nurse working nights and need a babysitter", {"childcare"}),
        ("la troupe de théâtre cherche une couturière", {"sewing"}),
        ("The dance school needs a plumber", {"plumbing"}),
        ("Je suis plombier mais je fais plus de plomberie. Je peux garder des enfants", {"childcare"}),
        ("Former lawyer, so no legal advice please. I could do your bookkeeping", {"accounting"}),
        ("Retired teacher of Spanish, I could walk your dog", {"dog_walking"}),
        ("chu cuisinière de jour mais le matin jpeux sortir ton chien", {"dog_walking"}),
        ("Infirmière auxiliaire, pas de piqûres", {"nursing"}),
        ("un électricien pas cher?", {"electrical"}),
        ("qui garde mes deux chats?", {"pet_sitting"}),
        ("heritage advice for our old windows, there is cake", {"architecture_heritage"}),
        ("need a fiddler for our square dance", {"music_performance"}),
        ("my son is a carpenter, we can fix your porch", {"carpentry"}),
    ],
)
def test_what_is_told_by_the_way_is_not_heard_beside_what_is_meant(text: str, skills: set[str]) -> None:
    assert set(read_skills(text).skills) == skills


def test_what_is_only_told_by_the_way_is_still_heard_alone() -> None:
    assert read_skills("mon fils est plombier").skills == ("plumbing",)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Tom Carpenter here, free on Saturdays", set()),
        ("mon chat Boulanger a trois ans", set()),
        ("Retired Carpenter here, I can fix your porch on Saturdays", {"carpentry"}),
        ("Carpenter, free on Saturdays", {"carpentry"}),
    ],
)
def test_a_trade_that_is_somebodys_name_is_not_heard(text: str, skills: set[str]) -> None:
    assert set(read_skills(text).skills) == skills


def test_what_somebody_lacks_or_cannot_do_is_not_taken_back() -> None:
    assert read_skills("Cherche coiffeuse, je sais pas coiffer").skills == ("hairdressing",)


@pytest.mark.parametrize(
    "text",
    [
        "je fais pas de plomberie ni d’électricité",
        "I can’t cook",
        "n’importe quoi sauf garder des enfants",
        "j’ai pas de char",
        "security deposit",
        "dans la ruelle",
        "j’arrose pas les plantes",
    ],
)
def test_what_is_denied_or_something_else_is_not(text: str) -> None:
    assert read_skills(text).skills == ()


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("my dad can’t shovel his driveway anymore", {"snow_removal"}),
        ("ma fille comprend rien aux fractions", {"math_tutoring"}),
        ("No babysitter? I’m seventeen and free on Fridays", {"childcare"}),
        ("massages sans frais aux proches aidants", {"massage"}),
        ("mon beau-père sait pas lire", {"literacy"}),
    ],
)
def test_what_others_lack_or_is_only_asked_is_not_denied(text: str, skills: set[str]) -> None:
    assert set(read_skills(text).skills) == skills


def test_a_phrase_within_a_longer_one_is_not_heard_by_itself() -> None:
    assert {one.name for one in find_phrases(["livrer", "repas"])} == {"food_delivery"}


def test_a_weak_word_is_heard_where_nothing_else_is_named() -> None:
    assert read_skills("we need someone for the brochure").skills == ("graphic_design",)
    assert read_skills("can somebody proofread our brochure").skills == ("proofreading",)


def test_a_broad_skill_gives_way_to_a_narrower_one() -> None:
    assert read_skills("cherche tuteur en maths").skills == ("math_tutoring",)


def test_every_phrase_is_of_a_skill_of_the_list() -> None:
    assert {name.removesuffix("?") for name in phrases().names} == {*SKILLS, NONE}


def test_every_first_word_leads_to_a_phrase() -> None:
    words, _ = vocabulary()
    leading = [word for word in words if phrases().met[word].begins]
    assert len(leading) > len(words) / 4

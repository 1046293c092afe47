"""What a few words find among open projects, and what is never shown."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from conversations.notices import opens
from conversations.searching import PAGE, Results, search
from conversations.turn import opener_of
from domain.members import Language
from domain.projects import Project
from storage.unit import Unit
from tests.stories.ground import Memory
from tests.stories.town import SECRET, WORDS, Manner, Town
from tests.stories.toys import Toys


@pytest.fixture
def toys() -> Iterator[Toys]:
    with closing(Memory()) as ground:
        yield Toys(Town(ground, Manner()))


def results(toys: Toys, text: str, *, language: Language = "fr", near: str = "", begin: int = 0) -> Results:
    town = toys.town
    tongues = [WORDS("fr", "tu"), WORDS("en", "tu")]

    def look(uow: Unit) -> Results:
        hood = town.neighbourhood(uow)
        return search(hood, WORDS(language, "tu"), text, tongues=tongues, secret=SECRET, near=near, begin=begin)

    found: Results = town.run(look)
    return found


def found(toys: Toys, text: str, near: str = "") -> list[str]:
    return [one.title for one in results(toys, text, near=near).found]


@pytest.fixture
def roof(toys: Toys) -> Project:
    return toys.published(
        toys.carpenter(skills=("roofing",)), title="Réparer le cabanon", story="Il pleut dedans.", category="other"
    )


@pytest.mark.parametrize(
    "text",
    [
        *("toiture", "TOITURE", "toit", "couverture", "couvertrue", "roofing", "roof", "cabanon", "cabanons"),
        *("reparer", "réparer le cabanon", "toit rosemont", "Rosemont", "H1Y", "cab", "pleut"),
    ],
)
def test_a_project_is_found_by_what_it_is_and_where(toys: Toys, roof: Project, text: str) -> None:
    toys.published(toys.hands(), title="Une fête de ruelle", fsa="H2P", story="On danse.")
    assert found(toys, text) == [roof.title]


@pytest.mark.parametrize("text", ["plomberie", "toit plomberie", "zzz", "toi toi danse"])
def test_every_word_must_be_found(toys: Toys, roof: Project, text: str) -> None:
    assert found(toys, text) == []


def test_without_words_everything_is_shown_the_nearest_first(toys: Toys) -> None:
    far = toys.published(toys.hands(), title="Un banc loin", fsa="H3N")
    near = toys.published(toys.hands(), title="Un banc proche", fsa="H2S")
    assert found(toys, "", "H2S") == [near.title, far.title]
    assert found(toys, "  banc ", "H3N") == [far.title, near.title]


def test_the_title_says_more_than_the_story(toys: Toys) -> None:
    toys.published(toys.hands(), title="Une corvée", story="On plante aussi un jardin.")
    garden = toys.published(toys.hands(), title="Le jardin de la ruelle", story="On plante.")
    toys.published(toys.hands(), title="Un ménage", story="Au jardin.")
    assert found(toys, "jardin")[0] == garden.title


def test_only_what_anybody_may_see_is_shown(toys: Toys, roof: Project) -> None:
    (one,) = results(toys, "toiture").found
    card = one.screen.card
    assert card is not None
    assert card.subject == card.view == ""
    shown = "\n".join((one.title, one.about, card.title, *card.lines))
    for hidden in ("Copeaux", "École des Érables", "Omar"):
        assert hidden not in shown
    assert "Rosemont" in shown


def test_what_is_not_published_small_or_complete_is_not_found(toys: Toys, roof: Project) -> None:
    town = toys.town
    town.acts(toys.omar, lambda hood: hood.propose(toys.sheet(toys.carpenter(), title="Une toiture en attente")))
    toys.published(toys.carpenter(), title="Ma toiture coule", small=True)
    assert found(toys, "toiture") == [roof.title]
    ada, (need,) = town.member("Ada"), toys.needs(roof)
    town.acts(ada, lambda hood: hood.say_yes(need_id=need.id))
    assert found(toys, "toiture") == []


def test_its_link_opens_the_project_for_anybody(toys: Toys, roof: Project) -> None:
    (one,) = results(toys, "toiture").found
    assert one.link == opener_of(SECRET, opens(f"project:{roof.id}"))
    zoe = toys.town.stranger("Zoé")
    zoe.opens(one.link).presses("adult").sees("Réparer le cabanon")


def test_results_come_in_pages(toys: Toys) -> None:
    for number in range(PAGE + 2):
        toys.published(toys.hands(), title=f"Corvée numéro {number:02d}")
    first = results(toys, "corvée")
    assert (len(first.found), first.next) == (PAGE, PAGE)
    second = results(toys, "corvée", begin=first.next)
    assert (len(second.found), second.next) == (2, 0)
    assert not {one.id for one in first.found} & {one.id for one in second.found}
    assert results(toys, "corvée", begin=999) == Results(())


def test_results_are_worded_for_who_asks(toys: Toys, roof: Project) -> None:
    (one,) = results(toys, "roof", language="en").found
    assert one.screen.card is not None
    assert "written in French" in one.screen.card.lines

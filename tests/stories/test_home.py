"""Somebody's own page: a shop's needs, promises and figures, kept up to date, and published only when it differs."""

import pytest

from conversations.inbound import Address, Press, Visited
from conversations.screens import Screen
from tests.stories.person import Person
from tests.stories.shops import Shop, plywood
from tests.stories.town import Town
from tests.stories.toys import Toys


class Page:
    """The page of one person; it is published anew where it stands."""

    def __init__(self, town: Town, who: Person) -> None:
        if town.manner.telegram or town.manner.slack:
            pytest.skip("a page's look is tested in its adapter's room")
        self.town, self.who = town, who
        town.pages = True
        self.board = Person(town, f"{who.name}'s page", Address("web", "", "home", "", who.address.user))
        town.people[str(self.board.address)] = self.board
        self.published = 0
        self.board.receives = self._receives  # type: ignore[method-assign]  # a page is one thing, not a chat
        self.screens: list[Screen] = []

    def _receives(self, message: object, native: str) -> None:
        self.screens.append(message.screen)  # type: ignore[attr-defined]

    def opens(self) -> "Page":
        self.town.handle(self.board.address, Visited())
        return self

    @property
    def count(self) -> int:
        return len(self.screens)

    @property
    def text(self) -> str:
        first = self.screens[-1]
        return "\n".join("\n".join(_said(part)) for part in (first, *first.parts))

    def has(self, fr: str, en: str) -> "Page":
        words = fr if self.town.manner.language == "fr" else en
        whole = self.text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
        assert words.replace("’", "'") in whole, f"“{words}” is not in:\n{whole}"
        return self

    def presses(self, id: str) -> None:
        first = self.screens[-1]
        token = next(choice.token for part in (first, *first.parts) for choice in part.choices if choice.id == id)
        self.town.handle(self.who.address, Press(token))


def _said(screen: Screen) -> list[str]:
    card = screen.card
    return [screen.text, *((card.title, *card.lines) if card else ()), *(choice.label for choice in screen.choices)]


def test_a_shop_s_page_shows_needs_and_what_became_of_its_promises(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    page = Page(town, shop.leo).opens().has("Rien ne manque près de votre commerce", "Nothing is needed near your shop")
    assert page.opens().count == 1, "it had not changed"
    plywood(toys)
    town.settles()
    assert page.count == 2, "a need came, and the page was published anew by itself"
    page.has("Ce qui manque près de votre commerce", "Needed near your shop").has("Nous pouvons aider", "We can help")
    page.presses("help")
    shop.leo.fills(name=shop.id, kind="loan", many="12", times="", value="240", how="")
    town.settles()
    page.has("12 sur 20 (contreplaqué) · en prêt · en attente", "12 of 20 (contreplaqué) · lent · waiting")
    toys.omar.presses("accept")
    town.settles()
    page.has("en prêt · accepté", "lent · accepted").has("1 promesse acceptée", "1 accepted promise")
    town.waits(days=6)
    [row] = town.run(lambda uow: uow.commitments.of_partner(shop.id, ("confirmed",), limit=1))
    town.acts(toys.omar, lambda hood: hood.mark_done(row.id))
    town.settles()
    page.has("Ce mois-ci, votre commerce a aidé 1 projet", "This month, your shop helped 1 project")
    page.has("12 choses données ou prêtées", "12 things given or lent").has("environ 240 $", "about $240").has(
        "remis, merci", "given: thank you"
    )
    count = page.count
    page.opens()
    assert page.count == count


def test_the_settings_are_a_press_away_for_who_decides(town: Town) -> None:
    shop = Shop(Toys(town))
    kim = shop.colleague("Kim")
    page = Page(town, shop.leo).opens().has("Les réglages de votre commerce", "Your shop’s settings")
    page.presses("team")
    shop.leo.sees("Kim")
    page = Page(town, kim).opens()
    assert {"supply", "team"}.isdisjoint(choice.id for part in page.screens[-1].parts for choice in part.choices)


def test_whoever_answers_for_no_shop_has_the_menu(town: Town) -> None:
    ada = town.member("Ada")
    page = Page(town, ada).opens().has("Donner un coup de main", "Lend a hand")
    assert page.opens().count == 1
    page.presses("offer")
    assert ada.state == "offer.give"
    town.acts(ada, lambda hood: hood.adjust(language="en" if town.manner.language == "fr" else "fr"))
    assert page.opens().count == 2, "in another language it differs"


def test_a_stranger_has_the_menu_once(town: Town) -> None:
    page = Page(town, town.stranger("Zoé")).opens().has("Demander de l'aide", "Ask for help")
    assert page.opens().count == 1

"""Somebody's own page: a shop's needs, promises and figures, kept up to date, and published only when it differs."""

from tests.stories.shops import Shop, plywood
from tests.stories.town import Town
from tests.stories.toys import Toys


def test_a_shop_s_page_shows_needs_and_what_became_of_its_promises(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    page = town.page(shop.leo).visits().has("Rien n’attend votre réponse", "Nothing near your shop waits")
    assert page.visits().count == 1, "it had not changed"
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
    page.visits()
    assert page.count == count


def test_the_settings_are_a_press_away_for_who_decides(town: Town) -> None:
    shop = Shop(Toys(town))
    kim = shop.colleague("Kim")
    page = town.page(shop.leo).visits().has("Les réglages de votre commerce", "Your shop’s settings")
    page.has("Au plus 7 besoins par semaine", "At most 7 needs a week").presses("team")
    shop.leo.sees("Kim").presses("done")
    if town.manner.forms:
        page.presses("limits")
        shop.leo.fills(radius="5", pace="each", opens="8 h", cap="9", ceiling="")
        assert (shop.kept.opens, shop.kept.weekly_cap) == ("08:00", 9)
        town.settles()
        page.has("Au plus 9 besoins par semaine", "At most 9 needs a week")
    page = town.page(kim).visits()
    assert {"limits", "team"}.isdisjoint(choice.id for part in page.parts for choice in part.choices)


def test_whoever_answers_for_no_shop_has_the_menu(town: Town) -> None:
    ada = town.member("Ada")
    page = town.page(ada).visits().has("Donner un coup de main", "Lend a hand")
    assert page.visits().count == 1
    page.presses("offer")
    assert ada.state == "offer.give"
    town.acts(ada, lambda hood: hood.adjust(language="en" if town.manner.language == "fr" else "fr"))
    assert page.visits().count == 2, "in another language it differs"


def test_a_stranger_has_the_menu_once(town: Town) -> None:
    page = town.page(town.stranger("Zoé")).visits().has("Demander de l'aide", "Ask for help")
    assert page.visits().count == 1


def test_what_a_stranger_pressed_on_it_comes_after_getting_acquainted(town: Town) -> None:
    zoe = town.stranger("Zoé")
    town.page(zoe).visits().presses("propose")
    zoe.sees("Je suis la Porte", "I’m the Door").presses("adult")
    assert zoe.state == "propose.tell"

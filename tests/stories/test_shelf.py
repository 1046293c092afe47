"""The shelf: posted once in a sentence, matched to needs, counted down as it is taken, and over when its day is."""

import pytest

from conversations.inbound import Open
from tests.stories.shops import Shop, plywood
from tests.stories.town import Town
from tests.stories.toys import Toys

SENTENCE = ("20 feuilles de contreplaqué jusqu’à dimanche", "20 sheets of contreplaqué until Sunday")


def test_a_sentence_goes_on_the_shelf_and_is_counted_down(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    project = plywood(toys, count=12)
    leo = shop.leo.opens("/etagere").says(*SENTENCE)
    leo.sees("Nombre : 20", "How many: 20").sees("29 novembre", "November 29").presses("yes")
    leo.sees("C'est sur l'étagère", "It’s on the shelf").sees("Un jouet de bois", "A wooden toy")
    leo.presses("help").fills(name=shop.id, kind="gift", many="12", times="", value="", how="")
    [row] = town.run(lambda uow: uow.commitments.of_project(project.id))
    [offer] = town.run(lambda uow: uow.offers.of_member(shop.leo.id))
    assert (row.offer, offer.stock, offer.state, offer.partner) == (offer.id, 20, "open", shop.id)
    leo.opens("/moi").sees("il en reste 8 sur 20", "8 left of 20")
    plywood(toys, count=8, title="Des bancs pour la ruelle")
    town.settles()
    kim = shop.colleague("Kim")
    shop.square.presses(kim, "help", on="Des bancs")
    kim.fills(name=shop.id, kind="gift", many="8", times="", value="", how="")
    town.settles()
    leo.has_seen("tout est pris (20)", "all 20 are taken")
    leo.opens("/moi").sees("il n'en reste plus sur 20", "none left of 20")
    town.acts(leo, lambda hood: hood.cancel(yes_id=row.yes))
    leo.opens("/moi").sees("il en reste 12 sur 20", "12 left of 20")
    town.waits(days=8)
    leo.has_seen("8 sur 20 ont trouvé preneur", "8 taken of 20")
    [offer] = town.run(lambda uow: uow.offers.of_member(shop.leo.id))
    assert offer.state == "expired"


def test_only_what_was_left_out_is_asked(town: Town) -> None:
    shop = Shop(Toys(town))
    leo = shop.leo.opens("/commerce").presses("shelf").says("des chaises", "chairs")
    leo.sees("Combien y en a-t-il", "How many are there").says("beaucoup").sees("comme 20", "such as 20").says("20")
    leo.sees("Jusqu'à quand", "Until when").says("hier").sees("un jour à venir", "a day to come")
    leo.says("dimanche", "Sunday").sees("29 novembre", "November 29")
    leo.presses("many").says("15").sees("Nombre : 15", "How many: 15")
    leo.presses("until").presses("stays").sees("Sans date de fin", "No end date").presses("yes")
    [offer] = town.run(lambda uow: uow.offers.of_member(shop.leo.id))
    assert (offer.stock, offer.until, offer.kind) == (15, 0, "goods")
    leo.opens("/moi").presses(f"offer_{offer.id}").presses("withdraw").presses("yes")
    [offer] = town.run(lambda uow: uow.offers.of_member(shop.leo.id))
    assert offer.state == "withdrawn"


def test_a_sentence_without_a_day_is_asked_for_one(town: Town) -> None:
    leo = Shop(Toys(town)).leo.opens("/etagere").says("20 chaises", "20 chairs")
    leo.sees("Jusqu'à quand", "Until when").presses("week").sees("Nombre : 20", "How many: 20")
    leo.presses("what").says("20 tables jusqu’à dimanche", "20 tables until Sunday").sees("29 novembre", "November 29")
    leo.presses("yes")
    [offer] = town.run(lambda uow: uow.offers.of_member(leo.id))
    assert (offer.stock, offer.state) == (20, "open")


def test_the_shelf_is_for_verified_shops(town: Town) -> None:
    ada = town.member("Ada", manner="vous")
    ada.opens("/shelf").sees("L'étagère est pour les commerces", "The shelf is for shops")
    town.acts(ada, lambda hood: hood.found_partner("Chez Ada", fsa="H2S", languages=("fr",), gives=("goods",)))
    ada.opens("/shelf").sees("Une personne déléguée doit encore", "A delegate has yet to verify")


def test_a_message_s_text_is_the_sentence(town: Town) -> None:
    if town.manner.telegram:
        pytest.skip("Telegram has no shortcuts")
    shop = Shop(Toys(town))
    words = SENTENCE[town.manner.language == "en"]
    town.handle(shop.leo.address, Open("/shelf", words))
    shop.leo.has_seen("Nombre : 20", "How many: 20")

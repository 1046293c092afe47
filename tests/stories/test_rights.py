"""My rights: what is kept, taken away, corrected, agreed to; why one was asked; and everything erased."""

import json

from domain.offering import OfferSheet
from tests.stories.papers import handed
from tests.stories.town import Town
from tests.stories.toys import Toys, acts


def test_what_is_kept_is_said_in_plain_words(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/donnees").presses("see")
    ada.sees("Voici tout ce que je garde. Jamais ton adresse", "Here is all that I keep. Never your address")
    ada.sees("Prénom : Ada", "First name: Ada").sees("Début du code postal : H2S", "Postal prefix: H2S")
    assert acts(town, ada) == 2
    ada.presses("correct").sees("Que veux-tu changer?", "What would you like to change?").presses("done")
    assert ada.state == "rights.rights"


def test_everything_is_given_as_json_and_as_a_table(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/donnees").presses("export")
    ada.has_seen("Tes données, en un tableau", "Your data, as a table").has_seen("en JSON", "as JSON")
    assert acts(town, ada) == 2
    assert json.loads(handed(town, ada, "json"))["member"]["name"] == "Ada"
    assert ",name,Ada" in handed(town, ada, "csv").decode("utf-8-sig")
    assert ada.state == "rights.rights"


def test_consents_are_given_and_taken_back_one_by_one(town: Town) -> None:
    ada = town.member("Ada", alerts=False)
    ada.opens("/donnees").presses("consents").sees("convient : non.", "something fits: no.")
    ada.presses("on").sees("oui, depuis le lundi 23 novembre", "yes, since Monday, November 23")
    ada.presses("off").sees("convient : non.", "something fits: no.").presses("done")
    assert not town.run(lambda uow: uow.members.get(ada.id)).agreed("alerts")


def test_why_one_was_asked_is_the_calculation_itself(town: Town) -> None:
    toys, ada = Toys(town), town.member("Ada")
    ada.opens("/donnees").presses("why").sees(
        "Je ne t’ai encore rien proposé.", "I haven’t proposed anything to you yet."
    )
    town.acts(ada, lambda hood: hood.offer(OfferSheet(kind="skill", skills=("carpentry",))))
    toys.published(toys.carpenter())
    ada.opens("/donnees").presses("why")
    ada.sees("menuiserie", "carpentry").presses("done")
    assert ada.state == "menu"


def test_what_one_found_by_oneself_is_not_said_to_have_been_chosen(town: Town) -> None:
    toys, ada, ben = Toys(town), town.member("Ada", alerts=False), town.member("Ben")
    for person in (ada, ben):
        town.acts(person, lambda hood: hood.offer(OfferSheet(kind="skill", skills=("carpentry",))))
    need = toys.needs(toys.published(toys.carpenter(count=2)))[0]
    town.acts(ada, lambda hood: hood.say_yes(need_id=need.id))
    for person, found in ((ada, True), (ben, False)):
        person.opens("/donnees").presses("why").sees("menuiserie", "carpentry")
        look = person.sees if found else person.sees_no
        look("tu l’as trouvé sans moi", "You found this one without me")


def test_everything_is_erased_in_three_acts_with_a_receipt(town: Town) -> None:
    toys = Toys(town)
    ada = town.member("Zénobie")
    project = toys.published(toys.hands(count=2))
    need = toys.needs(project)[0]
    town.acts(ada, lambda hood: hood.say_yes(need_id=need.id))
    ada.opens("/donnees").presses("erase").sees("Ça ne se défait pas.", "This can’t be undone.").presses("keep")
    ada.sees("Rien n’a été effacé.", "Nothing was erased.")
    assert town.run(lambda uow: uow.members.get(ada.id)) is not None
    before = acts(town, ada)
    ada.opens("/donnees").presses("erase").presses("erase")
    assert acts(town, ada) - before == 3
    ada.sees("Ton reçu :", "Your receipt:").sees("je ne sais plus qui tu es", "I no longer know who you are")
    assert town.run(lambda uow: uow.members.get(ada.id)) is None
    assert toys.states(project) == ["cancelled"]
    ada.says("bonjour").sees("Bonjour. Je suis la Porte", "Hello. I’m the Door")
    assert ada.state == "welcome.hello"

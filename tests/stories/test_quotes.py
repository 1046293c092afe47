"""Expertise for a fee: quotes side by side under a ceiling, one accepted, the others thanked."""

from conversations.inbound import Press
from domain.pay import ceiling
from domain.projects import Project
from tests.stories.person import Person
from tests.stories.shops import Shop
from tests.stories.town import Town
from tests.stories.toys import Toys, acts, reads


def paid(toys: Toys, *, days: int = 1) -> Project:
    """Omar's class can pay somebody who knows wood up to 40 $ an hour."""
    saturdays = tuple(toys.saturday(week=week) for week in range(days))
    return toys.published(toys.carpenter(pay=ceiling(40), occurrences=saturdays))


def quotes(person: Person, words: str) -> Person:
    """A neighbour finds it and says for how much."""
    return person.opens("/projects").presses("near").presses("yes").says(words)


def test_quotes_stand_side_by_side_and_one_is_accepted(town: Town) -> None:
    toys = Toys(town)
    shop, ada = Shop(toys), town.member("Ada")
    project = paid(toys)
    french = town.manner.language == "fr"
    quotes(ada, "35 $, matériel compris" if french else "$35, materials included")
    ada.sees("Ton devis est en route : 35 $/h", "Your quote is on its way: $35/h")
    ada.sees("Il ne retient pas de place", "No place is kept for it")
    toys.omar.sees("Tu as 1 devis à lire", "You have 1 quote to answer").sees(
        "Ton plafond : 40 $/h", "Your ceiling: $40/h"
    )
    shop.square.presses(shop.leo, "help")
    times = "le samedi matin" if french else "Saturday morning"
    if town.manner.forms:
        shop.leo.sees("menuiserie, jusqu'à 40 $/h.", "carpentry, up to $40/h.")
    shop.leo.fills(name=shop.id, times=times, fee="30", how="")
    shop.leo.sees("Votre devis est en route : 30 $/h", "Your quote is on its way: $30/h")
    toys.omar.sees("Tu as 2 devis à comparer", "You have 2 quotes to compare")
    toys.omar.sees("1. Quincaillerie Léo · 30 $/h", "1. Quincaillerie Léo · $30/h")
    toys.omar.sees("le prix le plus bas", "the lowest price").sees(f"« {times} »", f"“{times}”")
    toys.omar.sees("2. Ada · 35 $/h", "2. Ada · $35/h").sees("matériel compris", "materials included")
    town.settles()
    shop.board.has_seen("Votre devis : menuiserie, 30 $/h, en attente", "Your quote: carpentry, $30/h, waiting")
    old = toys.omar.last.choices[0].token
    before = acts(town, toys.omar)
    reads(toys.omar, "Léo").sees(
        "Tarif demandé : 30 $/h. Ton plafond : 40 $/h", "The fee asked: $30/h. Your ceiling: $40/h"
    )
    toys.omar.presses("accept").sees("Je remercie les autres de ta part", "I thank the others for you")
    assert acts(town, toys.omar) - before == 2
    shop.leo.sees("C’est confirmé", "It’s confirmed")
    ada.sees("a choisi un autre devis cette fois", "chose another quote this time")
    town.settles()
    toys.omar.has_seen("Accepté : Quincaillerie Léo, 30 $/h", "Accepted: Quincaillerie Léo, $30/h")
    assert sorted(toys.states(project)) == ["confirmed", "released"]
    toys.omar.does(Press(old)).sees("Aucun devis n’attend ta réponse", "No quote waits for your answer")


def test_the_cheapest_and_the_soonest_are_said_when_they_differ(town: Town) -> None:
    toys = Toys(town)
    shop, ada = Shop(toys), town.member("Ada")
    project = paid(toys, days=2)
    first, second = toys.dates(toys.needs(project)[0])
    quotes(ada, "40")
    shop.square.presses(shop.leo, "help")
    shop.leo.fills(name=shop.id, date=second.id, times="", fee="20", how="")
    card = toys.omar.last.card
    assert card is not None
    lines = [line for line in card.lines if line[:2] in ("1.", "2.")]
    assert "20" in lines[0]
    assert ("le prix le plus bas" if town.manner.language == "fr" else "the lowest price") in lines[0]
    assert ("le plus tôt" if town.manner.language == "fr" else "the soonest") in lines[1]
    assert first.starts < second.starts


def test_a_quote_within_the_ceiling_is_changed_then_withdrawn_and_the_organizer_knows(town: Town) -> None:
    toys, ada = Toys(town), town.member("Ada")
    project = paid(toys)
    french = town.manner.language == "fr"
    quotes(ada, "45 $ de l’heure" if french else "$45 an hour")
    ada.sees("ne peut pas payer plus de 40 $/h", "can pay $40/h at most")
    ada.says("30 $ par jour" if french else "$30 per day").sees("40 $/h", "$40/h")
    ada.says("40").sees("Ton devis est en route", "Your quote is on its way").presses("requote")
    if town.manner.forms and not town.manner.typed:
        ada.fills(price="60", times="", how="")
        assert set(ada.reply.errors) == {"price"}
    ada.fills(price="25", times="le matin" if french else "in the morning", how="")
    ada.sees("Ton devis est en route : 25 $/h", "Your quote is on its way: $25/h")
    toys.omar.sees("1. Ada · 25 $/h", "1. Ada · $25/h").sees("le matin", "in the morning")
    ada.presses("cancel").sees("ton devis est retiré", "your quote is withdrawn")
    toys.omar.sees("Ada a retiré son devis pour", "Ada has withdrawn the quote for")
    town.settles()
    toys.omar.has_seen("Aucun devis n’attend ta réponse", "No quote waits for your answer")
    assert toys.states(project) == ["cancelled"]


def test_a_question_comes_before_the_answer_and_a_volunteer_who_waits_comes_first(town: Town) -> None:
    toys = Toys(town)
    ada, ben = town.member("Ada"), town.member("Ben")
    project = paid(toys)
    french = town.manner.language == "fr"
    quotes(ada, "35")
    reads(toys.omar, "Ada").presses("quotes").sees("Ada · 35 $/h", "Ada · $35/h")
    reads(toys.omar, "Ada").presses("ask").says("Avec une facture?" if french else "With a bill?")
    ada.presses("reply").says("Oui." if french else "Yes.")
    ben.opens("/projects").presses("near").presses("yes").presses("volunteer")
    toys.omar.presses("accept", on="35").sees("Réponds-lui d’abord", "Answer them first")
    toys.omar.presses("accept", on="Ben")
    ada.sees("Merci pour le tien", "Thank you for yours")
    assert toys.states(project) == ["released", "confirmed"]


def test_a_quote_that_nobody_answers_no_longer_stands(town: Town) -> None:
    toys, ada = Toys(town), town.member("Ada")
    project = paid(toys)
    quotes(ada, "35")
    town.waits(days=3)
    ada.sees("ton devis ne tient plus", "your quote no longer stands")
    toys.omar.has_seen("son devis ne tient plus", "their quote no longer stands")
    assert toys.states(project) == ["released"]

"""The two stories that the whole began with: the wooden toys, and the costume house."""

from domain.pay import ceiling
from domain.projects import Requires
from domain.sheets import NeedSheet
from tests.stories.town import HOUR, Person, Town
from tests.stories.toys import Toys, acts, reads


def test_the_school_where_teenagers_make_a_wooden_toy_for_a_younger_child(town: Town) -> None:
    """A class of 15 to 18 makes one toy for each child; a specialist of woodworking helps, a shop gives the wood."""
    toys = Toys(town)
    olga = town.member("Olga")
    mornings = tuple(toys.saturday(week=week) for week in range(3))
    project = toys.published(
        NeedSheet(
            kind="skill", skills=("carpentry", "toy_making"), occurrences=mornings,
            requires=Requires(min_age=18, background_check=True),
        ),
        NeedSheet(kind="time", what="", count=2, occurrences=mornings[-1:]),
        NeedSheet(
            kind="goods", what="feuilles de contreplaqué" if town.manner.language == "fr" else "sheets of plywood",
            count=20, occurrences=(toys.saturday(),),
        ),
        category="children",
    )  # fmt: skip
    code = town.acts(toys.omar, lambda hood: hood.invite_organizer(project.id))
    town.acts(olga, lambda hood: hood.join_as_organizer(project.id, code=code))
    specialist = _a_cabinetmaker_says_what_she_can_do(town)
    town.settles()
    toys.omar.sees("Ada propose son aide", "Ada offers to help").sees("menuiserie", "carpentry")
    toys.omar.sees("je relance toutes les personnes responsables", "I’ll remind everybody who organizes it")
    toys.omar.presses("ask").says("Avez-vous déjà montré le métier à des jeunes?", "Have you taught young people?")
    specialist.presses("reply").says("Oui, dix ans à l’école du meuble.", "Yes, ten years at the furniture school.")
    toys.omar.presses("accept").sees(
        "C’est fait : Ada a la date et l’adresse", "It’s done: Ada has the date and the address"
    )
    specialist.sees("C’est confirmé", "It’s confirmed").sees("12, rue des Copeaux")
    _a_shop_gives_the_wood(town, toys)
    _a_student_of_sixteen_lends_a_hand(town, toys)
    town.waits(days=4, hours=8)
    specialist.sees("C’est demain.", "It’s tomorrow.").presses("still_yes")
    town.waits(days=1)
    first = next(
        row for row in town.run(lambda uow: uow.commitments.of_project(project.id)) if row.state == "confirmed"
    )
    town.acts(olga, lambda hood: hood.mark_done(first.id))
    states = sorted(toys.states(project))
    assert states == ["confirmed", "confirmed", "confirmed", "confirmed", "done"], states


def _a_cabinetmaker_says_what_she_can_do(town: Town) -> Person:
    """A stranger arrives, writes one sentence, and says yes to the first card."""
    ada = town.stranger("Ada")
    ada.opens("/start").sees("Je suis la Porte", "I’m the Door").presses("adult").presses("offer")
    ada.says("je fais de la menuiserie, libre le samedi matin, H2S", "I do carpentry, free Saturday mornings, H2S")
    ada.presses("yes").sees("Un jouet de bois pour chaque petit", "A wooden toy for every child")
    ada.sees("avoir 18 ans ou plus et accepter une vérification", "be 18 or older and agree to a background check")
    assert acts(town, ada) <= 5
    if town.run(lambda uow: uow.load(ada.address).member).name:
        return ada.presses("yes")
    ada.presses("skip").presses("yes").says("Ada")
    return ada.sees("place est réservée", "Your place is kept")


def _a_shop_gives_the_wood(town: Town, toys: Toys) -> None:
    leo = town.member("Léo", manner="vous")
    shop = town.acts(leo, lambda hood: hood.found_partner("Quincaillerie Léo", fsa="H2G", gives=("goods",)))
    town.acts(toys.mo, lambda hood: hood.verify_partner(shop.id))
    leo.opens("/offer").presses("goods").says("contreplaqué" if town.manner.language == "fr" else "plywood")
    leo.sees("Quincaillerie Léo").presses("yes").sees("0 sur 20", "0 of 20")
    leo.presses("yes", on="0 sur 20" if town.manner.language == "fr" else "0 of 20")
    leo.fills(name=shop.id, kind="gift", many="20", times="", value="", how="")
    toys.omar.sees("Quincaillerie Léo offre 20 sur 20", "Quincaillerie Léo offers 20 of 20").presses("accept")
    leo.sees("Omar compte sur vous", "Omar is counting on your help")


def _a_student_of_sixteen_lends_a_hand(town: Town, toys: Toys) -> None:
    """Sixteen: welcome as a volunteer in an approved project, where two adults are."""
    tina = town.member("Tina", age="teen")
    tina.opens("/projects").presses("category").presses("children")
    tina.presses("yes", on="0 personne sur 2" if town.manner.language == "fr" else "0 people of 2")
    tina.sees("place est réservée", "Your place is kept")
    toys.omar.sees("14 à 17 ans", "14 to 17 years old").presses("accept")


def test_the_costume_house_that_seeks_funds_elsewhere_and_volunteers_here(town: Town) -> None:
    """A house of costumes raises its money with a crowdfunding partner; here it looks for people who sew and sort."""
    toys = Toys(town)
    french = town.manner.language == "fr"
    ines = town.member("Inès", fsa="H2G")
    saturdays = (toys.saturday(), toys.saturday(week=1))
    house = toys.published(
        NeedSheet(kind="skill", skills=("sewing", "costume_making"), count=2, occurrences=saturdays),
        NeedSheet(kind="time", what="", count=3, occurrences=saturdays[:1]),
        NeedSheet(kind="skill", skills=("accounting",), pay=ceiling(300, "job"), occurrences=saturdays[:1]),
        NeedSheet(kind="money", count=5000),
        by=ines,
        title="La maison des costumes" if french else "The costume house",
        story="Dix mille costumes à trier et à recoudre." if french else "Ten thousand costumes to sort and mend.",
        category="arts",
    )
    nora = town.member("Nora")
    nora.opens("/projects").presses("category").presses("arts").sees("La maison des costumes", "The costume house")
    nora.presses("more")
    nora.presses("yes", on="5 000" if french else "5,000").sees("Je ne reçois pas d’argent", "I take no money")
    nora.says("/annuler", "/cancel")
    _somebody_sews_both_saturdays(town, ines)
    _a_family_sorts_costumes(town, ines)
    paul = town.member("Paul")
    paul.opens("/offer").says(
        "comptabilité, le samedi, 250 $ pour le travail", "accounting, Saturdays, $250 for the job"
    )
    paul.sees("250 $ pour le travail" if french else "$250 for the job").presses("yes").presses("yes", on="300")
    paul.says("350").sees("d’au plus 300 $", "up to $300").says("250")
    reads(ines, "250").sees("Tarif demandé : 250 $", "The fee asked: $250").presses("decline").presses("enough")
    paul.sees("Nous avons déjà assez de monde", "We have enough people already")
    town.waits(days=5, hours=3)
    rows = town.run(lambda uow: uow.commitments.of_project(house.id))
    assert sorted(row.state for row in rows) == ["confirmed", "confirmed", "confirmed", "declined"]


def _somebody_sews_both_saturdays(town: Town, ines: Person) -> None:
    rosa = town.member("Rosa")
    rosa.opens("/offer").says("couture, le samedi", "sewing, on Saturdays").presses("yes")
    rosa.sees("confection de costumes", "costume making").presses(
        "why", on="couture" if town.manner.language == "fr" else "sewing"
    )
    rosa.sees("On y cherche justement ce que tu offres : couture", "It asks for sewing").presses("yes")
    rosa.sees("5 décembre", "December 5")
    ines.sees("samedi 28 novembre et samedi 5 décembre", "Saturday, November 28 and Saturday, December 5").presses(
        "accept"
    )
    rosa.sees("C’est confirmé : Inès t’attend", "It’s confirmed: Inès is expecting you")


def _a_family_sorts_costumes(town: Town, ines: Person) -> None:
    ben = town.member("Ben")
    ben.opens("/offer").presses("time").presses("weekend").presses("yes")
    ben.presses("yes", on="0 personne sur 3" if town.manner.language == "fr" else "0 people of 3")
    ben.presses("party").presses("n3").presses("n2")
    town.waits(hours=1)
    ines.has_seen(
        "Ben vient avec 2 autres personnes, dont 2 de moins de 18 ans",
        "Ben comes with 2 other people, 2 of them under 18",
    )
    ines.presses("accept").sees("L’équipe est complète", "The team is complete")
    assert town.now % HOUR == 0

"""A shop's own door: introduced, verified by a delegate, shared with colleagues, left."""

from conversations.inbound import Open, Press
from conversations.ports import Opener
from domain.partners import Partner
from tests.stories.shops import puts_needs
from tests.stories.town import Person, Town
from tests.stories.toys import Toys, acts


def shops(town: Town, person: Person) -> list[Partner]:
    kept: list[Partner] = town.run(lambda uow: uow.partners.of_member(person.id))
    return kept


def test_a_shop_is_introduced_verified_and_offers_in_its_name(town: Town) -> None:
    toys, leo = Toys(town), town.member("Léo")
    leo.opens("/commerce").sees("Présentons votre commerce", "Let’s introduce your shop")
    leo.fills(name="Quincaillerie Bélanger", where="H2S 1A1")
    leo.sees("Que pourriez-vous donner ou prêter", "What could you give or lend").presses("goods").presses("skill")
    leo.presses("skill").presses("space").presses("done").sees("Quels jours est-ce fermé?", "On which days")
    leo.presses("mon").presses("done").sees("Où dois-je mettre les besoins", "Where shall I put the needs")
    puts_needs(leo, "nowhere").sees("des objets et un local", "things and a room")
    leo.sees("Fermé : le lundi", "Closed: Mondays").presses("yes")
    leo.sees("je vous écris alors", "I write to you then")
    assert acts(town, leo) <= 13
    [shop] = shops(town, leo)
    assert (shop.gives, shop.closed_days, shop.verified) == (("goods", "space"), ("mon",), False)
    toys.mo.sees("Un commerce ou un organisme à vérifier :", "A shop or an organization to verify:").presses("approve")
    leo.sees("Quincaillerie Bélanger : c’est vérifié.", "Quincaillerie Bélanger is verified").presses("offer")
    leo.presses("goods").says("20 chaises", "20 chairs").sees("Quincaillerie Bélanger")


def test_what_is_wrong_is_said_and_each_line_can_be_changed(town: Town) -> None:
    leo = town.member("Léo")
    leo.opens("/commerce")
    if town.manner.forms and not town.manner.typed:
        leo.fills(name="Q", where="nulle part")
        assert set(leo.reply.errors) == {"name", "where"}
        leo.fills(name="Quincaillerie", where="Chibougamau")
        assert set(leo.reply.errors) == {"where"}
    else:
        leo.says("Q").sees("Un nom a de 2 à 80 caractères.", "A name has 2 to 80 characters.")
    leo.fills(name="Quincaillerie", where="H2S").presses("done").presses("done")
    puts_needs(leo, "nowhere").sees("Ouvert tous les jours", "Open every day").presses("name").says("Limonade").presses(
        "where"
    ).says("H1X")
    leo.presses("gives").presses("money").presses("done").presses("closed").presses("sun").presses("done")
    leo.sees("Limonade").sees("Fermé : le dimanche", "Closed: Sundays").presses("yes")
    assert shops(town, leo)[0].name == "Limonade"


def test_a_list_of_ticks_changes_where_it_is_pressed(town: Town) -> None:
    leo = town.member("Léo")
    leo.opens("/commerce").fills(name="Quincaillerie", where="H2S")
    shown = len(leo.seen)
    leo.presses("goods").presses("skill")
    assert {c.id for c in leo.last.choices if c.label.startswith("✓")} == {"goods", "skill"}
    in_place = not town.manner.typed and not town.limits(leo.address.platform).echoes
    assert len(leo.seen) == shown + (0 if in_place else 2), "nobody looks for the list under what it was"
    leo.does(Press("a-done")).sees("déjà réglée", "already settled")
    leo.presses("space").presses("done").sees("Quels jours", "On which days")
    assert sum(any(c.id == "goods" for c in m.screen.choices) for _, m in leo.seen) >= 2, (
        "a new question is a new message"
    )


def test_a_shop_that_could_not_be_verified_is_corrected_and_sent_again(town: Town) -> None:
    toys, leo = Toys(town), town.member("Léo")
    leo.opens("/commerce").fills(name="Quincaillerie Belanger", where="H2S")
    leo.presses("goods").presses("done").presses("done")
    puts_needs(leo, "private").presses("yes")
    toys.mo.sees_choices("approve", "refuse").presses("refuse").sees("Choisis une raison", "Choose a reason")
    toys.mo.presses("unreached").sees("C’est envoyé, avec ta raison", "It’s sent, with your reason")
    leo.sees("n’a pas pu vérifier", "could not verify").sees("joindre personne sur place", "reach anybody there")
    town.settles()
    toys.mo.has_seen("Pas vérifié. Décision : Mo.", "Not verified. Decided by Mo.")
    leo.opens("/commerce").sees("n’a pas pu le vérifier", "could not verify it").presses("done")
    leo.opens("/commerce").presses("mend").sees("des objets", "things").presses("name").says("Quincaillerie Bélanger")
    leo.presses("yes").sees("Merci : Quincaillerie Bélanger", "Thank you: Quincaillerie Bélanger")
    toys.mo.sees("à vérifier", "to verify").sees("Quincaillerie Bélanger").presses("approve")
    leo.sees("Quincaillerie Bélanger : c’est vérifié.", "Quincaillerie Bélanger is verified")
    assert [shop.verified for shop in shops(town, leo)] == [True]


def test_a_colleague_s_link_after_a_refusal_brings_no_right_to_correct(town: Town) -> None:
    toys, leo, kim = Toys(town), town.member("Léo"), town.member("Kim")
    shop = town.acts(leo, lambda hood: hood.found_partner("Limonade", fsa="H2S"))
    code = town.acts(leo, lambda hood: hood.invite_to_partner(shop.id))
    town.acts(kim, lambda hood: hood.join_partner(shop.id, code=code))
    toys.mo.presses("refuse").says("L’adresse n’est pas la bonne.", "The address is not the right one.")
    kim.sees("pas la bonne", "not the right one")
    assert not kim.last.choices
    kim.opens("/commerce").sees_choices("leave", "done")
    leo.presses("mend")
    assert leo.state == "partner.review"


def test_a_colleague_follows_the_link_and_one_can_leave(town: Town) -> None:
    leo, kim = town.member("Léo"), town.member("Kim")
    town.acts(leo, lambda hood: hood.found_partner("Limonade", fsa="H2S"))
    leo.opens("/commerce").sees("doit encore le vérifier", "has yet to verify it").presses("team").presses("colleague")
    leo.sees("lien", "link")
    link = next(word for word in leo.text.split() if "?open=" in word).partition("=")[2].rstrip(".")
    kim.opens(link).sees("On vous invite à répondre pour un commerce", "You were invited to answer for a shop").presses(
        "no"
    )
    kim.opens(link).presses("yes").sees("Bienvenue dans l’équipe : Limonade", "Welcome to the team of Limonade")
    assert shops(town, leo)[0].team == {leo.id: "owner", kim.id: "member"}
    kim.opens("/commerce").presses("leave").presses("no").presses("leave").presses("yes")
    kim.sees("vous ne répondez plus pour Limonade", "you no longer answer for Limonade")
    leo.presses("done")
    assert shops(town, leo)[0].team == {leo.id: "owner"}


def test_a_shop_that_was_imported_is_where_its_owner_works(town: Town) -> None:
    town.workplaces = True
    shop = town.acts(None, lambda hood: hood.enroll_partner("Limonade", fsa="H2S"))
    town.run(lambda uow: uow.put_opener(Opener("import", "partner", {"partner": shop.id, "code": shop.code})))
    leo = town.member("Léo", manner="vous").does(Open("import")).presses("yes").sees("Limonade")
    address = leo.address
    assert shops(town, leo)[0].workplace == f"{address.platform}|{address.workspace}"
    leo.presses("team").presses("everyone").sees("Toutes les personnes qui travaillent ici", "Everybody who works here")


def test_a_minor_cannot_answer_for_a_shop(town: Town) -> None:
    tom = town.member("Tom", age="teen")
    tom.opens("/commerce").sees(
        "Seuls les adultes peuvent répondre pour un commerce", "Only adults can answer for a shop"
    )

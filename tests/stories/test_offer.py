"""Offering help: one sentence or buttons, what was understood, and the needs that fit."""

from domain.ground import found
from domain.offers import Offer
from storage.unit import Unit
from tests.stories.town import Person, Town
from tests.stories.toys import Toys, acts


def offers(town: Town, person: Person) -> list[Offer]:
    kept: list[Offer] = town.run(lambda uow: uow.offers.of_member(person.id))
    return kept


def _announce_ahuntsic(uow: Unit) -> None:
    uow.territories.put(found(uow.territories.get("ahuntsic")).but(state="announced"))


def test_one_sentence_is_enough_and_the_best_need_is_shown(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.carpenter())
    ada = town.member("Ada", alerts=False)
    ada.opens("/offer").sees("Qu’est-ce que tu peux donner? Écris-le comme tu le dirais.", "What can you give?")
    ada.says("je fais de la menuiserie, libre le samedi matin, H2S", "I do carpentry, free Saturday mornings, H2S")
    ada.sees("Si j’ai bien compris :", "If I understood right:")
    ada.sees("Menuiserie\nLe samedi, de 8 h à 12 h", "Carpentry\nSaturdays, 8 a.m. to 12 p.m.")
    ada.sees("jusqu’à 3 km", "up to 3 km").sees_choices("yes", "yes_quiet", "edit")
    ada.presses("yes").sees("Merci, Ada. Un projet pourrait te convenir", "One project would suit you")
    ada.sees("Un jouet de bois pour chaque petit", "A wooden toy").sees("0 personne sur 1", "0 people of 1")
    ada.sees("jamais entre 21 h et 8 h", "never between 9 p.m. and 8 a.m.,")
    assert acts(town, ada) == 3
    assert offers(town, ada)[0].skills == ("carpentry",)
    assert town.run(lambda uow: uow.members.get(ada.id)).agreed("alerts")
    ada.presses("yes", on="0 pers" if town.manner.language == "fr" else "0 people").sees(
        "place est réservée", "Your place is kept"
    )


def test_without_reading_one_press_a_question(town: Town) -> None:
    ada = town.stranger("Ada")
    ada.opens("/start").presses("adult").presses("offer").presses("skill")
    ada.sees("Quel savoir-faire?", "Which skill?").says("couture", "sewing")
    ada.sees("libre?", "When are you free?").presses("weekend")
    ada.sees("dans quel coin?", "Where are you?").says("H1X")
    ada.sees("Couture", "Sewing").sees("La fin de semaine", "Weekends").presses("yes")
    ada.sees("prénom? Les responsables du projet le verront.", "first name? The organizers will see it.")
    ada.says("Ada").sees("Bienvenue, Ada", "Nice to meet you, Ada")
    assert acts(town, ada) <= 9
    member = town.run(lambda uow: uow.load(ada.address).member)
    assert (member.name, member.fsa) == ("Ada", "H1X")


def test_hours_that_two_readings_fit_are_asked_about(town: Town) -> None:
    leo = town.member("Léo")
    leo.opens("/offer").says("sonorisation, le mardi de 7 à 9", "sound engineering, Tuesdays 7-9")
    leo.sees("est-ce le matin ou le soir?", "is that in the morning or in the evening?").sees_choices(
        "morning", "evening"
    )
    leo.presses("evening").sees("Le mardi, de 19 h à 21 h", "Tuesdays, 7 p.m. to 9 p.m.").presses("yes")
    assert (offers(town, leo)[0].windows[0].start, offers(town, leo)[0].windows[0].end) == ("19:00", "21:00")


def test_a_time_that_cannot_be_read_is_asked_again_with_an_example(town: Town) -> None:
    leo = town.member("Léo")
    leo.opens("/offer").presses("time").says("deux soirs par semaine", "two evenings a week")
    leo.sees("Il me faut les jours eux-mêmes", "I need the days themselves").says("7-9 le mardi", "Tuesdays 7-9")
    leo.presses("morning").sees("de 7 h à 9 h", "7 a.m. to 9 a.m.").presses("edit").presses("when")
    leo.says("peu importe", "always").sees("N’importe quand", "Any time").presses("edit").presses("when")
    leo.says("le mardi de 7 h à 9 h", "Tuesdays, 7 to 9 a.m.").presses("yes")
    assert offers(town, leo)[0].kind == "time"


def test_what_a_sentence_does_not_say_is_asked(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/offer").says("je peux garder un kiosque samedi", "I can mind a stall on Saturday")
    ada.sees("C’est quel genre d’aide?", "What sort of help is that?").presses("time").presses("yes")
    assert offers(town, ada)[0].kind == "time"
    assert offers(town, ada)[0].windows


def test_the_sort_of_help_can_be_said_in_words_too(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/offer").says("je peux garder un kiosque samedi", "I can mind a stall on Saturday")
    ada.says("bof", "dunno").sees("Je ne vois pas encore", "I can’t tell yet")
    ada.says("réparer des vélos", "bike repair").sees("vélo", "Bicycle repair").sees("samedi", "Saturday")
    ada.presses("yes")
    (offer,) = offers(town, ada)
    assert (offer.kind, offer.skills) == ("skill", ("bike_repair",))
    assert "kiosque" in offer.words or "stall" in offer.words
    leo = town.member("Léo")
    leo.opens("/offer").says("je peux garder un kiosque samedi", "I can mind a stall on Saturday")
    leo.says("du temps", "time").presses("yes")
    assert offers(town, leo)[0].kind == "time"


def test_a_skill_without_a_name_is_kept_in_the_givers_words(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/offer").presses("skill").says("rempaillage", "caning")
    ada.sees("Je ne connais pas « rempaillage »", "I don’t know “caning”").presses("own_words").presses("any")
    ada.sees("Rempaillage", "Caning").presses("yes")
    offer = offers(town, ada)[0]
    assert (offer.skills, offer.windows) == ((), ())
    assert offer.words in ("rempaillage", "caning")


def test_a_skill_is_found_by_a_name_that_is_near(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/offer").presses("skill").says("mnuisrie", "crpentr").presses("carpentry").presses("any").presses("yes")
    assert offers(town, ada)[0].skills == ("carpentry",)


def test_things_and_rooms_are_offered_in_a_few_words(town: Town) -> None:
    leo = town.member("Léo")
    leo.opens("/offer").presses("goods").says("20 chaises à prêter", "20 chairs to lend")
    leo.sees("20 chaises à prêter", "20 chairs to lend").presses("yes")
    leo.opens("/offer").presses("space").says("un atelier", "a workshop").presses("evenings").presses("yes")
    chairs, workshop = offers(town, leo)
    assert (chairs.kind, chairs.stock, workshop.kind, workshop.windows[0].start) == ("goods", 20, "space", "17:00")


def test_one_line_is_corrected_at_a_time(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/offer").says("couture le samedi matin", "sewing on Saturday mornings")
    ada.presses("edit").presses("far").says("99").sees("de 1 à 50", "from 1 to 50").presses("km10")
    ada.sees("jusqu’à 10 km", "up to 10 km")
    ada.presses("edit").presses("where").says("nulle part", "nowhere at all").sees("nulle part", "nowhere")
    ada.says("H2R").sees("Villeray")
    ada.presses("edit").presses("pay").says("cher", "a lot").sees("Il me faut un montant", "I need an amount")
    ada.says("35 $/h", "$35/h").sees("35 $/h", "$35/h")
    ada.presses("edit").presses("when").presses("evenings").sees("Du lundi au vendredi", "Monday to Friday")
    ada.presses("edit").presses("give").says("tricot", "knitting").sees("Tricot", "Knitting").presses("yes")
    offer = offers(town, ada)[0]
    assert (offer.skills, offer.radius_km, offer.fsa, offer.pay.max) == (("knitting",), 10, "H2R", 35)


def test_a_teenager_is_not_asked_about_pay(town: Town) -> None:
    tina = town.member("Tina", age="teen")
    tina.opens("/offer").says("garde d’animaux, 20 $/h, le samedi", "pet sitting, $20/h, on Saturdays")
    tina.sees("Avant 18 ans, on aide comme bénévole.", "Before 18, one helps as a volunteer.").presses("edit")
    assert "pay" not in [choice.id for choice in tina.last.choices]


def test_nothing_found_is_said_honestly_with_what_needs_hands_nearby(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands(count=4))
    ada = town.member("Ada")
    ada.opens("/offer").says("comptabilité le mardi soir", "accounting on Tuesday evenings").presses("yes")
    ada.sees("Rien ne correspond cette semaine", "Nothing fits this week").sees(
        "1 projet près de chez toi", "1 project near you"
    )
    ada.sees("Je garde ton offre", "I keep your offer")
    ada.presses("near").sees("Un jouet de bois", "A wooden toy").sees("0 personne sur 4", "0 people of 4")


def test_money_is_not_taken(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/offer").presses("money").sees("La Porte ne reçoit pas d’argent", "The Door takes no money")
    assert ada.state == "menu"
    assert offers(town, ada) == []


def test_looking_after_people_waits_for_a_delegate(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/offer").says("garde d’enfants le samedi", "childcare on Saturdays").presses("yes")
    ada.sees("une personne déléguée lit d’abord ton offre", "a delegate reads your offer first")
    assert offers(town, ada)[0].state == "waiting"


def test_where_the_door_is_not_open_one_can_wait_or_look_around(town: Town) -> None:
    town.run(_announce_ahuntsic)
    ada = town.member("Ada", fsa="H2C")
    ada.opens("/offer").says("couture le samedi", "sewing on Saturdays").presses("yes")
    ada.sees("La Porte n’est pas encore ouverte", "The Door isn’t open").presses("wait")
    ada.sees("le jour où la Porte ouvre", "the day the Door opens")
    assert [waiting.member for waiting in town.run(lambda uow: uow.territories.waiting("ahuntsic"))] == [ada.id]
    ada.opens("/offer").says("couture le samedi", "sewing on Saturdays").presses("yes").presses("browse").presses(
        "near"
    )
    ada.sees("Personne ne cherche d’aide", "Nobody is looking for help")
    stranger = town.stranger("Zoé")
    stranger.opens("/start").presses("adult").opens("/offer").presses("time").presses("any").says("H2C")
    stranger.presses("where").says("H2S").presses("yes").sees("Merci", "Thank you")


def test_a_verified_shop_gives_unless_it_is_ones_own(town: Town) -> None:
    toys = Toys(town)
    leo = town.member("Léo", manner="vous")
    shop = town.acts(leo, lambda hood: hood.found_partner("Café Léo", fsa="H2G"))
    town.acts(toys.mo, lambda hood: hood.verify_partner(shop.id))
    leo.opens("/offer").presses("goods").says("12 feuilles de contreplaqué", "12 sheets of plywood").sees("Café Léo")
    leo.presses("mine").sees("En mon nom", "In my own name").presses("yes")
    leo.opens("/offer").presses("goods").says("12 feuilles de contreplaqué", "12 sheets of plywood").presses("yes")
    assert [offer.partner for offer in offers(town, leo)] == ["", shop.id]


def test_a_skill_is_one_s_own_unless_the_shop_gives_it(town: Town) -> None:
    toys = Toys(town)
    leo = town.member("Léo", manner="vous")
    shop = town.acts(leo, lambda hood: hood.found_partner("Café Léo", fsa="H2G"))
    town.acts(toys.mo, lambda hood: hood.verify_partner(shop.id))
    leo.opens("/offer").says("menuiserie le samedi matin", "carpentry on Saturday mornings")
    leo.sees("En mon nom", "In my own name").presses(shop.id).sees(
        "Au nom de ce commerce : Café Léo", "On behalf of Café Léo"
    )
    leo.presses("yes").opens("/commerce").presses("offer").says("couture le samedi", "sewing on Saturdays")
    leo.sees("Au nom de ce commerce : Café Léo", "On behalf of Café Léo").presses("mine").presses("yes")
    assert {offer.partner for offer in offers(town, leo)} == {shop.id, ""}


def test_alerts_are_their_own_consent_and_a_closed_page_is_said(town: Town) -> None:
    ada = town.member("Ada", alerts=False)
    ada.opens("/offer").says("couture le samedi", "sewing on Saturdays").presses("yes_quiet")
    ada.sees("Je ne t’écrirai pas de moi-même", "I won’t write to you by myself")
    assert not town.run(lambda uow: uow.members.get(ada.id)).agreed("alerts")
    bob = town.stranger("Bob", later=False)
    bob.opens("/start").presses("adult").opens("/offer").says("couture le samedi, H2S", "sewing on Saturdays, H2S")
    bob.presses("yes")
    closed = ("Quand cette page est fermée", "Once this page is closed")
    bob.sees_no(*closed) if town.manner.reaches else bob.sees(*closed)


def test_the_place_is_asked_of_whoever_has_none(town: Town) -> None:
    ada = town.stranger("Ada")
    ada.opens("/start").presses("adult").opens("/offer").says("couture le samedi", "sewing on Saturdays")
    ada.sees("dans quel coin?", "Where are you?").opens("/cancel")
    ada.opens("/offer").says("je peux aider samedi", "I can help on Saturday").presses("time").sees(
        "quel coin", "Where are you?"
    )
    ada.opens("/cancel").opens("/offer").presses("skill").says("couture le samedi", "sewing on Saturdays").sees(
        "quel coin", "Where are you?"
    )
    ada.opens("/cancel").opens("/offer").presses("goods").says("20 chaises", "20 chairs").sees(
        "quel coin", "Where are you?"
    )
    ada.shares_place(45.54, -73.6).presses("yes").sees("Merci", "Thank you").presses("skip")
    assert town.run(lambda uow: uow.load(ada.address).member).fsa == "H2G"

"""Settings: each in three acts at most, changed at once, said in words, and changed back the same way."""

from domain.members import Member
from tests.stories.town import Person, Town
from tests.stories.toys import acts


def kept(town: Town, person: Person) -> Member:
    member: Member = town.run(lambda uow: uow.members.get(person.id))
    return member


def test_each_setting_takes_three_acts_and_is_said_in_words(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/reglages").sees("Mon quartier : La Petite-Patrie (H2S)", "My neighbourhood: La Petite-Patrie (H2S)")
    ada.presses("radius").presses("km_10")
    assert acts(town, ada) == 3
    ada.sees("C’est changé.", "It’s changed.").sees("Jusqu’où je vais : jusqu’à 10 km", "How far I go: up to 10 km")
    ada.presses("radius").says("51").sees("de 1 à 50 km", "from 1 to 50 km").says("7 km")
    ada.presses("name").says("Adèle").sees("Mon prénom : Adèle", "My first name: Adèle")
    ada.presses("place").says("sur la Lune").sees(
        "Je ne reconnais pas « sur la Lune »", "I don’t recognize “sur la Lune”"
    )
    ada.says("Villeray").sees("Villeray (H2R)", "Villeray (H2R)")
    ada.presses("place").shares_place(45.54, -73.6).sees("La Petite-Patrie (H2G)", "La Petite-Patrie (H2G)")
    ada.presses("cap").presses("cap_1").sees("Invitations par semaine : 1 au plus", "invitations a week: 1 at most")
    ada.presses("cap").says("0").sees("Invitations par semaine : aucune", "How many invitations a week: none")
    ada.presses("spoken").says("arabe et kabyle", "Arabic and Kabyle").sees("arabe et kabyle", "arabic and kabyle")
    ada.presses("spoken").presses("none").presses("done").sees("Tes réglages sont gardés.", "Your settings are kept.")
    ada.opens("/reglages").presses("data").presses("done").presses("shop").sees("Présentons", "Let’s introduce")
    me = kept(town, ada)
    assert (me.name, me.fsa, me.radius_km, me.weekly_cap, me.spoken) == ("Adèle", "H2G", 7, 0, ())


def test_quiet_hours_are_chosen_or_written(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/reglages").presses("quiet").presses("late")
    ada.sees("Heures tranquilles : de 22 h à 7 h", "Quiet hours: 10 p.m. to 7 a.m.")
    ada.presses("quiet").says("la nuit").sees("Il me faut deux heures", "I need two hours")
    ada.says("de 23 h 30 à 6 h", "11:30 pm to 6 am")
    assert (kept(town, ada).quiet_from, kept(town, ada).quiet_to) == ("23:30", "06:00")
    ada.presses("quiet").presses("never").sees("Heures tranquilles : aucune", "Quiet hours: none")


def test_a_pause_begins_and_ends(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/reglages").presses("pause").presses("week")
    ada.sees("Une pause : jusqu’au lundi 30 novembre", "A pause: until Monday, November 30")
    ada.presses("pause").presses("over").sees("Une pause : non", "A pause: no")
    assert kept(town, ada).paused_until == 0


def test_language_and_manner_change_with_the_very_answer(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/reglages").presses("language").presses("en").sees("It’s changed. Here is where things stand.")
    assert "manner" not in [choice.id for choice in ada.last.choices]
    ada.presses("language").presses("fr").sees("C’est changé. Voici où on en est.")
    ada.presses("manner").presses("vous").sees("Que voulez-vous changer?")
    ada.presses("manner").presses("tu").sees("Que veux-tu changer?")


def test_alerts_are_agreed_to_and_taken_back(town: Town) -> None:
    ada = town.member("Ada", alerts=False)
    ada.opens("/reglages").presses("alerts").presses("yes")
    ada.sees("oui, quand quelque chose convient", "yes, when something fits")
    assert kept(town, ada).agreed("alerts")
    ada.presses("alerts").presses("no")
    assert not kept(town, ada).agreed("alerts")


def test_a_place_where_the_door_is_closed_is_kept_and_said(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/reglages").presses("place").says("Chibougamau")
    ada.sees("La Porte n’est pas encore ouverte là-bas", "The door isn’t open there yet")
    assert kept(town, ada).fsa == "G8P"

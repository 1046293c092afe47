"""Whatever comes from somebody can be signalled, and the moderators read what it was."""

from tests.stories.town import Person, Town
from tests.stories.toys import Toys, carpenter


def is_read(town: Town, mo: Person, *words: tuple[str, str]) -> None:
    """The moderator reads what was signalled, with the words that it is about."""
    mo.opens("/moderer").sees("On me demande un virement.")
    for fr, en in words:
        mo.sees(fr, en)


def signals(person: Person) -> None:
    person.presses("report").sees("Seule la modération le lira", "nobody else will know")
    person.says("x").sees("en quelques mots", "in a few words")
    person.says("On me demande un virement.").sees("Merci", "Thank you")


def blocks(person: Person) -> None:
    person.sees("jamais en contact avec la personne", "never come across whoever").presses("block")
    person.sees("Ce qui était déjà promis entre vous tient", "What you already promised each other still holds")


def test_an_organizers_question(town: Town) -> None:
    ada, toys = carpenter(town), Toys(town)
    toys.published(toys.carpenter())
    ada.presses("yes")
    toys.omar.presses("ask").says("Peux-tu avancer 200 $?", "Can you advance $200?")
    ada.sees_choices("reply", "report")
    signals(ada)
    is_read(town, toys.mo, ("Peux-tu avancer 200 $?", "Can you advance $200?"))


def test_the_question_of_somebody_who_has_not_said_yes(town: Town) -> None:
    ada, toys = carpenter(town), Toys(town)
    toys.published(toys.carpenter())
    ada.presses("question").says("C’est toi qui paies?", "Are you the one who pays?")
    toys.omar.sees_choices("reply", "report")
    signals(toys.omar)
    is_read(town, toys.mo, ("C’est toi qui paies?", "Are you the one who pays?"))


def test_somebody_who_offers_help(town: Town) -> None:
    ada, toys = carpenter(town), Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    signals(toys.omar)
    is_read(town, toys.mo, ("Un jouet de bois", "A wooden toy"))
    toys.omar.presses("accept")
    assert toys.states(project) == ["confirmed"], "to signal somebody is no answer"


def test_a_project_to_which_one_said_yes(town: Town) -> None:
    ada, toys = carpenter(town), Toys(town)
    toys.published(toys.carpenter())
    ada.presses("yes").presses("report", on="Un jouet" if town.manner.language == "fr" else "A wooden toy")
    ada.presses("money").sees("Merci", "Thank you").presses("no")
    toys.mo.opens("/moderer").sees("numéro", "number")


def test_whom_one_never_wants_to_meet_again_and_then_does(town: Town) -> None:
    """Ada blocks Omar after what he wrote, finds his next project by herself, and changes her mind."""
    ada, toys = carpenter(town), Toys(town)
    toys.published(toys.carpenter())
    signals(ada)
    blocks(ada)
    signals(ada)
    ada.sees_no("jamais en contact avec la personne", "never come across whoever")
    toys.published(toys.hands(), title="Un banc")
    ada.opens("/projets").presses("near").presses("yes", on="Un banc")
    ada.sees("Tu as bloqué les gens de ce projet", "You blocked the people behind this project")
    ada.opens("/reglages").sees("Les personnes bloquées : Omar", "The people I blocked: Omar")
    ada.presses("blocked").presses("none").presses("blocked").says("Omar")
    ada.sees("C’est changé", "It’s changed")
    assert "blocked" not in [choice.id for choice in ada.last.choices]


def test_a_volunteer_whom_an_organizer_blocked(town: Town) -> None:
    """Omar blocks Ada: his next project is not proposed to her, and her yes to it is not taken."""
    ada, toys = carpenter(town), Toys(town)
    toys.published(toys.carpenter())
    ada.presses("question").says("C’est toi qui paies?", "Are you the one who pays?")
    signals(toys.omar)
    blocks(toys.omar)
    ada.presses("yes").sees("Je ne peux pas prendre ta réponse", "I can’t take your answer")

"""What people write out of the blue: greeted, thanked, helped, and led to what they mean."""

from tests.stories.town import Town
from tests.stories.toys import Toys


def test_a_greeting_and_thanks_are_answered_as_such(town: Town) -> None:
    rose = town.member("Rose").opens("/start").says("Bonjour!", "Good morning!").sees("Bonjour, Rose.", "Hello, Rose.")
    rose.says("merci beaucoup", "thank you").sees("De rien", "You’re welcome").sees("Qu’est-ce qui", "What brings you")
    rose.says("438-555-1212").sees("Je n’ai pas bien compris", "I didn’t quite get that")
    assert rose.state == "menu"
    rose.opens("/moi").says("merci", "thanks").sees("De rien", "You’re welcome").says("allô", "hello").sees("Rose.")
    rose.says("peut-être", "maybe").sees("Je n’ai pas reconnu", "I didn’t recognize")


def test_whoever_greets_first_is_greeted_and_asked_again(town: Town) -> None:
    rose = town.member("Rose")
    for command in ("/offrir", "/demander", "/proposer"):
        asked = rose.opens(command).state
        rose.says("Bonjour", "Hello").sees("Bonjour, Rose.", "Hello, Rose.").says("merci", "thanks")
        assert rose.state == asked


def test_whoever_asks_what_this_is_gets_help(town: Town) -> None:
    rose = town.member("Rose").opens("/start")
    for fr, en in (("?", "??"), ("Comment ça marche?", "How does this work?"), ("c’est quoi", "What is this?")):
        rose.says(fr, en).sees("À tout moment, tu peux écrire", "At any time you can write")
    for fr, en in (("Qui es-tu?", "Who are you?"), ("Es-tu un robot?", "Are you a bot?")):
        rose.says(fr, en).sees("Je suis la Porte, un service automatisé", "I’m the Door, an automatic service")


def test_whoever_wants_to_be_forgotten_or_left_in_peace_is_led_there(town: Town) -> None:
    rose = town.member("Rose").opens("/start").says("je veux effacer mes données", "please delete my data")
    assert rose.state == "rights.rights"
    rose.presses("done").says("désabonnez-moi", "unsubscribe")
    assert rose.state == "settings.lines"
    slash = "/collectif " if town.manner.slack else "/"  # Slack brings no command but its app's own
    rose.presses("done").says("stop").sees(f"{slash}reglages", f"{slash}settings")


def test_wanting_to_help_and_wanting_help_are_told_apart(town: Town) -> None:
    rose = town.member("Rose").opens("/start").says("je veux aider", "I want to help")
    assert rose.state.startswith("offer.")
    rose.says("annuler", "cancel").says("je voudrais de l’aide pour pelleter", "I need somebody to shovel")
    assert rose.state.startswith("ask.")


def test_a_number_a_word_or_a_plain_yes_answers_the_newest_card(town: Town) -> None:
    ada, toys = town.member("Ada"), Toys(town)
    project = toys.published(toys.hands(count=3))
    ada.opens("/projects").presses("near").says("question").sees(
        "Qu’aimerais-tu savoir?", "What would you like to know?"
    )
    ada.says("annuler", "cancel").opens("/projects").presses("near").says("oui", "yes")
    assert toys.states(project) == ["held"]
    toys.omar.says("d’accord", "of course").sees("C’est fait : Ada a la date", "It’s done: Ada has the date")
    assert toys.states(project) == ["confirmed"]


def test_where_several_could_be_meant_the_door_asks(town: Town) -> None:
    ada, toys = town.member("Ada"), Toys(town)
    toys.published(toys.hands(count=3))
    toys.published(toys.hands(), title="Un potager")
    ada.opens("/projects").presses("near").says("oui", "yes").sees("C’est pour lequel?", "Which one is that for?")
    ada.says("Un potager").sees("C’est noté", "It’s noted")


def test_whoever_cannot_come_after_all_finds_what_they_promised(town: Town) -> None:
    ada, toys = town.member("Ada"), Toys(town)
    toys.published(toys.hands())
    ada.opens("/projects").presses("near").presses("yes").opens("/start")
    for fr, en in (("finalement je peux pas", "I can’t make it"), ("c’est où déjà?", "where is it again?")):
        ada.says(fr, en).sees("Ce que tu as promis", "What you said yes to").presses("done")
    assert ada.state == "menu"

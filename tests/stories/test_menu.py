"""What people write out of the blue: greeted, thanked, helped, and led to what they mean."""

from tests.stories.town import Town


def test_a_greeting_and_thanks_are_answered_as_such(town: Town) -> None:
    rose = town.member("Rose").opens("/start").says("Bonjour!", "Good morning!").sees("Bonjour, Rose.", "Hello, Rose.")
    rose.says("merci beaucoup", "thank you").sees("De rien", "You’re welcome").sees("Qu’est-ce qui", "What brings you")
    rose.says("438-555-1212").sees("Je n’ai pas bien compris", "I didn’t quite get that")
    assert rose.state == "menu"


def test_whoever_asks_what_this_is_gets_help(town: Town) -> None:
    rose = town.member("Rose").opens("/start")
    for fr, en in (("?", "??"), ("Comment ça marche?", "How does this work?"), ("c’est quoi", "What is this?")):
        rose.says(fr, en).sees("À tout moment, tu peux écrire", "At any time you can write")


def test_whoever_wants_to_be_forgotten_or_left_in_peace_is_led_there(town: Town) -> None:
    rose = town.member("Rose").opens("/start").says("je veux effacer mes données", "please delete my data")
    assert rose.state == "rights.rights"
    rose.presses("done").says("désabonnez-moi", "unsubscribe")
    assert rose.state == "settings.lines"
    rose.presses("done").says("stop").sees("écris /reglages", "write /settings")


def test_wanting_to_help_and_wanting_help_are_told_apart(town: Town) -> None:
    rose = town.member("Rose").opens("/start").says("je veux aider", "I want to help")
    assert rose.state.startswith("offer.")
    rose.says("annuler", "cancel").says("je voudrais de l’aide pour pelleter", "I need somebody to shovel")
    assert rose.state.startswith("ask.")

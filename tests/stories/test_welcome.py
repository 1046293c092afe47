"""Coming in: who speaks, consent and age in one press, and what one came for."""

from conversations.inbound import Open, Press, Text
from conversations.ports import Opener
from tests.stories.town import Town


def test_somebody_comes_in_with_one_press(town: Town) -> None:
    """Zoé opens the page, reads who is speaking, and is in."""
    zoe = town.stranger("Zoé")
    zoe.opens("/start").sees("Je suis la Porte", "I’m the Door").sees("la Caisse du Quartier")
    # Where people are met at work, they are spoken to as there.
    able = "Vous pouvez" if town.manner.slack else "Tu peux"
    zoe.sees(f"{able} tout effacer", "You can erase it all")
    zoe.presses("adult").sees("amène?", "What brings you here?")
    assert zoe.state == "menu"


def test_what_is_kept_is_said_before_agreeing(town: Town) -> None:
    """Zoé asks what is kept before she says anything."""
    zoe = town.stranger("Zoé")
    zoe.opens("/start").presses("kept").sees("code postal", "postal code")
    zoe.presses("language").sees("postal code", "code postal").presses("language").presses("younger")
    zoe.says("retour", "back").sees("code postal", "postal code")
    zoe.presses("adult").sees("amène?", "What brings you here?")


def test_the_language_is_changed_at_once(town: Town) -> None:
    """Zoé reads better in the other language, and has it from the next message on."""
    zoe = town.stranger("Zoé")
    zoe.opens("/start").presses("language").sees("I’m the Door", "Je suis la Porte")
    zoe.presses("adult").sees("What brings you here?", "amène?")


def test_a_student_of_sixteen_comes_in_with_the_rules_for_minors(town: Town) -> None:
    """Léa is sixteen: she is told what that changes, and is in."""
    lea = town.stranger("Léa")
    lea.opens("/start").presses("younger").sees("Quel âge", "How old are you?")
    lea.presses("teen").sees("jamais en tête-à-tête", "never one-to-one")
    assert lea.state == "menu"


def test_a_child_is_sent_to_a_parent_and_nothing_is_kept(town: Town) -> None:
    """Noé is ten: a parent writes instead, and the door forgets him."""
    noe = town.stranger("Noé")
    noe.opens("/start").presses("younger")
    noe.presses("child").sees("à un parent de m", "ask a parent").sees("[Revenir au début]", "[Back to the start]")
    assert town.run(lambda uow: uow.load(noe.address)).member is None


def test_whoever_follows_a_link_gets_what_it_promised_after_coming_in(town: Town) -> None:
    """Zoé follows a poster's link: first a word about the door, then what the poster promised."""
    town.run(lambda uow: uow.put_opener(Opener("poster", "menu")))
    zoe = town.stranger("Zoé")
    zoe.does(Open("oposter")).sees("Je suis la Porte", "I’m the Door")
    zoe.does(Open("oposter")).does(Press("oposter-yes")).does(Text("/offer"))
    zoe.sees("D’abord, un mot sur moi", "First, a word about me")
    zoe.presses("adult").sees("amène?", "What brings you here?")


def test_the_first_sentence_is_read_once_there_is_somebody_whose_it_is(town: Town) -> None:
    """Zoé begins with what she came for: first a word about the door, then her sentence goes on."""
    zoe = town.stranger("Zoé")
    zoe.says("Je fais de la couture le samedi matin, H2S", "I can sew on Saturday mornings, H2S")
    zoe.sees("Je suis la Porte", "I’m the Door").sees("J’ai bien", "I have your message")
    zoe.presses("kept").presses("adult").sees("Couture", "Sewing").presses("yes")
    zoe.has_seen("Merci", "Thank you")


def test_what_is_written_under_the_greeting_is_read_right_after_it(town: Town) -> None:
    """On a page the greeting stands there already: Zoé writes under it instead of pressing."""
    zoe = town.stranger("Zoé").opens("/start").says("allo").says("oui", "yes")
    zoe.sees("laquelle de ces réponses?", "which of these answers?")
    zoe.says("Je fais de la couture le samedi matin, H2S", "I can sew on Saturday mornings, H2S")
    zoe.sees("J’ai bien", "I have your message").sees("18 ans ou plus?", "are you 18 or older?")
    zoe.sees_no("Je suis la Porte", "I’m the Door").presses("adult").sees("Couture", "Sewing")


def test_what_is_opened_after_a_first_sentence_takes_its_place(town: Town) -> None:
    """Zoé follows a link before she has agreed: it is the link that opens."""
    town.run(lambda uow: uow.put_opener(Opener("poster", "menu")))
    zoe = town.stranger("Zoé")
    zoe.says("Je fais de la couture le samedi matin, H2S", "I can sew on Saturday mornings, H2S")
    zoe.does(Open("oposter")).presses("adult").sees("amène?", "What brings you here?")


def test_a_greeting_asks_for_nothing_and_a_command_for_what_it_says(town: Town) -> None:
    zoe, max_ = town.stranger("Zoé"), town.stranger("Max")
    zoe.says("Bonjour!", "Hello!").sees_no("J’ai bien", "I have your message")
    zoe.presses("adult").sees("amène?", "What brings you here?")
    max_.opens("/offer").presses("adult").sees("donner?", "What can you give?")


def test_what_a_child_wrote_is_forgotten(town: Town) -> None:
    noe = town.stranger("Noé")
    noe.says("je veux aider mon voisin Zyxwvut", "I want to help my neighbour Zyxwvut")
    noe.presses("younger").presses("child")
    assert "Zyxwvut" not in repr(town.run(lambda uow: uow.load(noe.address)))


def test_a_stranger_finds_the_way_back_to_the_greeting(town: Town) -> None:
    """Zoé looks around before she agrees to anything, and always gets back."""
    zoe = town.stranger("Zoé")
    zoe.opens("/start").presses("kept").says("retour", "back").sees("Je suis la Porte", "I’m the Door")
    zoe.presses("younger").says("annuler", "cancel").sees("Je suis la Porte", "I’m the Door")
    zoe.says("annuler", "cancel").says("menu").sees("Je suis la Porte", "I’m the Door")
    zoe.says("aide", "help").sees("On est ici", "You are here").presses("adult")
    assert zoe.state == "menu"

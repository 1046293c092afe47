"""What a message is for is shown by how people say it; where two intents are fair, one asks."""

import datetime as dt

import pytest

from domain.reading.sentence import read

NOW = dt.datetime(2026, 5, 4, 10, 0)  # noqa: DTZ001 - the local time of whoever writes


def intent(text: str) -> str:
    reading = read(text, NOW)
    return "ask" if "intent" in reading.ask else reading.intent


@pytest.mark.parametrize(
    "text",
    [
        "Mon évier est bouché depuis deux jours",
        "ma laveuse fait un bruit d’enfer, qui répare ça à Rosemont?",
        "ça nous prendrait quatre musiciens pour la fête",
        "j’ai un chat à faire garder pendant les fêtes",
        "Quelqu’un pour tondre mon gazon?",
        "je peux payer 30 $ pour faire pelleter mon entrée",
        "Recherche étudiant pour pelleter",
        "Could use a hand moving a couch on Sunday",
        "my dishwasher is broken, any handyman nearby?",
        "two roofers for the church hall, $300 a day",
        "Is anyone able to drive my mom to the clinic?",
        "I'm looking to hire a painter for my living room",
        "Calling all volunteers! 10 people wanted to pack hampers",
        "Hoping someone could water my plants",
        "Notre jardin collectif manque de bras les samedis",
        "ça serait le fun d’avoir un clown pour la fête",
        "Does anybody repair old clocks?",
        "who wants to help paint our clubhouse?",
        "I broke my arm and can’t walk my dog",
        "zipper on my parka died, $15 to whoever replaces it",
        "cherche mécano honnête, je peux aller le porter n’importe quel soir",
        "the drama club has nobody to build its sets",
    ],
)
def test_a_need(text: str) -> None:
    assert intent(text) == "need"


@pytest.mark.parametrize(
    "text",
    [
        "Je tricote des tuques pour les gens dans le besoin",
        "Retraité de la construction, je peux faire des petites réparations",
        "Si quelqu’un a besoin d’un lift pour l’hôpital, j’ai un char",
        "Besoin d’un coup de main avec votre ordi? Je suis là pour ça",
        "Électricien licencié, 50$ de l’heure",
        "ma coop a une grande salle qu’on prête aux groupes",
        "Mon garçon de 16 ans veut tondre des pelouses",
        "ça me ferait plaisir de lire des histoires aux enfants",
        "on est trois amis forts, on peut aider à déménager",
        "Need a dog walker? I’m home all day and love dogs",
        "If anyone needs their snow shovelled, let me know",
        "We’re a hardware store and could donate paint",
        "I do bookkeeping for small nonprofits",
        "Certified yoga instructor, $60/hr, evenings",
        "sign me up for the soup kitchen",
        "Ça me tente de promener des chiens",
        "je voudrais offrir mon aide n’importe où il y a du besoin",
        "je sais faire la couture, je cherche pas l’argent",
        "J’ai une imprimante 3D, si quelqu’un veut faire imprimer une pièce c’est gratuit",
        "On a une remorque à prêter",
        "We have a hall you can use on Tuesdays",
    ],
)
def test_an_offer(text: str) -> None:
    assert intent(text) == "offer"


@pytest.mark.parametrize(
    "text",
    [
        "Quels sont les projets près de chez moi?",
        "Y a-t-il des activités pour les familles samedi?",
        "Je cherche un projet où je pourrais jardiner",
        "Any gardening projects near me?",
        "what’s happening in my neighbourhood this weekend?",
        "how can I help?",
        "Qu’est-ce que vous avez comme projets?",
    ],
)
def test_a_wish_to_see_what_is_going_on(text: str) -> None:
    assert intent(text) == "browse"


@pytest.mark.parametrize(
    "text",
    [
        "merci beaucoup pour hier, mon robinet coule pu!",
        "Le plombier que vous m’avez envoyé a fait un dégât",
        "Does it cost anything to sign up?",
        "Bonne fête Julie!",
        "Faut-tu payer pour s’inscrire?",
        "cherche appartement 4 et demi",
        "Comment je fais pour changer mon mot de passe?",
        "je vends mon divan 100$",
        "Congratulations you have won a $500 gift card",
        "Lost cat, grey tabby",
        "Thanks so much!",
        "are you a robot?",
    ],
)
def test_something_else(text: str) -> None:
    assert intent(text) == "other"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Deux cuisinières pour le souper de la paroisse, samedi 14 h à 19 h, bénévolat", "need"),
        ("The choir’s pianist moved away. Thursday rehearsals, 7 to 9, $40 each", "need"),
        ("Bartenders, Saturday 6 to 10, the curling club, $20/hr", "need"),
        ("le plombier de mon frère a gagné à la loterie hier", "other"),
        ("My electrician was in the paper yesterday for saving a moose", "other"),
    ],
)
def test_what_is_for_no_cue_to_say_is_told_by_its_wording(text: str, meant: str) -> None:
    assert intent(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "menuiserie",
        "Saturday",
        "plomberie, samedi",
        "je peux jardiner mais j’ai besoin d’un plombier",
    ],
)
def test_what_could_be_either_is_asked(text: str) -> None:
    assert intent(text) == "ask"


def test_something_else_says_nothing_of_skills_times_or_pay() -> None:
    reading = read("la barre de savon est rendue à 6 piasses, c’est débile", NOW)
    assert (reading.skills, reading.when, reading.pay, reading.ask) == ((), (), None, ())


def test_goods_and_rooms_are_lent_without_a_skill() -> None:
    reading = read("Notre café peut prêter sa salle les lundis soir", NOW)
    assert (reading.intent, reading.skills, reading.ask) == ("offer", (), ())

"""How typed text is heard: cleaned, compared with choices, and with the words that work everywhere."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, TypeAlias

from domain.reading import words
from domain.reading.memo import Memo

Universal: TypeAlias = Literal["help", "back", "cancel", "menu", "language", "where"]

UNIVERSAL: dict[str, Universal] = {
    "aide": "help", "help": "help", "a l aide": "help", "comment ca marche": "help", "c est quoi": "help",
    "qui es tu": "help", "tu es qui": "help", "t es qui": "help", "qui etes vous": "help", "vous etes qui": "help",
    "es tu un robot": "help", "tu es un robot": "help", "etes vous un robot": "help", "who are you": "help",
    "are you a robot": "help", "are you a bot": "help", "are you human": "help", "are you a person": "help",
    "how does it work": "help", "how does this work": "help", "what is this": "help",
    "retour": "back", "back": "back", "precedent": "back", "revenir": "back", "go back": "back",
    "je me suis trompe": "back", "je me suis trompee": "back", "non je me suis trompe": "back",
    "non je me suis trompee": "back", "i made a mistake": "back", "my mistake": "back",
    "annuler": "cancel", "annule": "cancel", "cancel": "cancel", "stop": "cancel", "quitter": "cancel",
    "laisse faire": "cancel", "laissez faire": "cancel", "laisse tomber": "cancel", "laissez tomber": "cancel",
    "oublie ca": "cancel", "oubliez ca": "cancel", "finalement non": "cancel", "non finalement": "cancel",
    "j ai change d idee": "cancel", "je change d idee": "cancel", "je veux arreter": "cancel",
    "arrete": "cancel", "quit": "cancel", "never mind": "cancel", "nevermind": "cancel", "forget it": "cancel",
    "i changed my mind": "cancel",
    "menu": "menu", "accueil": "menu", "home": "menu",
    "langue": "language", "language": "language", "english": "language", "francais": "language",
    "ou en etais je": "where", "ou j en etais": "where", "ou suis je": "where", "where was i": "where",
    "where am i": "where",
}  # fmt: skip
"""Words that work in every state, as `plain` writes them."""

PASSING = {
    "passer", "passe", "je passe", "sauter", "non", "non merci", "aucun", "aucune", "rien",
    "skip", "pass", "i pass", "no", "no thanks", "no thank you", "none", "nothing",
}  # fmt: skip
"""Words that pass an optional question, whatever its button says."""

HELLO = {"bonjour", "bonsoir", "allo", "salut", "coucou", "bon matin", "hi", "hello", "hey", "good morning"}
"""Words with which one begins, and which ask for nothing yet."""

AGREEING = {"oui", "ok", "d accord", "bien sur", "avec plaisir", "yes", "yes please", "sure", "of course"}
REFUSING = {"non", "non merci", "no", "no thanks", "no thank you"}
"""Plain words for a yes and a no, whatever the buttons say."""

EXACTLY = AGREEING | {"c est ca", "c est bien ca", "exactement", "parfait", "that s right", "that s it", "exactly"}
"""Plain words for a yes to the question at hand."""

COMMANDS: dict[str, str] = {
    "start": "~menu", "menu": "~menu",
    "offrir": "offer", "offer": "offer",
    "demander": "ask", "ask": "ask",
    "proposer": "propose", "propose": "propose",
    "projets": "browse", "projects": "browse",
    "moi": "mine", "me": "mine",
    "reglages": "settings", "settings": "settings",
    "donnees": "rights", "data": "rights",
    "commerce": "partner", "shop": "partner",
    "etagere": "shelf", "shelf": "shelf",
    "moderer": "moderate", "moderate": "moderate",
    "groupe": "group", "group": "group",
    "aide": "~help", "help": "~help",
    "annuler": "~cancel", "cancel": "~cancel",
    "langue": "~language", "language": "~language",
    "retour": "~back", "back": "~back",
}  # fmt: skip
"""Commands (interfaces.md) and the flow each opens; `~` marks a universal word."""

LONGEST = 4_000
"""Characters; Telegram's own limit is 4,096, and nobody writes more in one message on purpose."""


def _heard(sign: int) -> str:
    return chr(sign) if chr(sign).isalnum() else " "


_SIGNS = Memo(_heard)
"""Each character, with a space in the place of what is no letter or digit."""


def clean(text: str) -> str:
    """The text without what cannot be seen: control, zero-width and direction characters."""
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text.strip()
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")).strip()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text as it is compared: no case, accents, apostrophes, hyphens or punctuation."""
    return " ".join(words.plain(text).translate(_SIGNS).split())


def choose(text: str, choices: Iterable[tuple[str, str]], *, loosely: bool) -> str | None:
    """The choice that the text names: its label, or `loosely` its number or a word only it has."""
    listed = list(choices)
    if not listed:
        return None
    said = plain(text)
    if not said or len(said) > 200:
        return None
    for id, label in listed:
        if said == plain(label):
            return id
    if not loosely:
        return None
    if said.isascii() and said.isdigit() and len(said) < 4:
        return listed[int(said) - 1][0] if 1 <= int(said) <= len(listed) else None
    having = [id for id, label in listed if f" {said} " in f" {plain(label)} "]
    return having[0] if len(having) == 1 else None


def yes_or_no(text: str, choices: Iterable[tuple[str, str]]) -> str | None:
    """The choice that a plain yes or no means; None where several could be meant."""
    said = plain(text)
    yes = ("yes", "accept", "still_yes") if said in AGREEING else ()
    no = ("not_this_time", "decline") if said in REFUSING else ()
    having = [id for id, _ in choices if id in (*yes, *no)]
    return having[0] if len(having) == 1 else None


def agreed(text: str, choices: Iterable[tuple[str, str]]) -> bool:
    """Whether plain words say the choice "yes"; not where another begins as it does (« C’est ça, chez moi »)."""
    starts = [(id, plain(label.partition(",")[0])) for id, label in choices]
    yes = [start for id, start in starts if id == "yes"]
    return plain(text) in EXACTLY and bool(yes) and [start for _, start in starts].count(yes[0]) == 1


def universal(text: str) -> Universal | None:
    """The word that works everywhere which the text is; a question mark alone asks for help."""
    return UNIVERSAL.get(plain(text)) or ("help" if text and not text.strip("?") else None)


def opener_id(payload: str) -> str:
    """The id of the row that a link's payload or a lasting button's token names; ours are ASCII."""
    return payload.removeprefix("o").partition("-")[0] if payload.isascii() else ""


def choice_of(token: str) -> str:
    """Which of a lasting button's choices its token presses; nothing for a link's payload."""
    return token.partition("-")[2] if token.isascii() else ""


def command(text: str) -> str | None:
    """What a `/command` opens, None for anything else; Telegram's `/offer@bot` is the same command."""
    if not text.startswith("/") or len(text) > 64:
        return None
    return COMMANDS.get(plain(text[1:].partition("@")[0]))

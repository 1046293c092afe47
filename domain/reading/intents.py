"""What a message is for, and how many people it asks for: the two facts that hang on its verbs."""

import re
from typing import Literal, TypeAlias

Intent: TypeAlias = Literal["offer", "need", "browse", "other"]

_OFFER = re.compile(
    r"\bj(?:e )?'?peux\b(?! (?:pas|plus)\b)|\bj'offre\b"
    r"|\bje (?:donne|fais|sais|suis (?:dispo|libre)|repare|garde|enseigne|connais)\b"
    r"|\bje (?:veux|voudrais|souhaite) (?:vous |bien )?aider\b|\bi (?:want|would like|wish) to help\b"
    r"|\bj'(?:enseigne|aime aider|ai du temps|aimerais aider)\b|\b(?:dispo(?:nible)?s?|libre)\b"
    r"|\bon (?:peut|offre|prete|donne)\b|\bnous offrons\b|\bmes services\b"
    r"|\bi (?:can(?!'t|not)|could|offer|teach|lead|do|fix|make|would help|am (?:free|available))\b|\bwe (?:can|offer)\b"
    r"|\bi'(?:m (?:free|available|happy to)|d (?:love|like) to help)\b|\bhappy to\b|\bavailable\b|\bfor hire\b"
    r"|\bfree (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun|week|most)\w*"
)
_NEED = re.compile(
    r"\b(?:besoin d\w*|cherche\w*|recherch\w+|quelqu'un|qqn|il (?:nous |me )?(?:faut|faudrait|manque))\b"
    r"|\b(?:veux|voudrais|aimerais) (?:avoir )?(?:de l'? ?aide|un coup de main)\b|\bm'aider\b"
    r"|\b(?:ca|nous) (?:nous )?prend\b|\bqui (?:peut|pourrait)\b|\baidez\b|\bon manque\b|\bdemande d'aide\b"
    r"|\bneed(?:s|ed)?\b|\blooking for\b|\b(?:can|could|would|is) (?:some|any)(?:one|body)\b|\bwanted\b|\bseeking\b"
    r"|\b(?:some|any)(?:one|body) (?:to|who|that|around|with|handy|please|pls)\b|\bhelp me\b"
)
_BROWSE = re.compile(
    r"\bprojets?\b.*\?|\bmontre\w*[- ]moi\b|\b(?:ce|qu'est-ce) qui se passe\b|\bavez-vous des\b"
    r"|\bvoir (?:les|des) (?:projets|activites)\b|\bshow me\b|\blist of\b|\banything happening\b|\bprojects?\b.*\?"
    r"|\bwhat(?:'s| is| projects are)? (?:going on|happening)\b|\bevents?\b.*\?"
)
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "un une one",
            "deux two",
            "trois three",
            "quatre four",
            "cinq five",
            "six",
            "sept seven",
            "huit eight",
            "neuf nine",
            "dix ten",
            "onze eleven",
            "douze twelve",
        ),
        start=1,
    )
    for word in words.split()
}
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_KIND = r"(?:autres|strong|more|good|other|grown|extra|jeunes)"
_PEOPLE = re.compile(
    rf"(?<!pour )(?<!(?<!looking )for )(?<!like )\b{_NUMBER} (?:{_KIND} )?(?:volunteer )?"
    r"(?:personnes?|benevoles?|gens|gars|filles|adultes|bras|paires de bras"
    r"|people|person|volunteers?|helpers?|adults|hands)\b"
)
_UNITS = "heures?|hours?|minutes?|jours?|days?|semaines?|weeks?|mois|months?|ans|years?|fois|times|enfants?|kids?"
_SOME = re.compile(
    rf"\b(?:{_NUMBER} (?:{_KIND} )?(?!(?:{_UNITS})\b)[a-z]{{3,}}s|quelques|a few|several|plusieurs|dozen)\b"
)


def read_intent(said: str) -> Intent | None:
    """The one intent that a plain text's words show; `None` when they show none, or several."""
    browse, need, offer = (bool(pattern.search(said)) for pattern in (_BROWSE, _NEED, _OFFER))
    if browse and not need and not offer:
        return "browse"
    if need != offer and not browse:
        return "need" if need else "offer"
    return None


def read_people(said: str) -> tuple[int | None, bool]:
    """How many people a need's plain text asks for, and whether one must ask."""
    found = {int(n) if n.isdigit() else _NUMBERS[n] for n in (match["number"] for match in _PEOPLE.finditer(said))}
    found.discard(0)
    if len(found) == 1 and len(_PEOPLE.findall(said)) == 1:
        return found.pop(), False
    return None, bool(found) or bool(_SOME.search(said))

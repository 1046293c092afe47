"""What a message is for: the intent that its words show, weighed, or a question where they do not.

The strongest cues decide alone; where two intents are shown equally, a fair reader asks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.reading.cues import ME, PLAIN, STRONG, WE, WHO, Intent

_IF_NEEDED = re.compile(
    r"\b(?:if|si|s') ?(?:anyone|anybody|someone|you|your \w+|quelqu'un|qqn|tu|vous|jamais|on)\b[^,;.!?]{0,20}"
    r"\b(?:need|want|besoin|cherche|veut|veulent|voulez)\w*[^,.;!?]*[,.;!?]?"
    r"|(?:^|[.!] )(?:do you |does anyone |anyone |anybody |avez-vous |as-tu )?(?:need|besoin|looking for"
    r"|vous cherchez"
    r"|cherchez-vous)\b[^.!?]{3,60}\?"
    r"(?= ?(?:i|i'm|i'll|i've|we|call|je|j'\w+|jpeux|chus|on)\b(?! (?:can't|don't|peux pas|suis pas|have no)))"
)
"""What is offered to whoever needs it: "if anyone needs a lift", "Need a dog walker? I…"."""
_BROKEN = re.compile(
    r"\b(?:coule|fuit|deborde|bloquee?|bouchee?|brisee?|cassee?|petee?|defoncee?|arrachee?|gelee?|inonde\w*|pisse"
    r"|percee?"
    r"|(?:marche|demarre|fonctionne|chauffe|allume|ferme|ouvre|part)s? (?:pas|plus|pu|mal)|en panne|mort|morte"
    r"|un bruit|touche les fils|tout noir|sont pas (?:faits|deneiges|pretes?)|nid de|trou dans"
    r"|leak(?:s|ing)?|drip(?:s|ping)?|clogged|broken?|busted|frozen|stuck|cracked|flooded|squealing|dead|overflow\w*"
    r"|flat tire|blew|acting up|noise|out of order|hole in|nest"
    r"|(?:won'?t|doesn'?t|does not|will not|not) (?:start|run|stop|work|turn|flush|close|open|drain|heat|working)\w*"
    r"|stopped (?:work|heat|runn|cool|drain|spinn)\w*|broke|fell|buried|is chaos|looks like)\b"
    r"|\b(?:des?|de la|full of|plein de|\d+ cm de) [a-z]+ (?:dans|sur|partout)\b|\bin the (?:walls?|attic"
    r"|basement|kitchen)\b"
)
_SOMEBODY = re.compile(rf"\b{WHO}\b(?! (?:here|ici|like|else))")
_HELPING = re.compile(r"\b(?:help\w*|aide[rzs]?|preter|lend|donate|benevol\w*|volunteer\w*)\b")
"""Talk of help: too near to what one comes here for to be something else."""
_WANTED = re.compile(r"\b(?:aimerai\w*|voudrai\w*|veu[xt]|veulent|avez|want\w*|would)\b")
_STUCK = re.compile(
    r"\b(?:can't|cannot|chus pas capable|je suis pas capable|mal au|mal a la|broke my|casse (?:le|la|ma|mon))\b"
)
_WISHING = re.compile(
    rf"{ME}(?:veux|voudrais|aimerais)\b|{WE}(?:veut|voudrait|aimerait)\b|\b(?:i|we)(?:'d like| want)(?: to)?\b"
)
_STATES = (
    r"ai|suis|sus|etais|cherche|recherche|veux|voudrais|aimerais|demande|manque|pense|crois|trouve|sais pas|vois"
    r"|viens|demeure"
    r"|habite|reste|attends|dois|vais|paye|paie|perds|capote|deteste|me|m'\w+|ne|n'\w+|en|y|te|le|la|les|hais"
    r"|touche pas"
)
_NOT_DONE = (
    r"am|was|were|have|had|need|want|wish|live|lost|broke|don'?t|can'?t|didn'?t|did|know|think|guess|love|like"
    r"|heard|saw|got"
    r"|went|bought|just|would|could|will|should|really|feel|see|hope|hate|wonder|felt|fell|won'?t|don|didn|tried"
    r"|forgot|told"
    r"|wrote|found|paid|left|sat|gave|took|made|hear|get|pay|ate|read about|work for|must|may|might|[a-z]+ed"
)
_DOING = re.compile(
    rf"{ME}(?!(?:{_STATES})\b)(?:vous )?[a-z]+(?:e|s|x)\b(?! (?:pas|plus|pu|jamais)\b)|\bj'(?:ecri[st]|entretiens"
    rf"|apprends)\b"
    rf"|\b(?:i|we|my (?:son|daughter|wife|husband|friend) and i) (?:also |usually "
    rf"|mostly )?(?!(?:{_NOT_DONE})\b)[a-z]+\b"
    r"|\b(?:je suis|jsuis|chus|j'etais|i am|i'm|here:?|ici) (?:un |une |an? |la )?(?:[a-z]+ )?[a-z]*"
    r"(?:iere?|eure?|euse|rice|iste|ienne?|comptable|ecte|logue|tor|ter|ner|ver|list|cian|nurse)s?\b"
)
"""What somebody does or is, said in the first person: a statement that offers where it names a skill."""
_TRADE = re.compile(
    r"\b(?:years?|yrs|ans|etes)\b\.? (?:as|of|at|comme|de|d'|dans|en|aux?|in)\b|\b(?:retired|retraitee?|licensed"
    r"|certified)\b"
    r"|\b(?:diplomee?|licencie|de metier|student|etudiante?|been keeping)\b|\bd'exp(?:erience|\.)|\bhere lol\b"
    r"|\b(?:wants?|veut|voudrait) (?:to )?(?!apprendre|learn)[a-z]+(?:er|re|ir)\b"
)


def _compiled(cues: Mapping[Intent, tuple[str, ...]]) -> list[tuple[Intent, re.Pattern[str]]]:
    return [(intent, re.compile("|".join(patterns))) for intent, patterns in cues.items()]


_STRONG, _PLAIN = _compiled(STRONG), _compiled(PLAIN)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the rest of a reading tells of its intent.

    `skilled`: a skill is named. `terms`: a fee, or days of each week, as somebody who offers says them. `timed`:
    some time or amount is said at all. `people`: a number of people is asked for.
    """

    skilled: bool = False
    terms: bool = False
    timed: bool = False
    people: bool = False


def read_intent(said: str, signs: Signs) -> Intent | None:
    """The one intent that a plain text shows; `None` when it shows several equally, or too little to tell."""
    rest = _IF_NEEDED.sub(" ", said)
    shown = {intent for intent, pattern in _STRONG if pattern.search(rest)}
    if "other" in shown and shown <= {"other", "offer"}:
        return "other"
    if "browse" in shown:
        return "browse"  # its cues are rarely said for anything else: "any projects for someone who knits?"
    if not shown:
        shown = {intent for intent, pattern in _PLAIN if pattern.search(rest)} | _shown_by_facts(rest, signs)
        if rest != said:
            shown.add("offer")
        if len(shown) > 1:
            shown.discard("other")
    if shown:
        return shown.pop() if len(shown) == 1 else None
    if signs.skilled:
        return "offer" if signs.terms else None
    unsure = signs.timed or any(
        pattern.search(said) for pattern in (_BROKEN, _STUCK, _HELPING, _SOMEBODY, _DOING, _WANTED)
    )
    return None if unsure else "other"


def _shown_by_facts(said: str, signs: Signs) -> set[Intent]:
    """What the words show together with a skill or a number of people."""
    shown: set[Intent] = set()
    if signs.people or (signs.skilled and (_WISHING.search(said) or _SOMEBODY.search(said) or _BROKEN.search(said))):
        shown.add("need")
    if signs.skilled and (_DOING.search(said) or (not signs.people and _TRADE.search(said))):
        shown.add("offer")
    return shown

"""How many people a need asks for."""

import re
from typing import Literal

from domain.reading.expressions import expression
from domain.reading.gates import cue, stands
from domain.reading.numbers import ARTICLES, figures, number_of
from domain.reading.persons import PERSON, is_people, looks_like_people
from domain.reading.phrases import find_phrases

_NUMBER = r"(?:\d{1,3}|une?|one)"
_BY_ITSELF = r"\b(?=[\duoa])(?<![$:.,/-])"
"""Before a number that is no part of a longer one."""
_COUNT = expression(
    rf"{_BY_ITSELF}(?P<low>{_NUMBER}|(?:(?<=and )|(?<=need )|(?<=needs ))an?(?= ))(?: ?(?P<to>-|a|to|ou|or)"
    rf" ?(?:{_NUMBER}))?(?= [a-z])"
)
_BETWEEN = expression(r"\b(?:entre|between) \w+ (?:et|and) $")
_NEXT = expression(r" (?:d'|de )?(?P<word>[a-z]+(?:-[a-z]+)*)")
_BEFORE = 40
"""Letters before a number that may say what it counts."""
_REACH = 3
"""Words after a number among which its people may stand: "6 certified first responders"."""
_ENDS = expression(
    r"(?:of|our|my|your|de|des|du|d|pour|for|to|a|au|aux|et|and|with|avec|par|per|en|in|on|or|ou|h|am|pm|x|cm|km"
    r"|an|ans|heure|heures|hour|hours|hrs|minute|minutes|min|jour|jours|day|days|night|nights|soir|soirs"
    r"|semaine|semaines|week|weeks|mois|month|months|year|years|yrs|fois|times|table|tables|chaise|chaises"
    r"|chair|chairs|place|places|dollar|dollars|bucks|piastre|piastres|piasses|couple|dizaine|quinzaine|vingtaine"
    r"|trentaine|gang|boxes|boites|bags|sacs|il"
    r"|page|pages|bedroom|bedrooms|room|rooms|floor|storey|pieces|que|qui|who|that|from|at|is|are|was)"
)
_OWN_PLACE = expression(r" (?:a l'|a la |au |aux |sur |at the |on the )")
_NOT_ASKED = expression(
    r"\b(?:(?:buffet|repas|souper|diner|banquet|gateau|cake|fete|party|table|groupe|gang|famille|family|immeuble)s?"
    r"(?: [a-z]+)? (?:de|d'|of|for|pour)"
    r"|(?<!looking )(?<!hunting )(?<!searching )(?<!asking )(?<!recruiting )for|pour|like|comme|nourrir|feed"
    r"|serve?r?|servir|of"
    r"|groupes? de|groups?|accueillir"
    r"|recevoir|attendons|expecting|accueille|accueillons|recois|recevons|host|welcome"
    r"|mes|my|nos|our|ses|his|her|their|ran|had|made|built|organized|taught|raised|coached|fed|eleve|garde|gardons"
    r"|(?<!c')est|suis|i am|i'm|sommes|are|we're|avec|with|have|has|a(?! besoin))(?: (?:les|the|about|around|environ"
    r"|over|plus de|nos|our))? $"
)
_SHORT_OF = expression(r" [a-z-]+ short\b")
"""What follows those who are missing: "we're two tenors short"."""
_ALONE = ARTICLES | {"a", "an"}
"""Numbers that are articles too: « un plombier » counts nobody by himself."""
_ONE_FOR = expression(r" (?:pour|for) (?:le |la |les |l'|the )")
"""What follows "one" beside others: "one for the sound and two jugglers"."""
_SERVED = expression(
    r" (?:a|to|for) (?:maquiller|coiffer|garder|nourrir|servir|transporter|conduire|reconduire|loger|feed|drive"
    r"|host|teach|coach|babysit)\b"
)
"""What is done for the people before it."""
_SEATS = expression(
    rf"{_BY_ITSELF}(?P<low>{_NUMBER}) (?:[a-z]+ )?(?:sieges?|postes?|roles?|parts?|spots?|seats?|positions?"
    rf"|openings?|slots?)"
    r"(?: (?:open|going|still|empty|left|libres?|vacants?|a combler|to fill|available|disponibles?|for)\b)"
)
_ROUND = expression(
    r"\b(?:une |an? )?(?P<about>couple|dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine) (?:d(?:e |')"
    r"|of )(?:more |other |autres |bons |good |strong )?"
    r"(?P<noun>[a-z]{3,})"
)
_ABOUT = {
    "couple": 2,
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
}
_CORRECTED = expression(
    r"\b(?:i mean|actually|sorry|scratch that|make that|plutot|je veux dire|oups|pardon|non attend\w*)\b"
)
_AT = r"(?:a l'|a la |au |aux |at the |on the |on |at |pour l[ea] )"
_PART = expression(
    rf"(?:,|;|:|\bet|\band|\bplus|\bpis|\bthen|\bpuis) (?P<number>{_NUMBER}) (?:autres |others? |more )?"
    rf"(?:{_AT}|pour |sur |to |for |in |avec |with |who |qui )(?!{_NUMBER}\b|the (?:morning|afternoon|evening))"
)
_PLACED = expression(rf"{_BY_ITSELF}(?<! a )(?<!de )(?P<number>{_NUMBER}) {_AT}(?!{_NUMBER}\b)[a-z]")
"""Numbers with a place and no noun: "two at the door"; they count people where several stand together."""
_NEEDED = expression(
    r"\b(?:(?:needs?|needed|looking for|seeking|wants?|cherche|cherchons|recherche|besoin"
    r" d[e']|manque|missing|could"
    r" use|faut|(?:veut|voudrait|aimerait) etre|want to be|would like to be"
    r"|faudrait)(?: (?:about|around|environ|encore|still|just|juste|only))? ?"
    rf"(?!\d{{3}})(?P<number>{_NUMBER})(?: (?:more|others?|autres|de plus))?"
    r"(?: or so)?(?= ?(?:$|[,.;!?)]|(?:on|at|for|pour|to|who|qui|a la|au|aux)\b|a l'))(?! (?:a|to|for|pour) \d)"
    rf"|(?P<ours>{_NUMBER}) of (?:us|you|them) (?:needed|wanted)"
    rf"|(?:team|crew|equipe|gang) (?:of|de|d') ?(?P<team>{_NUMBER})\b(?! ?(?:ans|years|-)| (?!(?:pour|to|for"
    rf"|on|at|le|ce|this|samedi|dimanche)\b)[a-z])"
    r")"
)
"""Numbers that what stands before them makes people: "could use two more", « moniteurs demandés (2) »."""
_LISTED = expression(
    r"(?<![a-z])(?P<noun>[a-z]+)(?: (?:demandee?s?|recherchee?s?|needed|wanted))?"
    r" ?(?:\((?:x ?)?(?P<bracketed>\d{1,2})\)|\bx ?(?P<times>\d{1,2})\b)"
)
"""Numbers after those whom they count: "marshals x10", « moniteurs demandés (2) »."""
_LEAST = expression(
    rf"\b(?:at least|au moins|minimum) (?P<number>{_NUMBER})\b(?! ?(?:h|ans|heures?|hours?|years?|\$|[ap]m|:))"
)
_SOME = expression(
    r"\b(?:quelques|plusieurs|a few|several|some|une (?:diz|quinz|vingt"
    r"|trent)aine d[e'])"
    r" ?(?:more |other |autres |bons |bonnes |good |strong |extra )?(?P<noun>[a-z]{3,})\b"
    r"|\b(?:dozens|une gang|du monde) (?:of|de|pour)\b|\b\d+ of each\b|\b\d+ de chaque\b"
)


def read_people(said: str) -> tuple[int | None, bool]:
    """How many people a need's plain text asks for, and whether one must ask."""
    if stands(_DOZENS, said):
        said = _WHOLE.sub(lambda match: _ROUNDED[match[0]], said)
    said = figures(said)
    if not stands(_FIGURE, said):
        return _otherwise(said)
    counts, end, unclear = _counted(said)
    if not counts:
        listed = _listed(said)
        counts = listed or [number_of(match["number"]) for match in _PLACED.finditer(said)]
        if listed or len(counts) > 1:
            return _together(counts, siblings=True, unclear=False)
        return _otherwise(said)
    whole = said[end:]
    among = _AMONG.search(whole)
    parts = [] if among else [number_of(part["number"]) for part in _PART.finditer(whole)]
    return _together([*counts, *parts], siblings=bool(_OWN_PLACE.match(whole)), unclear=unclear)


def _counted(said: str) -> tuple[list[int], int, bool]:
    """The numbers of people in a text, where the last one's words end, and whether one must ask."""
    counts: list[int] = []
    unclear, end, others = False, 0, 0
    for match in _COUNT.finditer(said):
        counted, stop = _people(match, said)
        if counted is None or match["low"] == "0" or _AMONG.search(said, end, match.start()):
            continue
        if counted == "another" and not counts:
            others, end = others + 1, stop
            continue
        if counts and _CORRECTED.search(said, end, match.start()):
            counts.clear()
        joined = bool(_JOINED.search(said, end, match.start()))
        unclear = (
            unclear
            or bool(match["to"])
            or bool(_BETWEEN.search(said, max(0, match.start() - _BEFORE), match.start()))
            or bool(counts and not joined)
        )
        if others and joined and not counts:
            counts = [1] * others
        counts.append(1 if match["low"] in _ALONE else number_of(match["low"]))
        end = stop
    needed = _NEEDED.search(said)
    if needed is None:
        return counts, end, unclear
    number = number_of(next(needed[name] for name in ("number", "ours", "team") if needed[name]))
    if not counts:
        return [number], needed.end(), False
    return ([number, *counts] if needed.end() < end and len(counts) == 1 else counts), min(end, needed.end()), unclear


def _listed(said: str) -> list[int]:
    """The numbers that stand after what they count, where any of it is people or a skill."""
    found = list(_LISTED.finditer(said)) if "(" in said or "x" in said else ()
    people = any(is_people(match["noun"]) or find_phrases([match["noun"]]) for match in found)
    return [int(match["times"] or match["bracketed"]) for match in found] if people else []


def _otherwise(said: str) -> tuple[int | None, bool]:
    """Those whose number is said by a whole phrase, or not well enough."""
    if not stands(_OTHER_WORDS, said):
        return None, False
    if least := _LEAST.search(said) or _SEATS.search(said):
        return number_of(least["number" if "number" in least.groupdict() else "low"]), False
    if (about := _ROUND.search(said)) and is_people(about["noun"]):
        return _ABOUT[about["about"]], False
    return None, any(not match["noun"] or is_people(match["noun"]) for match in _SOME.finditer(said))


_FIGURE = cue("0 un une one")
_OTHER_WORDS = cue(
    "least moins minimum siege* poste* role* part parts spot* seat* position* opening* slot* dizaine douzaine quinzaine"
    " vingtaine trentaine quarantaine quelques plusieurs few several some couple dozens gang monde each chaque"
)
"""Opened where a number may be said otherwise."""
_DOZENS = cue("dozen douzaine +")
_WHOLE = expression(
    r"\b(?:half a dozen|une demi-douzaine de|two dozen|a dozen|une douzaine de|1 dozen)\b|(?<=\d)\+(?= [a-z])"
)
_ROUNDED = {
    "half a dozen": "6",
    "une demi-douzaine de": "6",
    "two dozen": "24",
    "a dozen": "12",
    "1 dozen": "12",
    "une douzaine de": "12",
    "+": "",
}
_AMONG = expression(r"\b(?:dont|including|incl|of whom|parmi)\b[^.!?]*$")
"""What follows is part of the number before."""
_JOINED = expression(r"(?:,|;|:|\b(?:et|and|plus|pis|puis|ainsi que)\b|\+|&)[^.?!]{0,25}$|^[^.?!]{0,3}$")


def _people(match: re.Match[str], said: str) -> tuple[Literal["people", "another"] | None, int]:
    """Whether a number counts people who are asked for, and where its words end.

    Those who are fed or who offer are not asked for. « Un chauffeur » is "another": it counts beside others only.
    """
    told = _NOT_ASKED.search(said, max(0, match.start() - _BEFORE), match.start())
    if told and not _SHORT_OF.match(said, match.end()):
        return None, match.end()
    end, alone = match.end(), match["low"] in _ALONE
    if alone and _ONE_FOR.match(said, end):
        return "another", end
    for _ in range(_REACH):
        following = _NEXT.match(said, end)
        if following is None or _ENDS.fullmatch(following["word"]):
            break
        word, end = following["word"], following.end()
        if PERSON.fullmatch(word):
            return (None if _SERVED.match(said, end) else "people"), end
        if is_people(word) or (not alone and looks_like_people(word)):
            return ("people" if not alone else "another"), end
        if alone:
            break
    return None, end


def _together(counts: list[int], *, siblings: bool, unclear: bool) -> tuple[int | None, bool]:
    """One number of several: a whole with its parts is the whole, parts alone are added up."""
    first, rest = counts[0], counts[1:]
    if len(rest) > 1 and sum(rest) == first and not siblings:
        return (None, True) if unclear else (first, False)
    if unclear or not 0 < sum(counts) < 1000:
        return None, True
    return sum(counts), False

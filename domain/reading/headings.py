"""What a project is called and what it is about, from the paragraph that tells it."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.projects import Category
from domain.reading.expressions import expression
from domain.reading.wants import ASKS, TIME, read_wants
from domain.reading.words import as_written, capital, fold, level, plain

FEWEST, MOST = 3, 80
"""Characters of a title."""
_CLAUSE = expression(r"[.!?;:\n](?=\s|$)|\n| [-–—] |, ?")
_GREETING = expression(r"(?:bonjour|bonsoir|allo|salut|hi|hello|hey)(?: tout le monde| everyone| all| there)?$")
_LEAD = expression(
    r"(?:(?:on|nous|je|i|we)(?: |'))?(?:(?:organise|organisons|prepare|preparons|planifie|monte|montons|lance|lancons"
    r"|va|allons|veut|veux|voudrait|voudrais|voulons|aimerait|aimerais|re|are|m|am|would|d|like|want|plan|going"
    r"|organizing|organising|planning|holding|hosting|putting on|host|run|to|faire|tenir|organiser|organize|hold"
    r"|have) )+"
    r"(?:(?:une?|des|les?|la|an?|the|our|notre|nos) |l')?"
)
"""« On organise une … »: what only leads to the name."""
_ABOUT: Mapping[Category, str] = MappingProxyType(
    {
        "children": "enfant enfants garderie cpe maternelle petits kid kids child children daycare kindergarten",
        "elders": "aine aines ainee ainees chsld senior seniors elder elders elderly",
        "food": "cuisine repas souper diner alimentaire soupe popote food meal meals cooking kitchen potluck bake",
        "environment": "corvee ruelle jardin jardinage arbre arbres compost nettoyage plantation recyclage cleanup"
        " garden gardening tree trees alley planting",
        "arts": "murale theatre musique concert spectacle danse costumes exposition arts mural music theater dance",
        "sports": "tournoi hockey soccer basketball patin patinage velo sport sports tournament skating bike",
        "learning": "cours atelier ateliers ecole tutorat devoirs alphabetisation class classes school workshop"
        " workshops tutoring homework lessons",
        "newcomers": "arrivants arrivantes immigrants immigrantes refugies refugiees francisation newcomer newcomers"
        " refugees",
    }
)


_TOGETHER = expression(
    r"\b(?:organis(?:e|ons|er|ing)|organiz(?:e|ing)|corvees?|festivals?|tournois?|tournaments?|kermesses?|guignolees?"
    r"|fundraisers?|block party|fetes? (?:de (?:quartier|ruelle|rue)|des voisins))\b"
)
"""What many people do together."""


def is_project(text: str) -> bool:
    """Whether what is asked for is a whole project's: several needs, or those of what many do together.

    It counts where it is named before what is needed: "we need somebody for a tournament" is one need.
    """
    said = plain(text)
    asks = ASKS.search(said)
    return len(read_wants(text)) > 1 or bool(_TOGETHER.search(said, 0, asks.start() if asks else len(said)))


def heading(text: str) -> str:
    """A title of 3 to 80 characters: what is named before its time and its needs; else its beginning, cut at a word."""
    for clause in _CLAUSE.split(level(text)):
        said = plain(clause)
        if ASKS.match(said):
            break
        cuts = [found.start() for found in (TIME.search(said), ASKS.search(said)) if found]
        lead = _LEAD.match(said)
        title = clause[lead.end() if lead else 0 : min(cuts, default=len(clause))].strip(" ,.;:-–—!")
        if FEWEST <= len(title) <= MOST and not _GREETING.match(said):
            return capital(as_written(text, title))
    task = next((want.what for want in read_wants(text) if want.kind in ("time", "skill")), "")
    return capital(task) if FEWEST <= len(task) <= MOST else shortened(text)


def read_category(text: str) -> Category | None:
    """The one category that the words tell; None for none or several."""
    words = set(fold(text).split())
    found: list[Category] = [category for category, about in _ABOUT.items() if not words.isdisjoint(about.split())]
    return found[0] if len(found) == 1 else None


def shortened(text: str) -> str:
    """The text as a title: its beginning on one line, cut at a word."""
    line = capital(" ".join(text.split()))
    return line if len(line) <= MOST else line[: MOST - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"

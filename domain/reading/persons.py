"""Nouns that name people: whoever they are, or by what they do."""

import re
from functools import lru_cache

from domain.reading.cues import cues
from domain.reading.expressions import expression
from domain.reading.phrases import find_phrases

PERSON = expression(
    r"(?:personnes?|paires?|pairs|benevoles?|gens|gars|filles?|femmes?|hommes?|dames?|adultes?|ados|jeunes|bras"
    r"|voisine?s?|amis|parents|gardes?|guards?|marshals|first aiders|benevoles|mains|people|persons?"
    r"|volunteers?|helpers?|adults?|hands|backs|guys|folks|man|men|bonshommes|bonhommes|women|ladies|teens"
    r"|neighbou?rs|students|etudiante?s?"
    r"|aidante?s?)"
)
_AGENT = expression(
    r"[a-z]*(?:eurs?|euses?|iers?|ieres?|istes?|iens?|iennes?|rices?|arbitres?|guides?|chefs?|profs?|mecanos?"
    r"|artistes?"
    r"|ers?|ors?|ists?|ians?|cooks?|coaches|medics?|chauffeurs?)"
)
_ALWAYS = expression(r"[a-z]+(?:ateurs?|atrices?|[^lp]istes?)")
"""Endings of people's names in French, machines aside."""
_TRADES = expression(
    r"(?:interprete|responder|instructor|teacher|tutor|driver|rider|worker|assistant|attendant|coordinator|coach"
    r"|player|actor|moniteur|monitrice|administrateur|enseignant|animateur|animatrice|conducteur|conductrice"
    r"|responsable|surveillant|chauffeur|arbitre|comedien|comedienne|agent|agente"
    r"|announcer|usher|greeter|cashier|dishwasher|server|loader|mover|speaker|painter|monitor|marshal|runner|reader"
    r"|singer|dancer"
    r"|musician|nurse|cook|chef|guard|host|hostess|mc|dj|interpreter|translator|lifeguard|referee|ref|serveur"
    r"|serveuse|mason|bouncer|tenor|soprano|alto|mono|moniteur"
    r"|peintre|macon|maconne|photographe|photographer|secretaire|comptable|avocate?|clown|figurante?|pompier"
    r"|plongeur|plongeuse|placier|hote|hotesse|infirmier|infirmiere|medecin|guide|juge)s?"
)
"""People named by what they do, where the vocabulary knows the skill by another word."""
_THINGS = expression(
    r"(?:hour|flower|paper|trailer|computer|printer|door|floor|tractor|dinner|supper|letter|poster|flyer|freezer"
    r"|number|meter|other|container|planter|heater|boiler|dresser|quarter|roller|corner|summer|winter|color"
    r"|motor|mirror|projector|cover|charger|burger|layer|beer|order|tower|drawer|elevator|monitor|error|ladder"
    r"|shutter|filter|toaster|blender|counter|river|water|butter|pepper|ordinateur|aspirateur|moteur|radiateur"
    r"|collier|papier|panier|escalier|cahier|fichier|dossier|clavier|oreiller|soulier|rosier|pommier|quartier"
    r"|metier|couleur|fleur|valeur|chien|bien|lien|congelateur|tracteur|classeur|matiere|riviere|poussiere|tier"
    r"|erreur|douleur|hauteur|longueur|largeur|ascenseur|refrigerateur|televiseur|ventilateur|generateur"
    r"|souffleuse|tondeuse|laveuse|secheuse|tronconneuse|balayeuse|debroussailleuse|perceuse|dryer|washer|mower|lawnmower"
    r"|snowblower|blower|trimmer|whatever|whoever|however|humidificateur|vers|divers|envers|travers|univers|kickstarter|computer)s?|vers|divers"
)

_SURNAMES = frozenset(
    {
        "baker", "barber", "boulanger", "carpenter", "carver", "charpentier", "cook", "couturier", "cuisinier",
        "driver", "gardener", "jardinier", "macon", "mason", "menuisier", "painter", "potier", "potter",
        "singer", "tailleur", "weaver"
    }
)  # fmt: skip
"""Trades that are families' names as well."""
_CALLED = r"(?:chatte|chat|chienne|chien|cat|dog|mme|madame|monsieur|m|mrs|mr|ms|dr|famille|family|named|nommee?)\.?"


def is_surname(word: str, text: str) -> bool:
    """Whether a plain word is a name in the text as it was written: "Tom Carpenter here", « mon chat Boulanger »."""
    if word not in _SURNAMES:
        return False
    found = re.search(rf"(?:\b([A-Z][^\W\d_]+)|\b(?i:{_CALLED})) {word.capitalize()}\b", text)
    return found is not None and (found[1] is None or found[1].lower() not in cues().words)


@lru_cache(maxsize=16_384)
def is_people(noun: str) -> bool:
    """Whether a noun is people's: of anybody, or of those who have a trade that is known."""
    if PERSON.fullmatch(noun) or _TRADES.fullmatch(noun):
        return True
    if not _AGENT.fullmatch(noun) or _THINGS.fullmatch(noun):
        return False
    return bool(_ALWAYS.fullmatch(noun)) or bool(find_phrases([noun]))


@lru_cache(maxsize=16_384)
def is_trade(noun: str) -> bool:
    """Whether a word that names a skill is what somebody is who has it: "plumber", « couturière »."""
    return bool(_TRADES.fullmatch(noun) or _AGENT.fullmatch(noun)) and not _THINGS.fullmatch(noun)


@lru_cache(maxsize=16_384)
def looks_like_people(noun: str) -> bool:
    """Whether an unknown noun in the plural ends as people's names do."""
    return noun.endswith("s") and bool(_AGENT.fullmatch(noun)) and not _THINGS.fullmatch(noun)

"""For how much: volunteer, or an amount with its unit, or that one must ask."""

import re
from dataclasses import dataclass

from domain.pay import MOST, VOLUNTEER, Pay, Unit
from domain.reading.expressions import expression
from domain.reading.gates import cue, longest_parts, stands
from domain.reading.numbers import NUMBERS, any_of
from domain.reading.unpriced import given, unpriced
from domain.reading.words import plain

_JOBS = (
    r"sorties?|outings?|errands?|tune[- ]ups?|"
    r"seances?|ateliers?|spectacles?|representations?|evenements?|contrats?|cours|lecons?|visites?|soirees?"
    r"|coupes?|tontes?|matchs?"
    r"|soirs?|nights?|apres-midis?|afternoons?|matins?|mornings?|projets?|projects?|parties?|livraisons?"
    r"|courses?|fois"
    r"|trajets?|voyages?|terrains?|cours|entrees?|travail|job"
    r"|events?|shows?|gigs?"
    r"|sessions?|class(?:es)?"
    r"|lessons?|visits?|games?|match(?:es)?|cuts?|yards?|lawns?|driveways?|trips?|rides?|deliver(?:y|ies)"
    r"|workshops?|concerts?"
    r"|walks?|evenings?|parties|part(?:y)|wedding|mariage|menage|cleaning|haircut|massage"
)
_ITEMS = (
    r"portions?|paires?|pairs?|appareils?|articles?|depliants?|costumes?|tuques?|bas|pages?|returns?|faces?"
    r"|mots?|words?|unites?|units?|items?|pieces?|morceaux?|loa(?:f|ves)|pies?|tartes?|pains?"
    r"|gateaux?"
    r"|cakes?|dogs?"
    r"|chiens?|cats?|chats?"
    r"|animal|animaux|pets?|meubles?|boites?|box(?:es)?|personnes?|persons?|people|tetes?|heads?|enfants?|kids?"
    r"|child|photos?|portraits?"
    r"|shirts?|chandails?|robes?|dress(?:es)?|pots?|dozen|douzaines?|bikes?|velos?|fenetres?|windows?|tires?"
    r"|pneus?|sacs?|bags?|chaises?"
    r"|chairs?|textes?|documents?|cards?|cartes?|repas|meals?|plates?|assiettes?|jars?|lb|livres?|kg|km|poches?"
    r"|bottles?"
)
_UNITS: dict[Unit, str] = {
    "hour": r"/ ?h(?:r|eure|our)?s?\b|(?:(?:de |par |a )?l'(?:heure|h)|de lheure|une heure)\b|(?:an?|per|par"
    "|each|la) (?:hour"
    r"|heure|hr|h|hora)\b|(?:hour|hr|h|/ ?hre)\b|hourly\b|horaire\b(?! (?:flex|vari|de)\w*)",
    "day": r"/ ?(?:jour|day|j)\b|(?:par|per|a|la) (?:jour|day|journee)\b|(?:for the|pour la) (?:day|journee)\b|daily\b",
    "job": r"(?:pour|for) (?:la job|le travail|le contrat|the (?:job|gig|whole (?:thing|job|day)"
    r"|lot)|toute? la job)\b|flat\b"
    r"|forfait\b"
    rf"|(?:par|per|a|an|the|le|la|l'|chaque|each|/) ?(?:{_JOBS})\b",
    "item": rf"(?:par|per|a|an|the|le|la|l'|du|chaque|each|every|pour une?|/) ?(?:{_ITEMS})\b",
}
_ANY_UNIT = (
    r"(?P<other>(?P<per>(?:par|per|chaque|each|every|/)) ?[a-z]+|(?P<a>an?) (?!discuter|debattre|negocier|partir|peu"
    r"|chaque|tous|toute|chacun)[a-z]{3,}|(?:la|le|l') ?[a-z]{3,})\b"
)
"""What else somebody may pay by: "a face", « la murale »."""
_EACH = r"(?P<each>(?:each|chaque|chacune?s?|apiece|par tete|a head)\b)"
_FIGURE = r"\d+(?:[ ,]\d{3}(?!\d))?(?:[.,]\d\d?)?"
_SIGN = r"(?:\$|(?P<cents>cents\b|cennes?\b|¢)|piastres?\b|piasses?\b|dollars?\b|bucks\b|cad\b)"
_DOLLAR = r"(?:\$|piastres?\b|piasses?\b|dollars?\b|bucks\b|cad\b)"
_UNIT = (
    "(?:(?:chacune? |each )?(?:"
    + "|".join(f"(?P<{unit}>{said})" for unit, said in _UNITS.items())
    + f")|{_EACH}|{_ANY_UNIT})"
)
_AMOUNT = expression(
    r"(?=[$\d]|\b(?:budget|jusqu'a|up to|max|au plus|at most|no more|pas plus|jamais plus|under|below|less|moins"
    r"|never))"
    r"(?P<total>\bbudget[^.,;\d$]{0,12}? )?(?P<most>\b(?:jusqu'a|up to|max(?:imum)?(?: de| of)?|au plus|at most|under"
    r"|below|less than|moins (?:de|que)|never more than"
    r"|no more than|(?:pas|jamais) plus (?:que|de)) )?"
    rf"(?P<before>\$ ?|(?<=pay )|(?<=paying )|(?<=offer )|(?<=payer )|(?<=paye )|(?<=donner )|(?<=offre )|(?<=paie"
    rf" )|(?<=paye jusqu'a )|(?<=paie jusqu'a )|(?<=pay up to )|(?<=offer up to )|(?<=budget )|(?<=got )(?=\d\d+"
    rf" ?(?:$|[.,!?;)]))"
    rf"|(?<=max )|(?<=for )(?=\d\d+ (?:for|the) (?:the )?day\b)|(?=\d\d+ (?:pour la journee|for the (?:day|job)))"
    rf"|(?<=like )(?=\d+ for the))?(?<![\d.,:])(?P<low>{_FIGURE})"
    rf"(?:(?: ?{_DOLLAR})? ?(?:-|a|to|et|pis|and|ou"
    rf"|or) ?\$? ?(?P<high>{_FIGURE}))? ?(?P<after>{_SIGN})?(?(after)|(?P<counted> ?(?:h\b|hours\b|heures?|people"
    rf"|personnes"
    rf"|minutes|min\b|years?|ans\b|yrs|km))?) ?(?:(?:de"
    rf"|of) (?=l'))?{_UNIT}?(?P<tops>,? ?\b(?:(?:gros |au )?max(?:imum)?(?! (?:de |of )?\d)|tops|at most"
    rf"|au plus|ou moins|or less)\b)?"
)
_GOODS = expression(
    r"\b(?:(?:ai|avons) paye|(?:i|we|they|he|she) paid|sell(?:s|ing)?|vendons|ramass\w+|collect\w*|fundrais\w*"
    r"|objectif|goal"
    r"|j'ai deja|deja achete\w*|rembours\w+|reimburse\w*|materiel|materials?|tissu|coutent?|costs?|vaut|worth"
    r"|rendue? a|vends?\b"
    r"|vendre|for sale|achete\w*|bought"
    r"|loyer|rent|deposit|wants|charges? me|tickets?|billets?|sheets? at|raised|amende"
    r"|fine)\b(?P<then>[^,.;!?]{0,30})$"
)
_NAMED = {word: number for word, number in NUMBERS.items() if number >= 5}
_NAMED_COINS, _FIGURES, _PER_PIECE = cue(longest_parts(_NAMED)), cue("0"), cue("0 && a an")
"""What must stand in a text that tells a sum in words, in figures, or what figures without a sign are for."""
_BEFORE = 60
"""Letters before an amount that may say that it is no pay."""
_WORTH = expression(r" ?(?:worth|de valeur|value)\b")
_VALUED = expression(
    r"\b(?!(?:cachet|budget|montant|salaire|tarif|prix|taux|somme|honoraires|remuneration|paie|paye|frais"
    r"|compensation"
    r"|forfait|job|contrat|maximum|minimum|partir|autour|moins|plus|pres|environ|serait|total|entre|offre|charge)\b)"
    r"[a-z]{4,} de $"
)
"""« une laveuse de 800 $ »: what something is worth."""
_PAID = expression(
    r"\b(?:pay|paying|paye|paie|payer|offre|offrons|offer|offering|donne|donner|mettre)[^.;!?\d$]{0,12}$"
)
_PRICED = expression(r"\b\d+ [a-z]+(?: [a-z]+){0,4} (?:a|at|@) $")
"""« 20 feuilles à 20 $ la feuille » may be for sale, or be made."""
_BARE = expression(
    r"(?<![\d$.,:/-])\b\d{2,3}(?: ?(?:-|to) ?\d{2,3})? an? (?!day|week|month|year|time|team|side|row|few|lot|bit"
    r"|couple"
    r"|of\b)[a-z]{3,}"
)
"""Figures without a sign that may be a price: "20 a tune up"."""
_OTHERWISE = expression(
    r"k\b| ?(?:/|an? |per |par |la |chaque |every |each |de la |pour |for (?:a |the )?)? ?(?:\d+ ?)?(?:weeks?|wk"
    r"|semaines?|sem|months?|mois|years?"
    r"|an\b|fortnight|half|demi\w*|minutes?|min\b|\d+ ?(?:h|hours?|heures?"
    r"|hrs?))\b(?!-?ends?\b)"
)
"""Time that no unit of pay is."""
_NAMED_SUM = expression(
    rf"\b(?:a |one )?({any_of(_NAMED)})(?= (?:{_DOLLAR}|cents\b|de l'heure\b"
    rf"|(?:(?:to|or|a|ou) (?:{any_of(_NAMED)}) )?(?:an?|per) (?:hour|day|night|show|visit|session|lesson|class"
    rf"|job|cut)\b))"
)


@dataclass(frozen=True, slots=True)
class Price:
    """The pay read, if any, and whether one must ask."""

    pay: Pay | None = None
    unclear: bool = False


def read_pay(text: str, *, each: Unit = "item", alone: Unit | None = None) -> Price:
    """What a text says of pay; unclear when it is both free and not, has two figures, or one without a unit.

    `each` is what "20 $ each" is for: a piece of work, or a job where people are counted. `alone` is what "20 $" is
    for when nothing says so; without it, one asks.
    """
    said = plain(text)
    if stands(_NAMED_COINS, said):
        said = _NAMED_SUM.sub(lambda match: str(_NAMED[match[1]]), said)
    rest, free = given(said)
    amounts = _AMOUNT.finditer(rest) if stands(_FIGURES, rest) else ()
    sums = _offered([match for match in amounts if _is_sum(match) and not _is_price(match, rest)], rest)
    fees = {fee for match in sums if (fee := _fee(match, rest, each, alone))}
    vague = unpriced(rest, priced=bool(sums), free=free)
    vague = vague or (not sums and not free and stands(_PER_PIECE, rest) and bool(_BARE.search(rest)))
    if free and not sums and not vague:
        return Price(VOLUNTEER)
    if len(fees) == 1 and not vague and (not free or _FREE_FOR.search(said)) and len(sums) == 1:
        return Price(fees.pop())
    return Price(unclear=free or vague or bool(sums))


def _offered(sums: list[re.Match[str]], rest: str) -> list[re.Match[str]]:
    """The sums, or of several only those said to be paid: "lumber, about $300, and pay $150 for the work".

    What stands in brackets beside another is said by the way: « les gallons (55 $ chaque), 150 $ par jour ».
    """
    aside = [match for match in sums if rest[: match.start()].endswith("(")]
    sums = [match for match in sums if match not in aside] or sums
    if len(sums) < 2 or any(map(_unit, sums)):
        return sums
    return [match for match in sums if match["total"] or _PAID.search(rest, 0, match.start())] or sums


def _is_price(match: re.Match[str], rest: str) -> bool:
    """Whether an amount is what goods or something else cost: what stands around it says so."""
    before = max(0, match.start() - _BEFORE)
    goods = _GOODS.search(rest, before, match.start())
    if (goods and not _PAID.search(goods["then"])) or _WORTH.match(rest, match.end()):
        return True
    return not _unit(match) and bool(_VALUED.search(rest, before, match.start()))


def _is_sum(match: re.Match[str]) -> bool:
    """Whether a figure is an amount: with a sign, or with a unit that only amounts have."""
    if match["before"] is not None and not match["before"].strip():
        return not match["counted"]
    low = _figure(match["low"])
    if match["before"] or match["after"]:
        return low <= _figure(match["high"] or match["low"])
    # "2 a day" says how often; a fee without a dollar sign is ten or more.
    priced = _unit(match) in {"hour", "day", "job"} or (
        _unit(match) == "item" and bool(_PER.search(match[0]) or match["high"])
    )
    priced = priced or (bool(match["each"] and _ENDED.match(match.string, match.end())) and low >= _LEAST_EACH)
    return priced and low >= _LEAST and low <= _figure(match["high"] or match["low"])


_LEAST = 10
_LEAST_EACH = 20
"""Dollars that "each" alone makes a fee: "100 each" is one, "8 each" may be of anything."""
_ENDED = expression(r" ?(?:$|[,.;!?)])")
_PER = expression(r"\b(?:per|par|each|chaque)\b|/")
_FREE_FOR = expression(r"\b(?:free|gratuit\w*|no charge|benevol\w*) (?:for|pour|to|aux) ")


def _unit(match: re.Match[str]) -> Unit | None:
    return next((unit for unit in _UNITS if match[unit]), None)


def _fee(match: re.Match[str], rest: str, each: Unit, alone: Unit | None) -> Pay | None:
    """The fee that an amount is; `None` where one must ask what it is for."""
    if (match["other"] and _OTHERWISE.fullmatch(match["other"])) or _OTHERWISE.match(rest, match.end()):
        return None
    if _unit(match) in {None, "item"} and _PRICED.search(rest, max(0, match.start() - _BEFORE), match.start()):
        return None
    unit = _unit(match) or (each if match["each"] else None) or ("job" if match["total"] else None)
    unit = unit or ("item" if alone and (match["per"] or match["a"]) else alone)
    least, most = _figure(match["low"]), _figure(match["high"] or match["low"])
    if unit is None or most > MOST:
        return None
    least, most = _whole(least), _whole(most)
    if match["cents"]:
        least, most = least / 100, most / 100
    return Pay(kind="fee", min=0 if match["most"] or match["tops"] else least, max=most, unit=unit)


def _whole(figure: float) -> int | float:
    return int(figure) if figure == int(figure) else figure


def _figure(said: str) -> float:
    """A figure as written: "1 500", "1,500", "22,50"."""
    return float(re.sub(r"[ ,](?=\d{3}\b)", "", said).replace(",", "."))

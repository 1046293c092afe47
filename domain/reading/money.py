"""For how much: volunteer, or an amount with its unit, or that one must ask."""

import re
from dataclasses import dataclass

from domain.pay import VOLUNTEER, Pay, Unit
from domain.reading.words import plain

_SERVICES = (
    r"(?:[a-z]+ ){0,2}(?:advice|lessons?|class(?:es)?|courses?|tutoring|help|rides?|massages?|haircuts?|cuts?"
    r"|meals?|workshops?"
    r"|repairs?|sessions?|tours?|walks?|coaching|delivery|consults?|consultations?|training|checks?|clinics?"
    r"|service)\b"
)
_TIMES = (
    r"(?:on|in|at|to|from|this|next|every|most|all|after|before|until|mornings?|afternoons?|evenings?|nights?|week\w*"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
)
_FREE = re.compile(
    r"\bbenevol\w*|\bvolunt\w+|\bgratuit\w*|\bgrat(?:os|is)\b"
    r"|\bfor free\b|\b(?:free of|no|without|zero) (?:charge|cost|fee)s?\b|\bunpaid\b|\bno (?:pay|money)\b"
    r"|\b(?:sans|pas de|aucun) frais\b|\bnon[- ](?:remuneree?s?|payee?s?)\b|\bpas besoin de (?:me )?payer\b"
    r"|\bon (?:ne )?(?:paye|paie) pas\b|\bno use for money\b|\bwithout pay\b"
    r"|\bdonne (?:de )?mon temps\b|\brien en echange\b|\bnothing in return\b"
    rf"|\b(?<=[,.;:!?(] )(?:all |totally |it's |always )?free(?= ?(?:$|[,.;!)]|obviously|of course))"
    rf"|\bfree(?<!-free) (?={_SERVICES})"
)
_PERHAPS_FREE = re.compile(
    rf"(?<!i'm )(?<!im )(?<!am )(?<!are )(?<!feel )(?<!-)(?<!gluten )(?<!sugar )\bfree\b(?! {_TIMES})"
)
_JOBS = (
    r"seances?|ateliers?|spectacles?|representations?|evenements?|contrats?|cours|lecons?|visites?|soirees?"
    r"|coupes?|tontes?|matchs?"
    r"|parties?|livraisons?|courses?|trajets?|voyages?|terrains?|cours|entrees?|travail|job|events?|shows?|gigs?"
    r"|sessions?|class(?:es)?"
    r"|lessons?|visits?|games?|match(?:es)?|cuts?|yards?|lawns?|driveways?|trips?|rides?|deliver(?:y|ies)"
    r"|workshops?|concerts?"
    r"|walks?|evenings?|parties|part(?:y)|wedding|mariage|menage|cleaning|haircut|massage"
)
_ITEMS = (
    r"pages?|mots?|words?|unites?|units?|items?|pieces?|morceaux?|loa(?:f|ves)|pies?|tartes?|pains?|gateaux?|cakes?|dogs?"
    r"|chiens?|cats?|chats?"
    r"|animal|animaux|pets?|meubles?|boites?|box(?:es)?|personnes?|persons?|people|tetes?|heads?|enfants?|kids?"
    r"|child|photos?|portraits?"
    r"|shirts?|chandails?|robes?|dress(?:es)?|pots?|dozen|douzaines?|bikes?|velos?|fenetres?|windows?|tires?"
    r"|pneus?|sacs?|bags?|chaises?"
    r"|chairs?|textes?|documents?|cards?|cartes?|repas|meals?|plates?|assiettes?|jars?|lb|livres?|kg|km|poches?"
    r"|bottles?"
)
_UNITS: dict[Unit, str] = {
    "hour": r"/ ?h(?:r|eure|our)?s?\b|(?:(?:de |par |a )?l'heure|de lheure)\b|(?:an|per|par|each) (?:hour|heure|hr)\b",
    "day": r"/ ?(?:jour|day|j)\b|(?:par|per|a|la) (?:jour|day|journee)\b",
    "job": r"(?:pour|for) (?:la job|le travail|le contrat|the (?:job|gig|whole (?:thing|job|day)"
    r"|lot)|toute? la job)\b|flat\b"
    r"|forfait\b"
    rf"|(?:par|per|a|an|the|le|la|l'|chaque|each|/) ?(?:{_JOBS})\b",
    "item": rf"(?:par|per|a|an|the|le|la|l'|du|chaque|each|every|pour une?|/) ?(?:{_ITEMS})\b",
}
_EACH = r"(?P<each>(?:each|chaque|chacune?s?|apiece|par tete|a head)\b)"
_FIGURE = r"\d+(?:[ ,]\d{3}(?!\d))?(?:[.,]\d\d?)?"
_SIGN = r"(?:\$|piastres?\b|piasses?\b|dollars?\b|bucks\b|cad\b)"
_UNIT = "(?:(?:chacune? |each )?(?:" + "|".join(f"(?P<{unit}>{said})" for unit, said in _UNITS.items()) + f")|{_EACH})"
_AMOUNT = re.compile(
    r"(?P<total>\bbudget[^.,;\d$]{0,12}? )?(?P<most>\b(?:jusqu'a|up to|max(?:imum)?(?: de| of)?|au plus|at most"
    r"|no more than|pas plus (?:que|de)) )?"
    rf"(?P<before>\$ ?)?(?<![\d.,:])(?P<low>{_FIGURE})"
    rf"(?:(?: ?{_SIGN})? ?(?:-|a|to|et|and) ?\$? ?(?P<high>{_FIGURE}))? ?(?P<after>{_SIGN})? ?(?:(?:de"
    rf"|of) (?=l'))?{_UNIT}?"
)
_GOODS = re.compile(
    r"\b(?:rembours\w+|reimburse\w*|materiel|materials?|tissu|coutent?|costs?|vaut|worth|rendue? a|vends?\b"
    r"|vendre|for sale|achete\w*|bought"
    r"|loyer|rent|deposit|wants|charges? me|tickets?|billets?|sheets? at|raised|amende|fine)\b[^.;!?]{0,30}$"
)
_VAGUE = re.compile(
    r"\b(?:decent|good|fair|reasonable) (?:pay|prices?|rates?|wages?)\b|\b(?:price|rates?) (?:depends?|negotiable"
    r"|to discuss)\b"
    r"|\bprix depend\b|\bbons? prix\b|\bprix (?:a discuter|raisonnables?)\b|\bnegociables?\b"
    r"|\bremuner(?:ation|ee?s?)\b"
    r"|\bpaid\b"
    r"|\bpas cher\b|\bcheap\b|\bgas money\b|\bdepends\b(?= ?(?:$|[.,!]))|\bpay (?:a (?:bit|little)|something)\b"
    r"|\b(?:payer un peu|un petit (?:montant|quelque chose))\b|\b(?:can|will|could|would) pay\b(?![^.!?]{0,20}\d)"
)
_NAMED = {
    word: figure
    for figure, words in (
        (5, "five cinq"), (8, "eight"), (10, "ten dix"), (12, "twelve douze"), (15, "fifteen quinze"),
        (20, "twenty vingt"),
        (25, "twenty-five vingt-cinq"), (30, "thirty trente"), (35, "thirty-five trente-cinq"), (40, "forty quarante"),
        (45, "forty-five quarante-cinq"), (50, "fifty cinquante"), (60, "sixty soixante"), (75, "seventy-five"),
        (80, "eighty quatre-vingts"), (100, "hundred cent"),
    )
    for word in words.split()
}  # fmt: skip
_NAMED_SUM = re.compile(
    rf"\b(?:a |one )?({'|'.join(sorted(_NAMED, key=len, reverse=True))})(?= (?:{_SIGN}|(?:an|per) hour\b"
    rf"|de l'heure\b))"
)


@dataclass(frozen=True, slots=True)
class Price:
    """The pay read, if any, and whether one must ask."""

    pay: Pay | None = None
    unclear: bool = False


def read_pay(text: str, *, each: Unit = "item") -> Price:
    """What a text says of pay; unclear when it is both free and not, has two figures, or one without a unit.

    `each` is what "20 $ each" is for: a piece of work, or a job where people are counted.
    """
    said = _NAMED_SUM.sub(lambda match: str(_NAMED[match[1]]), plain(text))
    free = bool(_FREE.search(said))
    rest = _FREE.sub(" ", said)
    sums = [match for match in _AMOUNT.finditer(rest) if _is_sum(match) and not _GOODS.search(rest, 0, match.start())]
    fees = {fee for match in sums if (fee := _fee(match, each))}
    vague = bool(_VAGUE.search(rest)) or (not sums and not free and bool(_PERHAPS_FREE.search(rest)))
    if free and not sums and not vague:
        return Price(VOLUNTEER)
    if len(fees) == len(sums) == 1 and not free and not vague:
        return Price(next(iter(fees)))
    return Price(unclear=free or vague or bool(sums))


def _is_sum(match: re.Match[str]) -> bool:
    """Whether a figure is an amount: with a sign, or with a unit that only amounts have."""
    return bool(match["before"] or match["after"] or (_unit(match) in {"hour", "day", "job"} and not match["each"]))


def _unit(match: re.Match[str]) -> Unit | None:
    return next((unit for unit in _UNITS if match[unit]), None)


def _fee(match: re.Match[str], each: Unit) -> Pay | None:
    unit = _unit(match) or (each if match["each"] else None) or ("job" if match["total"] else None)
    low, high = (_figure(said) for said in (match["low"], match["high"] or match["low"]))
    # "2 a day" says how often; a fee without a dollar sign is ten or more.
    if unit is None or low > high or (not match["before"] and not match["after"] and low < 10):
        return None
    least, most = (int(figure) if figure == int(figure) else figure for figure in (low, high))
    return Pay(kind="fee", min=0 if match["most"] else least, max=most, unit=unit)


def _figure(said: str) -> float:
    """A figure as written: "1 500", "1,500", "22,50"."""
    return float(re.sub(r"[ ,](?=\d{3}\b)", "", said).replace(",", "."))

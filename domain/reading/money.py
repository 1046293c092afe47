"""For how much: volunteer, or an amount with its unit, or that one must ask."""

import re
from dataclasses import dataclass

from domain.pay import MOST, VOLUNTEER, Pay, Unit
from domain.reading.numbers import NUMBERS, any_of
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
_GIVEN = (
    r"(?:initial |first |written |no-obligation )?(?:estimates?|quotes?|consults?|consultations?|admission|entry"
    r"|parking|coffee|food|pizza"
    r"|lunch|dinner|breakfast|supper|beer|wi-?fi|snacks?|drinks?|hand|spirit|country|trial|stuff|weights?)\b"
)
"""What is given along with paid work, or is no work: "free estimates"."""
_NOTHING = (
    r"\b(?:pour )?pas (?:un sou|une cenne|de salaire|d'argent)\b|\bsans (?:salaire|paye|paie)\b|\ba titre"
    r" gracieux\b|\bgracieusement\b"
    r"|\bno (?:payment|money|charge|pay) (?:needed|necessary|required|wanted|involved)\b|\bno payment\b|\bgiving"
    r" (?:that|it|this) away\b"
    r"|(?<![\d.,])\$ ?0(?![\d.,])|(?<![\d.,])0 ?\$|\b(?:je )?(?:demande|charge) rien\b|\b(?:veux|veut) (?:pas"
    r" d'argent|rien)\b"
    r"|\b(?:do not|don't|dont) (?:want (?:any )?(?:money|pay)|charge|ask for (?:anything|money))\b|\bwithout"
    r" (?:charge|charging)\b"
    r"|\bnot (?:charging|asking for money)\b|\bin kind\b|\bzero dollars?\b"
)
_FREE = re.compile(
    rf"(?<![a-z])(?=[a-z0-9$])(?:\bbenevol\w*|{_NOTHING}|\bvolunt\w+\b(?! (?:polic|coordinat|manage|program|hours"
    rf"|policies))|(?<!estimation"
    rf" )(?<!soumission )(?<!evaluation )"
    r"(?<!consultation )(?<!entree )(?<!admission )(?<!stationnement )(?<!repas )(?<!lunch )(?<!cafe )\bgratuit\w*"
    r"|\bgrat(?:os|is)\b"
    r"|\bfor free\b|\b(?:free of|no|without|zero) (?:charge|cost|fee)s?\b|\bunpaid\b|\bno (?:pay|money)\b"
    r"|\b(?:sans|pas de|aucun) frais\b|\bnon[- ](?:remuneree?s?|payee?s?)\b|\bpas besoin de (?:me )?payer\b"
    r"|\b(?:hours?|time|heures?|temps|soirees?|evenings?) (?:a|to) (?:donner|give(?: away)?|offrir|spare|donate)\b"
    r"|\bpro bono\b|\bpas payee?s?\b|\bcharge (?:rien|pas|nothing)\b|\bfor nothing\b|\bpour (?:rien|le fun)\b"
    r"|\bsans remuneration\b|\bcoute rien\b|\bon the house\b|\bdonate my time\b|\bgive my time\b|\bno fee\b"
    r"|\b(?:for|is|are|it's|all|totally|completely|always|100%|do \w+|and) free(?= ?(?:$|[,.;:!)]|for |to |of "
    r"|obviously))"
    r"|\bon (?:ne )?(?:paye|paie) pas\b|\bno use for money\b|\bwithout pay\b"
    r"|\bdonne (?:de )?mon temps\b|\brien en echange\b|\bnothing in return\b"
    rf"|\b(?<=[,.;:!?(] )(?:all |totally |it's |always )?free(?= ?(?:$|[,.;!)]|obviously|of course))"
    rf"|\bfree(?<!-free) (?={_SERVICES}))"
)
_PERHAPS_FREE = re.compile(
    rf"(?<!i'm )(?<!im )(?<!am )(?<!are )(?<!feel )(?<!-)(?<!gluten )(?<!sugar )\bfree\b(?! {_TIMES})(?! {_GIVEN})"
)
_JOBS = (
    r"seances?|ateliers?|spectacles?|representations?|evenements?|contrats?|cours|lecons?|visites?|soirees?"
    r"|coupes?|tontes?|matchs?"
    r"|soirs?|nights?|apres-midis?|afternoons?|matins?|mornings?|projets?|projects?|parties?|livraisons?|courses?"
    r"|trajets?|voyages?|terrains?|cours|entrees?|travail|job"
    r"|events?|shows?|gigs?"
    r"|sessions?|class(?:es)?"
    r"|lessons?|visits?|games?|match(?:es)?|cuts?|yards?|lawns?|driveways?|trips?|rides?|deliver(?:y|ies)"
    r"|workshops?|concerts?"
    r"|walks?|evenings?|parties|part(?:y)|wedding|mariage|menage|cleaning|haircut|massage"
)
_ITEMS = (
    r"pages?|mots?|words?|unites?|units?|items?|pieces?|morceaux?|loa(?:f|ves)|pies?|tartes?|pains?|gateaux?"
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
    "hour": r"/ ?h(?:r|eure|our)?s?\b|(?:(?:de |par |a )?l'(?:heure|h)|de lheure)\b|(?:an|per|par|each|la) (?:hour"
    r"|heure|hr|h|hora)\b|(?:hour|hr|h|/ ?hre)\b",
    "day": r"/ ?(?:jour|day|j)\b|(?:par|per|a|la) (?:jour|day|journee)\b|(?:for the|pour la) (?:day|journee)\b",
    "job": r"(?:pour|for) (?:la job|le travail|le contrat|the (?:job|gig|whole (?:thing|job|day)"
    r"|lot)|toute? la job)\b|flat\b"
    r"|forfait\b"
    rf"|(?:par|per|a|an|the|le|la|l'|chaque|each|/) ?(?:{_JOBS})\b",
    "item": rf"(?:par|per|a|an|the|le|la|l'|du|chaque|each|every|pour une?|/) ?(?:{_ITEMS})\b",
}
_ANY_UNIT = r"(?P<other>(?P<per>par|per|chaque|each|every|/) ?[a-z]+|(?:an?|la|le|l') ?[a-z]{3,})\b"
"""What else somebody may pay by: "a face", « la murale »."""
_EACH = r"(?P<each>(?:each|chaque|chacune?s?|apiece|par tete|a head)\b)"
_FIGURE = r"\d+(?:[ ,]\d{3}(?!\d))?(?:[.,]\d\d?)?"
_SIGN = r"(?:\$|(?P<cents>cents\b|¢)|piastres?\b|piasses?\b|dollars?\b|bucks\b|cad\b)"
_DOLLAR = r"(?:\$|piastres?\b|piasses?\b|dollars?\b|bucks\b|cad\b)"
_UNIT = (
    "(?:(?:chacune? |each )?(?:"
    + "|".join(f"(?P<{unit}>{said})" for unit, said in _UNITS.items())
    + f")|{_EACH}|{_ANY_UNIT})"
)
_AMOUNT = re.compile(
    r"(?=[$\d]|\b(?:budget|jusqu'a|up to|max|au plus|at most|no more|pas plus))"
    r"(?P<total>\bbudget[^.,;\d$]{0,12}? )?(?P<most>\b(?:jusqu'a|up to|max(?:imum)?(?: de| of)?|au plus|at most"
    r"|no more than|pas plus (?:que|de)) )?"
    rf"(?P<before>\$ ?|(?<=pay )|(?<=paying )|(?<=offer )|(?<=payer )|(?<=paye )|(?<=donner )|(?<=offre )|(?<=paie"
    rf" )|(?<=paye jusqu'a )|(?<=paie jusqu'a )|(?<=pay up to )|(?<=offer up to )|(?<=budget )|(?<=got )(?=\d\d+"
    rf" ?(?:$|[.,!?;)]))"
    rf"|(?<=max )|(?<=for )(?=\d\d+ (?:for|the) (?:the )?day\b)|(?=\d\d+ (?:pour la journee|for the (?:day|job)))"
    rf"|(?<=like )(?=\d+ for the))?(?<![\d.,:])(?P<low>{_FIGURE})"
    rf"(?:(?: ?{_DOLLAR})? ?(?:-|a|to|et|and|ou"
    rf"|or) ?\$? ?(?P<high>{_FIGURE}))? ?(?P<after>{_SIGN})?(?(after)|(?P<counted> ?(?:h\b|hours\b|heures?|people"
    rf"|personnes"
    rf"|minutes|min\b|years?|ans\b|yrs|km))?) ?(?:(?:de"
    rf"|of) (?=l'))?{_UNIT}?(?P<tops>,? ?\b(?:(?:gros |au )?max(?:imum)?|tops|at most|au plus|ou moins|or less)\b)?"
)
_GOODS = re.compile(
    r"\b(?:rembours\w+|reimburse\w*|materiel|materials?|tissu|coutent?|costs?|vaut|worth|rendue? a|vends?\b"
    r"|vendre|for sale|achete\w*|bought"
    r"|loyer|rent|deposit|wants|charges? me|tickets?|billets?|sheets? at|raised|amende|fine)\b[^.;!?]{0,30}$"
)
_VAGUE = re.compile(
    r"(?<![a-z])(?=[a-z])(?:\b(?:decent|good|fair|reasonable) (?:pay|prices?|rates?|wages?)\b|\b(?:price|rates?)"
    r" (?:depends?|negotiable"
    r"|to discuss)\b"
    r"|\b(?:by donation|don libre|contribution volontaire|pay what you can|pwyc|prix libre|a discuter"
    r"|to be discussed)\b"
    r"|\b(?:le )?prix depend\b|\bbons? prix\b|\bprix (?:a discuter|raisonnables?)\b|\bnegociables?\b"
    r"|\bremuner(?:ation|ee?s?)\b"
    r"|\bpaid\b|\b(?:on|nous|je) (?:paye|paie|payons) bien\b|\bpays? well\b|\bbien payee?s?\b|\bgood money\b"
    r"|\bpayee?s?\b(?![^.!?]{0,20}\d)"
    r"|\btarifs? degressifs?\b|\b(?:salaire minimum|minimum wage)\b|\bdepends on the\b"
    r"|\bpas cher\b|\bcheap\b|\bgas money\b|\bdepends\b(?= ?(?:$|[.,!]))|\bpay (?:a (?:bit|little)|something)\b"
    r"|\b(?:payer un peu|un petit (?:montant|quelque chose))\b|\b(?:can|will|could|would) pay\b(?![^.!?]{0,20}\d))"
)
_NAMED = {word: number for word, number in NUMBERS.items() if number >= 5}
_COINS, _GIFTS, _TERMS = (
    tuple(pieces.split(";"))
    for pieces in (
        "dollar;pias;buck;cents;cad;hour;heure",
        (
            "benevol;volunt;gratuit;gratis;gratos;free;charge;pay;paie;paid;frais;rien;nothing;remuner;house;money;argent;cenne"
            ";salaire;gracieu;bono;fee;cost;$0;0$;un sou;$ 0;0 $;mon temps;my time;a donner;to give;a offrir;to"
            " spare;to donate"
            ";le fun;giving ;in kind;zero dollar;temps a;time to"
        ),
        (
            "decent;prix;price;rate;tarif;pwyc;libre;contribution;donation;discuter;discussed;negoci;negoti;cheap;cher;wage"
            ";depend;montant;good;fair;reasonable;quelque chose"
        ),
    )
)
_PIECES = (*"0123456789", *_COINS, *_GIFTS, *_TERMS)
"""Pieces of words without which a text says nothing of pay."""
_BEFORE = 60
"""Letters before an amount that may say that it is no pay."""
_NAMED_SUM = re.compile(
    rf"\b(?:a |one )?({any_of(_NAMED)})(?= (?:{_DOLLAR}|cents\b|(?:an|per) hour\b"
    rf"|de l'heure\b))"
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
    if not any(piece in said for piece in _PIECES):
        return Price()
    if any(piece in said for piece in _COINS):
        said = _NAMED_SUM.sub(lambda match: str(_NAMED[match[1]]), said)
    rest, times = _FREE.subn(" ", said) if any(piece in said for piece in _GIFTS) else (said, 0)
    free = times > 0
    sums = [
        match
        for match in _AMOUNT.finditer(rest)
        if _is_sum(match) and not _GOODS.search(rest, max(0, match.start() - _BEFORE), match.start())
    ]
    fees = [fee for match in sums if (fee := _fee(match, each, alone))]
    vague = bool(_VAGUE.search(rest)) or (not sums and not free and bool(_PERHAPS_FREE.search(rest)))
    if free and not sums and not vague:
        return Price(VOLUNTEER)
    one = len(fees) == len(sums) and len({fee.unit for fee in fees}) == 1
    if one and not vague and (not free or _FREE_FOR.search(said)) and not (len(sums) > 1 and any(map(_unit, sums))):
        low, high = min(fee.min for fee in fees), max(fee.max for fee in fees)
        return Price(Pay(kind="fee", min=low, max=high, unit=fees[0].unit))
    return Price(unclear=free or vague or bool(sums))


def _is_sum(match: re.Match[str]) -> bool:
    """Whether a figure is an amount: with a sign, or with a unit that only amounts have."""
    if match["before"] is not None and not match["before"].strip():
        return not match["counted"]
    low = _figure(match["low"])
    if match["before"] or match["after"]:
        return low <= _figure(match["high"] or match["low"])
    # "2 a day" says how often; a fee without a dollar sign is ten or more.
    priced = _unit(match) in {"hour", "day", "job"} or (_unit(match) == "item" and bool(_PER.search(match[0])))
    return priced and not match["each"] and low >= _LEAST and low <= _figure(match["high"] or match["low"])


_LEAST = 10
_PER = re.compile(r"\b(?:per|par|each|chaque)\b|/")
_FREE_FOR = re.compile(r"\b(?:free|gratuit\w*|no charge|benevol\w*) (?:for|pour|to|aux) ")


def _unit(match: re.Match[str]) -> Unit | None:
    return next((unit for unit in _UNITS if match[unit]), None)


def _fee(match: re.Match[str], each: Unit, alone: Unit | None) -> Pay | None:
    """The fee that an amount is; `None` where one must ask what it is for."""
    unit = _unit(match) or (each if match["each"] else None) or ("job" if match["total"] else None)
    unit = unit or ("item" if alone and match["per"] else alone)
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

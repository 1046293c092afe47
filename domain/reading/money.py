"""For how much: volunteer, or an amount with its unit, or that one must ask."""

import re
from dataclasses import dataclass

from domain.pay import VOLUNTEER, Pay, Unit
from domain.reading.words import plain

_FREE = re.compile(
    r"\bbenevol\w*|\bvolunt\w+|\bgratuit\w*|\bgrat(?:os|is)\b"
    r"|\bfor free\b|\b(?:free of|no) charge\b|\bunpaid\b|\bno pay\b"
    r"|\b(?:sans|pas de) frais\b|\bnon (?:remuneree?s?|payee?s?)\b|\bpas besoin de (?:me )?payer\b"
    r"|\bdonne (?:de )?mon temps\b|\brien en echange\b"
)
_PERHAPS_FREE = re.compile(
    r"(?<!i'm )(?<!im )(?<!am )(?<!are )(?<!feel )\bfree\b(?! (?:on|in|at|to|from|this|next|every|most|all|after|before"
    r"|until|mornings?|afternoons?|evenings?|nights?|week\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b)"
)
_UNITS: dict[Unit, str] = {
    "hour": r"/ ?h(?:r|eure|our)?s?\b|(?:de )?l'heure\b|(?:an|per|par) (?:hour|heure)\b",
    "day": r"/ ?(?:jour|day)\b|(?:par|per|a) (?:jour|day)\b",
    "job": r"(?:pour|for) (?:la job|le travail|le contrat|the job|the gig|the whole thing)\b",
    "item": r"l'unite\b|apiece\b|per item\b",
}
_FIGURE = r"\d+(?:[.,]\d\d?)?"
_SIGN = r"(?:\$|piastres?\b|piasses?\b|dollars?\b|bucks\b)"
_UNIT = "(?:" + "|".join(f"(?P<{unit}>{said})" for unit, said in _UNITS.items()) + ")"
_AMOUNT = re.compile(
    r"(?P<most>\b(?:jusqu'a|up to|max(?:imum)?(?: de| of)?|au plus|at most) )?"
    rf"(?P<before>\$ ?)?(?<![\d.,:])(?P<low>{_FIGURE})"
    rf"(?:(?: ?\$)? ?(?:-|a|to) ?\$? ?(?P<high>{_FIGURE}))? ?(?P<after>{_SIGN})?(?: (?:de|of)(?= l'))? ?{_UNIT}?"
)
_VAGUE = re.compile(
    r"\b(?:decent|good|fair) (?:pay|prices?|rates?)\b|\b(?:price|rates?) (?:depends?|negotiable)\b|\bprix depend\b"
    r"|\bbon prix\b|\bprix (?:a discuter|raisonnable)\b|\bnegociable\b|\bremuneree?s?\b|\bpaid\b"
    r"|\bpas cher\b|\bcheap\b|\bgas money\b"
    r"|\b(?:five|ten|fifteen|twenty|thirty|forty|fifty|cinq|dix|quinze|vingt|trente|quarante|cinquante|cent) "
    r"(?:piastres?|piasses?|dollars?|bucks)\b"
)


@dataclass(frozen=True, slots=True)
class Price:
    """The pay read, if any, and whether one must ask."""

    pay: Pay | None = None
    unclear: bool = False


def read_pay(text: str) -> Price:
    """What a text says of pay; unclear when it is both free and not, has two figures, or one without a unit."""
    said = plain(text)
    free = bool(_FREE.search(said))
    rest = _FREE.sub(" ", said)
    sums = [match for match in _AMOUNT.finditer(rest) if match["before"] or match["after"] or _unit(match)]
    fees = {fee for match in sums if (fee := _fee(match))}
    vague = bool(_VAGUE.search(rest)) or (not sums and not free and bool(_PERHAPS_FREE.search(rest)))
    if free and not sums and not vague:
        return Price(VOLUNTEER)
    if len(fees) == len(sums) == 1 and not free:
        return Price(next(iter(fees)))
    return Price(unclear=free or vague or bool(sums))


def _unit(match: re.Match[str]) -> Unit | None:
    return next((unit for unit in _UNITS if match[unit]), None)


def _fee(match: re.Match[str]) -> Pay | None:
    unit = _unit(match)
    low, high = (float(text.replace(",", ".")) for text in (match["low"], match["high"] or match["low"]))
    # "2 a day" says how often; a fee without a dollar sign is ten or more.
    if unit is None or low > high or (not match["before"] and not match["after"] and low < 10):
        return None
    least, most = (int(figure) if figure == int(figure) else figure for figure in (low, high))
    return Pay(kind="fee", min=0 if match["most"] else least, max=most, unit=unit)

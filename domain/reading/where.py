"""Where: the postal prefix that a text names, by code or by a name that neighbours use, or that one must ask."""

import re
from dataclasses import dataclass
from functools import cache

from domain.places import FSAS, Place, cities, kilometres, named, towns
from domain.reading.expressions import expression
from domain.reading.gates import cue, stands
from domain.reading.homonyms import COMMON, FAR, GIVEN, OUTSIDE, TONGUE
from domain.reading.memo import Memo
from domain.reading.words import fold, plain

_CODE = expression(
    r"([ABCEGHJ-NPRSTVXYabceghj-nprstvxy]\d(?<!\w..)[ABCEGHJ-NPRSTV-Zabceghj-nprstv-z])(?:[ -]?\d[A-Za-z]\d)?\b"
)
_WORD = expression(r"[^\W_]+(?:\.(?=[^\W\d_]\.))?", re.UNICODE)
_MOST = 6
_HERE = expression(
    r"(?:^|[,;:.!?(\n/] ?|(?:^| )- ?|\b(?:a|in|near|at|sur|su|dans|ds|de|du|from|around|pres de|autour de|vers|en|par"
    r"|ou|or|pis|et"
    r"|and|secteur|quartier|coin|arrondissement|borough|ville|region|area|city of|town of|downtown|east|west"
    r"|north|south"
    r"|based|over|back|to|of|au|aux|chez) "
    r"(?:le |la |l'|les |the )?"
    r"|\b(?:visit\w*|parcourir) (?:le |la |the )?)$"
)
_NOT_A_PLACE = expression(
    r"(?:\w-|\b(?:rue|street|ave|avenue|av|boul|boulevard|blvd|chemin|metro|station|universite|university|cegep|college"
    r"|pont|bridge|mont|mount)\.? (?:de |du |de la |of )?"
    r"|\b(?:parc|park|ecole|school|hopital|hospital|eglise|church) (?:du |de la )?)$"
)
"""What stands before a street's or a school's name; « école de Sainte-Julie » tells the town that it is in."""
_HOUSE = expression(
    r" (?:(?:public |food |community )?(?:clinic|library|centre|center|bank|garden)|legion|arena|fire hall|market)\b",
    re.IGNORECASE,
)
"""What follows the name of the place that it is in: "the Regent Park clinic"."""
_IN = expression(
    r"\b(?:in|near|at|around|a|dans|ds|sur|su|vers|secteur|quartier|coin|ville|region|city of|town of|downtown|area"
    r"|arrondissement|borough|based|proche d[eu]|pres d[eu]|autour de) (?:le |la |l'|les |the )?$"
)
"""What stands before a place and nobody's name."""
_CORNER = expression(
    r"\b(?:coin|angle|corner|intersection)(?: des?| d'| of)? (?:la rue |l'avenue )?(?:le |la |l'|les )?$"
)
_CROSSING = expression(r" ?(?:et|and|&|/) ", re.IGNORECASE)
_ACTS = expression(r" (?:[mt]['’]|is\b|was\b|est\b|called\b|says\b|said\b|can\b|told\b|has\b|drugs\b)", re.IGNORECASE)
"""What follows a name that a message begins with where it is somebody's."""
_CALLED = expression(
    r"\b(?:merci|thanks|thank you|bonjour|allo|salut|hi|hello|hey|m'appelle|name is|named|c'est|i'm|i am|moi|mme"
    r"|m\.|mr|mrs"
    r"|ms|dr|sister|soeur|frere|brother|fille|daughter|son|fils|mere|mother|ami|amie|friend|and|et|with|avec|pour"
    r"|for),? $"
)
"""What stands before somebody's name."""
_ENDING = expression(r" ?(?:$|[,;:.!?)\n/(-]|pls\b|please\b|svp\b)")
_PROVINCE = expression(r"(?:,? ?\(?(?P<qc>QC|Qc|Que\b|Québec|Quebec)|,? \(?(?P<on>ON\b|Ont\b|Ontario))")
_CORRECTED = expression(
    r"\b(?:sorry|i mean|actually|scratch that|make that|pardon|oups|plutot|non attend\w*|demenage|moved)\b"
)
_PROVINCE_ITSELF = expression(r"\b(?:au|du|le|revenu|hydro[- ]|province (?:of|de)|loto|emploi) ?$")
"""What stands before "Québec" where it is the province, or an office of it."""
_COME = expression(
    r"\b(?:came|moved|arrived|arrive\w*|born|new|originally|grew up|viens|vient|venue?|nee?|originaire|demenage\w*"
    r"|debarque\w*)"
    r" (?:here |up |tout juste )?(?:from|in|de|du|d'|en|a) $"
)
"""Where somebody was before is no place to help at."""
_BESIDE = expression(
    r"\b(?:(?:came|moved|arrive\w*|new|originally|viens|vient|venue?|originaire|debarque\w*|demenage\w*|i'?m|i am)"
    r" (?:here |up |tout juste )?(?:from|de|du|d')"
    r"|(?:born|grew up|raised|nee?|elevee?|grandi|used to live|works?|worked|working|travaille\w*) (?:in|at|a|au|en))"
    r" (?:le |la |l'|the )?$"
)
"""Where somebody is from, or works, is beside where they live, if that is said too."""
_WHOLE_CITIES = frozenset(
    {"montreal", "mtl", "quebec", "quebec city", "laval", "longueuil", "gatineau", "ottawa", "toronto", "hamilton"}
)
_CENTRE = cue("downtown centre")
_DOWNTOWN = expression(r"\b(?:centre-ville|downtown)\b")
_QUEBEC = "GHJ"
"""The first letters of Quebec's postal prefixes."""
_BEFORE = 30
"""Letters before a name that tell whether it is a place."""
_NEAR_KM = 25.0
_ONE_KM = 2.5
"""Two names this near are one place: a park and its neighbourhood."""


@dataclass(frozen=True, slots=True)
class Where:
    """The place read, if any, and whether one must ask."""

    place: Place | None = None
    unclear: bool = False


def read_where(text: str) -> Where:
    """The one place that a text names; unclear when there are several, or none but one outside Quebec and Ontario."""
    codes = {match[1].upper() for match in _CODE.finditer(text)}
    known = {code for code in codes if code in FSAS}
    if known:
        return Where(FSAS[min(known)]) if len(codes) == 1 else Where(unclear=True)
    names = _names(text)
    names = [one for one in names if not one.beside] or names
    names = [one for one in names if one.name not in OUTSIDE] or names  # "our coach moved to Halifax, in Whitby"
    if codes or any(one.place is None for one in names):
        return Where(unclear=True)
    if len(names) > 1 and _CORRECTED.search(plain(text[names[0].end : names[-1].end])):
        names = names[-1:]
    found = [(one.name, one.place) for one in names if one.place is not None]
    finer = [place for name, place in found if name not in _WHOLE_CITIES] or [place for _, place in found]
    if not finer:
        return Where(unclear=bool(stands(_CENTRE, said := plain(text)) and _DOWNTOWN.search(said)))
    near = all(kilometres(finer[0].lat, finer[0].lon, p.lat, p.lon) <= _NEAR_KM for _, p in found)
    one = all(kilometres(finer[0].lat, finer[0].lon, p.lat, p.lon) <= _ONE_KM for p in finer)
    return Where(finer[0]) if near and one else Where(unclear=True)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a text, folded, its place, `None` where one must ask which, and where it ends."""

    name: str
    place: Place | None
    end: int
    beside: bool
    """Whether it is told only where somebody is from, or works."""


@cache
def _openings() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of names; and the first two of each, or the one that it has."""
    names = [name.split() for name in (*named(), *OUTSIDE)]
    return frozenset(words[0] for words in names), frozenset(" ".join(words[:2]) for words in names)


_FOLDED: Memo[str, str] = Memo(fold)
"""Words without what no name is told by."""


def _names(text: str) -> list[_Named]:
    """Each place that is named in the text. The longest name wins."""
    firsts, openings = _openings()
    words = [_FOLDED[word] for word in _WORD.findall(text)]
    begun = [(at, words[at : at + 2]) for at, word in enumerate(words) if word in firsts]
    starts = [at for at, two in begun if two[0] in openings or " ".join(two) in openings]
    if not starts:
        return []
    spans = [match.span() for match in _WORD.finditer(text)]
    found: list[_Named] = []
    after = 0
    for at in starts:
        for length in range(min(_MOST, len(words) - at) if at >= after else 0, 0, -1):
            start, end = spans[at][0], spans[at + length - 1][1]
            name = " ".join(words[at : at + length])
            if (name in named() or name in OUTSIDE) and _meant(text, start, end):
                beside = bool(_BESIDE.search(plain(text[max(0, start - _BEFORE) : start])))
                found.append(_Named(name, _place(name, text, start, end), end, beside))
                after = at + length
                if said := _PROVINCE.match(text, end):  # in "Hudson, Quebec" no second place is named
                    after += sum(end <= begins < said.end() for begins, _ in spans[after:])
                break
    return found


def _place(name: str, text: str, start: int, end: int) -> Place | None:
    """The place of that name, in the province that is said right after it: "Windsor QC".

    `None` for a place elsewhere, or that most would take for one, and for a street at a corner.
    """
    said = _PROVINCE.match(text, end)
    corner = _CORNER.search(plain(text[max(0, start - _BEFORE) : start])) and _CROSSING.match(text, end)
    if name in OUTSIDE or corner or (name in FAR and not said):
        return None
    return named()[name] if said is None else _in_province(name, said)


def _in_province(name: str, said: re.Match[str]) -> Place | None:
    """The place of that name in the province that is said; `None` where it is only in the other."""
    usual = named()[name]
    if (usual.code[0] in _QUEBEC) == bool(said["qc"]):
        return usual
    return towns().get(name, {}).get("QC" if said["qc"] else "ON")


def _meant(text: str, start: int, end: int) -> bool:
    """Whether a name is used as a place: not a street or a school, and said where a place would be."""
    before, said = plain(text[max(0, start - _BEFORE) : start]), text[start:end]
    name = fold(said)
    province = None if name in OUTSIDE else _PROVINCE.match(text, end)
    if province and _in_province(name, province) is None:
        return False  # « centre Cartier, Québec »: the town is in Ontario
    if _NOT_A_PLACE.search(before) or "\n" in said or (name in COMMON and said.islower()):
        return False
    if name == TONGUE or (name in GIVEN and not _IN.search(before)):
        return province is not None
    if _something_else(name, before) or (not before and _ACTS.match(text, end)):
        return False
    if _HERE.search(before) or (said[:1].isupper() and "-" in said):
        return True
    sure = said[:1].isupper() or name not in towns() or name in _WHOLE_CITIES | cities()
    return sure and bool(_ENDING.match(text, end) or _HOUSE.match(text, end)) and not _CALLED.search(before)


def _something_else(name: str, before: str) -> bool:
    """Whether a name tells where somebody came from, or is the province's and not the city's."""
    came = (name in OUTSIDE or name in FAR) and _COME.search(before)
    return bool(came or (name == "quebec" and _PROVINCE_ITSELF.search(before)))

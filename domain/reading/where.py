"""Where: the postal prefix that a text names, by code or by a name that neighbours use, or that one must ask."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from domain.places import FSAS, NAMED, Place, kilometres
from domain.reading.words import fold, plain

_CODE = re.compile(r"\b([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])(?:[ -]?\d[A-Z]\d)?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:\.(?=[^\W\d_]\.))?", re.UNICODE)
_LONGEST = 6
_HERE = re.compile(
    r"(?:^|[,;:.!?(\n] ?|(?:^| )- ?|\b(?:a|in|near|at|sur|dans|de|du|from|around|pres de|autour de|vers|en|par|ou|or) "
    r"(?:le |la |l'|les |the )?)$"
)
_NOT_A_PLACE = re.compile(
    r"(?:\w-|\b(?:rue|street|ave|avenue|av|boul|boulevard|blvd|chemin|parc|park|metro|station|ecole|school|universite"
    r"|university|cegep|college|hopital|hospital|eglise|church|pont|bridge|mont|mount)\.? (?:de |du |de la |of )?)$"
)
_OUTSIDE = frozenset(
    [
        "vancouver",
        "calgary",
        "edmonton",
        "winnipeg",
        "halifax",
        "moncton",
        "regina",
        "saskatoon",
        "victoria",
        "fredericton",
        "charlottetown",
        "paris",
        "lyon",
        "boston",
    ]
)
_WHOLE_CITIES = frozenset(
    {"montreal", "mtl", "quebec", "quebec city", "laval", "longueuil", "gatineau", "ottawa", "toronto", "hamilton"}
)
_DOWNTOWN = re.compile(r"\b(?:centre-ville|downtown)\b")
_NEAR_KM = 25.0


@dataclass(frozen=True, slots=True)
class Where:
    """The place read, if any, and whether one must ask."""

    place: Place | None = None
    unclear: bool = False


def read_where(text: str) -> Where:
    """The one place that a text names; unclear when there are several, or one outside Quebec and Ontario."""
    codes = {match[1].upper() for match in _CODE.finditer(text)}
    known = {code for code in codes if code in FSAS}
    if known:
        return Where(FSAS[min(known)]) if len(codes) == 1 else Where(unclear=True)
    names = _names(text)
    if codes or any(place is None for _, place in names):
        return Where(unclear=True)
    found = [(name, place) for name, place in names if place is not None]
    finer = [place for name, place in found if name not in _WHOLE_CITIES] or [place for _, place in found]
    if not finer:
        return Where(unclear=bool(_DOWNTOWN.search(plain(text))))
    near = all(kilometres(finer[0].lat, finer[0].lon, p.lat, p.lon) <= _NEAR_KM for _, p in found)
    return Where(finer[0]) if near and len({p.code for p in finer}) == 1 else Where(unclear=True)


@cache
def _longest() -> Mapping[str, int]:
    """The most words that a name has which begins with this one."""
    longest: dict[str, int] = {}
    for name in (*NAMED, *_OUTSIDE):
        first, *others = name.split()
        longest[first] = min(_LONGEST, max(longest.get(first, 0), len(others) + 1))
    return longest


def _names(text: str) -> list[tuple[str, Place | None]]:
    """Each name in the text, folded, with its place; `None` for a place elsewhere. The longest name wins."""
    words = [match.span() for match in _WORD.finditer(text)]
    found: list[tuple[str, Place | None]] = []
    at = 0
    while at < len(words):
        first = fold(text[slice(*words[at])]).partition(" ")[0]
        for length in range(min(_longest().get(first, 0), len(words) - at), 0, -1):
            start, end = words[at][0], words[at + length - 1][1]
            name = fold(text[start:end])
            if (name in NAMED or name in _OUTSIDE) and _meant(text, start, text[start:end]):
                found.append((name, None if name in _OUTSIDE else NAMED[name]))
                at += length
                break
        else:
            at += 1
    return found


def _meant(text: str, start: int, said: str) -> bool:
    """Whether a name is used as a place: not a street or a school, and said where a place would be."""
    before = plain(text[max(0, start - 30) : start])
    if _NOT_A_PLACE.search(before) or "\n" in said:
        return False
    return bool(_HERE.search(before)) or (said[:1].isupper() and "-" in said)

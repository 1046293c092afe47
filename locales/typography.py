"""How Quebec French and English are set: what is put right by itself, and what is a fault."""

import re
from collections.abc import Iterator

NBSP = "\u00a0"

_FRENCH: tuple[tuple[str, str], ...] = (
    (r"'", "’"),
    (r"\.\.\.", "…"),
    (r"«\s*", f"«{NBSP}"),
    (r"\s*»", f"{NBSP}»"),
    (r"[ \u00a0\u202f]+([?!;])", r"\1"),
    (r"(?<=[\w})»’]) ?:(?=\s|$)", f"{NBSP}:"),
    (r"(?<=[\d}])[ \u202f]?([%$])", rf"{NBSP}\1"),
    (r"(?<=\d) ?(h(?=\d\d\b|\b)|km\b)", rf"{NBSP}\1"),
    (r"(?<=}) (h|km)\b", rf"{NBSP}\1"),
    (r"(?<=\u00a0h) ?(?=\d\d\b)", NBSP),
)
_ENGLISH: tuple[tuple[str, str], ...] = (
    (r"'", "’"),
    (r"\.\.\.", "…"),
    (r'"([^"]*)"', r"“\1”"),
)
_FRENCH_FAULTS: tuple[tuple[str, str], ...] = (
    (r"'", "a straight apostrophe; write ’"),
    (r'"', "straight quotation marks; write « »"),
    (r"\.\.\.", "three points; write …"),
    (r"«(?!\u00a0)|(?<!\u00a0)»", "no no-break space inside « »"),
    (r"[\s\u00a0\u202f][?!;]", "a space before ? ! or ;"),
    (r"(?<![\u00a0:\d/]):(?=[\s\u00a0]|$)", "no no-break space before :"),
    (r"(?<=[\d}])[ \u202f]?[%$]", "no no-break space before % or $"),
    (r"(?<=[\d}])[ \u202f](h|km)\b|\d(h(\d\d)?|km)\b", "no no-break space before h or km"),
    (r"(?i)\b(oups|malheureusement)\b", "a word that the voice does not use"),
    (r"·|\w\(e\)|\be·|\.e\.?s\b", "an inclusive point; find a word for everybody"),
)
_ENGLISH_FAULTS: tuple[tuple[str, str], ...] = (
    (r"'", "a straight apostrophe; write ’"),
    (r'"', "straight quotation marks; write “ ”"),
    (r"\.\.\.", "three points; write …"),
    (r"(?i)\b(oops|unfortunately)\b", "a word that the voice does not use"),
)
_TU = re.compile(
    r"(?i)(?<![\w’])(tu|te|toi|ton|ta|tes)(?![\w’])|(?<![\w’])t’(?=\w)"
    r"|(?:^|[.:?!,]\s|\bou )(écris|choisis|réponds|envoie|essaie|appuie|reviens|dis)(?!\w)"
)
"""Pronouns, and the imperatives that begin what a reader is asked to do."""


def put_right(text: str, language: str) -> str:
    """The text with its apostrophes, quotation marks and no-break spaces as the language sets them."""
    for pattern, right in _FRENCH if language.startswith("fr") else _ENGLISH:
        text = re.sub(pattern, right, text)
    return text


def faults(text: str, language: str) -> Iterator[str]:
    """What is wrong with how the text is set, or said, in that language."""
    for pattern, fault in _FRENCH_FAULTS if language.startswith("fr") else _ENGLISH_FAULTS:
        if re.search(pattern, text):
            yield fault


def says_tu(text: str) -> bool:
    """Whether a French text speaks to its reader as `tu`, so that `vous` needs other words."""
    return bool(_TU.search(text))

"""A poster on one letter page: French first and English beneath it, with a code that opens the project."""

import io
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil
from pathlib import Path
from textwrap import shorten

from bot.papers.sheets import HEIGHT, WIDTH, Sheet, Text
from conversations.notices import Notice
from conversations.words import N_, Words

DOOR = Path(__file__).parents[1] / "adapters" / "web" / "page" / "door.svg"
INK, SOFT, BRICK, LEAF, WASH, HONEY = "#23201c", "#6a6156", "#a83f27", "#2c6049", "#e4efe6", "#d99a1c"
MARGIN = 48
ACROSS = WIDTH - 2 * MARGIN
HEAD = 88
CODE = 176
"""A code of six centimetres, which a phone reads from an arm's length and more."""
FOOT = HEIGHT - CODE - 52
"""Where the row of the code begins; what is above ends before."""
LACKS = 4
LONGEST = 130
"""Characters of one thing that is looked for."""
SCALES = tuple(step / 20 for step in range(8, 28))
"""How large it is all set: the largest that fits, up to a third more."""

NEIGHBOURS = N_("Neighbours for neighbours")
LOOKING = N_("We are looking for")
CAN_YOU = N_("Can you help?")
AIM = N_("Aim your phone’s camera at this code, or write this address:")
TRUST = N_("An automatic service of {operator}. It never asks for a PIN, a card or a transfer.")


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster says: the same notice in both languages, the address behind its code, who runs the door."""

    french: Notice
    english: Notice
    address: str
    operator: str


def draw(poster: Poster, french: Words, english: Words) -> bytes:
    """The poster as a PDF of one page; signs that its letters cannot write are left out."""
    sheet = Sheet()
    sheet.set_title(sheet.legible(poster.french.title))
    sheet.set_author(sheet.legible(poster.operator))
    sheet.set_lang("fr-CA")
    _head(sheet, french, english)
    _body(sheet, poster, french, english)
    _foot(sheet, poster, french, english)
    out = io.BytesIO()
    sheet.output(out)
    return out.getvalue()


def _head(sheet: Sheet, french: Words, english: Words) -> None:
    """A band with the door, and what this is."""
    sheet.block(0, 0, WIDTH, HEAD - 5, BRICK)
    sheet.block(0, HEAD - 5, WIDTH, 5, HONEY)
    sheet.block(MARGIN, 16, 52, 52, "#fffdf8", round_by=14)
    sheet.image(DOOR, MARGIN + 5, 20, 42, 42)
    sheet.put(Text("Espace Collectif", 22, bold=True, color="#ffffff"), MARGIN + 68, 18, ACROSS - 68)
    both = f"{french.say(NEIGHBOURS)} · {english.say(NEIGHBOURS)}"
    sheet.put(Text(both, 12, color="#ffe9dc"), MARGIN + 68, 47, ACROSS - 68)


def _body(sheet: Sheet, poster: Poster, french: Words, english: Words) -> None:
    """The title, when and where, the story, what is looked for: as large as there is room for."""
    top, room = HEAD + 30, FOOT - HEAD - 58
    said = list(_said(poster))
    looked_for = list(_looked_for(poster, french, english))
    inside = ACROSS - 44

    def height(scale: float) -> int:
        box = sum(sheet.height_of(text, inside, scale) for text in looked_for)
        return ceil(sum(sheet.height_of(text, ACROSS, scale) for text in said) + box + 36 * scale)

    scale = SCALES[max(0, bisect_right(SCALES, room, key=height) - 1)]
    y: float = top + max(0, room - height(scale)) / 3
    for text in said:
        y = sheet.put(text, MARGIN, y, ACROSS, scale)
    box = sum(sheet.height_of(text, inside, scale) for text in looked_for) + 32 * scale
    sheet.block(MARGIN, y, ACROSS, box, WASH, round_by=18)
    y += 16 * scale
    for text in looked_for:
        y = sheet.put(text, MARGIN + 22, y, inside, scale)


def _said(poster: Poster) -> Iterable[Text]:
    yield Text(poster.french.title, 38 if len(poster.french.title) <= 50 else 30, bold=True, after=12)
    here, there = poster.french, poster.english
    for text, other in ((here.when, there.when), (here.place, there.place)):
        if text:
            yield Text(text, 17, bold=True, color=BRICK)
            yield Text("" if other == text else other, 12.5, color=SOFT, after=7)
    if here.story:
        yield Text(here.story, 15, color=SOFT, after=20)


def _looked_for(poster: Poster, french: Words, english: Words) -> Iterable[Text]:
    yield Text(f"{french.say(LOOKING)} · {english.say(LOOKING)}", 13, bold=True, color=LEAF, after=6)
    pairs = list(zip_longest(poster.french.lacks, poster.english.lacks, fillvalue=""))
    for text, other in pairs[:LACKS]:
        yield Text(shorten(text, LONGEST, placeholder="…"), 16, bold=True)
        yield Text("" if other == text else shorten(other, LONGEST, placeholder="…"), 12.5, color=SOFT, after=6)
    if (more := len(pairs) - LACKS) > 0:
        besides = [words.count("and {n} other thing", "and {n} other things", more) for words in (french, english)]
        yield Text(" · ".join(besides), 12.5, color=SOFT)


def _foot(sheet: Sheet, poster: Poster, french: Words, english: Words) -> None:
    """The code, and beside it what to do with it."""
    sheet.block(MARGIN, FOOT - 14, ACROSS, 1, "#e6ddcd")
    sheet.code(poster.address, MARGIN - 12, FOOT, CODE)
    x, y, width = MARGIN + CODE + 8, FOOT + 14.0, ACROSS - CODE - 8
    for text in (
        Text(french.say(CAN_YOU), 24, bold=True, color=BRICK),
        Text(french.say(AIM), 13, after=6),
        Text(english.say(CAN_YOU), 14, bold=True, color=SOFT),
        Text(english.say(AIM), 11, color=SOFT, after=10),
        Text(printed(poster.address), 14, bold=True, color=LEAF),
    ):
        y = sheet.put(text, x, y, width)
    trust = f"{french.say(TRUST, operator=poster.operator)}\n{english.say(TRUST, operator=poster.operator)}"
    sheet.put(Text(trust, 8.5, color=SOFT), MARGIN, HEIGHT - 38, ACROSS)


def printed(address: str) -> str:
    """The address as one copies it by hand: without its scheme."""
    return address.removeprefix("https://").removeprefix("http://")

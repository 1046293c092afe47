"""The picture of a shop's month: a bar for each kind of thing that was given, as the words beside it say too."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from conversations.alerting.months import given
from conversations.words import Words
from domain.effects import Effect

FONTS = Path(__file__).parent / "fonts"
WIDTH, MARGIN, ROW, TOP = 1_080, 60, 120, 190
PAPER, INK, SOFT, BAR, BED = "#faf6ee", "#23201c", "#6a6156", "#2c6049", "#e6ddcd"
"""The colours of the page (bot/adapters/web/page/style.css)."""


@dataclass(frozen=True, slots=True)
class Month:
    """What the picture shows: a title, a line beneath it, and each kind's words with how long its bar is (0 to 1)."""

    title: str
    below: str
    bars: Sequence[tuple[str, float]]


def month_of(words: Words, shop: str, name: str, effect: Effect) -> Month:
    """The month in a reader's words."""
    lines = given(words, effect)
    longest = max(n for _, n in lines)
    bars = [(line, max(0.04, n / longest)) for line, n in lines]
    return Month(shop, words.month(name), bars)


def draw(month: Month) -> bytes:
    """A PNG of 1,080 pixels across, as high as it needs."""
    picture = Image.new("RGB", (WIDTH, TOP + ROW * len(month.bars) + MARGIN), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((MARGIN, MARGIN), _fitted(month.title, 52), INK, _face("Bold", 52))
    pen.text((MARGIN, MARGIN + 70), month.below, SOFT, _face("Regular", 34))
    for number, (line, share) in enumerate(month.bars):
        top, right = TOP + ROW * number, WIDTH - MARGIN
        pen.text((MARGIN, top), line, INK, _face("Regular", 36))
        bed = (MARGIN, top + 56, right, top + 84)
        pen.rounded_rectangle(bed, radius=14, fill=BED)
        pen.rounded_rectangle((*bed[:2], MARGIN + round((right - MARGIN) * share), bed[3]), radius=14, fill=BAR)
    content = io.BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _fitted(text: str, size: int) -> str:
    """The text, cut where it would leave the picture."""
    face = _face("Bold", size)
    while face.getlength(text) > WIDTH - 2 * MARGIN:
        text = f"{text[:-2].rstrip()}…"
    return text


def _face(style: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"Inter-{style}.ttf", size)

"""A page of letter paper and its letters: what the posters are drawn with. Every measure is in points."""

from dataclasses import dataclass
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue
from fpdf.fonts import TTFFont

FONTS = Path(__file__).parent / "fonts"
FACES = {"": "Inter-Regular.ttf", "B": "Inter-Bold.ttf"}
OTHER_ALPHABETS = "DejaVuSans.ttf"
WIDTH, HEIGHT = 612, 792
LEADING = 1.25
QUIET = 4
"""Modules of white around a code (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Text:
    """Some words as they are to be set; `after` is the space beneath them."""

    words: str
    size: float
    bold: bool = False
    color: str = "#23201c"
    after: float = 0


class Sheet(FPDF):
    """One page, written from the top left corner."""

    def __init__(self) -> None:
        super().__init__(unit="pt", format="letter")
        self.set_auto_page_break(auto=False)
        for style, file in FACES.items():
            self.add_font("Inter", style, FONTS / file)
            self.add_font("Other", style, FONTS / OTHER_ALPHABETS)
        self.set_fallback_fonts(["Other"], exact_match=False)
        self.set_text_shaping(use_shaping_engine=True)
        self.set_margin(0)
        self.add_page()
        self._letters = frozenset[int]().union(
            *(font.cmap for font in self.fonts.values() if isinstance(font, TTFFont))
        )

    def legible(self, text: str) -> str:
        """The text without what none of the fonts has a letter for, such as emoji."""
        kept = "".join(letter for letter in text if letter == "\n" or ord(letter) in self._letters)
        return "\n".join(" ".join(part for part in line.split(" ") if part) for line in kept.split("\n")).strip()

    def lines_of(self, text: Text, width: float, scale: float = 1) -> list[str]:
        """The lines that a text is broken into."""
        self.set_font("Inter", "B" if text.bold else "", text.size * scale)
        lines = self.multi_cell(
            width, text.size, self.legible(text.words), align=Align.L, dry_run=True, output=MethodReturnValue.LINES
        )
        assert isinstance(lines, list)
        return lines

    def height_of(self, text: Text, width: float, scale: float = 1) -> float:
        """How high a text is, with the space beneath it."""
        return (len(self.lines_of(text, width, scale)) * text.size * LEADING + text.after) * scale

    def put(self, text: Text, x: float, y: float, width: float, scale: float = 1) -> float:
        """Writes a text, and gives where the next one begins."""
        self.set_font("Inter", "B" if text.bold else "", text.size * scale)
        self.set_text_color(text.color)
        self.set_xy(x, y)
        self.multi_cell(width, text.size * scale * LEADING, self.legible(text.words), align=Align.L)
        return y + self.height_of(text, width, scale)

    def block(self, x: float, y: float, width: float, height: float, color: str, *, round_by: float = 0) -> None:
        """A surface of one colour."""
        self.set_fill_color(color)
        if round_by:
            self.rect(x, y, width, height, style="F", round_corners=True, corner_radius=round_by)
        else:
            self.rect(x, y, width, height, style="F")

    def code(self, address: str, x: float, y: float, size: float) -> None:
        """A QR code of that size with its white edge, drawn as squares: sharp at any printer's resolution."""
        rows = [list(row) for row in segno.make_qr(address, error="m").matrix_iter(border=QUIET)]
        step = size / len(rows)
        self.block(x, y, size, size, "#ffffff")
        self.set_fill_color("#000000")
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    # A hair wider, so that no viewer shows a seam between two squares.
                    self.rect(x + across * step, y + down * step, step + 0.05, step + 0.05, style="F")

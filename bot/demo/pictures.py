"""The demo's pictures: plain scenes of flat shapes, drawn when the demo starts."""

from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType

from PIL import Image, ImageDraw

from bot.demo.projects import Scene

WIDE, HIGH = 960, 540
FINE = 2
"""Pixels drawn for each one that is kept, so that edges are smooth."""
SKY, DUSK, SUN = "#f6ead2", "#f3cfae", "#e8a33d"
LEAF, WOOD, BARK = "#6f9a6a", "#c98b54", "#8a5a36"
BRICK, STONE, NIGHT, PAPER = "#b5553f", "#d9c7ab", "#2f4257", "#fffaf0"


class Board:
    """Paper to draw on, in units of the finished picture."""

    def __init__(self, ground: str) -> None:
        self._paper = Image.new("RGB", (WIDE * FINE, HIGH * FINE), ground)
        self._draw = ImageDraw.Draw(self._paper)

    def box(self, x: float, y: float, wide: float, high: float, colour: str, *, round: float = 0) -> None:  # noqa: A002
        """A rectangle from its upper left corner."""
        there = [x * FINE, y * FINE, (x + wide) * FINE, (y + high) * FINE]
        self._draw.rounded_rectangle(there, round * FINE, colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A disc around its centre."""
        self._draw.circle((x * FINE, y * FINE), radius * FINE, colour)

    def ring(self, x: float, y: float, radius: float, colour: str, *, width: float) -> None:
        """A circle around its centre."""
        self._draw.circle((x * FINE, y * FINE), radius * FINE, outline=colour, width=int(width * FINE))

    def shape(self, colour: str, *points: tuple[float, float]) -> None:
        """What lies between some points."""
        self._draw.polygon([(x * FINE, y * FINE) for x, y in points], colour)

    def stroke(self, colour: str, width: float, *points: tuple[float, float]) -> None:
        """A line from point to point."""
        self._draw.line([(x * FINE, y * FINE) for x, y in points], colour, int(width * FINE), joint="curve")

    def jpeg(self) -> bytes:
        """The finished picture."""
        file = BytesIO()
        self._paper.resize((WIDE, HIGH), Image.Resampling.BOX).save(file, "JPEG", quality=85)
        return file.getvalue()


def toys(board: Board) -> None:
    """A wooden horse on wheels and a few blocks, on a workbench."""
    board.disc(770, 150, 70, SUN)
    board.box(0, 430, WIDE, 110, BARK)
    board.box(0, 430, WIDE, 16, WOOD)
    board.box(250, 250, 250, 90, WOOD, round=40)
    board.shape(WOOD, (420, 290), (480, 290), (545, 160), (490, 140))
    board.shape(WOOD, (480, 130), (590, 175), (580, 215), (490, 205))
    board.stroke(BRICK, 16, (480, 150), (455, 215), (435, 260))
    board.stroke(BRICK, 14, (255, 275), (215, 315), (212, 350))
    for x in (290, 450):
        board.box(x, 330, 26, 60, WOOD)
        board.disc(x + 13, 398, 34, NIGHT)
        board.disc(x + 13, 398, 12, SKY)
    board.disc(538, 165, 7, NIGHT)
    for x, y, colour in ((650, 360, LEAF), (726, 360, BRICK), (688, 290, SUN)):
        board.box(x, y, 70, 70, colour, round=8)


def bicycles(board: Board) -> None:
    """A bicycle leaning on snow, under a lamp."""
    board.box(0, 420, WIDE, 120, PAPER)
    for x, y in ((90, 80), (220, 160), (350, 60), (620, 110), (760, 210), (880, 90), (520, 220), (140, 270)):
        board.disc(x, y, 6, PAPER)
    for x in (330, 640):
        board.ring(x, 345, 95, PAPER, width=12)
        board.disc(x, 345, 12, PAPER)
    frame = ((330, 345), (420, 215), (590, 215), (475, 345), (330, 345))
    board.stroke(SUN, 14, *frame)
    board.stroke(SUN, 14, (475, 345), (405, 190))
    board.stroke(SUN, 14, (640, 345), (575, 165), (620, 150))
    board.box(370, 178, 75, 14, STONE, round=7)
    board.disc(640, 172, 16, PAPER)
    board.shape(DUSK, (655, 160), (880, 105), (880, 250), (655, 184))


def soup(board: Board) -> None:
    """A steaming pot and bowls on a long table."""
    board.box(0, 400, WIDE, 140, WOOD)
    board.box(0, 400, WIDE, 14, BARK)
    board.box(330, 230, 300, 180, BRICK, round=26)
    board.box(310, 220, 340, 34, NIGHT, round=17)
    for x in (285, 645):
        board.box(x, 280, 50, 22, NIGHT, round=11)
    for x in (400, 480, 560):
        board.stroke(PAPER, 12, (x, 190), (x + 16, 160), (x - 10, 130), (x + 10, 95))
    for x in (130, 230, 740, 840):
        board.shape(PAPER, (x - 48, 360), (x + 48, 360), (x + 26, 405), (x - 26, 405))
        board.box(x - 48, 350, 96, 14, LEAF, round=7)


SCENES: Mapping[Scene, tuple[str, Callable[[Board], None]]] = MappingProxyType(
    {"toys": (SKY, toys), "bicycles": (NIGHT, bicycles), "soup": (DUSK, soup)}
)


def draw(scene: Scene) -> bytes:
    """A scene as a JPEG."""
    ground, drawn = SCENES[scene]
    board = Board(ground)
    drawn(board)
    return board.jpeg()

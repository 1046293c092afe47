"""A program of its own: a picture of any sort comes in, the same picture comes out as a small clean JPEG.

It is run as a child process with nothing of the door's in it, and limits itself before it reads a byte.
What comes out was drawn anew: no EXIF, no place, no comment. When it can't be done, standard error says why
in a code (domain/pictures.py).
"""

import resource
import sys
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
PIXELS = 40_000_000
SIDE = 1600
"""Pixels of the longer side of what comes out."""
QUALITY = 82
MEMORY = 1 << 30
"""Bytes of address space: 40 million pixels with transparency, three times."""
SECONDS = 15
"""Seconds of processor time; a large photo takes half a second."""


def main() -> None:
    """Reads standard input to its end, and writes standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        drawn = recode(sys.stdin.buffer.read())
    except (Image.DecompressionBombError, MemoryError):
        sys.exit("too_large")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        sys.exit("unreadable")  # what Pillow's readers raise for broken files
    sys.stdout.buffer.write(drawn)


def recode(content: bytes) -> bytes:
    """The first picture of a file as a JPEG without anything beside it; raises as Pillow does."""
    Image.MAX_IMAGE_PIXELS = PIXELS // 2  # Pillow refuses beyond twice that, before it decodes
    image: Image.Image
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        image.draft("RGB", (SIDE, SIDE))
        upright = ImageOps.exif_transpose(image)
        flat = flatten(upright)
    flat.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    # Pasted on new paper: a picture that is only converted takes its comments along.
    paper = Image.new("RGB", flat.size)
    paper.paste(flat)
    drawn = BytesIO()
    paper.save(drawn, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return drawn.getvalue()


def flatten(image: Image.Image) -> Image.Image:
    """In red, green and blue; what is seen through is white."""
    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        white.alpha_composite(clear)
        image = white
    return image.convert("RGB")


if __name__ == "__main__":
    main()

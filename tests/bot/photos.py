"""Pictures as people send them: good ones, broken ones, and some that mean harm."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD, Base

Make = Callable[[], bytes]
RED, BLUE = (200, 30, 30), (30, 30, 200)


def halves(width: int = 80, height: int = 40) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The image as a file."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def with_a_place(width: int = 80) -> bytes:
    """A photo that says where, when, by whom, and a comment: 45.54 N, 73.6 W."""
    exif = Image.Exif()
    exif[Base.Artist] = "Zyxwvut Ada"
    exif[Base.DateTime] = "2026:11:22 10:00:00"
    place = exif.get_ifd(IFD.GPSInfo)
    place[GPS.GPSLatitudeRef], place[GPS.GPSLatitude] = "N", (45.0, 32.0, 24.0)
    place[GPS.GPSLongitudeRef], place[GPS.GPSLongitude] = "W", (73.0, 36.0, 0.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(halves(width), exif=exif, comment=b"Zyxwvut", icc_profile=profile, xmp=b"<x>Zyxwvut</x>")


def lying_on_its_side() -> bytes:
    """Held upright by a phone that notes so: the red half is above once it is turned."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    return saved(halves(), exif=exif)


def animated() -> bytes:
    """A GIF that goes from red to blue."""
    first, then = Image.new("RGB", (60, 40), RED), Image.new("RGB", (60, 40), BLUE)
    return saved(first, "GIF", save_all=True, append_images=[then])


def seen_through() -> bytes:
    """A PNG with nothing on it."""
    return saved(Image.new("RGBA", (60, 40), (0, 0, 0, 0)), "PNG")


def bomb(side: int = 40_000) -> bytes:
    """A PNG of a few kilobytes that would take gigabytes to draw."""
    row = zlib.compress(b"\0" * (side // 8 + 1) * 64, 9)
    size = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", size) + _chunk(b"IDAT", row) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


GOOD: dict[str, Make] = {
    "a small JPEG": lambda: saved(halves()),
    "a large one": lambda: saved(halves(2000, 1500)),
    "a PNG with a palette": lambda: saved(halves().quantize(4), "PNG"),
    "a PNG seen through": seen_through,
    "a WebP": lambda: saved(halves(), "WEBP"),
    "an animated GIF": animated,
    "a CMYK one": lambda: saved(halves().convert("CMYK")),
    "a grey one": lambda: saved(halves().convert("L")),
    "one pixel": lambda: saved(Image.new("RGB", (1, 1))),
}
UNREADABLE: dict[str, Make] = {
    "nothing": lambda: b"",
    "a truncated JPEG": lambda: saved(halves(800, 600))[:-2000],
    "a truncated PNG": lambda: saved(halves(800, 600), "PNG")[:200],
    "an SVG named .jpg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "a page named .jpg": lambda: b"<!doctype html><script>alert(1)</script>",
    "a PostScript file": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n",
    "a TIFF": lambda: saved(halves(), "TIFF"),
    "noise after a JPEG's beginning": lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40,
}
TOO_LARGE: dict[str, Make] = {
    "11 MB": lambda: saved(halves()) + bytes(11 * 1024 * 1024),
    "a bomb": bomb,
    "41 million pixels": lambda: bomb(6_404),
}

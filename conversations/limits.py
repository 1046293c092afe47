"""What a platform can show. Degrading to it is a pure function, run inside the turn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in characters (`token` in bytes), counts in buttons; what it can do at all.

    `caption` is the text beside a picture or a file; `places` that a button can share where one is.
    """

    text: int
    label: int
    choices: int
    token: int
    forms: bool
    edits: bool
    pictures: bool
    files: bool
    caption: int = 100_000
    places: bool = False


WEB = Limits(text=100_000, label=200, choices=100, token=256, forms=True, edits=True, pictures=True, files=True)
BARE = Limits(text=4_096, label=64, choices=100, token=64, forms=False, edits=True, pictures=True, files=True)
"""A platform without forms: every question is asked by itself."""
TELEGRAM = Limits(
    text=4_000,
    label=64,
    choices=30,
    token=64,
    forms=False,
    edits=True,
    pictures=True,
    files=True,
    caption=1_000,
    places=True,
)
"""Telegram takes 4,096 and 1,024 UTF-16 code units and 100 buttons; nobody reads more than thirty of them."""

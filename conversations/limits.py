"""What a platform can show. Degrading to it is a pure function, run inside the turn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in characters (`token` in bytes), counts in buttons; what it can do at all."""

    text: int
    label: int
    choices: int
    token: int
    forms: bool
    edits: bool
    pictures: bool
    files: bool


WEB = Limits(text=100_000, label=200, choices=100, token=256, forms=True, edits=True, pictures=True, files=True)
BARE = Limits(text=4_096, label=64, choices=100, token=64, forms=False, edits=True, pictures=True, files=True)
"""A platform without forms: every question is asked by itself."""
TELEGRAM = Limits(text=4_000, label=64, choices=100, token=64, forms=False, edits=True, pictures=True, files=True)
"""Telegram takes 4,096 UTF-16 code units once its entities are read; what the look adds has room beside."""

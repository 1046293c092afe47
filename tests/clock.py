"""A clock that a test moves."""

from dataclasses import dataclass


@dataclass
class Clock:
    """Ms UTC; it begins on Monday, November 23, 2026, at ten in the morning in Montreal."""

    now: int = 1_795_446_000_000

    def __call__(self) -> int:
        return self.now

    def passes(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        self.now += round(1000 * (seconds + 60 * (minutes + 60 * (hours + 24 * days))))

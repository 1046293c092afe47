"""Chance by name: the same draw for the same seed and names, in whatever order things happen."""

import math
import random
from hashlib import blake2b

from domain.calendar import after_quiet

MINUTE = 60_000
ASLEEP, UP = "23:00", "07:00"
"""When nobody answers anything, whatever their quiet hours."""


class Chance:
    """Draws that policies share: whoever would say yes to a need does so under each of them."""

    def __init__(self, seed: int) -> None:
        self._seed = str(seed)

    def of(self, *names: object) -> float:
        """A number from 0 to just below 1."""
        text = "\0".join((self._seed, *map(str, names)))
        return int.from_bytes(blake2b(text.encode(), digest_size=7).digest(), "big") / (1 << 56)

    def source(self, *names: object) -> random.Random:
        """As many draws as are wanted, for a thing with many sides."""
        return random.Random(int(self.of(*names) * (1 << 53)))  # noqa: S311 - no secret

    def wait(self, median: float, sigma: float, *names: object) -> int:
        """A log-normal time in ms, of so many minutes in the middle."""
        return round(median * MINUTE * math.exp(self.source("wait", *names).gauss(0, sigma)))

    def answered(self, now: int, zone: str, median: float, sigma: float, *names: object) -> int:
        """The instant at which somebody answers what came now; who sleeps then does so in the morning."""
        due = now + max(MINUTE, self.wait(median, sigma, *names))
        woken = after_quiet(due, zone, ASLEEP, UP)
        return woken if woken == due else woken + round(self.of("woken", *names) * 60 * MINUTE)

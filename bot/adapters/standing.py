"""How a door to a platform stands, as `check` shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of `collectif check` on the door, and beneath it what there is to know; `missing` keeps it closed."""

    line: str
    facts: tuple[tuple[str, str], ...] = ()
    missing: str = ""

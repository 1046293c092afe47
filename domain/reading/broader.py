"""Broad skills that are only said on the way to narrower ones: "tutor" where it is maths."""

import csv
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

EVERY = "*"
"""Stands for every other skill."""


def gives_way(skill: str, others: Collection[str]) -> bool:
    """Whether a skill is broader than one of the others."""
    narrower = _broader().get(skill)
    return narrower is not None and any(other in narrower or (EVERY in narrower and other != skill) for other in others)


@cache
def _broader() -> Mapping[str, frozenset[str]]:
    """The skills that each broad one gives way to; `data/broader.csv`."""
    text = files("domain").joinpath("data/broader.csv").read_text(encoding="utf-8")
    return {row["skill"]: frozenset(row["unless"].split()) for row in csv.DictReader(text.splitlines())}

"""Words, and pairs of words that follow each other, that tell what a message is for beside its cues.

They are what messages that were labelled say oftener for one intent than for others: `data/wordings.csv`, which
`scripts/weigh_cues.py` writes. A word is known by its first letters, so that it counts in all its forms; `#` is one
that names a skill, `0` a number, `^` the beginning of a sentence.
"""

import csv
from collections.abc import Container, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from domain.reading.cues import side_by_side
from domain.reading.patterns import MARK

LETTERS = 4
"""Of each word; its ending says little of an intent, and a rare form is not met in what is learned from."""


def heard_wordings(words: Sequence[str], skilled: Container[int]) -> set[str]:
    """What may be known of a text's words: each, and each with the next. `skilled` are places that name a skill."""
    begun = [MARK if at in skilled else "0" if word[0].isdigit() else word[:LETTERS] for at, word in enumerate(words)]
    return {*begun, *map(" ".join, pairwise(begun))}


@cache
def wordings() -> Mapping[str, int]:
    """What each known one weighs (`side_by_side`); read once."""
    text = files("domain").joinpath("data/wordings.csv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines()[1:])
    return {said: side_by_side(weights) for said, *weights in rows}

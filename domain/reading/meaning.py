"""Whether a skill that a text mentions is meant: what is seen of it is weighed.

`data/evidence.csv` says what each sign weighs, `data/records.csv` how each skill, and each word for it, was meant in
what strangers wrote. `scripts/weigh_skills.py` sets both from labelled messages.
"""

import csv
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from domain.reading.evidence import Mention, Signs, signs_of
from domain.reading.phrases import SMALL
from domain.reading.standing import STOP, word_class

MEANT = 0.78
"""The share of a mention's weight from which it is heard; where all have less, one asks."""
_FEW = 2
"""Words besides those that name skills of a bare answer: nothing stands around them."""


def meant(spoken: Sequence[str], mentions: Sequence[Mention]) -> frozenset[str]:
    """The skills mentioned in a text's tokens that are meant; of a bare answer, the least doubtful."""
    if not mentions:
        return frozenset()
    if _is_bare(spoken, mentions):
        least = min(one.doubt() for one in mentions)
        return frozenset(one.skill for one in mentions if one.doubt() == least)
    weights = _weights()
    return frozenset(skill for skill, signs in signs_of(spoken, mentions).items() if share(signs, weights) >= MEANT)


def share(signs: Signs, weights: Mapping[str, float]) -> float:
    """How sure it is, by what its signs weigh, that a mention is meant, from 0 to 1."""
    return 1 / (1 + math.exp(-sum(weights.get(sign, 0) for sign in signs)))


def _is_bare(spoken: Sequence[str], mentions: Sequence[Mention]) -> bool:
    named = {place for one in mentions for place in one.places}
    besides = 0
    for at, word in enumerate(spoken):
        besides += at not in named and word not in SMALL and word_class(word) not in _UNSAID
        if besides > _FEW:
            return False
    return True


_UNSAID = frozenset({STOP, "start", "comma"})


@cache
def _weights() -> Mapping[str, float]:
    """What each sign weighs, and each record; read once."""
    found: dict[str, float] = {}
    for name in ("evidence", "records"):
        text = files("domain").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
        found.update((sign, int(weight) / 10) for sign, weight in csv.reader(text.splitlines()[1:]))
    return found

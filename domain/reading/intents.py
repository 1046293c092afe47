"""What a message is for: the intent that its cues show, weighed, or a question where they do not tell."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from domain.reading.cues import Intent, cues, taken_apart
from domain.reading.finding import find, unswallowed
from domain.reading.wordings import heard_wordings, wordings

SURE = 0.55
"""The share of the weight that an intent must have; below it a fair reader asks."""
FEW = 7
"""Tokens of a text that may be a bare name: "menuiserie, samedi"."""
_NOTHING = frozenset({"<all>", "<no-skill>", "<short>", "<question>"})
"""Facts of a text in which nothing else was read."""
_LASTING = frozenset({"bias", "people", "question", "no_skill", "short_text"})
"""Faint cues that count beside those that say it outright, too."""
_STOPS = frozenset(".?!;:\n")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the rest of a reading tells of its intent: facts such as "<fee>", and which of the words name a skill."""

    facts: Sequence[str] = ()
    skilled: Collection[int] = field(default_factory=frozenset)


def heard_cues(words: Sequence[str], signs: Signs) -> set[str]:
    """The cues in a text's words and in what else was read of it; what is only part of an overruling cue is none."""
    said = ["0" if word[0].isdigit() else word for word in words]
    found = find([*said, *signs.facts], cues().patterns, stops=_STOPS, marked=signs.skilled)
    heard = {one.name for one in unswallowed(found, cues().overruling)}
    return heard - cues().faint | heard & _LASTING if heard & cues().explicit else heard


def weigh(heard: set[str], said: set[str]) -> dict[Intent, float]:
    """The share of each intent in what the cues heard and the wordings said weigh, from 0 to 1."""
    known = filter(None, map(wordings().get, said))
    tenths = taken_apart(sum(map(cues().weights.__getitem__, heard), sum(known)))
    most = max(tenths.values())
    powers = {intent: math.exp((weight - most) / 10) for intent, weight in tenths.items()}
    whole = sum(powers.values())
    return {intent: power / whole for intent, power in powers.items()}


def read_intent(words: Sequence[str], signs: Signs) -> Intent | None:
    """The one intent that a text's words show; `None` when they show several about equally."""
    heard = heard_cues(words, signs)
    bare = len(words) <= FEW and heard <= cues().faint and not _NOTHING.issuperset(signs.facts)
    if bare or heard & cues().tearing:
        return None
    shares = weigh(heard, heard_wordings(words, signs.skilled))
    best = max(shares, key=lambda intent: shares[intent])
    return best if shares[best] >= SURE else None

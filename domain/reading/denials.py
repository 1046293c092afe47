"""Words that deny: what stands near them in a breath is not offered and not needed."""

from collections.abc import Sequence

from domain.reading.asides import is_somebody_else

_DENIES = frozenset(
    {
        "pas", "jamais", "aucun", "aucune", "ni", "sauf", "sans", "non", "no", "not", "nope", "never",
        "without", "except", "nor", "nothing", "rien"
    }
)  # fmt: skip
_DOING = frozenset(
    {
        "fais", "fait", "faisons", "peux", "enseigne", "conduis", "joue", "suis", "travaille", "sais", "coiffe",
        "prends", "veux", "offre"
    }
)  # fmt: skip
_ENDED = frozenset({"plus", "pu"})
_GRASPING = frozenset({"comprend", "comprends", "comprennent", "comprendre", "understand", "understands"})
"""What somebody denies of themselves who wants to be taught: « il comprend rien aux fractions »."""
_ABLE = frozenset({"can", "could", "peut", "peuvent"})


def denials(words: Sequence[str], *, asked: bool) -> list[int]:
    """The places of the words that deny in one breath, in which small words are left out. `asked`: it is a question."""
    return [
        at
        for at, word in enumerate(words)
        if (word in _DENIES and _denies(words, at, asked=asked)) or (word in _ENDED and _given_up(words, at))
    ]


def _denies(words: Sequence[str], at: int, *, asked: bool) -> bool:
    """Whether a "not" denies; not what somebody grasps, nor what others can't do, nor first in what is asked.

    « comprend rien aux fractions », "my mom can't shovel" and "No babysitter?" name what is needed.
    """
    if asked and not at:
        return False
    before = words[max(0, at - 2) : at]
    unable = len(before) == 2 and before[1] in _ABLE and is_somebody_else(before[0])
    return not unable and (not before or before[-1] not in _GRASPING)


def _given_up(words: Sequence[str], at: int) -> bool:
    """Whether a "plus" denies: « je fais plus de plomberie »."""
    return at > 0 and words[at - 1] in _DOING

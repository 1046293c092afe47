"""What a text says only by the way: skills that stand there count where nothing surer is named, and else not."""

from collections.abc import Sequence
from itertools import pairwise

from domain.reading.persons import is_trade

_OPENERS = frozenset(
    {
        "while", "before", "because", "since", "when", "whenever", "although", "due", "pendant", "avant",
        "parce", "quand", "lorsque", "puisque"
    }
)  # fmt: skip
"""What opens a clause that names a skill, if any, by the way only: "while I walk my dog"."""
_FORMER = frozenset({"retired", "former", "formerly", "ancien", "ancienne", "ex"})
"""What stands before the trade that somebody had."""
_TRAINED = frozenset({"retraite", "formation", "training", "nuit", "nuits", "jour", "night", "nights", "day"})
"""What stands after the trade that somebody had or lives by: « infirmière de nuit », "accountant by training"."""
_PAIRS = frozenset(
    {
        ("if", "someone"),
        ("if", "somebody"),
        ("si", "quelquun"),
        ("vu", "que"),
        ("so", "i"),
        ("so", "that"),
        ("pour", "que"),
        ("i", "was"),
        ("we", "were"),
        ("used", "be"),
        ("use", "be"),
        ("used", "teach"),
        ("ai", "ete"),
        ("ai", "deja"),
        ("avons", "deja"),
        ("already", "have"),
        ("have", "already"),
        ("j", "etais"),
        ("travaille", "comme"),
        ("worked", "as"),
        ("worked", "at"),
    }
)
"""Two words that open such a clause, small ones left out; the last ones tell what somebody was before."""
_STILL = frozenset({"wondering", "hoping", "looking", "thinking", "going", "asked", "told"})
"""What follows "I was" in a message about now."""
_OTHERS = frozenset({"he", "she", "they", "il", "elle", "ils", "elles"})
_KIN = frozenset(
    {
        "mother", "father", "mom", "mum", "dad", "wife", "husband", "son", "daughter", "brother", "sister",
        "uncle", "aunt", "cousin", "boyfriend", "girlfriend", "partner", "roommate", "neighbour", "neighbor",
        "friend", "landlord", "grandmother", "grandfather", "grandma", "grandpa", "ex", "mere", "pere", "maman",
        "papa", "femme", "mari", "conjoint", "conjointe", "fils", "fille", "frere", "soeur", "oncle", "tante",
        "cousine", "chum", "blonde", "gars", "coloc", "voisin", "voisine", "ami", "amie", "proprio"
    }
)  # fmt: skip
_BEING = frozenset(
    {
        "is", "was", "are", "were", "est", "etait", "sont", "etaient", "fait", "faisait", "faisaient",
        "does", "did", "works", "worked", "travaille", "travaillait", "loves", "likes", "enjoys", "love",
        "like", "enjoy", "aime", "aiment", "adore", "adorent"
    }
)  # fmt: skip
"""What is told of others: their trade and what they like are not what is asked for: "he loves swimming"."""
_NEEDING = frozenset(
    {
        "need", "needs", "needed", "needing", "want", "wants", "looking", "besoin", "cherche", "cherchons",
        "cherchent", "recherche", "recherchons", "veut", "voudrait", "voudrais", "aimerait", "seeks", "seeking",
        "faut", "faudrait", "manque"
    }
)  # fmt: skip
_SEEKING = frozenset(
    {
        "need", "needs", "want", "wants", "looking", "seeks", "seeking", "cherche", "cherchent", "recherche",
        "veut"
    }
)  # fmt: skip
_SELF = frozenset({("i", "m"), ("i", "am"), ("je", "suis"), ("we", "re"), ("on", "est"), ("nous", "sommes")})
_SECONDS = frozenset(second for _, second in _PAIRS | _SELF)
_OPENING = _OPENERS | _FORMER | _SECONDS | _BEING | {"s"}
"""Without one of these no clause begins that is said by the way."""
_TOGETHER = frozenset({("on", "peut"), ("nous", "pouvons"), ("we", "can")})
"""What tells that others help as well: "my son is a plumber, we can do the whole bathroom"."""
_OURS = frozenset({"our", "notre", "nos", "my", "mon", "ma", "mes", "their", "leur", "leurs", "votre", "vos", "your"})
_TOWARDS = frozenset({"pour", "for", "to", "at", "a", "chez", "de", "of", "with", "avec", "in", "dans"})
_SOMEBODY = (["someone"], ["somebody"], ["personne"], ["person"], ["autre"], ["quelquun"])
"""Who stands before their task: "someone for our website" is no "fiddler for our dance"."""
_KINDS = frozenset({"petit", "petite", "grand", "big", "little", "annual", "cours", "first", "next", "spring", "local"})
"""What may stand between "our" and what is ours."""
_NEAR = 4
_NAMED_FOR = 3
"""Words between what a group is named for and what it needs: "the swim club is looking"."""


def asides(words: Sequence[str], after_comma: Sequence[bool], *, needs_later: bool) -> set[int]:
    """The places of what is only said by the way in one breath, in which small words are left out.

    `needs_later`: a later breath tells a need, so that what the speaker is by trade is not what is needed.
    """
    found: set[int] = set()
    aside = False
    together = any(pair in _TOGETHER for pair in pairwise(words))
    last_need = max((at for at, word in enumerate(words) if word in _NEEDING), default=-1)
    for at, word in enumerate(words):
        ends = after_comma[at] or word in _NEEDING
        opens = word in _OPENING and (
            _of_oneself(words, at, needed=needs_later or at < last_need) or (not together and _of_others(words, at))
        )
        aside = opens or (aside and not ends)
        if aside:
            found.add(at)
    return found


def lives_by(words: Sequence[str], after_comma: Sequence[bool], last: int) -> bool:
    """Whether the trade that ends at that place is what somebody was trained in, or works at besides."""
    for at in range(last + 1, min(last + 3, len(words))):
        if after_comma[at]:
            return False
        if words[at] in _TRAINED:
            return is_trade(words[last])
    return False


def is_for_ours(spoken: Sequence[str], first: int) -> bool:
    """Whether what begins at that place, small words told too, is only for what: "a fiddler for our dance"."""
    before = [word for word in spoken[max(0, first - _NEAR) : first] if word not in _KINDS]
    ours = len(before) > 1 and before[-1] in _OURS and before[-2] in _TOWARDS
    return ours and before[-3:-2] not in _SOMEBODY


def names_who_needs(words: Sequence[str], after_comma: Sequence[bool], last: int) -> bool:
    """Whether what ends at that place only tells who needs something: "the theatre needs a poster"."""
    for at in range(last + 1, min(last + 1 + _NAMED_FOR, len(words) - 1)):
        if after_comma[at]:
            return False
        if words[at] in _SEEKING:
            return not words[at + 1].endswith("ing") and _NEEDING.isdisjoint(words[:last])
    return False


def is_somebody_else(word: str) -> bool:
    """Whether a word names somebody besides the speaker: "she", « ma mère »."""
    return word in _OTHERS or word in _KIN


def tells_need(words: Sequence[str]) -> bool:
    """Whether a breath says that something is needed."""
    return not _NEEDING.isdisjoint(words)


def _of_oneself(words: Sequence[str], at: int, *, needed: bool) -> bool:
    """Whether a clause begins that tells why, when, or what the speaker was, or is beside what is `needed`."""
    word = words[at]
    if word in _OPENERS or word in _FORMER:
        return True
    if word not in _SECONDS or not at:
        return False
    pair = (words[at - 1], word)
    return (pair in _PAIRS and _STILL.isdisjoint(words[at + 1 : at + 2])) or (needed and pair in _SELF)


def _of_others(words: Sequence[str], at: int) -> bool:
    """Whether a clause begins that tells what somebody else is or likes."""
    word = words[at]
    if not at or (word not in _BEING and word != "s") or not (words[at - 1] in _OTHERS or words[at - 1] in _KIN):
        return False
    return word in _BEING or (at + 1 < len(words) and is_trade(words[at + 1]))

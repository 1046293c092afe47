"""What is seen of a skill that a text mentions: the signs by which one that is meant differs from one only mentioned.

They tell how it is said, what it stands between, whether it is in the clause that asks or offers, and what else is
mentioned. What they weigh is known to domain/reading/meaning.py.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.reading.broader import gives_way
from domain.reading.persons import is_trade
from domain.reading.phrases import meanings
from domain.reading.standing import ASKS, OFFERS, STOP, Standing, word_class

LETTERS = 5
"""Of a word for a skill; so much counts, in all its forms."""
_MOST_MEANINGS = 4
"""Skills that a word stands for; more are as many."""
_JUST_ASKED, _JUST_OFFERED = 5, 4
"""Words before a mention among which one that asks, or offers, governs it."""
_EARLY = 3
"""Places at the beginning of a text."""
_LONG = 3
"""Words of a phrase, or skills, or sentences; more are as many."""
Signs: TypeAlias = frozenset[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill in a text, by the places of its words among the text's tokens.

    `unsure`: its phrase may stand for something else; `passing`: it is said by the way.
    """

    skill: str
    places: tuple[int, ...]
    unsure: bool
    passing: bool

    def doubt(self) -> tuple[bool, bool]:
        """How doubtful it is by itself; the less, the surer."""
        return self.passing, self.unsure


def signs_of(spoken: Sequence[str], mentions: Sequence[Mention]) -> Mapping[str, Signs]:
    """What is seen in a text's tokens of each skill mentioned, by its surest mention."""
    by_skill: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_skill[mention.skill].append(mention)
    twice = {skill for skill, of in by_skill.items() if len({one.places for one in of}) > 1}
    standing = Standing(spoken)
    seen: dict[str, Signs] = {}
    for skill, of in by_skill.items():
        mention = min(of, key=lambda one: (*one.doubt(), -len(one.places), one.places[0]))
        others = [one for one in mentions if one.skill != skill and not _is_broader(one, mention)]
        signs = {"any", *_said(standing, mention), *_around(standing, mention)}
        signs.update(_beside(standing, mention, others) if others else ("alone",))
        if skill in twice:
            signs.add("said twice")
        if any(_is_sure(one) and one.skill in twice for one in others):
            signs.add("beside one said twice")
        seen[skill] = frozenset(signs)
    return seen


def _said(standing: Standing, mention: Mention) -> Iterator[str]:
    """How it is said: by which words, how surely."""
    words = [standing.spoken[place][:LETTERS] for place in mention.places]
    known = meanings()
    yield f"words {min(_LONG, len(words))}"
    yield f"meanings {min(_MOST_MEANINGS, *[known.get(word, 1) for word in words])}"
    yield mention.skill
    for word in words:
        yield f"{mention.skill} {word}"
    if mention.unsure:
        yield "unsure"
        if len(words) == 1:
            yield "unsure word"
    if mention.passing:
        yield "passing"
    if _is_trade(standing, mention):
        yield "trade"


def _around(standing: Standing, mention: Mention) -> Iterator[str]:
    """Where it stands: among which words, and in which clause."""
    first, last = mention.places[0], mention.places[-1]
    clause = standing.clauses[first]
    yield f"after {word_class(standing.spoken[first - 1])}"
    yield f"before {word_class(standing.spoken[last + 1]) if last + 1 < len(standing.spoken) else STOP}"
    for done, clauses, reach, kind in (
        ("asked", standing.asking, _JUST_ASKED, ASKS),
        ("offered", standing.offering, _JUST_OFFERED, OFFERS),
    ):
        if clauses:
            yield done if clause in clauses else f"{done} elsewhere"
        if standing.just_before(first, reach, kind):
            yield f"just {done}"
    if standing.seeking is not None and first < standing.seeking:
        yield "before what is sought"
    if clause in standing.together:
        yield "together"
    if standing.lends:
        yield "lent"
    if first <= _EARLY:
        yield "early"
    if standing.spoken[:first].count("^") >= _LONG:
        yield "third sentence"


def _beside(standing: Standing, mention: Mention, others: Collection[Mention]) -> Iterator[str]:
    """What other skills are mentioned, and how."""
    yield f"others {min(_LONG, len({one.skill for one in others}))}"
    sure = [one for one in others if _is_sure(one)]
    if sure:
        yield "beside a sure one"
        asked = _is_just_asked(standing, mention)
        for sign, shown in (
            ("unsure beside a sure one", mention.unsure),
            ("passing beside a sure one", mention.passing),
            ("beside a longer one", any(len(one.places) > len(mention.places) for one in sure)),
            ("beside a trade", not _is_trade(standing, mention) and any(_is_trade(standing, one) for one in sure)),
            ("beside one just asked", not asked and any(_is_just_asked(standing, one) for one in sure)),
            ("shares a word", any(_shares_an_end(mention, one) for one in sure)),
        ):
            if shown:
                yield sign
    if any(one.places[0] == mention.places[-1] + 1 for one in others):
        yield "next to another"
    if any(standing.lists(mention.places, one.places) or standing.lists(one.places, mention.places) for one in others):
        yield "listed with another"


def _is_broader(one: Mention, other: Mention) -> bool:
    """Whether one only leads to the other, and does not rival it: "tutor" where it is maths."""
    return not other.passing and gives_way(one.skill, (other.skill,))


def _is_sure(mention: Mention) -> bool:
    return not mention.unsure and not mention.passing


def _is_trade(standing: Standing, mention: Mention) -> bool:
    return is_trade(standing.spoken[mention.places[0]]) or is_trade(standing.spoken[mention.places[-1]])


def _is_just_asked(standing: Standing, mention: Mention) -> bool:
    return standing.just_before(mention.places[0], _JUST_ASKED, ASKS)


def _shares_an_end(one: Mention, other: Mention) -> bool:
    """Whether the last word of one is among the other's: "poser planchers" and "céramique planchers"."""
    return one.places[-1] in other.places or other.places[-1] in one.places

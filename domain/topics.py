"""Under which topics an offer is kept, and under which a need looks: what an index can know of how well they fit.

A topic is a skill (`carpentry`), its field (`@trades`), a kind (`#time`), or a kind with a word of what is given
(`goods=plywood`, `goods=` when no word says what).
"""

from collections.abc import Iterable, Sequence

from domain import weights
from domain.fitting import Asked
from domain.projects import NeedKind
from domain.skills import RELATED, SKILLS, family

Tier = tuple[int, tuple[str, ...]]
"""The most that the skill or the thing can weigh under these topics, in 1024ths; and the topics."""


def offered(kind: NeedKind, skills: Sequence[str], words: Iterable[str]) -> list[str]:
    """Every topic of an offer of a kind, in a stable order; what it can fill is found under one of them."""
    found = [f"#{kind}"]
    if kind in ("time", "skill"):
        known = [skill for skill in skills if skill in SKILLS]
        found += known
        found += (f"@{family(skill)}" for skill in known)
    if kind not in ("time", "money"):
        found += [f"{kind}={word}" for word in sorted(words)] or [f"{kind}="]
    return list(dict.fromkeys(found))


def asked(need: Asked) -> list[Tier]:
    """Where to look for a need, the best first; an offer that fits is under one of them, and weighs no more."""
    if need.skills:
        near = sorted({other for skill in need.skills for other in RELATED[skill]} - set(need.skills))
        tiers = [
            (weights.FIT, tuple(need.skills)),
            (weights.RELATED, (*near, "#time") if need.for_anybody else tuple(near)),
            (weights.BROADER, tuple(sorted({f"@{family(skill)}" for skill in need.skills}))),
        ]
    elif need.kind in ("time", "money"):
        tiers = [(weights.FIT, (f"#{need.kind}",))]
    else:
        tiers = [(weights.FIT, tuple(f"{need.kind}={word}" for word in sorted(need.words)))]
        if need.kind == "space" or not need.words:
            tiers.append((weights.RELATED, (f"#{need.kind}",)))
        else:
            tiers.append((weights.RELATED, (f"{need.kind}=",)))
    return [(points, topics) for points, topics in tiers if topics]

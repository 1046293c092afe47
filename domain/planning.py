"""Waves to come, planned together: several needs that want the same people, so that nobody is wanted at two places.

What is read is small and what is worked out is long, so it is done outside any turn (bot/planning.py). A plan binds
nothing: each wave looks at every line of it again when it is due (Asking.planned_wave).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from domain import dispatch
from domain.asking import CONSIDERED, Asking
from domain.assigning import Candidacy, Opening, assign
from domain.calendar import Span
from domain.sheets import WEEK


@dataclass(frozen=True, slots=True)
class Round:
    """A need that asks people soon: how many, on which dates, of whom; and how often each may be asked this week."""

    opening: Opening
    fits: tuple[Candidacy, ...]
    left: Mapping[str, int]


class Planning(Asking):
    """Looks ahead, and changes nothing."""

    def next_round(self, need_id: str) -> Round | None:
        """Whom a need's next wave could ask; None when it would ask nobody."""
        if (need := self._asks(need_id)) is None or not (dates := self.lacking(need)):
            return None
        places = dispatch.asks(self._wanted(need, dates)[0])
        best = list(islice(self._candidates(need, dates), CONSIDERED if places else 0))
        if not best:
            return None
        spans = tuple(Span(date.starts, date.ends) for date in dates if need.for_people)
        return Round(
            Opening(need.id, spans, places),
            tuple(Candidacy(need.id, one.member.id, one.match.score) for one in best),
            {
                one.member.id: one.member.weekly_cap - self.kept.invitations.sent_since(one.member.id, self.now - WEEK)
                for one in best
            },
        )


def plan(rounds: Sequence[Round]) -> dict[str, list[str]]:
    """Whom each need asks, of those that want some of the same people; the others are best off by themselves."""
    wanted = Counter(one.member for asking in rounds for one in asking.fits)
    rivals = [asking for asking in rounds if any(wanted[one.member] > 1 for one in asking.fits)]
    left = {member: many for asking in rivals for member, many in asking.left.items()}
    planned: dict[str, list[str]] = {asking.opening.id: [] for asking in rivals}
    for pair in assign([asking.opening for asking in rivals], [one for asking in rivals for one in asking.fits], left):
        planned[pair.opening].append(pair.member)
    return planned

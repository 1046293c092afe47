"""Who fits a need, the best first: found in the index of offers, judged only as far as somebody asks for."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from domain import matching, places, ranking, topics
from domain.candidates import Listed, Profile, Search
from domain.fitting import Asked, Weighed, weigh
from domain.ground import found
from domain.lacking import Lacking
from domain.matching import Giver, Match
from domain.offers import Offer
from domain.ports import Offers
from domain.projects import Need, Occurrence
from domain.ranking import Rank
from domain.sheets import WEEK

AT_ONCE = 10
"""Offers judged together: as many as are mostly wanted."""
PAGE = 48
"""Lines of the index read at once."""
TOPICS = 8
RINGS = (0, 1, 8, 24)
"""Where rings of prefixes around a need end, the nearest first; the later ones have sixteen each, a query's most."""


class Finding(Lacking):
    """Looking for people."""

    def ranked(
        self,
        need: Need,
        dates: Sequence[Occurrence] = (),
        *,
        without: Collection[str] = (),
        may_come: Callable[[Profile], bool] = lambda _: True,
    ) -> Iterator[Match]:
        """Offers that fit these dates, or all that the need lacks, of members who agreed to alerts, best first.

        In exactly the order of judging them all (matching.by_rank); each is judged when it could come
        next, so taking ten is quick. Members in `without` are passed over, and before they are judged
        those who `may_come` not. Nothing must be changed between one and the next.
        """
        project = found(self.kept.projects.get(need.project))
        dates = dates or self.lacking(need)
        if not need.open or not project.live or not dates:
            return iter(())
        asked = matching.asked_by(need, dates, project, now=self.now)
        skipped = {*without, *asked.hosts}
        shelves = (
            Ring(self.kept.offers, asked, fit=points, search=search, near=near, without=skipped)
            for points, search, near in _searches(asked, need.fsa)
        )
        best = ranking.ranked(shelves, partial(self._fitting, asked, may_come), at_once=AT_ONCE)
        return (matching.matched(need, dates, offer, weighed) for offer, weighed in best)

    def _fitting(
        self, asked: Asked, may_come: Callable[[Profile], bool], rows: Sequence[Listed]
    ) -> Iterator[tuple[Rank, tuple[Offer, Weighed]]]:
        profiles = self.kept.offers.profiles([row.offer for row in rows], since=self.now - WEEK)
        for giver in self._givers([profile for profile in profiles if may_come(profile)]):
            for offer in giver.offers:
                if weighed := weigh(asked, matching.given_by(offer, giver)):
                    yield (-weighed.points, giver.member.last_asked, offer.id), (offer, weighed)

    def _givers(self, profiles: Sequence[Profile]) -> Iterator[Giver]:
        members = list(dict.fromkeys(profile.member.id for profile in profiles))
        promises = self.kept.commitments.promises(members)
        for profile in profiles:
            if self._speaks(profile.offer):
                own = [promise for promise in promises if promise.member == profile.member.id]
                yield self._known(profile.member, (profile.offer,), profile.asked, own)


class Ring:
    """The index's lines under some topics in a ring of prefixes, those of the least recently asked first."""

    def __init__(
        self,
        offers: Offers,
        asked: Asked,
        *,
        fit: int,
        search: Search,
        near: Mapping[str, float],
        without: Collection[str],
    ) -> None:
        self._offers, self._asked, self._fit = offers, asked, fit
        self._search, self._near, self._without = search, near, without
        self._closest = min(near[fsa] for fsa in search.fsas)
        self._after = (-1, "")
        self.best: Rank | None = self._rank(0, "", self._closest)

    def take(self) -> Iterable[tuple[Rank, Listed]]:
        """The next page, without whom the need is out of reach for."""
        rows = self._offers.listed(self._search, after=self._after, limit=PAGE)
        if len(rows) < PAGE:
            self.best = None
        else:
            self._after = rows[-1].last_asked, rows[-1].offer
            self.best = self._rank(*self._after, self._closest)
        for row in rows:
            km = self._near[row.fsa]
            if km <= row.radius_km and row.member not in self._without:
                yield self._rank(row.last_asked, row.offer, km, paid=bool(row.paid)), row

    def _rank(self, last_asked: int, offer: str, km: float, *, paid: bool = False) -> Rank:
        return -ranking.most(self._asked, self._fit, km, last_asked, paid=paid), last_asked, offer


def _searches(asked: Asked, fsa: str) -> Iterator[tuple[int, Search, Mapping[str, float]]]:
    """Every search that finds offers for a need, with the most that their fit may weigh, and the places' distances."""
    near = places.nearby(fsa)
    codes = list(near)
    ends = [*RINGS, *range(RINGS[-1] + 16, len(codes) + 16, 16)]
    blocks, paid = ranking.sieve(asked), asked.pay.kind == "fee"
    for points, named in topics.asked(asked):
        for some in (named[start : start + TOPICS] for start in range(0, len(named), TOPICS)):
            for start, end in pairwise(ends):
                if ring := tuple(codes[start:end]):
                    yield points, Search(some, ring, int(near[ring[0]]), blocks, paid), near

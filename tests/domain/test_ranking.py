"""The lazy order is the order of judging everything."""

from collections.abc import Iterable, Sequence
from itertools import islice

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ranking import Rank, ranked

Offer = tuple[str, int, int]
"""An offer's id, the points it may have as far as a shelf knows, and the points that it has."""
OFFERS = st.lists(
    st.tuples(st.integers(0, 99).map(str), st.integers(0, 30), st.integers(0, 30)).map(
        lambda o: (o[0], max(o[1], o[2]), o[2])
    ),
    unique_by=lambda offer: offer[0],
)


class Pages:
    """Offers by the points they may have, three at a time; it notes how far it was opened."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self.left = sorted(offers, key=may)
        self.opened = 0

    @property
    def best(self) -> Rank | None:
        return may(self.left[0]) if self.left else None

    def take(self) -> Iterable[tuple[Rank, Offer]]:
        page, self.left = self.left[:3], self.left[3:]
        self.opened += 1
        return [(may(offer), offer) for offer in page]


def may(offer: Offer) -> Rank:
    return -offer[1], 0, offer[0]


def fits(offers: Sequence[Offer]) -> list[tuple[Rank, Offer]]:
    """Those with an odd number of points fit nothing."""
    return [((-has, 0, id), (id, most, has)) for id, most, has in offers if has % 2 == 0]


@settings(max_examples=200, deadline=None)
@given(OFFERS, st.integers(1, 4), st.integers(1, 5))
def test_the_order_is_that_of_judging_everything(offers: list[Offer], shelves: int, at_once: int) -> None:
    parts = [Pages(offers[n::shelves]) for n in range(shelves)]
    worse = Pages((id, has, has) for id, _, has in offers[::2])  # the same again, under a topic that says more
    everything = [offer for _, offer in sorted(fits(offers))]
    found = [(id, has) for id, _, has in ranked([*parts, worse], fits, at_once=at_once)]
    assert found == [(id, has) for id, _, has in everything]


def test_what_could_not_come_next_is_neither_opened_nor_judged() -> None:
    good, bad = Pages((f"g{n}", 30 - n, 30 - n) for n in range(9)), Pages((f"b{n}", 9, 9) for n in range(9))
    judged: list[str] = []

    def note(offers: Sequence[Offer]) -> list[tuple[Rank, Offer]]:
        judged.extend(id for id, _, _ in offers)
        return fits(offers)

    assert [id for id, _, _ in islice(ranked([good, bad], note), 2)] == ["g0", "g2"]
    assert (good.opened, bad.opened) == (1, 0)
    assert judged == ["g0", "g1", "g2"]

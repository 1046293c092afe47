"""The most places an all-knowing assignment could fill."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.simulation.optimum import Wish, most_places


def test_somebody_who_could_do_either_leaves_the_one_that_only_another_can() -> None:
    wishes = [("ada", "mon", "a"), ("ada", "mon", "b"), ("omar", "mon", "a")]
    days = {("ada", "mon"): 1, ("omar", "mon"): 1}
    assert most_places(wishes, places={"a": 1, "b": 1}, days=days, most=3) == 2


def test_nobody_gives_more_than_they_would() -> None:
    wishes = [("ada", day, day) for day in "abc"]
    assert most_places(wishes, places=dict.fromkeys("abc", 5), days={("ada", day): 1 for day in "abc"}, most=2) == 2
    assert most_places([], places={}, days={}, most=2) == 0


WISHES = st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from("mt"), st.sampled_from("abc")), max_size=9)


@given(wishes=WISHES, places=st.integers(1, 2), most=st.integers(1, 2))
def test_it_is_what_trying_everything_finds(wishes: list[Wish], places: int, most: int) -> None:
    # A date is on one day.
    wishes = list({(who, day, f"{day}{date}") for who, day, date in wishes})
    every = {(who, day): 1 for who, day, _ in wishes}
    limits = {date: places for _, _, date in wishes}
    best = max(
        size
        for size in range(len(wishes) + 1)
        for some in combinations(wishes, size)
        if _possible(some, places=places, most=most)
    )
    assert most_places(wishes, places=limits, days=every, most=most) == best


def _possible(some: tuple[Wish, ...], *, places: int, most: int) -> bool:
    people, dates = [who for who, _, _ in some], [date for _, _, date in some]
    days = [(who, day) for who, day, _ in some]
    return (
        all(people.count(who) <= most for who in people)
        and all(dates.count(date) <= places for date in dates)
        and len(set(days)) == len(days)
    )

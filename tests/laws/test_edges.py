"""Stories and walks together take every edge that the flows declare."""

from collections import Counter
from contextlib import closing
from random import Random

from conversations.flows import FLOWS
from conversations.graph import edges
from tests.laws.stories import stories
from tests.laws.street import inhabit
from tests.laws.wandering import Wanderer
from tests.stories.ground import Memory
from tests.stories.told import QUESTIONS, Shelf
from tests.stories.town import Manner, Town

WALKS, STEPS = 40, 400
"""At most; walks stop when nothing is left to take."""
Edge = tuple[str, str, str]


def declared() -> set[Edge]:
    return {(flow.name, source, target) for flow in FLOWS for source, target in edges(flow)}


def told(shelf: Shelf) -> set[Edge]:
    """The edges that stories take, on a platform with forms and on one without."""
    manners = (Manner(), QUESTIONS)
    return {edge for manner in manners for story in stories().values() for edge in shelf.told(story, manner).walked}


def wandered(left: set[Edge]) -> set[Edge]:
    """The edges that walks take, until none is left that stories did not."""
    walked: set[Edge] = set()
    done: Counter[tuple[str, str]] = Counter()
    for seed in range(WALKS):
        if left <= walked:
            break
        with closing(Memory()) as ground:
            place = Town(ground, Manner(forms=bool(seed % 2)))
            for _ in Wanderer(Random(seed), done).walk(place, inhabit(place).people, STEPS):
                if left <= walked | place.walked:
                    break
            walked |= place.walked
    return walked


def test_every_declared_edge_is_taken(shelf: Shelf) -> None:
    by_stories = told(shelf)
    walked = by_stories | wandered(declared() - by_stories)
    assert walked <= declared(), f"taken but not declared: {sorted(walked - declared())}"
    assert declared() <= walked, f"declared but never taken: {sorted(declared() - walked)}"

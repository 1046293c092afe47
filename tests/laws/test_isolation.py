"""Nothing of one workspace is ever seen in, sent to or changed from another, though every id is the same in both.

What a workspace sees is the same to the letter whether its neighbour is there, doing anything that can be done in Slack
and pressing every button that ever stood next door, or has never done anything at all.
"""

import random
from contextlib import closing

import pytest

from tests.laws.next_door import NextDoor
from tests.scale import Tally, scaled
from tests.stories.ground import Memory
from tests.stories.slack import SlackTown
from tests.stories.town import Manner

SLACK = Manner(slack=True)
SOME, MANY = 150, 50_000


def lives(observed: int, many: int, *, alone: bool) -> list[list[str]]:
    """What the people of one workspace see in the end, after so many things were done in both."""
    with closing(SlackTown(Memory(), SLACK)) as town:
        both = NextDoor(town)
        mine, theirs = both.sides[observed], both.sides[1 - observed]
        for number in range(many):
            chance = random.Random(f"{observed} {number}")
            way = chance.random()
            if way < 0.02:
                both.moderates()
            elif way < 0.5:
                both.acts(mine, chance)
            elif not alone and way < 0.8:
                both.acts(theirs, chance)
            elif not alone and way < 0.995:
                both.intrudes(theirs, mine, chance)
            elif not alone:
                both.leaves(theirs)
            both.passes(0.5)
        crossed = [text for every in theirs.sees() for text in every if mine.name in text]
        assert not crossed, crossed[0]
        assert alone or both.refused, "somebody presses what is for somebody else, and is told so"
        return mine.sees()


@pytest.mark.parametrize("observed", [0, 1])
@pytest.mark.parametrize("many", [SOME, pytest.param(MANY, marks=pytest.mark.long)])
def test_a_workspace_is_as_if_its_neighbour_were_not_there(observed: int, many: int, tally: Tally) -> None:
    many = scaled(many) if many > SOME else many
    assert lives(observed, many, alone=False) == lives(observed, many, alone=True)
    tally("operations over two workspaces", many)

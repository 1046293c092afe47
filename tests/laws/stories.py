"""Every story of the project, for the laws that hold of all of them."""

import importlib
import inspect
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests.scale import scaled
from tests.stories.ground import Memory
from tests.stories.told import Shelf, Story
from tests.stories.town import Manner, Town

FOLDER = Path(__file__).parent.parent / "stories"


@cache
def stories() -> dict[str, Story]:
    """Every `test_…(town)` by name, in the order in which they are written."""
    found: dict[str, Story] = {}
    for path in sorted(FOLDER.glob("test_*.py")):
        module = importlib.import_module(f"tests.stories.{path.stem}")
        for name, told in vars(module).items():
            if (
                name.startswith("test_")
                and inspect.isfunction(told)
                and [*inspect.signature(told).parameters] == ["town"]
            ):
                found[f"{path.stem.removeprefix('test_')}: {name.removeprefix('test_').replace('_', ' ')}"] = told
    return found


def walking(many: int, *, seed: int, of: tuple[str, ...] = ("",)) -> pytest.MarkDecorator:
    """A test of each of so many stories, the same ones for a seed; `of` those whose names begin so."""
    assert all(any(name.startswith(one) for name in stories()) for one in of), f"no story begins as one of {of} does"
    names = [name for name in stories() if name.startswith(of)]
    chosen = set(Random(seed).sample(names, min(many, len(names))))
    found = [pytest.param(story, id=name) for name, story in stories().items() if name in chosen]
    return pytest.mark.parametrize("story", found)


def walking_all() -> pytest.MarkDecorator:
    """A test of each story; of some, where the long laws are walked in part."""
    return walking(scaled(len(stories())), seed=0)


@cache
def by_state(shelf: Shelf, manner: Manner) -> dict[str, Story]:
    """The first story, walked in a manner, in which anybody acts in each state."""
    found: dict[str, Story] = {}
    for story in stories().values():
        for state in shelf.told(story, manner).states:
            found.setdefault(state, story)
    return found


@contextmanager
def town(manner: Manner) -> Iterator[Town]:
    """A town of its own, in memory."""
    with closing(Memory()) as ground:
        yield Town(ground, manner)

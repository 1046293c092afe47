"""Every story of the project, to be walked again by the laws."""

import importlib
import inspect
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

from tests.stories.ground import Memory
from tests.stories.town import Manner, Town

FOLDER = Path(__file__).parent.parent / "stories"
Story = Callable[[Town], object]


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


def tell(story: Story, town: Town) -> None:
    """Walks a story for what can be seen on the way; if it fails, its own test says so."""
    with suppress(AssertionError):
        story(town)


@contextmanager
def town(manner: Manner) -> Iterator[Town]:
    """A town of its own, in memory."""
    with closing(Memory()) as ground:
        yield Town(ground, manner)

"""Every story of the project, to be walked again by the laws."""

import importlib
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.sqlite import open_sync
from tests.stories.town import Fragile, Manner, Town

FOLDER = Path(__file__).parent.parent / "stories"


def stories() -> dict[str, Callable[[Town], object]]:
    """Every `test_…(town)` by name."""
    found: dict[str, Callable[[Town], object]] = {}
    for path in sorted(FOLDER.glob("test_*.py")):
        module = importlib.import_module(f"tests.stories.{path.stem}")
        for name, told in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("test_") and list(inspect.signature(told).parameters) == ["town"]:
                found[f"{path.stem.removeprefix('test_')}: {name.removeprefix('test_').replace('_', ' ')}"] = told
    return found


@contextmanager
def town(manner: Manner) -> Iterator[Town]:
    """A town of its own, in memory."""
    executor = open_sync(":memory:", synchronous="OFF", factory=Fragile)
    connection = executor.connection
    assert isinstance(connection, Fragile)
    try:
        yield Town(executor, connection, manner)
    finally:
        connection.close()

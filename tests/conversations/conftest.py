"""A town that also has a picnic."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from conversations.flows import FLOWS
from storage.sqlite import open_sync
from tests.conversations.picnic import Detour, Picnic
from tests.stories.town import Fragile, Manner, Town


@pytest.fixture
def picnic() -> Iterator[Callable[[Manner], Town]]:
    """Makes a town, in the manner that is asked for."""
    with ExitStack() as stack:

        def make(manner: Manner = Manner()) -> Town:  # noqa: B008 - frozen
            executor = open_sync(":memory:", synchronous="OFF", factory=Fragile)
            connection = executor.connection
            assert isinstance(connection, Fragile)
            stack.enter_context(closing(connection))
            return Town(executor, connection, manner, flows=(*FLOWS, Picnic, Detour))

        yield make

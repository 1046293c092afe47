"""A town that also has a picnic."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from conversations.flows import FLOWS
from tests.conversations.picnic import Bakery, Detour, Feast, Picnic
from tests.stories.ground import Memory
from tests.stories.town import Manner, Town


@pytest.fixture
def picnic() -> Iterator[Callable[[Manner], Town]]:
    """Makes a town, in the manner that is asked for."""
    with ExitStack() as stack:

        def make(manner: Manner = Manner()) -> Town:  # noqa: B008 - frozen
            return Town(stack.enter_context(closing(Memory())), manner, flows=(*FLOWS, Picnic, Detour, Bakery, Feast))

        yield make

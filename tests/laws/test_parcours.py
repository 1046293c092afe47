"""docs/parcours.md is what the door says today."""

from tests.laws.parcours import PAGE, page
from tests.stories.told import Shelf


def test_the_conversations_are_as_people_read_them(shelf: Shelf) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(shelf), (
        "the conversations have changed: reread them with `make parcours`"
    )

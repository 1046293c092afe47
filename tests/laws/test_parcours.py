"""docs/parcours.md is what the door says today."""

from tests.laws.parcours import PAGE, page


def test_the_conversations_are_as_people_read_them() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "the conversations have changed: reread them with `make parcours`"
    )

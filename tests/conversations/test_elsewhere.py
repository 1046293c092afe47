"""What is said to somebody where they are, which is not where the turn was taken."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from conversations.inbound import Address, Open, Text
from conversations.limits import SLACK, WEB, Limits
from tests.stories.ground import Memory
from tests.stories.papers import followed
from tests.stories.town import Town


class Two(Town):
    """A town with the page and with Slack."""

    def limits(self, platform: str) -> Limits:
        return SLACK if platform == "slack" else WEB


@pytest.fixture
def town() -> Iterator[Town]:
    with closing(Memory()) as ground:
        yield Two(ground)


def test_each_account_is_told_the_commands_of_its_own_platform(town: Town) -> None:
    ada, at_work = town.member("Ada"), Address("slack", ".T01", "U1", "", "U1")
    ada.opens("/settings").presses("link")
    town.handle(at_work, Open(f"o{followed(ada)}"))
    town.handle(at_work, Text("oui"))
    ada.sees("écris /donnees")
    town.handle(at_work, Open("/cancel"))
    *_, told = town.run(lambda uow: uow.outbox.owed("slack", town.now, 100))
    assert "écris /collectif reglages" in told.screen.text

"""Files: three steps, of which only the last is seen, and which nobody sees twice."""

from dataclasses import dataclass

import pytest

from conversations.inbound import Address
from conversations.screens import Card, Picture, Screen
from tests.bot.slack.house import House
from tests.slackapi.people import Person
from tests.slackapi.types import JSON

REPORT = Screen(
    "Ce que votre commerce a rendu possible", Card("report:1", "Novembre", picture=Picture("x", "Deux barres"))
)


@dataclass
class Made:
    """A file."""

    name: str = "novembre.png"
    content: bytes = b"\x89PNG of a month"


async def make(attachment: str) -> Made | None:
    return None if attachment == "gone:1" else Made()


@pytest.fixture
def reporting(house: House) -> House:
    house.adapter._writing._files = make
    return house


def files(house: House) -> list[JSON]:
    return [one.params for one in house.slack.calls("files.completeUploadExternal") if not one.broke]


async def owed(house: House, ada: Person, attachment: str = "report:1") -> None:
    await house.owes(Address("slack", ".T01", ada.id, "", ada.id), REPORT, attachment=attachment)
    await house.settles()


async def test_a_file_is_shared_with_words_and_with_what_it_shows(reporting: House, ada: Person) -> None:
    await owed(reporting, ada)
    (asked,) = [one.params for one in reporting.slack.calls("files.getUploadURLExternal")]
    assert (asked["filename"], asked["alt_txt"]) == ("novembre.png", "Deux barres")
    assert int(asked["length"]) == len(Made().content)
    (shared,) = files(reporting)
    assert shared["channel_id"].startswith("D")
    assert "Ce que votre commerce a rendu possible" in ada.last.text


async def test_where_the_file_is_gone_its_words_are_sent(reporting: House, ada: Person) -> None:
    await owed(reporting, ada, "gone:1")
    assert files(reporting) == []
    assert "Novembre" in ada.last.text


@pytest.mark.parametrize("step", ["conversations.open", "files.getUploadURLExternal"])
async def test_a_step_that_nobody_sees_is_taken_again(reporting: House, ada: Person, step: str) -> None:
    reporting.slack.loses(step)
    await owed(reporting, ada)
    assert len(files(reporting)) == 1
    assert len(ada.heard) == 1
    assert await reporting.store.read(lambda kept: kept.outbox.stuck(9)) == []


@pytest.mark.parametrize("heard", [True, False])
async def test_a_file_whose_answer_was_lost_is_seen_once(reporting: House, ada: Person, *, heard: bool) -> None:
    reporting.slack.expected.add("file_is_uploaded")
    reporting.slack.loses("files.completeUploadExternal", heard=heard)
    await owed(reporting, ada)
    assert len(ada.heard) == 1
    assert len(reporting.slack.calls("files.getUploadURLExternal")) == 1, "the same file is completed"

"""Two who are never to meet again: whoever decided it, and whoever of them organizes."""

import pytest

from domain.refusals import Apart, Unknown
from tests.domain.town import Town, refused


@pytest.fixture
def town() -> Town:
    return Town()


def test_a_volunteer_blocks_who_organizes_and_says_yes_no_more(town: Town) -> None:
    project, other = town.published(), town.published(by="olga")
    assert town.as_("ada").block(f"project:{project.id}").blocked == (town.people["omar"],)
    refusal = refused(town.kept, Apart, lambda: town.as_("ada").say_yes(need_id=town.need(project).id))
    assert refusal.by_oneself
    assert town.as_("ada").say_yes(need_id=town.need(other).id), "the others are still there"


def test_an_organizer_blocks_a_volunteer_who_is_not_told_why(town: Town) -> None:
    project = town.published()
    yes = town.says_yes("ada", town.dates(project)[0])
    town.as_("omar").block(f"commitment:{yes.id}")
    for act in (
        lambda: town.as_("ada").say_yes(need_id=town.need(project).id),
        lambda: town.as_("ada").ask_question("Pourquoi?", need_id=town.need(project).id),
    ):
        assert not refused(town.kept, Apart, act).by_oneself
    assert town.commitment(yes.id).state == "confirmed", "what was promised stays promised"


def test_one_decision_counts_once_and_is_taken_back(town: Town) -> None:
    project = town.published()
    for _ in range(2):
        town.as_("ada").block(f"need:{town.need(project).id}")
    assert town.told().count("member_blocked") == 1
    assert [other.name for other in town.as_("ada").blocked()] == ["omar"]
    assert town.as_("ada").unblock(town.people["omar"]).blocked == ()
    town.as_("ada").unblock(town.people["omar"])
    assert town.told().count("member_unblocked") == 1
    assert town.as_("ada").say_yes(need_id=town.need(project).id)


def test_who_was_blocked_is_not_told_and_nothing_of_it_stays_of_who_is_gone(town: Town) -> None:
    project = town.published()
    town.as_("ada").block(f"project:{project.id}")
    town.as_("omar").block(f"commitment:{town.says_yes('leo', town.dates(project)[0]).id}")
    mine = town.as_("leo").export_mine()
    assert town.people["omar"] not in str(mine)
    assert mine["member"]["blocked"] == []
    town.as_("omar").erase_me()
    for name in ("ada", "leo"):
        assert (town.who(name).blocked, town.who(name).blocked_by) == ((), ())


def test_nobody_blocks_themselves_nor_who_organizes_with_them(town: Town) -> None:
    project = town.published()
    town.as_("olga").join_as_organizer(project.id, code=town.as_("omar").invite_organizer(project.id))
    assert town.as_("omar").behind(f"project:{project.id}") == []
    assert {other.name for other in town.as_("ada").behind(f"project:{project.id}")} == {"omar", "olga"}
    refused(town.kept, Unknown, lambda: town.as_("ada").block("project:none"))

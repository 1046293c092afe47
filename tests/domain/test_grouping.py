"""Groups: who may look after one, what is announced there and how often, and what becomes of it."""

import pytest

from domain.groups import Group, GroupSheet
from domain.members import Identity
from domain.refusals import NotYours, TooLate, TooYoung, Unfit, Unknown
from domain.sheets import DAY, HOUR
from tests.domain.town import NOW, Town, a_sheet, refused

HERE = "telegram|1|-100||"
"""Where the group is written to."""


@pytest.fixture
def town() -> Town:
    return Town()


def group(town: Town, **changes: object) -> Group:
    """A group of the Plateau that Olga looks after."""
    new = town.door().enter_group(HERE, title="Ruelle verte", by="telegram|1|7")
    sheet = GroupSheet(fsa="H2J").but(**changes)
    return town.as_("olga").look_after(new.id, sheet, vouched=True)


def due(town: Town, kind: str) -> dict[str, int]:
    """What waits for a timer, and when."""
    return {subject: at for (of, subject), at in town.kept.timers.due.items() if of == kind}


def passes(town: Town) -> None:
    """Every announcement that is due goes its way."""
    for subject, at in due(town, "announce").items():
        if at <= town.now:
            town.kept.timers.drop("announce", subject)
            town.door().announce(subject)
    for subject, at in due(town, "announce_to").items():
        if at <= town.now:
            town.kept.timers.drop("announce_to", subject)
            town.door().announce_to(subject)


def told(town: Town) -> list[str]:
    """The projects that groups were told of, in order."""
    return [event.code("project") for _, _, event in town.kept.journal.lines if event.kind == "group_announced"]


def test_a_group_is_asked_once_who_looks_after_it(town: Town) -> None:
    door = town.door()
    new = door.enter_group(HERE, title="Ruelle verte", by="telegram|1|7", language="en")
    assert (new.state, new.added_by, new.language) == ("new", "telegram|1|7", "en")
    again = door.enter_group(HERE, title="Ruelle très verte", by="telegram|1|8")
    assert (again.id, again.title, again.added_by) == (new.id, "Ruelle très verte", "telegram|1|7")
    assert town.kept.journal.kinds().count("group_entered") == 1


def test_who_put_the_door_there_or_runs_the_group_may_look_after_it(town: Town) -> None:
    new = town.door().enter_group(HERE, by="telegram|1|7")
    ada = town.as_("ada")
    assert ada.may_look_after(new, "telegram|1|7")
    assert ada.may_look_after(new, "telegram|1|8", steward=True)
    assert not ada.may_look_after(new, "telegram|1|8")
    assert not ada.may_look_after(new.but(added_by=""), "")
    refused(town.kept, NotYours, lambda: ada.look_after(new.id, GroupSheet(fsa="H2J"), vouched=False))


def test_the_first_one_looks_after_it_and_is_an_adult(town: Town) -> None:
    mine = group(town)
    assert (mine.state, mine.keeper, mine.added_by) == ("looked_after", town.people["olga"], "")
    sheet = GroupSheet(fsa="H2J")
    refused(town.kept, TooLate, lambda: town.as_("ada").look_after(mine.id, sheet, vouched=True))
    other = town.door().enter_group("telegram|1|-2||")
    refused(town.kept, TooYoung, lambda: town.as_("tina").look_after(other.id, sheet, vouched=True))
    refused(town.kept, Unknown, lambda: town.as_("ada").look_after("nothing", sheet, vouched=True))


@pytest.mark.parametrize("wrong", [{"fsa": "XXX"}, {"radius_km": 0}, {"radius_km": 51}, {"pace": "hourly"}])
def test_a_choice_out_of_bounds_is_named(town: Town, wrong: dict[str, object]) -> None:
    mine = group(town)
    sheet = GroupSheet(fsa="H2J").but(**wrong)
    refused(town.kept, Unfit, lambda: town.as_("olga").change_group(mine.id, sheet))


def test_a_project_is_announced_to_the_groups_around_once(town: Town) -> None:
    mine = group(town)
    project = town.published()
    passes(town)
    assert told(town) == [project.id]
    town.kept.timers.set("announce", project.id, town.now)  # published again after a change
    passes(town)
    assert told(town) == [project.id]
    assert mine.id in {event.id for _, _, event in town.kept.journal.lines if event.kind == "group_announced"}


def test_what_is_far_small_over_or_complete_is_not_announced(town: Town) -> None:
    group(town, fsa="H9X", radius_km=2)
    project = town.published()
    passes(town)
    assert told(town) == []
    near = town.door().enter_group("telegram|1|-2||")
    town.as_("olga").look_after(near.id, GroupSheet(fsa="H2J"), vouched=True)
    for changes in ({"small": True}, {"state": "cancelled"}):
        town.kept.projects.put(project.but(**changes))
        town.door().announce_to(f"{near.id}/{project.id}")
    town.kept.projects.put(project)
    for need in town.kept.needs.of_project(project.id):
        town.kept.needs.put(need.but(open=False))
    town.door().announce_to(f"{near.id}/{project.id}")
    assert told(town) == []


def test_no_more_is_announced_than_the_group_chose(town: Town) -> None:
    group(town, pace="daily")
    first, second = town.published(), town.published(a_sheet(title="Un banc pour la ruelle"))
    passes(town)
    assert told(town) == [first.id]
    (again,) = due(town, "announce_to").values()
    assert again == NOW + DAY
    town.now = again
    passes(town)
    assert told(town) == [first.id, second.id]


def test_a_group_is_left_in_peace_at_night(town: Town) -> None:
    group(town)
    town.now = NOW + 12 * HOUR
    town.published()
    passes(town)
    (morning,) = due(town, "announce_to").values()
    assert told(town) == []
    assert (morning - town.now) % DAY > 0
    town.now = morning
    passes(town)
    assert len(told(town)) == 1


def test_being_taken_out_losing_one_s_voice_and_coming_back_are_noted(town: Town) -> None:
    mine = group(town)
    door = town.door()
    door.group_refused(f"{HERE} {town.now} no rights")
    assert found(town, mine).state == "no_rights"
    door.enter_group(HERE, title="Ruelle verte")
    assert found(town, mine).state == "looked_after"
    door.leave_group(HERE, by="web||omar")
    door.leave_group(HERE)
    left = found(town, mine)
    assert (left.state, left.keeper) == ("left", town.people["olga"])
    door.group_refused(f"{HERE} {town.now} no rights")
    door.enter_group(HERE, by="telegram|1|9")
    assert found(town, mine) == mine
    kinds = [kind.removeprefix("group_") for kind in town.kept.journal.kinds() if kind.startswith("group_")]
    assert kinds == ["entered", "looked_after", "muted", "back", "left", "back"]


def test_what_was_refused_before_the_platform_said_better_is_settled(town: Town) -> None:
    mine = group(town)
    town.now += 10
    town.door().enter_group(HERE, title="Ruelle encore plus verte")
    town.door().group_refused(f"{HERE} {NOW} no rights")
    assert found(town, mine).state == "looked_after"


def test_a_group_that_nobody_looked_after_leaves_no_name_behind(town: Town) -> None:
    new = town.door().enter_group(HERE, title="Ruelle verte", by="telegram|1|7")
    town.door().group_refused(f"{HERE} {NOW} kicked")
    gone = found(town, new)
    assert (gone.state, gone.title, gone.added_by) == ("left", "", "")


def test_a_group_takes_its_choices_to_its_new_address(town: Town) -> None:
    mine = group(town)
    door = town.door()
    double = door.enter_group("telegram|1|-1001||")
    door.leave_group(HERE)
    door.move_group(HERE, double.address)
    assert found(town, mine) == mine.but(address=double.address)
    assert town.kept.groups.get(double.id) is None
    door.group_moved(f"{double.address} {HERE}")
    assert found(town, mine) == mine
    door.move_group("telegram|1|-5||", "telegram|1|-6||")
    assert town.kept.groups.at("telegram|1|-6||") is None


def test_a_keeper_who_goes_lets_the_group_go(town: Town) -> None:
    mine = group(town)
    town.kept.members.put_identity(Identity(id="web||olga", member=town.people["olga"], address="web||olga||olga"))
    town.as_("olga").erase_me()
    assert (found(town, mine).state, found(town, mine).keeper) == ("new", "")
    town.published()
    passes(town)
    assert told(town) == []


def found(town: Town, group: Group) -> Group:
    kept = town.kept.groups.get(group.id)
    assert kept is not None
    return kept

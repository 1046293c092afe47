"""Offices given by a link: once, for a week, to an adult."""

import pytest

from domain.refusals import NotYours, TooLate, TooYoung, Unfit, Unknown
from domain.sheets import DAY
from tests.domain.town import Town, refused


@pytest.fixture
def town() -> Town:
    return Town()


def test_whoever_follows_the_link_first_serves(town: Town) -> None:
    office = town.door().offer_office("moderator", "villeray")
    role = town.as_("ada").take_office(office.id)
    assert (role.name, role.territory) == ("moderator", "villeray")
    assert town.people["ada"] in town.kept.members.with_role("moderator", "villeray")
    assert town.told()[-2:] == ["office_offered", "role_granted"]
    refused(town.kept, Unknown, lambda: town.as_("omar").take_office(office.id))


def test_a_link_holds_for_a_week(town: Town) -> None:
    office = town.door().offer_office("staff")
    town.now += 7 * DAY
    refused(town.kept, TooLate, lambda: town.as_("ada").take_office(office.id))


def test_an_office_is_an_adults_task(town: Town) -> None:
    office = town.door().offer_office("moderator")
    assert refused(town.kept, TooYoung, lambda: town.as_("tina").take_office(office.id)).min_age == 18


def test_only_staff_and_the_door_give_offices(town: Town) -> None:
    for name in ("ada", "omar", "mod", "roaming"):
        refused(town.kept, NotYours, lambda name=name: town.as_(name).offer_office("moderator"))  # type: ignore[misc]
    refused(town.kept, NotYours, lambda: town.stranger().offer_office("staff"))
    assert town.as_("staff").offer_office("moderator", "plateau").territory == "plateau"


def test_an_office_is_one_that_there_is(town: Town) -> None:
    refused(town.kept, Unfit, lambda: town.door().offer_office("mayor"))  # type: ignore[arg-type]
    refused(town.kept, Unknown, lambda: town.door().offer_office("moderator", "atlantis"))


def test_an_office_waits_for_the_account_that_it_is_for(town: Town) -> None:
    town.door().offer_office("moderator", "villeray", account="telegram||12345")
    town.door().offer_office("staff", account="telegram|7|12345")
    town.door().offer_office("staff", account="telegram|8|12345")
    ines = town.stranger()
    member = ines.join(
        "telegram|7|12345", "telegram|7|12345||12345", name="Inès", language="fr", age="adult", later=True
    )
    held = {(role.name, role.territory) for role in town.kept.members.roles(member.id)}
    assert held == {("moderator", "villeray"), ("staff", "")}
    assert town.kept.offices.get("telegram|8|12345|staff|") is not None


def test_what_waits_is_an_adults_too_and_has_its_time(town: Town) -> None:
    town.door().offer_office("moderator", account="telegram|7|1")
    town.door().offer_office("moderator", account="telegram|7|2")
    tina = town.stranger()
    tina.join("telegram|7|1", "telegram|7|1||1", name="Tina", language="fr", age="teen", later=True)
    town.now += 365 * DAY
    late = town.stranger()
    late.join("telegram|7|2", "telegram|7|2||2", name="Max", language="fr", age="adult", later=True)
    assert not town.kept.members.roles(tina.me().id) + town.kept.members.roles(late.me().id)

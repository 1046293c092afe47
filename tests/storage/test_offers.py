"""Offers, kept and found under their topics."""

from typing import Any

import pytest

from domain import blocks
from domain.calendar import weekly
from domain.candidates import Listed, Search
from domain.members import Member
from domain.pay import fee
from storage.batch import Executor
from storage.listing import list_offers
from tests.storage.given import DAY, NOW, invitation, keep, member, need, offer, project

EVENING = weekly("tue", start="18:00", end="21:00")


def asking(name: str = "Ada", **changes: Any) -> Member:
    """Somebody who agreed to be written to."""
    return member(name, consents={"alerts": NOW}, **changes)


def listed(
    executor: Executor,
    *topics: str,
    fsas: tuple[str, ...] = ("H2S",),
    after: tuple[int, str] = (-1, ""),
    **changes: Any,
) -> list[Listed]:
    search = Search(topics or ("carpentry",), fsas, **{"km": 0, "blocks": blocks.ANY_TIME, "paid": True, **changes})
    return executor.run(lambda uow: uow.offers.listed(search, after=after, limit=3))


def ids(rows: list[Listed]) -> list[str]:
    return [row.offer for row in rows]


def test_they_are_listed_by_who_was_asked_least_recently(executor: Executor) -> None:
    asked, never, long_ago = asking(last_asked=NOW), asking("Omar"), asking("Léo", last_asked=NOW - DAY)
    first, second, third = offer(asked), offer(never), offer(long_ago)
    others = ({"kind": "time", "skills": ()}, {"fsa": "H1A"}, {"state": "paused"}, {"skills": ("cooking",)})
    keep(executor, first)  # an offer may be kept before its member
    keep(executor, asked, never, long_ago, second, third, *(offer(never, **other) for other in others))
    expected = [second.id, third.id, first.id]
    assert ids(listed(executor)) == ids(listed(executor, "carpentry", "plumbing", fsas=("H2S", "H2J"))) == expected
    assert ids(listed(executor, after=(0, second.id))) == expected[1:]
    executor.run(lambda uow: uow.members.put(never.but(last_asked=NOW + 1)))
    assert ids(listed(executor)) == [third.id, first.id, second.id]


def test_a_line_says_what_is_known_before_judging(executor: Executor) -> None:
    ada = asking(last_asked=NOW)
    hers = offer(ada, radius_km=7, pay=fee(20), windows=(EVENING,))
    keep(executor, ada, hers)
    assert listed(executor) == [Listed(hers.id, ada.id, "H2S", NOW, 7, 1)]
    assert listed(executor, km=8) == listed(executor, paid=False) == []
    assert listed(executor, blocks=blocks.offered([weekly("tue", start="08:00", end="12:00")])) == []
    assert listed(executor, blocks=blocks.offered([EVENING]))


@pytest.mark.parametrize("zone", ["America/Halifax", "Asia/Tokyo"])
def test_the_hours_of_people_elsewhere_are_not_sieved(executor: Executor, zone: str) -> None:
    ada = asking(zone=zone)
    keep(executor, ada, offer(ada, windows=(EVENING,)))
    assert listed(executor, blocks=1)
    moved = asking("Omar")
    keep(executor, moved, theirs := offer(moved, windows=(EVENING,)), moved.but(zone=zone))
    assert theirs.id in ids(listed(executor, blocks=1))


def test_only_those_who_agreed_to_be_written_to_are_listed(executor: Executor) -> None:
    shy = member()
    keep(executor, hers := offer(shy), shy)
    assert listed(executor) == []
    executor.run(lambda uow: uow.members.put(shy.but(consents={"alerts": NOW})))
    assert ids(listed(executor)) == [hers.id]
    executor.run(lambda uow: uow.members.put(shy))
    assert listed(executor) == []


def test_an_offer_stands_under_what_it_is_now(executor: Executor) -> None:
    ada = asking()
    keep(executor, ada, carpenter := offer(ada))
    assert ids(listed(executor, "@trades")) == ids(listed(executor, "#skill")) == [carpenter.id]
    keep(executor, carpenter.but(skills=("cooking",)))
    assert listed(executor) == listed(executor, "@trades") == []
    assert ids(listed(executor, "@food")) == [carpenter.id]
    keep(executor, carpenter.but(state="withdrawn"))
    assert listed(executor, "@food") == []


def test_things_stand_under_their_words(executor: Executor) -> None:
    shop = asking()
    goods = [offer(shop, kind="goods", skills=(), words=words) for words in ("Des retailles de contreplaqué", "")]
    keep(executor, shop, *goods)
    assert ids(listed(executor, "goods=contreplaque")) == [goods[0].id]
    assert ids(listed(executor, "goods=")) == [goods[1].id]
    assert ids(listed(executor, "#goods")) == [one.id for one in goods]


def test_profiles_are_the_offers_with_their_givers(executor: Executor) -> None:
    ada, omar = asking(), asking("Omar")
    wood = need(project(omar))
    hers, his = offer(ada), offer(omar)
    keep(executor, ada, omar, hers, his, wood, invitation(ada, wood), invitation(ada, wood, cause="browse"))
    found = executor.run(lambda uow: uow.offers.profiles([his.id, hers.id], since=NOW - DAY))
    assert {(one.offer.id, one.member.id, one.asked) for one in found} == {(hers.id, ada.id, 1), (his.id, omar.id, 0)}
    assert executor.run(lambda uow: uow.offers.profiles([], since=0)) == []


def test_offers_of_older_versions_are_listed_when_the_database_is_opened(executor: Executor) -> None:
    ada = asking()
    keep(executor, ada, *(hers := [offer(ada) for _ in range(3)]))
    executor.connection.execute("DELETE FROM offer_topic")
    executor.connection.execute("UPDATE offer SET listed = 0")
    assert listed(executor) == []
    list_offers(executor.connection, executor.unit._db.dialect)
    assert ids(listed(executor)) == [one.id for one in hers]


def test_offers_are_found_by_member_and_by_who_must_read_them(executor: Executor) -> None:
    ada = member()
    plain, waiting = offer(ada), offer(ada, state="waiting", territory="plateau")
    keep(executor, waiting, plain)
    assert executor.run(lambda uow: uow.offers.of_member(ada.id)) == [plain, waiting]
    assert executor.run(lambda uow: uow.offers.get(plain.id)) == plain
    assert executor.run(lambda uow: uow.offers.waiting(limit=9)) == [waiting]
    assert executor.run(lambda uow: uow.offers.waiting(limit=9, territory="rosemont")) == []
    assert executor.run(lambda uow: uow.offers.waiting(limit=9, territory="plateau")) == [waiting]

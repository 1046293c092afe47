"""The index of offers loses nobody: what is found with it is what judging every offer finds, in the same order."""

import datetime as dt
from itertools import count

import pytest

from domain import finding
from domain.calendar import at, once
from domain.matching import Match, by_rank
from domain.members import Member
from domain.neighbourhood import Neighbourhood
from domain.offers import Offer
from domain.pay import VOLUNTEER
from domain.projects import Requires
from storage.batch import Executor
from storage.unit import Unit
from tests.domain.crowd import MONTREAL, NOW, ZONE, Crowd, Lack
from tests.scale import Tally, scaled
from tests.storage.given import commitment


def door(uow: Unit) -> Neighbourhood:
    numbers = count(1)
    return Neighbourhood(uow, now=NOW, new_id=lambda: f"x{next(numbers)}", system=True)


def settle(uow: Unit, crowd: Crowd, people: int) -> list[tuple[Offer, Member]]:
    """People with an offer or two each; some have promises already."""
    settled = []
    for number in range(people):
        member = crowd.member(number)
        uow.members.put(member)
        for offer in [crowd.offer(2 * number + which, member) for which in range(crowd.chance.choice((1, 1, 2)))]:
            uow.offers.put(offer)
            settled.append((offer, member))
    return settled


def promise(uow: Unit, crowd: Crowd, lack: Lack, members: int) -> None:
    """A few people come already: they are busy then, or came, or did not."""
    for date in lack.dates:
        by = uow.members.get(f"m{crowd.chance.randrange(members):06}")
        assert by
        uow.commitments.put(commitment(by, date, state=crowd.chance.choice(("held", "confirmed", "done", "no_show"))))


def scanned(hood: Neighbourhood, lack: Lack, everybody: list[tuple[Offer, Member]]) -> list[Match]:
    """Every offer of whoever may be written to, judged one by one."""
    matches = [
        (match, member)
        for offer, member in everybody
        if member.agreed("alerts") and (match := hood.best_fit(lack.need, hood.giver(member, [offer]), lack.dates))
    ]
    return [match for match, _ in sorted(matches, key=lambda pair: by_rank(*pair))]


def compare(executor: Executor, *, seed: int, people: int, needs: int, fsas: tuple[str, ...] = MONTREAL) -> int:
    """How many matches were the same, in the same order."""

    def turn(uow: Unit) -> int:
        crowd, same = Crowd(seed, fsas), 0
        everybody = settle(uow, crowd, people)
        lacks = [crowd.lack(number) for number in range(needs)]
        for lack in lacks:
            uow.projects.put(lack.project)
            uow.needs.put(lack.need)
            for date in lack.dates:
                uow.occurrences.put(date)
        for lack in lacks[::2]:
            promise(uow, crowd, lack, people)
        hood = door(uow)
        for lack in lacks:
            found = list(hood.ranked(lack.need, lack.dates))
            assert found == scanned(hood, lack, everybody), lack.need
            same += len(found)
        return same

    return executor.run(turn)


def test_nobody_is_lost_and_the_order_is_the_same(executor: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PAGE", 2)
    assert compare(executor, seed=5, people=300, needs=30, fsas=MONTREAL[::12]) > 100


def test_equals_come_by_id_wherever_in_the_index_they_stand(executor: Executor) -> None:
    """One has the very skill and an hour of four, the other one close to it and all morning: the same points."""

    def turn(uow: Unit) -> list[str]:
        crowd, day = Crowd(1, ("H2S",)), dt.date(2026, 11, 28)
        lack = crowd.lack(0)
        uow.projects.put(lack.project.but(small=False))
        uow.needs.put(need := lack.need.but(kind="skill", skills=("carpentry",), pay=VOLUNTEER, requires=Requires()))
        date = lack.dates[0].but(starts=at(day, "08:00", ZONE), ends=at(day, "12:00", ZONE))
        uow.occurrences.put(date)
        for id, skill, until in (("o2", "carpentry", "09:00"), ("o1", "furniture_making", "12:00")):
            member = Member(id=f"of-{id}", fsa="H2S", consents={"alerts": NOW})
            uow.members.put(member)
            window = once(day, "08:00", until)
            offer = Offer(
                id=id, member=member.id, kind="skill", skills=(skill,), fsa="H2S", windows=(window,), made=NOW
            )
            uow.offers.put(offer)
        found = list(door(uow).ranked(need, (date,)))
        assert found[0].score == found[1].score
        return [match.offer.id for match in found]

    assert executor.run(turn) == ["o1", "o2"]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(scaled(4)))
def test_nobody_is_lost_in_a_large_neighbourhood(executor: Executor, seed: int, tally: Tally) -> None:
    assert compare(executor, seed=seed, people=4000, needs=60) > 1000
    tally("needs looked for among 4,000 people", 60)

"""Pairs at random: what fits breaks no rule, its reasons add up, and shelves find exactly what judging all of them finds."""

from itertools import pairwise
from pathlib import Path

import pytest

from domain import dispatch, matching, weights
from domain.calendar import Span, overlap, union
from domain.fitting import weigh
from domain.matching import Giver, Match
from domain.members import Member
from domain.offers import Offer
from domain.pay import fits
from domain.places import distance_km
from domain.sheets import DAY, HOUR
from domain.shelving import Shelves
from domain.skills import SKILLS
from tests.domain.crowd import MONTREAL, NOW, Crowd, Lack
from tests.scale import Tally, scaled

SOME = MONTREAL[::20]


def people(crowd: Crowd, many: int) -> list[tuple[Offer, Giver]]:
    """Offers with their givers, some of whom are taken, were asked lately or were missed."""
    found = []
    for number in range(many):
        member = crowd.member(number)
        start = NOW + crowd.chance.randrange(21) * DAY
        busy = [Span(start, start + DAY)] if crowd.chance.random() < 0.3 else []
        asked, missed = crowd.chance.choice((0, 0, 2)), crowd.chance.choice((0, 0, 1))
        found.append((crowd.offer(number, member), Giver(member, asked=asked, busy=busy, came=1, missed=missed)))
    return found


def check(lack: Lack, offer: Offer, giver: Giver, match: Match) -> None:
    need, project, member = lack.need, lack.project, giver.member
    assert offer.state == "open"
    assert member.id not in project.organizers
    assert not {*member.blocked, *member.blocked_by} & set(project.organizers)
    assert offer.kind == need.kind or {offer.kind, need.kind} == {"skill", "time"}
    assert fits(need.pay, offer.pay)
    assert distance_km(offer.fsa, need.fsa) <= offer.radius_km
    if need.skills and need.kind == "skill":
        assert {SKILLS[skill].family for skill in need.skills} & {SKILLS[s].family for s in offer.skills} or any(
            reason.code in ("skill_related", "hands") for reason in match.reasons
        )
    if need.requires.languages:
        assert {member.language, *member.spoken} & set(need.requires.languages)
    if member.minor:
        assert (need.pay.kind, offer.pay.kind, need.requires.min_age) == ("volunteer", "volunteer", 14)
        assert not project.small
    assert match.occurrences
    for date in match.occurrences:
        assert (date.starts if need.for_people else date.ends) > NOW
        assert not offer.until or offer.until >= max(date.starts, NOW)
        if offer.windows:
            free = union(offer.windows, member.zone, date.starts, date.ends, anchor=offer.made)
            enough = min(HOUR, (date.ends - date.starts) / 2) if need.for_people else 1
            assert sum(span.length for span in free) >= enough
        if need.for_people:
            assert not overlap([Span(date.starts, date.ends)], giver.busy)
    assert match.score == sum(reason.part for reason in match.reasons)
    assert 0 <= match.score <= 1


def try_pairs(seed: int, offers: int, needs: int) -> int:
    """How many of so many pairs fit; each of them is looked at."""
    crowd, fitting = Crowd(seed, SOME), 0
    given = people(crowd, offers)
    for lack in (crowd.lack(number) for number in range(needs)):
        for offer, giver in given:
            found = matching.judge(lack.need, lack.dates, lack.project, offer, giver, now=NOW)
            if found:
                check(lack, offer, giver, found)
                fitting += 1
    return fitting


def test_no_filter_is_broken_by_a_few_thousand_pairs() -> None:
    assert try_pairs(3, offers=200, needs=30) > 50


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_no_filter_is_broken_by_a_hundred_thousand_pairs(seed: int, tally: Tally) -> None:
    needs = scaled(100)
    assert try_pairs(seed, offers=1000, needs=needs) > 10 * needs
    tally("pairs of an offer and a need", 1000 * needs)


def test_shelves_find_what_judging_everything_finds_in_the_same_order() -> None:
    crowd, found = Crowd(11, MONTREAL), 0
    given = [matching.given_by(offer, giver) for offer, giver in people(crowd, 1500)]
    shelves = Shelves(given, now=NOW)
    for lack in (crowd.lack(number) for number in range(40)):
        asked = matching.asked_by(lack.need, lack.dates, lack.project, now=NOW)
        all_of_them = [(-weighed.points, one.last_asked, one.offer) for one in given if (weighed := weigh(asked, one))]
        ranked = [(-weighed.points, one.last_asked, one.offer) for one, weighed in shelves.ranked(asked)]
        assert ranked == sorted(all_of_them)
        found += len(ranked)
    assert found > 100


def test_weights_are_whole_and_the_best_are_all_there_is() -> None:
    best = weights.FIT + weights.OVERLAP + weights.DISTANCE + weights.PAY + weights.RELIABLE
    assert best + weights.REST + weights.NEWCOMER == weights.WHOLE
    assert weights.FIT > weights.RELATED > weights.BROADER > weights.MOST_NO - weights.FOR_A_FEE
    nearer = [weights.near(km) for km in (0, 1, 2, 5, 20, 500)]
    rested = [weights.turn(NOW - days * DAY, NOW, 0) for days in (60, 28, 14, 1, 0)]
    kept = [weights.kept(9, 0), weights.kept(9, 1), weights.kept(1, 1), weights.kept(0, 5)]
    for falling in (nearer, [weights.turn(0, NOW, 0), *rested], kept, [weights.unlike(n) for n in range(5)]):
        assert all(more >= less for more, less in pairwise(falling))


def test_the_page_for_organizers_tells_the_very_weights() -> None:
    told = (Path(__file__).parents[2] / "docs/matching.md").read_text(encoding="utf-8")
    names = ("FIT", "RELATED", "BROADER", "OVERLAP", "DISTANCE", "PAY", "RELIABLE", "REST", "NEWCOMER")
    for page in told.split("\n---\n"):
        for name in names:
            assert f"| {getattr(weights, name)}" in page, name
        assert f"−{weights.NO}" in page
        assert f"−{weights.MOST_NO}" in page
        assert f"{weights.REST + weights.NEWCOMER}" in page


def test_the_page_for_organizers_tells_how_many_are_asked_and_when() -> None:
    told = (
        (Path(__file__).parents[2] / "docs/matching.md").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    )
    (rush, soon), (days, _) = dispatch.PACES
    hours = [f"{dispatch.PACE // HOUR} h", f"{rush // HOUR} h", f"{days // HOUR} h", f"{dispatch.KEPT // HOUR} h"]
    minutes = [f"{each * 60 // HOUR} minutes" for each in (soon, dispatch.KEPT_LATE)]
    three = {dispatch.ANSWER // DAY, dispatch.REST // DAY, Member(id="m").weekly_cap}
    assert three == {3} == {round(1 / dispatch.YES_RATE)}
    for page, (day, name) in zip(
        told.split("\n---\n"), (("jours", "Trois personnes"), ("days", "Three people")), strict=True
    ):
        for said in (*hours, *minutes, f" {dispatch.MOST} ", f"3 {day}", f"{dispatch.FORTNIGHT // DAY} {day}", name):
            assert said in page, said

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import Span, Window, at, once, overlap, union, weekly
from domain.matching import Giver, Match, by_rank, judge, youngest
from domain.members import Member
from domain.offers import Offer
from domain.pay import ceiling, fee, fits
from domain.places import distance_km
from domain.projects import Need, Occurrence, Project, Requires, Venue
from domain.sheets import DAY, HOUR
from domain.skills import family

ZONE = "America/Toronto"
NOW = at(dt.date(2026, 11, 22), "10:00", ZONE)
SATURDAY = dt.date(2026, 11, 28)

ADA = Member(id="ada", fsa="H2S", last_asked=NOW - 10 * DAY)
TINA = ADA.but(age="teen")
TOYS = Project(
    id="toys",
    title="Des jouets",
    category="children",
    venue=Venue(fsa="H2S"),
    territory="plateau",
    organizers=("omar",),
    state="published",
)
WOOD = Need(id="wood", project="toys", kind="skill", skills=("carpentry",), count=2, fsa="H2S", open=True)
CARPENTER = Offer(id="o1", member="ada", kind="skill", skills=("carpentry",), fsa="H2S", made=NOW)


def date(day: dt.date = SATURDAY, start: str = "09:00", end: str = "12:00", *, id: str = "d1") -> Occurrence:
    return Occurrence(id=id, need="wood", project="toys", starts=at(day, start, ZONE), ends=at(day, end, ZONE))


def match(
    *,
    need: Need = WOOD,
    offer: Offer = CARPENTER,
    member: Member = ADA,
    project: Project = TOYS,
    dates: tuple[Occurrence, ...] | None = None,
    asked: int = 0,
    busy: tuple[Span, ...] = (),
    came: int = 0,
    missed: int = 0,
) -> Match | None:
    giver = Giver(member, asked=asked, busy=busy, came=came, missed=missed)
    return judge(need, (date(),) if dates is None else dates, project, offer, giver, now=NOW)


def score(**facts: Any) -> float:
    found = match(**facts)
    assert found is not None
    return found.score


def codes(found: Match | None) -> dict[str, str]:
    assert found is not None
    return {reason.code: reason.detail for reason in found.reasons}


def test_the_reasons_say_what_was_weighed() -> None:
    assert codes(match()) == {
        "skill_exact": "carpentry",
        "any_time": str(date().starts),
        "distance": "0",
        "volunteer": "",
        "reliable": "0",
        "rested": "10",
    }


def test_the_best_there_is_scores_one() -> None:
    assert score(member=ADA.but(last_asked=0)) == 1.0


def test_the_nearer_the_skill_the_better_it_fits() -> None:
    near, wide = CARPENTER.but(skills=("furniture_making",)), CARPENTER.but(skills=("welding",))
    assert codes(match(offer=near))["skill_related"] == "furniture_making"
    assert codes(match(offer=wide))["skill_broader"] == "welding"
    assert score(offer=wide) < score(offer=near) < score()
    assert codes(match(offer=CARPENTER.but(skills=("welding", "furniture_making"))))["skill_related"]
    assert match(offer=CARPENTER.but(skills=("cooking",))) is None


def test_hands_are_wanted_where_no_skill_is() -> None:
    hands = WOOD.but(kind="time", skills=("general_help",))
    time = CARPENTER.but(kind="time", skills=())
    assert "hands" in codes(match(need=hands, offer=time))
    assert match(need=WOOD, offer=time) is None
    assert match(need=hands, offer=CARPENTER) is None


def test_who_has_the_skill_fits_whether_they_called_it_time_or_skill() -> None:
    assert match(need=WOOD.but(kind="time")) is not None
    assert match(offer=CARPENTER.but(kind="time")) is not None


def test_things_fit_by_their_words_and_rooms_by_being_rooms() -> None:
    sheets = WOOD.but(kind="goods", skills=(), what="20 feuilles de contreplaqué")
    shop = CARPENTER.but(kind="goods", skills=(), words="Des retailles de contreplaque et de pin")
    assert codes(match(need=sheets, offer=shop))["words"] == "contreplaqué"
    assert match(need=sheets, offer=shop.but(words="vingt chaises")) is None
    assert score(need=sheets, offer=shop.but(words="")) < score(need=sheets, offer=shop)
    room = WOOD.but(kind="space", skills=(), what="une salle de 30 places")
    assert match(need=room, offer=shop.but(kind="space", words="notre arrière-boutique")) is not None
    assert match(need=room, offer=shop) is None


def test_things_may_be_given_on_any_day_until_the_last() -> None:
    undated = (date().but(starts=NOW - DAY, ends=NOW + 30 * DAY),)
    goods = WOOD.but(kind="goods", skills=(), what="bois")
    shop = CARPENTER.but(kind="goods", skills=(), words="bois", windows=(weekly("mon"),))
    assert match(need=goods, offer=shop, dates=undated) is not None
    assert match(dates=undated) is None, "people come when it begins"


@pytest.mark.parametrize(
    ("window", "fits"),
    [
        (weekly("sat", start="08:00", end="12:00"), True),
        (weekly("sat", start="11:00", end="17:00"), True),
        (weekly("sat", start="11:30", end="17:00"), False),
        (weekly("sun"), False),
        (once(SATURDAY), True),
        (once(SATURDAY + dt.timedelta(days=1)), False),
        (Window(weekly=("sat",), excluding=(SATURDAY,)), False),
        (Window(weekly=("sat",), every=2), False),
    ],
)
def test_hours_must_really_overlap_on_the_real_date(window: Window, fits: bool) -> None:
    assert (match(offer=CARPENTER.but(windows=(window,))) is not None) is fits


def test_a_person_is_matched_with_the_dates_they_can() -> None:
    sunday = date(SATURDAY + dt.timedelta(days=1), id="d2")
    saturdays = CARPENTER.but(windows=(weekly("sat"),))
    found = match(offer=saturdays, dates=(date(), sunday))
    assert found is not None
    assert [d.id for d in found.occurrences] == ["d1"]
    assert "free_in_part" in codes(found)
    assert found.score < score(offer=saturdays)


def test_nobody_is_matched_with_hours_they_have_promised_elsewhere() -> None:
    taken = (Span(date().starts + HOUR, date().ends + HOUR),)
    assert match(busy=taken) is None
    goods = WOOD.but(kind="goods", skills=())
    assert match(need=goods, offer=CARPENTER.but(kind="goods", skills=()), busy=taken) is not None


def test_a_past_or_cancelled_date_fits_nobody() -> None:
    assert match(dates=(date().but(starts=NOW, ends=NOW + HOUR),)) is None
    assert match(dates=(date().but(cancelled=True),)) is None
    assert match(dates=()) is None


def test_an_offer_holds_until_its_last_day() -> None:
    assert match(offer=CARPENTER.but(until=date().starts)) is not None
    assert match(offer=CARPENTER.but(until=date().starts - 1)) is None


def test_too_far_is_no_match_and_nearer_is_better() -> None:
    near, far = WOOD.but(fsa="H2J"), WOOD.but(fsa="H1A")
    assert score(need=near) < score()
    assert match(need=far) is None
    assert match(need=far, offer=CARPENTER.but(radius_km=50)) is not None
    assert match(need=WOOD.but(fsa="")) is None, "an unknown place is not near"


def test_two_who_are_to_be_kept_apart_never_meet() -> None:
    assert match(member=ADA.but(blocked=("omar",))) is None
    assert match(member=ADA.but(blocked=("ben",))) is not None
    assert match(member=ADA.but(blocked_by=("omar",))) is None


def test_pay_must_fit() -> None:
    paid = WOOD.but(pay=ceiling(40))
    assert "within_fee" in codes(match(need=paid, offer=CARPENTER.but(pay=fee(35))))
    assert match(need=paid, offer=CARPENTER.but(pay=fee(45))) is None
    assert match(offer=CARPENTER.but(pay=fee(35))) is None
    assert score(need=paid) > score(need=paid, offer=CARPENTER.but(pay=fee(35)))


def test_a_language_asked_for_must_be_spoken() -> None:
    arabic = WOOD.but(requires=Requires(languages=("arabe",)))
    assert match(need=arabic) is None
    assert match(need=arabic, member=ADA.but(spoken=("Arabe",))) is not None
    assert match(need=WOOD.but(requires=Requires(languages=("fr",)))) is not None


@pytest.mark.parametrize(
    ("need", "project", "age"),
    [
        (WOOD, TOYS, 0),
        (WOOD.but(pay=fee(20)), TOYS, 18),
        (WOOD.but(requires=Requires(min_age=18)), TOYS, 18),
        (WOOD.but(requires=Requires(min_age=16)), TOYS, 16),
        (WOOD, TOYS.but(cautions=("home",)), 18),
        (WOOD, TOYS.but(small=True), 18),
        (WOOD, TOYS.but(state="submitted"), 18),
    ],
)
def test_rules_for_minors(need: Need, project: Project, age: int) -> None:
    assert youngest(need, project, TINA) == age
    assert youngest(need, project, ADA) == 0
    assert (match(need=need, project=project, member=TINA) is None) is (age > 0)


def test_a_minor_who_asks_for_a_fee_fits_nothing() -> None:
    assert match(offer=CARPENTER.but(pay=fee(10)), member=TINA) is None


def test_what_is_closed_or_ones_own_fits_nobody() -> None:
    assert match(need=WOOD.but(open=False)) is None
    assert match(project=TOYS.but(state="cancelled")) is None
    assert match(project=TOYS.but(organizers=("ada",))) is None
    for state in ("waiting", "paused", "withdrawn", "expired"):
        assert match(offer=CARPENTER.but(state=state)) is None


def test_the_rested_come_before_those_asked_yesterday_and_newcomers_before_all() -> None:
    newcomer, rested, tired = (score(member=ADA.but(last_asked=t)) for t in (0, NOW - 20 * DAY, NOW - DAY))
    assert newcomer > rested > tired
    assert score(asked=2) < score()


def test_how_often_somebody_was_asked_this_week_is_told_with_when() -> None:
    assert codes(match(asked=1))["rested"] == "10"
    assert codes(match(asked=2))["rested"] == "10/2"


def test_whoever_is_taken_for_some_of_it_is_not_free_at_any_time() -> None:
    sunday = date(SATURDAY + dt.timedelta(days=1), id="d2")
    found = codes(match(dates=(date(), sunday), busy=(Span(sunday.starts, sunday.ends),)))
    assert found["free_in_part"] == str(date().starts)
    assert "any_time" not in found


def test_whoever_kept_their_word_comes_before_whoever_was_missed() -> None:
    assert codes(match(came=3))["reliable"] == "3"
    assert codes(match(came=3, missed=1))["missed"] == "1"
    assert score() == score(came=3) > score(came=9, missed=1) > score(missed=1) > score(missed=9)


def test_equals_are_ranked_by_who_was_asked_least_recently_then_by_id() -> None:
    found = match()
    assert found is not None
    other = match(offer=CARPENTER.but(id="o2"))
    assert other is not None
    assert by_rank(found, ADA) < by_rank(other, ADA)
    assert by_rank(other, ADA.but(last_asked=1)) < by_rank(found, ADA)


def test_the_third_no_to_a_kind_of_project_weighs_more_than_the_first() -> None:
    once_, thrice = ADA.but(not_my_kind={"children": 1}), ADA.but(not_my_kind={"children": 3})
    assert score() > score(member=once_) > score(member=thrice) > 0
    assert score(member=ADA.but(not_my_kind={"food": 3})) == score()
    other = TOYS.but(category="other")
    assert score(project=other, member=ADA.but(not_my_kind={"trades": 1})) < score(project=other)


CHANGES: dict[str, list[dict[str, Any]]] = {
    "need": [
        {"kind": "time"},
        {"kind": "time", "skills": ()},
        {"kind": "goods", "skills": (), "what": "trois planches"},
        {"kind": "space", "skills": ()},
        {"kind": "money", "skills": ()},
        {"skills": ("cooking", "carpentry")},
        {"skills": ("furniture_making", "general_help")},
        {"pay": fee(20)},
        {"pay": ceiling(40)},
        {"requires": Requires(min_age=16)},
        {"requires": Requires(min_age=18)},
        {"requires": Requires(languages=("fr",))},
        {"requires": Requires(languages=("en", "ar"))},
        {"fsa": "H2J"},
        {"fsa": "H1A"},
        {"fsa": ""},
        {"open": False},
    ],
    "project": [
        {"category": "other"},
        {"small": True},
        {"cautions": ("home",)},
        {"cautions": ("minors",)},
        {"state": "under_way"},
        {"state": "cancelled"},
        {"organizers": ("ada", "omar")},
    ],
    "offer": [
        {"kind": "time"},
        {"kind": "time", "skills": ()},
        {"kind": "goods", "words": "des planches"},
        {"kind": "goods", "words": "chairs"},
        {"kind": "space", "words": "une salle"},
        {"kind": "money"},
        {"skills": ("furniture_making",)},
        {"skills": ("cooking", "general_help")},
        {"windows": (weekly("sat", start="08:00", end="12:00"),)},
        {"windows": (weekly("mon", "tue"), once(SATURDAY, "10:30", "14:00"))},
        {"windows": (Window(weekly=("sat", "sun"), excluding=(SATURDAY,)),)},
        {"fsa": "H2J"},
        {"fsa": "M5V"},
        {"radius_km": 1},
        {"radius_km": 50},
        {"pay": fee(20)},
        {"pay": fee(60)},
        {"until": NOW},
        {"until": NOW + DAY},
        {"until": NOW + 30 * DAY},
        {"state": "waiting"},
    ],
    "member": [
        {"age": "teen"},
        {"language": "en"},
        {"spoken": ("Ar",)},
        {"last_asked": 0},
        {"last_asked": NOW},
        {"last_asked": NOW - 300 * DAY},
        {"not_my_kind": {"children": 1}},
        {"not_my_kind": {"children": 9, "trades": 2}},
        {"blocked": ("omar",)},
        {"blocked_by": ("omar", "ben")},
        {"blocked": ("ben",)},
    ],
    "busy": [{"from": 1}, {"from": 24}, {"from": 143}, {"from": 146}],
}
STARTS = st.sampled_from((-3, 0, 1, 24, 100, 143, 144, 145, 167)).map(lambda hours: NOW + hours * HOUR)
DATES = st.lists(
    st.builds(
        lambda starts, hours, cancelled: Occurrence(
            id=str(starts), need="wood", project="toys", starts=starts, ends=starts + hours * HOUR, cancelled=cancelled
        ),
        STARTS,
        st.integers(1, 6),
        st.sampled_from((False, False, False, True)),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda date: date.id,
)


@dataclass(frozen=True)
class Pair:
    """A need and an offer that fit, but for a few facts changed at random; rarely too many to fit at all."""

    need: Need
    project: Project
    offer: Offer
    member: Member
    busy: list[Span]
    dates: list[Occurrence]

    def judged(self, member: Member | None = None, asked: int = 0) -> Match | None:
        giver = Giver(member or self.member, asked=asked, busy=self.busy)
        return judge(self.need, self.dates, self.project, self.offer, giver, now=NOW)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    every = [(name, change) for name, changes in CHANGES.items() for change in changes]
    made: dict[str, dict[str, Any]] = {name: {} for name in CHANGES}
    for name, change in draw(st.lists(st.sampled_from(every), max_size=5)):
        made[name] |= change
    start = made["busy"].get("from")
    busy = [] if start is None else [Span(NOW + start * HOUR, NOW + (start + 2) * HOUR)]
    return Pair(
        WOOD.but(**made["need"]),
        TOYS.but(**made["project"]),
        CARPENTER.but(**made["offer"]),
        ADA.but(**made["member"]),
        busy,
        draw(DATES),
    )


def test_the_random_pairs_try_both_sides() -> None:
    fitting = [0, 0]

    @settings(max_examples=200, deadline=None, derandomize=True, database=None)
    @given(pairs())
    def count(pair: Pair) -> None:
        fitting[pair.judged() is not None] += 1

    count()
    assert min(fitting) > 30, fitting


@settings(max_examples=600, deadline=None)
@given(pairs(), st.integers(0, 9))
def test_no_filter_is_ever_broken(pair: Pair, asked: int) -> None:
    found = pair.judged(asked=asked)
    if found is None:
        return
    need, project, offer, member = pair.need, pair.project, pair.offer, pair.member
    assert need.open
    assert project.state in ("published", "under_way")
    assert offer.state == "open"
    assert not {member.id, *member.blocked, *member.blocked_by} & set(project.organizers)
    assert offer.kind == need.kind or {offer.kind, need.kind} == {"time", "skill"}
    wanted = set(need.skills) - {"general_help"}
    if need.for_people and wanted:
        assert {family(skill) for skill in offer.skills} & {family(skill) for skill in wanted}
    assert fits(need.pay, offer.pay)
    if member.minor:
        assert need.pay.kind == offer.pay.kind == "volunteer"
        assert need.requires.min_age == 14
        assert not project.small
        assert "home" not in project.cautions
    spoken = {member.language, *(language.lower() for language in member.spoken)}
    assert not need.requires.languages or spoken & set(need.requires.languages)
    assert distance_km(offer.fsa, need.fsa) <= offer.radius_km
    assert found.occurrences
    for date in found.occurrences:
        assert_possible(pair, date)


def assert_possible(pair: Pair, date: Occurrence) -> None:
    assert date in pair.dates
    assert not date.cancelled
    assert date.ends > NOW
    assert not pair.offer.until or pair.offer.until >= max(date.starts, NOW + 1)
    if pair.offer.windows:
        free = union(pair.offer.windows, pair.member.zone, date.starts, date.ends, anchor=pair.offer.made)
        assert sum(span.length for span in free) >= min(HOUR, (date.ends - date.starts) / 2)
    if pair.need.for_people:
        assert date.starts > NOW
        assert not overlap([Span(date.starts, date.ends)], pair.busy)


@settings(max_examples=300, deadline=None)
@given(pairs(), st.integers(0, 9))
def test_the_reasons_add_up_to_the_score_to_the_last_bit(pair: Pair, asked: int) -> None:
    found = pair.judged(asked=asked)
    if found:
        assert found.score == sum(reason.part for reason in found.reasons)
        assert found.score == sum(reason.part for reason in reversed(found.reasons))
        assert 0 <= found.score <= 1
    assert pair.judged(asked=asked) == found


@settings(max_examples=300, deadline=None)
@given(pairs(), st.sampled_from(("children", "food", "trades", "other")))
def test_a_no_never_raises_a_score(pair: Pair, sort: str) -> None:
    member = pair.member
    told = member.but(not_my_kind={**member.not_my_kind, sort: member.not_my_kind.get(sort, 0) + 1})
    before, after = pair.judged(), pair.judged(told)
    assert (before is None) == (after is None)
    assert before is None or after is None or after.score <= before.score

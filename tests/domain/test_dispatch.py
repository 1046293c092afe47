import datetime as dt

from domain import dispatch
from domain.calendar import at
from domain.dispatch import Candidate
from domain.matching import Match
from domain.members import Identity, Member
from domain.offers import Offer
from domain.projects import Need
from domain.sheets import DAY, HOUR

ZONE = "America/Toronto"
NOON = at(dt.date(2026, 11, 21), "12:00", ZONE)
ADA = Member(id="ada", consents={"door": 1, "alerts": 1})


def candidate(
    name: str,
    score: float,
    *,
    asked: int = 0,
    awake: int = NOON,
    offer: str = "",
    rate: float = dispatch.YES_RATE,
) -> Candidate:
    given = Offer(id=offer or f"offer-{name}", member=name, kind="time")
    need = Need(id="need", project="project", kind="time")
    return Candidate(Match(need, (), given, score, ()), Member(id=name, last_asked=asked), awake, rate)


def crowd(count: int, rate: float = dispatch.YES_RATE) -> list[Candidate]:
    return [candidate(f"p{number:02}", 0.5, rate=rate) for number in range(count)]


def asked(people: list[Candidate], missing: float) -> int:
    return len(dispatch.pick(people, missing=missing, now=NOON, first=NOON + 9 * DAY).asked)


def test_a_wave_asks_three_for_each_one_missing_and_never_more_than_twelve() -> None:
    assert [asked(crowd(40), missing) for missing in (0, 1, 3, 4, 50)] == [0, 3, 9, 12, 12]


def test_those_who_may_still_answer_are_counted() -> None:
    assert asked(crowd(40), 2 - 4 / 3) == 2
    assert asked(crowd(40), 1 - 4 / 3) == 0


def test_as_many_are_asked_as_their_own_answers_call_for() -> None:
    assert asked(crowd(40, rate=1.0), 2) == 2
    assert asked(crowd(40, rate=0.5), 2) == 4
    assert asked(crowd(40, rate=0.2), 2) == 10


def test_how_somebody_answers_is_learned_and_nobody_is_ever_certain() -> None:
    assert dispatch.yes_rate(0, 0) == dispatch.YES_RATE
    assert dispatch.yes_rate(0, 3) < dispatch.yes_rate(1, 3) <= dispatch.YES_RATE < dispatch.yes_rate(2, 3)
    assert 0 < dispatch.yes_rate(0, 20) < dispatch.yes_rate(20, 20) < 1


def test_waves_follow_faster_when_the_date_is_near() -> None:
    assert dispatch.next_wave(NOON, NOON + 10 * DAY) == NOON + 6 * HOUR
    assert dispatch.next_wave(NOON, NOON + 48 * HOUR) == NOON + HOUR
    assert dispatch.next_wave(NOON, NOON + 6 * HOUR) == NOON + HOUR // 3


def test_an_invitation_is_waited_for_three_days_or_until_it_begins() -> None:
    assert dispatch.expiry(NOON, NOON + 10 * DAY) == NOON + 3 * DAY
    assert dispatch.expiry(NOON, NOON + HOUR) == NOON + HOUR


def test_only_the_willing_are_asked() -> None:
    assert dispatch.willing(ADA, NOON)
    assert not dispatch.willing(ADA.but(consents={"door": 1}), NOON)
    assert not dispatch.willing(ADA.but(paused_until=NOON + 1), NOON)
    assert dispatch.willing(ADA.but(paused_until=NOON), NOON)


def test_a_browser_alone_or_a_blocked_account_is_not_reached() -> None:
    browser = Identity(id="web||ada", member="ada", address="a", later=False)
    telegram = Identity(id="telegram||1", member="ada", address="b")
    assert not dispatch.reachable([])
    assert not dispatch.reachable([browser])
    assert not dispatch.reachable([browser, telegram.but(refused="blocked")])
    assert dispatch.reachable([browser, telegram])


def test_nobody_is_asked_above_the_weekly_cap_nor_within_three_days_of_helping() -> None:
    assert dispatch.rested(ADA, now=NOON, sent=2, helped=0)
    assert not dispatch.rested(ADA, now=NOON, sent=3, helped=0)
    assert not dispatch.rested(ADA, now=NOON, sent=0, helped=NOON - 3 * DAY + 1)
    assert dispatch.rested(ADA, now=NOON, sent=0, helped=NOON - 3 * DAY)


def test_quiet_hours_are_those_of_the_members_own_clock() -> None:
    night = at(dt.date(2026, 11, 21), "23:00", ZONE)
    assert dispatch.awake(ADA, night) == at(dt.date(2026, 11, 22), "08:00", ZONE)
    assert dispatch.awake(ADA.but(zone="Asia/Tokyo"), night) == night
    assert dispatch.awake(ADA, NOON) == NOON


def test_the_first_are_picked() -> None:
    people = [candidate("c", 0.9, asked=1), candidate("b", 0.9, asked=2), candidate("a", 0.5), candidate("d", 0.2)]
    wave = dispatch.pick(people, missing=1, now=NOON, first=NOON + 9 * DAY)
    assert [one.member.id for one in wave.asked] == ["c", "b", "a"]
    assert (wave.again, wave.spent) == (NOON + 6 * HOUR, False)


def test_somebody_with_two_offers_is_asked_once_with_the_better() -> None:
    twice = [candidate("a", 0.7, offer="high"), candidate("b", 0.6), candidate("a", 0.5, offer="low")]
    wave = dispatch.pick(twice, missing=1, now=NOON, first=NOON + 9 * DAY)
    assert [one.match.offer.id for one in wave.asked] == ["high", "offer-b"]


def test_sleepers_are_left_until_they_wake_when_the_others_are_too_few() -> None:
    people = [candidate("a", 0.9, awake=NOON + HOUR), candidate("b", 0.5)]
    wave = dispatch.pick(people, missing=1, now=NOON, first=NOON + 9 * DAY)
    assert [one.member.id for one in wave.asked] == ["b"]
    assert wave.again == NOON + HOUR
    enough = dispatch.pick(people, missing=0.3, now=NOON, first=NOON + 9 * DAY)
    assert enough.again == NOON + 6 * HOUR


def test_a_wave_is_spent_when_nobody_is_left() -> None:
    assert dispatch.pick([], missing=1, now=NOON, first=NOON + DAY).spent
    assert not dispatch.pick([candidate("a", 0.5, awake=NOON + 1)], missing=1, now=NOON, first=NOON + DAY).spent

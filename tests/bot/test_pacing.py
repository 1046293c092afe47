"""Pacing: even, a little under the limit, answers first; and patience that grows."""

from random import Random

import pytest

from bot.adapters.telegram.pace import PACE
from bot.pacing import MINUTE, PROBE, Pace, Pacer, Patience, backoff
from conversations.inbound import Address
from conversations.screens import Lane

NOW = 1_800_000_000_000
GROUP = Address("telegram", "1", "-1007", "", "")


def chat(number: int) -> Address:
    return Address("telegram", "1", str(number), "", str(number))


def wait(pacer: Pacer, to: Address, lane: Lane, now: int) -> int:
    """For the chat, and for the place among all."""
    return max(pacer.chat(to, lane, now), pacer.rate(to, lane, now))


def sent(pacer: Pacer, to: Address, lane: Lane, *, since: int, until: int) -> list[int]:
    """When messages go, if one is always ready for this chat."""
    went = []
    for now in range(since, until):
        if wait(pacer, to, lane, now) == 0:
            pacer.go(to, now)
            went.append(now)
    return went


def broadcast(pacer: Pacer, *, since: int, until: int, step: int = 1) -> list[int]:
    """When messages go, if new chats are always ready, looked at every `step` ms."""
    went: list[int] = []
    for now in range(since, until, step):
        while wait(pacer, chat(len(went)), "alert", now) == 0:
            pacer.go(chat(len(went)), now)
            went.append(now)
    return went


def most_in(went: list[int], ms: int) -> int:
    return max(sum(1 for other in went if begin <= other < begin + ms) for begin in went)


def test_a_broadcast_is_evenly_paced_a_little_under_the_limit() -> None:
    went = broadcast(Pacer(PACE), since=NOW, until=NOW + MINUTE)
    assert 0.97 * 30 * 60 <= len(went) <= 30 * 60
    assert most_in(went, 1000) <= 30


def test_waking_late_costs_nothing_as_long_as_it_is_a_little() -> None:
    on_time = broadcast(Pacer(PACE), since=NOW, until=NOW + 10_000)
    late = broadcast(Pacer(PACE), since=NOW, until=NOW + 10_000, step=15)
    asleep = broadcast(Pacer(PACE), since=NOW, until=NOW + 10_000, step=500)
    assert abs(len(on_time) - len(late)) <= 3
    assert len(asleep) < 80, "what was missed in a long sleep is not made up for by a rush"


def test_a_wait_is_exactly_as_long_as_it_says() -> None:
    pacer = Pacer(PACE)
    for number in range(5):
        pacer.go(chat(number), NOW)
    first = wait(pacer, chat(9), "alert", NOW)
    assert first > 0
    assert wait(pacer, chat(9), "alert", NOW + first - 1) == 1
    assert wait(pacer, chat(9), "alert", NOW + first) == 0


def test_answers_wait_a_moment_at_most_and_the_others_share_what_they_leave() -> None:
    pacer = Pacer(PACE)
    alerts: list[int] = []
    came: list[int] = []
    waits: list[int] = []
    for now in range(NOW, NOW + 10_000):
        if now % 100 == 0:
            came.append(now)
        if came and wait(pacer, chat(1_000_000 + came[0]), "reply", now) == 0:
            waits.append(now - came[0])
            pacer.go(chat(1_000_000 + came.pop(0)), now)
        if wait(pacer, chat(now), "digest", now) == 0:
            pacer.go(chat(now), now)
            alerts.append(now)
    assert len(waits) == 100
    assert max(waits) <= 50
    assert 290 <= len(alerts) + len(waits) <= 300
    assert most_in(sorted(alerts + [NOW + 100 * n + late for n, late in enumerate(waits)]), 1000) <= 30


def test_many_answers_at_once_go_as_a_second_takes_them() -> None:
    pacer = Pacer(PACE)
    for number in range(30):
        assert wait(pacer, chat(number), "reply", NOW) == 0
        pacer.go(chat(number), NOW)
    assert wait(pacer, chat(200), "reply", NOW) == 1003
    assert wait(pacer, chat(200), "reply", NOW + 1003) == 0


@pytest.mark.parametrize("seed", range(3))
def test_a_platform_that_counts_what_arrives_never_counts_one_too_many(seed: int) -> None:
    """Messages overtake one another and draw together on their way, on a busy machine by a tenth of a second."""
    pacer, chance = Pacer(PACE), Random(seed)
    way: list[tuple[int, int, Address]] = []
    came: list[int] = []
    answers: list[int] = []
    for now in range(NOW, NOW + MINUTE):
        for landed in [one for one in way if one[0] == now]:
            pacer.landed(landed[2], now)
            way.remove(landed)
        if chance.random() < 0.005:
            answers.append(now)
        to = chat(now)
        lane: Lane = "reply" if answers else "alert"
        if wait(pacer, to, lane, now) == 0:
            answers = answers[1:]
            pacer.go(to, now)
            there = chance.choice((2, 2, 3, 3, 4, 5, 9, 30)) + chance.choice((0,) * 49 + (150,))
            back = 52 + chance.choice((0, 0, 1, 2, 9))
            came.append(now + there)
            way.append((now + there + back, now, to))
    assert most_in(came, 1000) <= 30
    assert len(came) >= 0.97 * 30 * 60


def test_a_chat_gets_one_a_second_whatever_the_lane() -> None:
    pacer = Pacer(PACE)
    pacer.go(chat(1), NOW)
    assert wait(pacer, chat(1), "alert", NOW + 1000) == 50
    assert wait(pacer, chat(1), "alert", NOW + 1050) == 0
    assert wait(pacer, chat(2), "alert", NOW + 1000) == 0


def test_a_few_answers_follow_one_another_and_are_made_up_for() -> None:
    went = sent(Pacer(PACE), chat(1), "reply", since=NOW, until=NOW + 10_000)
    assert went[:5] == [NOW, NOW + 1, NOW + 2, NOW + 1050, NOW + 2100]
    assert len(went) == 12
    pacer = Pacer(PACE)
    for _ in range(3):
        pacer.go(chat(1), NOW)
    assert wait(pacer, chat(1), "alert", NOW) == 3150


def test_a_group_gets_twenty_in_any_minute_answers_included() -> None:
    pacer = Pacer(PACE)
    went = sent(pacer, GROUP, "reply", since=NOW, until=NOW + 3 * MINUTE)
    assert most_in(went, MINUTE) == 20
    assert len(went) == 60
    assert len(sent(Pacer(PACE), chat(1), "alert", since=NOW, until=NOW + MINUTE)) == 58, "a person is no group"


def test_the_threads_of_a_chat_share_its_limits_and_workspaces_share_none() -> None:
    pacer = Pacer(PACE)
    pacer.go(Address("telegram", "1", "-1007", "2", ""), NOW)
    assert wait(pacer, Address("telegram", "1", "-1007", "3", ""), "alert", NOW) == 1050
    assert wait(pacer, Address("telegram", "2", "-1007", "3", ""), "alert", NOW) == 0


def test_chats_that_nothing_holds_back_are_forgotten() -> None:
    pacer = Pacer(PACE)
    for number in range(5000):
        pacer.go(chat(number), NOW + number * 100)
    assert len(pacer._chats) < 20


def test_a_clock_set_back_stops_nothing() -> None:
    pacer = Pacer(PACE)
    pacer.go(chat(1), NOW)
    pacer.go(chat(2), NOW - 60 * MINUTE)
    assert wait(pacer, chat(1), "alert", NOW - 60 * MINUTE + 1050) == 0


@pytest.mark.parametrize("second", [1.5, 49.0])
def test_another_platforms_rate_is_its_own(second: float) -> None:
    pace = Pace(second=second, spacing=1000, burst=1, group=20, is_group=lambda _: False)
    assert len(broadcast(Pacer(pace), since=NOW, until=NOW + 20_000)) == pytest.approx(20 * second, rel=0.02, abs=2)


def test_one_failure_stops_nothing_and_a_row_of_them_waits_twice_as_long_each_time() -> None:
    patience, now, waits = Patience(), NOW, []
    for _ in range(10):
        patience.failed(now, since=now)
        waits.append(patience.wait("", "reply", now))
        now += waits[-1] + 1
    assert waits == [0, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]
    patience.answered("", "alert")
    assert patience.wait("", "reply", now) == 0
    patience.failed(now, since=now)
    assert patience.wait("", "reply", now) == 0


def test_calls_that_failed_together_count_once() -> None:
    patience = Patience()
    for after in range(30):
        patience.failed(NOW + after, since=NOW - 100)
    assert patience.wait("", "alert", NOW + 30) == 0


def test_after_an_outage_one_is_tried_alone() -> None:
    patience = Patience()
    patience.failed(NOW, since=NOW)
    patience.failed(NOW + 1, since=NOW + 1)
    later = NOW + 1001
    assert patience.wait("", "reply", later) == 0
    patience.go(later)
    assert patience.wait("", "reply", later) == PROBE
    patience.answered("", "reply")
    assert patience.wait("", "reply", later) == 0


def test_a_storm_stops_its_lane_and_no_other() -> None:
    patience = Patience()
    for _ in range(2):
        patience.slower("", "alert", 5000, NOW)
    assert patience.wait("", "alert", NOW) == 0
    patience.slower("", "alert", 5000, NOW)
    assert patience.wait("", "alert", NOW) == 5000
    assert patience.wait("", "reply", NOW) == 0
    patience.answered("", "alert")
    assert patience.wait("", "alert", NOW) == 0


def test_the_wait_after_vain_attempts_ends_at_a_minute() -> None:
    assert [backoff(times) for times in (0, 1, 5, 6, 400)] == [1000, 2000, 32_000, MINUTE, MINUTE]

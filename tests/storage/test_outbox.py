"""What is owed, in order, until it is settled."""

from dataclasses import replace

from conversations.screens import Lane, digest
from storage.batch import Executor
from storage.happenings import Timer
from storage.outbox import Depth, Owed, Stuck
from storage.unit import Unit
from tests.storage.given import DAY, NOW, address, card_screen, identity, member, message


def owe(executor: Executor, *texts: str, lane: Lane = "reply", user: str = "ada", **changes: int) -> list[str]:
    """Owes messages to one person in one turn; their ids."""
    messages = [message(address(user), text, lane=lane, **changes) for text in texts]

    def turn(uow: Unit) -> None:
        for one in messages:
            uow.enqueue(one, now=NOW)

    executor.run(turn)
    return [one.id for one in messages]


def owed(executor: Executor, now: int = NOW, limit: int = 99) -> list[str]:
    return [one.screen.text for one in executor.run(lambda uow: uow.outbox.owed("web", now, limit))]


def test_a_message_comes_out_as_it_went_in(executor: Executor) -> None:
    sent = message(
        screen=card_screen("need:1"), lane="alert", expires=NOW + DAY, replaces="m7", attachment="calendar:01C"
    )
    executor.run(lambda uow: uow.enqueue(sent, now=NOW))
    assert executor.run(lambda uow: uow.outbox.owed("web", NOW, 9)) == [sent]


def test_lanes_go_before_one_another_and_each_keeps_its_order(executor: Executor) -> None:
    owe(executor, "résumé", lane="digest")
    owe(executor, "rappel", lane="reminder")
    owe(executor, "alerte 1", "alerte 2", lane="alert")
    owe(executor, "réponse 1", "réponse 2", user="omar")
    assert owed(executor) == ["réponse 1", "réponse 2", "alerte 1", "alerte 2", "rappel", "résumé"]
    assert owed(executor, limit=3) == ["réponse 1", "réponse 2", "alerte 1"]


def test_a_platform_is_given_its_own(executor: Executor) -> None:
    owe(executor, "page")
    other = message(address(platform="telegram"), "téléphone")
    executor.run(lambda uow: uow.enqueue(other, now=NOW))
    assert owed(executor) == ["page"]


def test_a_message_waits_for_its_instant(executor: Executor) -> None:
    owe(executor, "plus tard", not_before=NOW + 5)
    assert owed(executor) == []
    assert owed(executor, NOW + 5) == ["plus tard"]


def test_later_ones_of_a_chat_and_lane_wait_behind_one_put_off(executor: Executor) -> None:
    first, _ = owe(executor, "1", "2")
    owe(executor, "alerte", lane="alert")
    owe(executor, "à Omar", user="omar")
    executor.run(lambda uow: uow.outbox.postpone(first, NOW + 30_000))
    assert owed(executor) == ["à Omar", "alerte"]
    assert owed(executor, NOW + 30_000) == ["1", "2", "à Omar", "alerte"]


def test_one_put_off_beyond_its_time_holds_nobody_back(executor: Executor) -> None:
    first, _ = owe(executor, "1", expires=NOW + 10) + owe(executor, "2")
    executor.run(lambda uow: uow.outbox.postpone(first, NOW + 30_000))
    assert owed(executor, NOW + 10) == ["2"]


def test_one_address_is_asked_for_alone(executor: Executor) -> None:
    owe(executor, "alerte", lane="alert")
    owe(executor, "réponse")
    owe(executor, "à Omar", user="omar")
    messages = executor.run(lambda uow: uow.outbox.owed_to(address(), NOW))
    assert [one.screen.text for one in messages] == ["réponse", "alerte"]


def test_what_was_sent_is_owed_no_more(executor: Executor) -> None:
    (sent,) = owe(executor, "1")
    assert executor.run(lambda uow: uow.native(sent)) == ""
    executor.run(lambda uow: uow.outbox.sent(sent, "m1", NOW))
    executor.run(lambda uow: uow.outbox.sent(sent, "m2", NOW))
    executor.run(lambda uow: uow.outbox.postpone(sent, NOW + 1))
    assert owed(executor, NOW + DAY) == []
    assert executor.run(lambda uow: uow.native(sent)) == "m1"


def test_a_living_card_is_remembered_when_sent_and_changed_by_an_edit(executor: Executor) -> None:
    card = message(screen=card_screen("need:1"))
    still = message(screen=card_screen("need:1", view=""))

    def send(uow: Unit) -> None:
        for one in (card, still):
            uow.enqueue(one, now=NOW)
            uow.outbox.sent(one.id, f"m{one.id}", NOW)

    executor.run(send)
    (kept,) = executor.run(lambda uow: uow.cards_of("need:1", after="", limit=9))
    assert (kept.message, kept.address, kept.digest) == (card.id, str(address()), digest(card.screen))

    edit = message(screen=card_screen("need:1", title="Complet"), replaces=kept.native)

    def change(uow: Unit) -> None:
        uow.enqueue(edit, now=NOW)
        uow.outbox.sent(edit.id, kept.native, NOW)

    executor.run(change)
    (changed,) = executor.run(lambda uow: uow.cards_of("need:1", after="", limit=9))
    assert changed == replace(kept, digest=digest(edit.screen))


def test_a_refusal_is_kept_on_the_identity_and_never_tried_again(executor: Executor) -> None:
    ada = member()
    executor.run(lambda uow: uow.members.put_identity(identity(ada)))
    (refused,) = owe(executor, "1")
    executor.run(lambda uow: uow.outbox.refuse(refused, "blocked", NOW))
    assert owed(executor, NOW + DAY) == []
    assert executor.run(lambda uow: uow.members.identities(ada.id)) == [identity(ada, refused="blocked")]
    assert executor.run(lambda uow: uow.timers.due(NOW, 9)) == [Timer("account_refused", identity(ada).id, NOW)]
    assert executor.run(lambda uow: uow.outbox.stuck(9)) == [Stuck(refused, str(address()), "failed", "blocked", NOW)]


def test_staff_take_a_stuck_message_off_their_queue(executor: Executor) -> None:
    (refused,) = owe(executor, "1")
    assert not executor.run(lambda uow: uow.settle_stuck(refused, NOW)), "it may still be sent"
    executor.run(lambda uow: uow.outbox.refuse(refused, "blocked", NOW))
    assert [one.id for one in executor.run(lambda uow: uow.stuck(9))] == [refused]
    assert executor.run(lambda uow: uow.settle_stuck(refused, NOW))
    assert executor.run(lambda uow: uow.stuck(9)) == []
    assert not executor.run(lambda uow: uow.settle_stuck(refused, NOW))


def test_a_refused_message_need_not_be_a_refused_person(executor: Executor) -> None:
    ada = member()
    executor.run(lambda uow: uow.members.put_identity(identity(ada)))
    (refused,) = owe(executor, "1")
    executor.run(lambda uow: uow.outbox.refuse(refused, "too_long", NOW, identity=False))
    assert executor.run(lambda uow: uow.members.identities(ada.id)) == [identity(ada)]


def begin(executor: Executor, now: int = NOW, *, lane: Lane = "reply") -> Owed | None:
    return executor.run(lambda uow: uow.outbox.begin(address(), lane, now))


def test_a_lost_answer_is_tried_once_more_and_never_a_third_time(executor: Executor) -> None:
    (lost,) = owe(executor, "1")
    first = begin(executor)
    assert first is not None
    assert not first.again
    assert executor.run(lambda uow: uow.outbox.lose(lost, NOW + 5, NOW))
    second = begin(executor, NOW + 5)
    assert second is not None
    assert second.again
    assert not executor.run(lambda uow: uow.outbox.lose(lost, NOW + 9, NOW))
    assert owed(executor, NOW + DAY) == []
    assert [one.state for one in executor.run(lambda uow: uow.outbox.stuck(9))] == ["unknown"]
    assert not executor.run(lambda uow: uow.outbox.lose(lost, NOW + 9, NOW))


def test_a_crash_while_sending_counts_as_a_lost_answer(executor: Executor) -> None:
    owe(executor, "1", "2")
    for again in (False, True):
        begun = begin(executor)
        assert begun is not None
        assert (begun.message.screen.text, begun.again) == ("1", again)
    following = begin(executor)
    assert following is not None
    assert following.message.screen.text == "2", "the first was sent twice, and is never sent a third time"
    assert [one.state for one in executor.run(lambda uow: uow.outbox.stuck(9))] == ["unknown"]


def test_what_was_surely_not_taken_is_no_lost_answer(executor: Executor) -> None:
    (waiting,) = owe(executor, "1")
    for attempts in range(5):
        begun = begin(executor)
        assert begun is not None
        assert (begun.attempts, begun.again) == (attempts, False)
        executor.run(lambda uow: uow.outbox.postpone(waiting, NOW))


def test_a_lane_is_begun_in_its_order_and_waits_behind_what_was_put_off(executor: Executor) -> None:
    first, _ = owe(executor, "1", "2")
    owe(executor, "alerte", lane="alert")
    executor.run(lambda uow: uow.outbox.postpone(first, NOW + 10))
    assert begin(executor) is None
    alert = begin(executor, lane="alert")
    assert alert is not None
    assert alert.message.screen.text == "alerte"
    due = begin(executor, NOW + 10)
    assert due is not None
    assert due.message.id == first


def test_each_chat_and_lane_shows_its_first_alone(executor: Executor) -> None:
    first, _ = owe(executor, "1", "2")
    owe(executor, "alerte", "alerte 2", lane="alert")
    owe(executor, "à Omar", user="omar")

    def heads(now: int, limit: int = 9) -> list[tuple[str, Lane]]:
        found = executor.run(lambda uow: uow.outbox.heads("web", now, limit))
        return [(to.user, lane) for to, lane in found]

    assert heads(NOW) == [("ada", "reply"), ("omar", "reply"), ("ada", "alert")]
    assert heads(NOW, 1) == [("ada", "reply")]
    replies = executor.run(lambda uow: uow.outbox.heads("web", NOW, 9, lowest="reply"))
    assert [to.user for to, _ in replies] == ["ada", "omar"]
    executor.run(lambda uow: uow.outbox.postpone(first, NOW + 10))
    assert heads(NOW) == [("omar", "reply"), ("ada", "alert")]
    assert heads(NOW + 10) == [("ada", "reply"), ("omar", "reply"), ("ada", "alert")]


def test_staff_have_a_stuck_message_sent_once_more(executor: Executor) -> None:
    stuck, late = owe(executor, "1", expires=NOW + DAY) + owe(executor, "2", expires=NOW + 10)
    assert not executor.run(lambda uow: uow.retry_stuck(stuck, NOW)), "it is not stuck"
    for one in (stuck, late):
        executor.run(lambda uow, one=one: uow.outbox.refuse(one, "bad_request", NOW, identity=False))  # type: ignore[misc]
    assert executor.run(lambda uow: uow.retry_stuck(stuck, NOW + 10))
    assert not executor.run(lambda uow: uow.retry_stuck(late, NOW + 10)), "it is too late for it"
    assert owed(executor, NOW + 10) == ["1"]
    assert [one.id for one in executor.run(lambda uow: uow.stuck(9))] == [late]


def test_what_is_too_late_is_dropped_and_counted(executor: Executor) -> None:
    owe(executor, "1", "2", expires=NOW + 10)
    owe(executor, "3")
    assert owed(executor, NOW + 10) == ["3"]
    assert executor.run(lambda uow: uow.outbox.drop_expired(NOW + 9)) == 0
    assert executor.run(lambda uow: uow.outbox.drop_expired(NOW + 10)) == 2
    assert executor.run(lambda uow: uow.outbox.drop_expired(NOW + 10)) == 0


def test_the_depth_is_counted_by_lane(executor: Executor) -> None:
    owe(executor, "1", "2")
    owe(executor, "3", lane="digest")
    assert executor.run(lambda uow: uow.outbox.depth()) == [Depth("reply", 2, NOW), Depth("digest", 1, NOW)]

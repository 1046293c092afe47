"""Timers and the journal."""

from domain.events import Event
from storage.batch import Executor
from storage.happenings import Noted, Timer
from storage.unit import Unit
from tests.storage.given import NOW, new_id


def test_timers_come_due_in_order(executor: Executor) -> None:
    def turn(uow: Unit) -> None:
        uow.timers.set("remind", "commitment:2", NOW + 2)
        uow.timers.set("settle", "commitment:1", NOW + 1)
        uow.timers.set("remind", "commitment:1", NOW + 3)

    assert executor.run(lambda uow: uow.timers.next()) is None
    executor.run(turn)
    assert executor.run(lambda uow: uow.timers.due(NOW, 9)) == []
    assert executor.run(lambda uow: uow.timers.next()) == NOW + 1
    assert executor.run(lambda uow: uow.timers.due(NOW + 2, 9)) == [
        Timer("settle", "commitment:1", NOW + 1),
        Timer("remind", "commitment:2", NOW + 2),
    ]
    assert len(executor.run(lambda uow: uow.timers.due(NOW + 3, 1))) == 1


def test_setting_a_timer_again_moves_it_and_dropping_ends_it(executor: Executor) -> None:
    executor.run(lambda uow: uow.timers.set("remind", "commitment:1", NOW))
    executor.run(lambda uow: uow.timers.set("remind", "commitment:1", NOW + 9))
    assert executor.run(lambda uow: uow.timers.due(NOW + 8, 9)) == []
    executor.run(lambda uow: uow.timers.drop("remind", "commitment:1"))
    assert executor.run(lambda uow: uow.timers.due(NOW + 9, 9)) == []


def test_a_timer_is_taken_once_and_only_for_its_instant(executor: Executor) -> None:
    executor.run(lambda uow: uow.timers.set("remind", "commitment:1", NOW))
    assert not executor.run(lambda uow: uow.take_timer("remind", "commitment:1", NOW - 1))
    assert executor.run(lambda uow: uow.take_timer("remind", "commitment:1", NOW))
    assert not executor.run(lambda uow: uow.take_timer("remind", "commitment:1", NOW))


def test_the_journal_is_read_forward_backward_and_by_subject(executor: Executor) -> None:
    held = Event("commitment_held", "commitment:1", "01M", ("commitment:1", "need:1"), (("party", "2"),))
    done = Event("commitment_done", "commitment:1", subjects=("commitment:1",))
    other = Event("project_submitted", "project:1", "01M")
    noted = [Noted(new_id(), NOW + place, event) for place, event in enumerate((held, other, done))]

    def turn(uow: Unit) -> None:
        for one in noted:
            uow.journal.add(one.event, id=one.id, at=one.at)

    executor.run(turn)
    assert executor.run(lambda uow: uow.journal.after("", 9)) == noted
    assert executor.run(lambda uow: uow.journal.after(noted[0].id, 1)) == [noted[1]]
    assert executor.run(lambda uow: uow.journal.newest(2)) == [noted[2], noted[1]]
    assert executor.run(lambda uow: uow.journal.of("commitment:1", 9)) == [noted[2], noted[0]]

"""A batch of turns: one transaction, and what one turn does wrong is its own."""

import sqlite3
from pathlib import Path

import pytest

from storage.batch import Executor
from storage.errors import StoreUnavailable
from storage.sqlite import SQLITE, connect, open_sync
from storage.unit import Unit
from tests.storage.given import NOW, address, conversation, member, message
from tests.tables import Crash, Crashing, digest


class Turn:
    """A turn that keeps a member of this name, and counts how often it was run."""

    def __init__(self, name: str, *, then: Exception | None = None) -> None:
        self.member, self.then, self.runs = member(name), then, 0

    def __call__(self, uow: Unit) -> str:
        self.runs += 1
        uow.members.put(self.member)
        if self.then:
            raise self.then
        return self.member.name

    def kept(self, executor: Executor) -> bool:
        return executor.run(lambda uow: uow.members.get(self.member.id)) is not None


def test_every_turn_of_a_batch_has_its_value(executor: Executor) -> None:
    turns = [Turn("Ada"), Turn("Omar"), Turn("Léo")]
    assert [outcome.value for outcome in executor.batch(turns)] == ["Ada", "Omar", "Léo"]
    assert all(turn.kept(executor) for turn in turns)


def test_a_turn_that_raises_takes_back_its_own_writes_only(executor: Executor) -> None:
    bug = ValueError("a bug")
    turns = [Turn("Ada"), Turn("Omar", then=bug), Turn("Léo")]
    outcomes = executor.batch(turns)
    assert [outcome.error for outcome in outcomes] == [None, bug, None]
    assert [turn.kept(executor) for turn in turns] == [True, False, True]
    assert [turn.runs for turn in turns] == [1, 1, 1]


def test_a_mistake_in_a_statement_is_a_bug_of_its_turn(executor: Executor) -> None:
    def wrong(uow: Unit) -> None:
        uow.enqueue(message(), now="soon")  # type: ignore[arg-type]
        uow.members.put(member().but(last_asked=None))

    ada = Turn("Ada")
    outcomes = executor.batch([wrong, ada])
    assert outcomes[0].error is not None
    assert not isinstance(outcomes[0].error, StoreUnavailable)
    assert ada.kept(executor)


@pytest.mark.parametrize("alone", [True, False])
def test_stop_iteration_becomes_an_error_that_can_be_awaited(executor: Executor, *, alone: bool) -> None:
    bad = Turn("Ada", then=StopIteration())
    outcomes = executor.batch([bad] if alone else [bad, Turn("Omar")])
    assert isinstance(outcomes[0].error, RuntimeError)
    assert isinstance(outcomes[0].error.__cause__, StopIteration)
    assert not bad.kept(executor)


@pytest.mark.parametrize("alone", [True, False])
def test_what_ends_the_program_is_not_held_back(executor: Executor, *, alone: bool) -> None:
    def interrupted(uow: Unit) -> None:
        uow.members.put(member())
        raise KeyboardInterrupt

    before = digest(executor.connection, executor.unit._db.dialect)
    with pytest.raises(KeyboardInterrupt):
        executor.batch([interrupted] if alone else [Turn("Omar"), interrupted])
    assert digest(executor.connection, executor.unit._db.dialect) == before


def test_an_earlier_turns_key_is_no_cause_of_a_later_ones_messages(executor: Executor) -> None:
    executor.run(lambda uow: uow.first_sight("web:c1", "hash", NOW))
    executor.run(lambda uow: uow.enqueue(message(), now=NOW))
    assert executor.connection.execute("SELECT cause FROM outbox").fetchall() == [("",)]


def test_a_full_disk_loses_only_the_turn_that_does_not_fit(tmp_path: Path) -> None:
    executor = open_sync(tmp_path / "full.db")
    pages = executor.connection.execute("PRAGMA page_count").fetchone()[0]
    executor.connection.execute(f"PRAGMA max_page_count = {pages + 12}")
    small = [Turn("Ada"), Turn("Omar"), Turn("Léo")]
    large = Turn("A" * 200_000)
    outcomes = executor.batch([small[0], small[1], large, small[2]])
    assert [type(outcome.error) for outcome in outcomes] == [type(None), type(None), StoreUnavailable, type(None)]
    assert [turn.kept(executor) for turn in small] == [True, True, True]
    assert not large.kept(executor)
    assert small[0].runs == 2, "after a failure of the database, each turn was run again alone"
    executor.connection.close()


def test_a_commit_that_fails_has_each_turn_run_again_alone() -> None:
    connection = Crashing(connect(":memory:"))
    executor = Executor(connection, SQLITE)
    turns = [Turn("Ada"), Turn("Omar", then=ValueError("a bug")), Turn("Léo")]
    commit = 1 + (1 + 2 + 1) + (1 + 2 + 2) + (1 + 2 + 1) + 1
    connection.crash_at(commit, sqlite3.OperationalError("disk I/O error"))
    outcomes = executor.batch(turns)
    assert [type(outcome.error) for outcome in outcomes] == [type(None), ValueError, type(None)]
    assert [turn.kept(executor) for turn in turns] == [True, False, True]
    assert [turn.runs for turn in turns] == [2, 2, 2]
    connection.close()


def test_a_locked_database_fails_the_batch_at_once(tmp_path: Path) -> None:
    executor = open_sync(tmp_path / "locked.db", busy_ms=1)
    other = sqlite3.connect(tmp_path / "locked.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    turns = [Turn("Ada"), Turn("Omar")]
    for outcomes in (executor.batch(turns), executor.batch(turns[:1])):
        assert all(isinstance(outcome.error, StoreUnavailable) for outcome in outcomes)
    assert [turn.runs for turn in turns] == [0, 0]
    other.execute("ROLLBACK")
    other.close()
    assert [outcome.error for outcome in executor.batch(turns)] == [None, None]
    executor.connection.close()


def test_a_power_cut_at_any_statement_changes_nothing(executor: Executor) -> None:
    dialect = executor.unit._db.dialect
    connection = Crashing(executor.connection)
    crashing = Executor(connection, dialect)

    def turn(uow: Unit) -> None:
        uow.first_sight("web:c1", "hash", NOW)
        uow.load(address())
        uow.members.put(member("Ada", id="01ADA"))
        uow.save(address(), conversation(), member="01ADA", now=NOW)
        uow.enqueue(message(id="01MESSAGE"), now=NOW)
        uow.timers.set("remind", "commitment:1", NOW)

    before = digest(executor.connection, dialect)
    for crashes in range(99):
        connection.crash_at(crashes + 1)
        try:
            crashing.run(turn)
            break
        except Crash:
            assert digest(executor.connection, dialect) == before
    assert crashes == 1 + 7 + 1, "BEGIN, seven statements and COMMIT were each crashed at"
    assert digest(executor.connection, dialect) != before

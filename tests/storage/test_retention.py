"""What is kept for a time only."""

import pytest

from conversations.ports import Opener
from storage.batch import Executor
from storage.retention import DAY, KEPT
from storage.unit import Unit
from tests.storage.given import NOW, address, card_screen, member, message, picture
from tests.tables import contents


def rows(executor: Executor) -> dict[str, int]:
    tables = contents(executor.connection, executor.unit._db.dialect)
    return {table: len(tables[table]) for table in KEPT}


def fill(uow: Unit, now: int) -> None:
    """A row in each table that is swept, from that instant."""
    sent, letter = message(screen=card_screen("need:1")), message()
    uow.first_sight(f"web:{now}", "hash", now)
    uow.enqueue(sent, now=now)
    uow.outbox.sent(sent.id, sent.id, now)
    uow.put_opener(Opener(f"O{now}", "answer", until=now, at=now))
    uow.mailbox.put(letter, now)
    uow.note_failure(f"web:{now}", "ValueError", now)
    uow.settle_failure(f"web:{now}", now)
    loose = picture(member(), given=now, state="ready", hash=f"h{now}")
    uow.pictures.put(loose)
    uow.pictures.note_file(loose.hash, "telegram|1", "AgAD")
    uow.uploads.put(f"u{now}", address(), b"JPEG", now=now)
    uow.installations.give(f"s{now}", now)


def sweep(executor: Executor, now: int, limit: int = 500) -> int:
    return executor.run(lambda uow: uow.sweep(now, limit))


@pytest.mark.parametrize("table", sorted(KEPT))
def test_each_table_keeps_its_time_and_no_longer(executor: Executor, table: str) -> None:
    executor.run(lambda uow: fill(uow, NOW))
    executor.run(lambda uow: fill(uow, NOW + 1))
    end = NOW + KEPT[table]
    left = []
    for now in (end, end + 1):
        sweep(executor, now)
        left.append(rows(executor)[table])
    assert left == [2, 1]


def test_nothing_unsettled_or_lasting_is_swept(executor: Executor) -> None:
    def turn(uow: Unit) -> None:
        uow.enqueue(message(), now=NOW)
        uow.put_opener(Opener("O1", "answer", at=NOW))
        uow.note_failure("web:c1", "ValueError", NOW)
        uow.pictures.put(picture(member(), state="ready", hash="h", project="01KAQ"))

    executor.run(turn)
    assert executor.run(lambda uow: uow.sweep(NOW + 999 * DAY)) == 0
    assert executor.run(lambda uow: uow.opener("O1"))


def test_a_mailbox_never_gives_a_number_again(executor: Executor) -> None:
    for _ in range(3):
        executor.run(lambda uow: uow.mailbox.put(message(), NOW))
    assert executor.run(lambda uow: uow.sweep(NOW + 999 * DAY)) == 2
    assert executor.run(lambda uow: uow.mailbox.put(message(), NOW)) == 4
    assert [letter.seq for letter in executor.run(lambda uow: uow.mailbox.after(address(), 0, 9))] == [3, 4]


def test_sweeping_goes_in_slices(executor: Executor) -> None:
    executor.run(lambda uow: [uow.first_sight(f"web:{place}", "hash", NOW) for place in range(5)])
    late = NOW + 9 * DAY
    assert [sweep(executor, late, 2) for _ in range(4)] == [2, 2, 1, 0]

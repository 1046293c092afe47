"""One database copied into the other kind and back, whatever happens on the way."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from storage.copying import PROGRESS, Side, copy
from storage.errors import BadDatabase
from storage.postgres import POSTGRES, PostgresSide
from storage.sqlite import SQLITE, SqliteSide, open_sync
from tests.storage.given import NOW
from tests.storage.record import neighbourhood
from tests.tables import contents

pytestmark = pytest.mark.postgres
MANY = 2_500


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A neighbourhood with a row in nearly every table, many in one, and bytes in one."""
    path = tmp_path / "door.db"
    executor = open_sync(path)
    with closing(executor.connection):
        executor.run(neighbourhood)
        executor.run(lambda uow: [uow.first_sight(f"web:é{n}", "hash", NOW + n) for n in range(MANY)])
    return path


@pytest.fixture
def sides(town: Path, postgres_database: str, tmp_path: Path) -> Iterator[list[Side]]:
    opened: list[Side] = [SqliteSide(town), PostgresSide(postgres_database), SqliteSide(tmp_path / "back.db")]
    yield opened
    for side in opened:
        side.connection.close()


def quiet(_: str, __: int) -> None:
    """Nobody is told."""


def rows(side: Side) -> dict[str, Any]:
    dialect = SQLITE if isinstance(side, SqliteSide) else POSTGRES
    kept = contents(side.connection, dialect)
    kept.pop("lease", None)
    return kept


def test_to_a_server_and_back_every_row_is_the_same(sides: Sequence[Side]) -> None:
    copied = [copy(source, target, told=quiet) for source, target in pairwise(sides)]
    assert copied[0] == copied[1]
    assert {one.table: one.rows for one in copied[0]}["inbox"] >= MANY
    assert len({one.checksum for one in copied[0] if one.rows}) == len([one for one in copied[0] if one.rows])
    # A PostgreSQL table may have its columns in another order: what came back is compared.
    assert rows(sides[0]) == rows(sides[2])
    assert PROGRESS not in sides[1].tables()


class Cut(Exception):
    """The power went."""


def test_what_was_cut_off_is_gone_on_with(sides: Sequence[Side]) -> None:
    source, target, _ = sides
    told: list[tuple[str, int]] = []

    def cut(table: str, count: int) -> None:
        told.append((table, count))
        if table == "inbox":
            raise Cut

    with pytest.raises(Cut):
        copy(source, target, told=cut)
    before = len(told)
    copied = copy(source, target, told=lambda table, count: told.append((table, count)))
    assert sum(count for _, count in told) == sum(one.rows for one in copied), "no row was copied twice"
    assert told[before][0] == "inbox"


def test_a_target_in_use_is_refused_and_left_as_it_is(sides: Sequence[Side]) -> None:
    source, _, target = sides
    target.connection.execute("INSERT INTO timer (kind, subject, due) VALUES ('a', 'b', 1)")
    with pytest.raises(BadDatabase, match="already holds"):
        copy(source, target, told=quiet)
    assert rows(target)["timer"] == [("a", "b", 1)]
    assert PROGRESS not in target.tables()


def test_what_changed_meanwhile_is_noticed_and_copied_anew(sides: Sequence[Side]) -> None:
    source, target, _ = sides

    def spoil(table: str, _: int) -> None:
        if table == "timer":
            target.connection.execute("UPDATE timer SET due = due + 1")

    source.connection.execute("INSERT INTO timer (kind, subject, due) VALUES ('a', 'b', 1)")
    with pytest.raises(BadDatabase, match="table timer changed"):
        copy(source, target, told=spoil)
    again: list[str] = []
    copied = copy(source, target, told=lambda table, _: again.append(table))
    assert again == ["timer"]
    assert {one.table: one.rows for one in copied}["timer"] == len(rows(source)["timer"])
    assert rows(source)["timer"] == rows(target)["timer"]

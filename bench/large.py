"""The same turns on an empty database and on one of a whole province: `python -m bench.large`.

1,000,000 members, 100,000 projects with their needs and dates, 10,000,000 rows of the journal: the rows that one
person who proposed one project really left, over and over under other ids. Prints a line of JSON a round.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

from bench import workload
from bench.answers import PROPOSE
from bench.turns import drive, items
from storage.batch import Executor
from storage.sqlite import open_sync
from storage.sqlite_store import SqliteStore

PEOPLE = 30
MODEL = 987_654_321
"""The person whose rows are the model of everybody's: a number that is nothing else."""
ROWS = {
    **dict.fromkeys(("member", "identity", "conversation"), 1_000_000),
    **dict.fromkeys(("project", "project_organizer", "need", "occurrence"), 100_000),
    "journal": 10_000_000,
}


def fill(path: Path, share: float) -> None:
    """Makes the database, or a share of it."""
    executor = open_sync(path, synchronous="OFF")
    with closing(executor.connection):
        propose(executor)
        ids = [
            row[0] for table in ("member", "project", "need", "occurrence", "journal") for row in _ids(executor, table)
        ]
        executor.connection.execute("BEGIN")
        for table, rows in ROWS.items():
            _copy(executor, table, int(rows * share), (*ids, str(MODEL)))
        executor.connection.execute("COMMIT")
        executor.connection.execute("ANALYZE")


def propose(executor: Executor) -> None:
    """One person proposes one project."""
    executor.alone(lambda uow: workload.settle(uow, range(MODEL, MODEL + 1)))
    engine = workload.engine()
    for turn in workload.record(1, PROPOSE, first=MODEL).turns:
        executor.alone(lambda uow, turn=turn: engine.run(uow, turn.inbound, now=turn.now, order=turn.order))  # type: ignore[misc]


def _ids(executor: Executor, table: str) -> list[tuple[str]]:
    return executor.connection.execute(f"SELECT id FROM {table}").fetchall()


def _copy(executor: Executor, table: str, rows: int, ids: Sequence[str]) -> None:
    execute = executor.connection.execute
    columns = [row[1] for row in execute(f"PRAGMA table_info({table})").fetchall()]
    for place, id in enumerate(ids):
        columns = [f"replace({column}, '{id}', printf('{place:02}%0{len(id) - 2}d', i))" for column in columns]
    execute(f"CREATE TEMP TABLE model AS SELECT * FROM {table}")
    [(models,)] = execute("SELECT count(*) FROM model").fetchall()
    execute(
        f"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows // models}) "
        f"INSERT INTO {table} SELECT {', '.join(columns)} FROM n, model"
    )
    execute("DROP TABLE model")


async def median_us(path: Path, first: int) -> float:
    """The median turn of people who were not there before, one in flight."""
    store = await SqliteStore.open(path)
    load = workload.record(PEOPLE, PROPOSE, first=first)
    try:
        await store.run(lambda uow: workload.settle(uow, range(first, first + PEOPLE)))
        engine = workload.engine()

        async def turn(each: tuple[workload.Turn, object]) -> None:
            given, _ = each
            await store.run(lambda uow: engine.run(uow, given.inbound, now=given.now, order=given.order))

        figures = await drive(items(load), turn, 1)
        return figures["p50_us"]
    finally:
        await store.close()


def main() -> None:
    """Measures, and prints a line of JSON a round."""
    asked = argparse.ArgumentParser(prog="python -m bench.large", description=__doc__)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--share", type=float, default=1.0, help="of all those rows")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large, empty = Path(folder) / "large.db", Path(folder) / "empty.db"
        fill(large, given.share)
        newcomers = count(2_000_000, PEOPLE)
        for _ in range(given.rounds):
            first = next(newcomers)
            small, full = (asyncio.run(median_us(path, first)) for path in (empty, large))
            figures = {"empty_us": small, "large_us": full, "ratio": full / small, "gb": large.stat().st_size / 1e9}
            print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()

"""What a parked conversation costs the process: resident memory at 10,000 and at 110,000. One JSON line."""

import asyncio
import gc
import json
import shutil
import tempfile
from pathlib import Path

from bench import workload
from conversations.inbound import Inbound, Open
from storage.sqlite_store import SqliteStore

FEW, MANY = 10_000, 110_000
AT_ONCE = 64


def resident_kb() -> int:
    """The process's resident memory, as Linux counts it (4 KiB pages)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4


async def main() -> dict[str, float]:
    """Everybody begins to propose a project, and leaves it there."""
    folder = Path(tempfile.mkdtemp())
    store = await SqliteStore.open(folder / "bench.db")
    engine = workload.engine()
    await store.run(lambda uow: workload.settle(uow, range(0)))

    async def park(n: int) -> None:
        person = range(n, n + 1)
        await store.run(lambda uow: workload.settle_people(uow, person))
        inbound = Inbound(f"telegram:1:park:{n}", workload.address(n), "fr", workload.NOW, Open("/propose"))
        await store.run(lambda uow: engine.run(uow, inbound, now=workload.NOW + n, order=0))

    async def park_all(first: int, last: int) -> int:
        for start in range(first, last, AT_ONCE):
            await asyncio.gather(*(park(n) for n in range(start, min(start + AT_ONCE, last))))
        gc.collect()
        return resident_kb()

    try:
        few = await park_all(0, FEW)
        many = await park_all(FEW, MANY)
    finally:
        await store.close()
        shutil.rmtree(folder)
    return {"few_kb": few, "many_kb": many, "kb_each": (many - few) / (MANY - FEW)}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main())))

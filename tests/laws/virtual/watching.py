"""What must hold of all that is kept: looked at on the touched rows after every commit, and on everything each day."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from domain.commitments import HOLDING, STEPS
from tests.laws.rules import Rules
from tests.laws.virtual.faults import DAY, HOUR

if TYPE_CHECKING:
    from tests.laws.virtual.world import World

TOUCHED = """
CREATE TEMP TABLE step (commitment TEXT, occurrence TEXT, before TEXT, after TEXT);
CREATE TEMP TRIGGER made AFTER INSERT ON main.commitment
BEGIN INSERT INTO step VALUES (NEW.id, NEW.occurrence, '', NEW.state); END;
CREATE TEMP TRIGGER changed AFTER UPDATE ON main.commitment
BEGIN INSERT INTO step VALUES (NEW.id, NEW.occurrence, OLD.state, NEW.state); END;
"""
OVERSOLD = f"""
SELECT occurrence, sum(party), places FROM commitment JOIN need ON need.id = commitment.need
WHERE commitment.state IN {HOLDING} AND (:occurrence = '' OR occurrence = :occurrence)
GROUP BY occurrence, places HAVING sum(party) > places
"""
UNSETTLED = "SELECT id, body FROM outbox WHERE state = 'queued' AND at <= ? AND not_before <= ?"
OVERDUE = "SELECT kind, subject FROM timer WHERE due < ?"


class Watch:
    """Watches one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._db = world.database
        self.steps = 0

    def begin(self, rules: Rules) -> None:
        self._rules = rules
        self._db.executescript(TOUCHED)

    def looks(self) -> None:
        """After a commit: each step of a yes is one it may take, and no date that was touched is oversold."""
        steps = self._db.execute("SELECT * FROM step").fetchall()
        if not steps:
            return
        self._db.execute("DELETE FROM step")
        self.steps += len(steps)
        for commitment, occurrence, before, after in steps:
            assert not before or after == before or after in STEPS[before], f"{commitment}: {before} to {after}"
            assert not self._db.execute(OVERSOLD, {"occurrence": occurrence}).fetchall(), "oversold"

    async def daily(self) -> None:
        """Each day, at all that is kept."""
        while True:
            await asyncio.sleep(DAY / 1000)
            assert not self._db.execute(OVERSOLD, {"occurrence": ""}).fetchall()

    def owed(self, before: int) -> list[tuple[str, str]]:
        """What has been owed since before an instant, and may go."""
        rows: list[tuple[str, str]] = self._db.execute(UNSETTLED, (before, self._world.now)).fetchall()
        return rows

    def end(self) -> None:
        """Long after the last fault: nothing is owed any more that was owed then, and no timer was forgotten."""
        owed = self.owed(self._world.faults.until)
        assert not owed, f"still owed: {owed[0]}"
        late = self._db.execute(OVERDUE, (self._world.now - HOUR,)).fetchall()
        assert not late, f"overdue: {late}"

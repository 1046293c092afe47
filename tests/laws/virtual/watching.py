"""What must hold of all that is kept: looked at on the touched rows after every commit, and on everything each day."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal, NamedTuple

from conversations.flows import FLOWS
from domain.commitments import ACTIVE, HOLDING, STEPS, CommitmentState
from domain.matching import youngest
from storage.unit import Unit
from tests.laws.rules import Rules
from tests.laws.virtual.faults import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from tests.laws.virtual.world import World

TOUCHED = """
CREATE TEMP TABLE step (commitment TEXT, occurrence TEXT, before TEXT, after TEXT);
CREATE TEMP TRIGGER made AFTER INSERT ON main.commitment
BEGIN INSERT INTO step VALUES (NEW.id, NEW.occurrence, '', NEW.state); END;
CREATE TEMP TRIGGER changed AFTER UPDATE ON main.commitment
BEGIN INSERT INTO step VALUES (NEW.id, NEW.occurrence, OLD.state, NEW.state); END;
CREATE TEMP TABLE entrusted (member TEXT, project TEXT);
CREATE TEMP TRIGGER entrusts AFTER INSERT ON main.project_organizer
BEGIN INSERT INTO entrusted VALUES (NEW.member, NEW.project); END;
"""
OVERSOLD = f"""
SELECT occurrence, sum(party), places FROM commitment JOIN need ON need.id = commitment.need
WHERE commitment.state IN {HOLDING} AND (:occurrence = '' OR occurrence = :occurrence)
GROUP BY occurrence, places HAVING sum(party) > places
"""
DOUBLED = f"""
SELECT member, occurrence, count(*) FROM commitment JOIN need ON need.id = commitment.need
WHERE commitment.state IN {ACTIVE} AND need.kind IN ('skill', 'time')
AND (:occurrence = '' OR occurrence = :occurrence)
GROUP BY member, occurrence HAVING count(*) > 1
"""
OWED = "SELECT id, body FROM outbox WHERE state = 'queued' AND at <= ? AND not_before <= ?"
OVERDUE = "SELECT kind, subject FROM timer WHERE due < ?"
STATES = {"menu"} | {f"{flow.name}.{state}" for flow in FLOWS for state in flow.states}


class Step(NamedTuple):
    """What became of a yes."""

    commitment: str
    occurrence: str
    before: CommitmentState | Literal[""]
    after: CommitmentState


class Watch:
    """Watches one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._db = world.database
        self.steps = 0
        self.rules = Rules(world, journey=MINUTE)

    def begin(self) -> None:
        """From now on every row that matters is noted when it is written."""
        self._db.executescript(TOUCHED)

    def looks(self) -> None:
        """After a commit: each step of a yes is one it may take, and no date that was touched has too many."""
        steps = [Step(*row) for row in self._db.execute("SELECT * FROM step").fetchall()]
        entrusted = self._db.execute("SELECT * FROM entrusted").fetchall()
        self.rules.trusted.update(member for member, project in entrusted if project in self.rules.guarded)
        if steps or entrusted:
            self._db.execute("DELETE FROM step")
            self._db.execute("DELETE FROM entrusted")
        self.steps += len(steps)
        for step in steps:
            self._is_allowed(step)
        for occurrence in {step.occurrence for step in steps}:
            self._has_room(occurrence)

    def _is_allowed(self, step: Step) -> None:
        if not step.before or step.before == step.after:
            return
        assert step.after in STEPS[step.before], f"a yes went from {step.before} to {step.after}"
        if step.after == "confirmed":
            self._world.run(lambda uow: self._is_confirmed(uow, step))

    def _is_confirmed(self, uow: Unit, step: Step) -> None:
        """Who is confirmed may know where; a minor only where minors may be, and on an organizer's word."""
        row = uow.commitments.get(step.commitment)
        member = uow.members.get(row.member) if row else None
        if row is None or member is None:
            return
        if row.project in self.rules.guarded:
            self.rules.trusted.add(member.id)
        need, project = uow.needs.get(row.need), uow.projects.get(row.project)
        assert need, "a yes without what it is about"
        assert project, "a yes without its project"
        assert not youngest(need, project, member), f"somebody of 14 to 17 is confirmed in {project.title}"
        assert row.decided_by or not row.minors, "a minor is confirmed by nobody"

    def _has_room(self, occurrence: str = "") -> None:
        for wrong in (OVERSOLD, DOUBLED):
            found = self._db.execute(wrong, {"occurrence": occurrence}).fetchall()
            assert not found, f"too many: {found[0]}"

    async def daily(self) -> None:
        """Each day, at all that is kept."""
        while True:
            await asyncio.sleep(DAY / 1000)
            self._is_whole()

    def _is_whole(self) -> None:
        """The file is sound, no date has too many, every conversation waits in a state there is."""
        assert self._db.execute("PRAGMA quick_check").fetchone() == ("ok",)
        self._has_room()
        states = {row[0] for row in self._db.execute("SELECT DISTINCT state FROM conversation").fetchall()}
        assert states <= STATES, f"states that are none: {states - STATES}"

    def owed(self, before: int) -> list[tuple[str, str]]:
        """What has been owed since before an instant, and may go."""
        rows: list[tuple[str, str]] = self._db.execute(OWED, (before, self._world.now)).fetchall()
        return rows

    def end(self) -> None:
        """Long after the last fault: nothing is owed any more that was owed then, and no timer was forgotten."""
        self._is_whole()
        owed = self.owed(self._world.faults.until)
        assert not owed, f"still owed: {owed[0]}"
        late = self._db.execute(OVERDUE, (self._world.now - HOUR,)).fetchall()
        assert not late, f"overdue: {late}"

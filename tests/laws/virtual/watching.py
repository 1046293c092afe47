"""What must hold of all that is kept: looked at on the touched rows after every commit, and on everything each day."""

from __future__ import annotations

import asyncio
import logging
import re
from itertools import count
from typing import TYPE_CHECKING, Any, cast

from conversations.flows import FLOWS
from domain.commitments import ACTIVE, HOLDING, STEPS, CommitmentState
from domain.grouping import PACES
from domain.groups import Group
from domain.matching import youngest
from storage.unit import Unit
from tests.laws.rules import Rules
from tests.laws.virtual.faults import DAY, HOUR, MINUTE
from tests.laws.virtual.noting import Note, Notes

if TYPE_CHECKING:
    from tests.laws.virtual.world import World

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
OWED = "SELECT id, body FROM outbox WHERE state = 'queued' AND at <= :before AND not_before <= :now"
SENDING = "SELECT id FROM outbox WHERE state = 'queued' AND lost > 0"
OVERDUE = "SELECT kind, subject FROM timer WHERE due < :due"
BUGS = "SELECT trace FROM failure UNION ALL SELECT body FROM outbox WHERE reason = 'bug'"
COMMITTED = "SELECT 1 FROM inbox WHERE key = :key"
UNSEEN = "SELECT id FROM picture WHERE state = 'ready' AND content IS NULL AND (:id = '' OR id = :id)"
UNFETCHED = "SELECT id FROM picture WHERE state = 'waiting' AND due < :due"
GROUPS = "SELECT data FROM chat_group"
STATES = {"menu"} | {f"{flow.name}.{state}" for flow in FLOWS for state in flow.states}
PROMPT = 10 * MINUTE
"""How long what may go is on its way at most, on a day without faults."""
NAMED = re.compile(r":(\w+)")
log = logging.getLogger(__name__)


class Watch:
    """Watches one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._ground = world.whole
        self.steps = 0
        self.rules = Rules(world, journey=MINUTE)

    def begin(self) -> Notes:
        """From now on every row that matters is noted when it is written, until the notes are closed."""
        self._notes = Notes(self._ground.connection, self._ground.dialect)
        return self._notes

    def looks(self) -> None:
        """After a commit: each step of a yes is one it may take, no date that was touched has too many, and so on."""
        with self._world.alarm.listening():
            for note in self._notes.take():
                self._sees(note)

    def _sees(self, note: Note) -> None:
        match note.kind:
            case "said" | "step":
                self.steps += 1
                self._is_allowed(note)
                self._has_room(note.other)
            case "entrusted" if note.other in self.rules.guarded:
                self.rules.trusted.add(note.one)
            case "picture":
                assert note.before == "waiting", f"a picture that was {note.before} is {note.after}"
                assert not self._find(UNSEEN, id=note.one), "a picture that is there has nothing to show"
            case "retried":
                for platform in self._world.platforms.values():
                    platform.forgets(note.one)

    def _is_allowed(self, note: Note) -> None:
        if not note.before or note.before == note.after:
            return
        before, after = cast("CommitmentState", note.before), cast("CommitmentState", note.after)
        assert after in STEPS[before], f"a yes went from {before} to {after}"
        if after == "confirmed":
            self._world.run(lambda uow: self._is_confirmed(uow, note.one))

    def _is_confirmed(self, uow: Unit, commitment: str) -> None:
        """Who is confirmed may know where; a minor only where minors may be, and on an organizer's word."""
        row = uow.commitments.get(commitment)
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
            found = self._find(wrong, occurrence=occurrence)
            assert not found, f"too many: {found[0]}"

    async def daily(self) -> None:
        """Each day, at all that is kept; then it says how far the world has come."""
        for day in count(1):
            await asyncio.sleep(DAY / 1000)
            self._is_whole()
            log.info("day %d: %d steps of a yes, %d crashes", day, self.steps, self._world.crashes)

    def _is_whole(self) -> None:
        """The file is sound, nothing failed, no date has too many, every conversation waits in a state there is."""
        if self._ground.dialect.name == "sqlite":
            assert self._find("PRAGMA quick_check") == [("ok",)]
        self._has_room()
        bugs = self._find(BUGS)
        assert not bugs, f"a turn or a message failed: {bugs[0]}"
        states = {row[0] for row in self._find("SELECT DISTINCT state FROM conversation")}
        assert states <= STATES, f"states that are none: {states - STATES}"
        assert not self._find(UNSEEN, id=""), "a picture that is there has nothing to show"
        for (data,) in self._find(GROUPS):
            _is_calm(Group.read(data))

    def has(self, key: str) -> bool:
        """Whether an update was committed."""
        return bool(self._find(COMMITTED, key=key))

    def sending(self) -> list[str]:
        """The ids of what is noted as being sent, and not yet as sent."""
        return [row[0] for row in self._find(SENDING)]

    def owed(self, before: int) -> list[tuple[str, str]]:
        """What has been owed since before an instant, and might have gone by now."""
        return self._find(OWED, before=before, now=self._world.now - PROMPT)

    def end(self) -> None:
        """Long after the last fault: nothing is owed any more that was owed then, and nothing was forgotten."""
        self._is_whole()
        owed = self.owed(self._world.faults.until)
        assert not owed, f"still owed: {owed[0]}"
        for kind, late in (("timers", OVERDUE), ("pictures", UNFETCHED)):
            found = self._find(late, due=self._world.now - HOUR)
            assert not found, f"overdue {kind}: {found}"

    def _find(self, sql: str, **given: object) -> list[Any]:
        """What is found, with parameters written as this database's driver takes them."""
        if self._ground.dialect.name != "sqlite":
            sql = NAMED.sub(r"%(\1)s", sql)
        return self._ground.connection.execute(sql, given).fetchall()


def _is_calm(group: Group) -> None:
    """No group hears of more in a day than any may."""
    most, span = PACES["each"]
    heard = sorted(group.announced.values())
    for first, later in zip(heard, heard[most:], strict=False):
        assert later - first >= span, f"more than {most} announcements in a day in {group.title}"

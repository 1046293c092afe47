"""What a world's turns write, noted by the database itself as they write it: the same on either database."""

from typing import NamedTuple

from storage.statements import Connection, Dialect

TABLE = "CREATE TEMP TABLE noted (kind TEXT, one TEXT, other TEXT, before TEXT, after TEXT)"
NOTED = (
    ("said", "INSERT", "commitment", "1 = 1", "NEW.id, NEW.occurrence, '', NEW.state"),
    ("step", "UPDATE", "commitment", "1 = 1", "NEW.id, NEW.occurrence, OLD.state, NEW.state"),
    ("entrusted", "INSERT", "project_organizer", "1 = 1", "NEW.member, NEW.project, '', ''"),
    ("picture", "UPDATE", "picture", "OLD.state <> NEW.state", "NEW.id, NEW.hash, OLD.state, NEW.state"),
    ("retried", "UPDATE", "outbox", "OLD.state <> 'queued' AND NEW.state = 'queued'", "NEW.id, '', OLD.state, ''"),
)
"""What is noted: its kind, on what it is written to which table and if, and the columns."""
ON_SQLITE = "CREATE TEMP TRIGGER {0} AFTER {1} ON main.{2} WHEN {3} BEGIN INSERT INTO noted VALUES ('{0}', {4}); END"
FUNCTION = (
    "CREATE FUNCTION pg_temp.{0}() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN INSERT INTO noted VALUES ('{0}', {4}); RETURN NULL; END$$"
)
ON_POSTGRES = "CREATE TRIGGER {0} AFTER {1} ON {2} FOR EACH ROW WHEN ({3}) EXECUTE FUNCTION pg_temp.{0}()"

GONE_FROM_POSTGRES = "DROP FUNCTION pg_temp.{0}() CASCADE"


class Note(NamedTuple):
    """One row that was written: its kind, the ids in it, and what it was before and after."""

    kind: str
    one: str
    other: str
    before: str
    after: str


class Notes:
    """Notes on one connection, through which every program of a world writes."""

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        self._execute, self._dialect = connection.execute, dialect
        self._execute(TABLE)
        for each in NOTED:
            for make in (ON_SQLITE,) if dialect.name == "sqlite" else (FUNCTION, ON_POSTGRES):
                self._execute(make.format(*each))

    def take(self) -> list[Note]:
        """What was noted since this was last asked."""
        noted = [Note(*row) for row in self._execute("SELECT * FROM noted").fetchall()]
        if noted:
            self._execute("DELETE FROM noted")
        return noted

    def close(self) -> None:
        """Nothing is noted any more. A server would notice the end of the connection only a moment later."""
        if self._dialect.name != "sqlite":
            for each in NOTED:
                self._execute(GONE_FROM_POSTGRES.format(*each))

"""Turns run in a batch: one transaction, each turn under its own savepoint."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar

from storage.errors import StoreUnavailable
from storage.statements import Connection, Dialect, Statements
from storage.unit import Unit

T = TypeVar("T")
Turn: TypeAlias = Callable[[Unit], Any]


class Outcome(NamedTuple):
    """What became of one turn: its value once committed, or why nothing of it was kept."""

    value: Any = None
    error: Exception | None = None

    def result(self) -> Any:
        """The value; raises the error if there is one."""
        if self.error:
            raise self.error
        return self.value


class Executor:
    """Runs turns over one connection in autocommit mode; a turn sees the unit of work, never the connection.

    A turn may be run a second time when its first transaction could not be kept.
    """

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        self.connection = connection
        self._execute = connection.execute
        self._rollback = connection.rollback
        self._dialect = dialect
        self.unit = Unit(Statements(connection, dialect))

    def run(self, turn: Callable[[Unit], T]) -> T:
        """Runs one turn and gives its value, or raises what kept it from being committed."""
        value: T = self.alone(turn).result()
        return value

    def batch(self, turns: Sequence[Turn]) -> list[Outcome]:
        """Runs the turns in order in one transaction and commits; an outcome each.

        A turn that raises takes back its own writes only. When the database itself fails, each turn
        is run again alone, so that only those that cannot be kept are lost.
        """
        if len(turns) == 1:
            return [self.alone(turns[0])]
        try:
            self._execute(self._dialect.begin)
        except self._dialect.errors as error:
            # Locked: waiting as long again for each turn would help none of them.
            return [Outcome(error=_gone(error))] * len(turns)
        try:
            outcomes = [self._under_savepoint(turn) for turn in turns]
            self._execute("COMMIT")
        except BaseException as error:
            self._take_back()
            if isinstance(error, self._dialect.errors):
                return [self.alone(turn) for turn in turns]
            raise
        return outcomes

    def alone(self, turn: Turn) -> Outcome:
        """Runs one turn in a transaction of its own."""
        try:
            self._execute(self._dialect.begin)
        except self._dialect.errors as error:
            return Outcome(error=_gone(error))
        try:
            self.unit.begin()
            value = turn(self.unit)
            self._execute("COMMIT")
        except BaseException as error:
            self._take_back()
            if not isinstance(error, Exception):
                raise
            return Outcome(error=self._told(error))
        return Outcome(value)

    def _under_savepoint(self, turn: Turn) -> Outcome:
        self._execute("SAVEPOINT turn")
        try:
            self.unit.begin()
            value = turn(self.unit)
        except Exception as error:
            if isinstance(error, self._dialect.errors) and self._dialect.unavailable(error):
                raise  # SQLite may already have rolled the whole batch back
            self._execute("ROLLBACK TO turn")
            self._execute("RELEASE turn")
            return Outcome(error=self._told(error))
        self._execute("RELEASE turn")
        return Outcome(value)

    def _take_back(self) -> None:
        try:
            self._rollback()
        except self._dialect.errors:
            # The connection is lost, and its transaction with it; the next BEGIN will say so.
            return

    def _told(self, error: Exception) -> Exception:
        if isinstance(error, self._dialect.errors) and self._dialect.unavailable(error):
            return _gone(error)
        if isinstance(error, StopIteration):
            # A future refuses StopIteration, and its awaiter would never wake (PEP 479 does the same).
            told = RuntimeError("a turn raised StopIteration")
            told.__cause__ = error
            return told
        return error


def _gone(error: Exception) -> StoreUnavailable:
    told = StoreUnavailable(str(error))
    told.__cause__ = error
    return told

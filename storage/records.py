"""Records kept as JSON, one table a kind, beside the columns they are looked up by."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from domain.record import Record
from storage.statements import Statements

R = TypeVar("R", bound=Record)

PARSED = 4096
"""Texts whose records are remembered: the same text is the same frozen value, and several turns read it.

Who acts is not among them: it is somebody else at nearly every turn.
"""
STATES = 9
"""How many states fit in a query's list; no record has more."""

NOWHERE = dict.fromkeys(("lat_low", "lat_high", "lon_low", "lon_high"))
"""The reach of what has a place that is not known."""


class Records(Generic[R]):
    """Records of one kind by id. Its queries are named after the table: `x_get`, `x_put`."""

    table: str
    kind: type[R]

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._get = f"{self.table}_get"
        self._put = f"{self.table}_put"

    def get(self, id: str) -> R | None:
        return self._one(self._get, id=id)

    def put(self, record: R) -> None:
        self._db.do(self._put, id=record.id, data=record.write(), **self.columns(record))

    def columns(self, record: R) -> Mapping[str, Any]:
        """What the table's other columns hold for a record; a kind found by its id alone has none."""
        return {}

    def _one(self, query: str, /, **values: Any) -> R | None:
        row = self._db.row(query, **values)
        return parsed(self.kind, row[0]) if row else None

    def _all(self, query: str, /, **values: Any) -> list[R]:
        return [parsed(self.kind, row[0]) for row in self._db.rows(query, **values)]


@lru_cache(maxsize=PARSED)
def parsed(kind: type[R], text: str) -> R:
    """The record that a text holds; `ValidationError` when it is of another kind."""
    return kind.read(text)


def slots(prefix: str, values: Sequence[str], size: int = STATES) -> dict[str, str]:
    """Values for `IN (:s0, :s1, …)`, the last one repeated: a list that both databases take."""
    if len(values) > size:
        raise ValueError(f"{len(values)} values for {size} places")
    padded = [*values, *([values[-1]] * (size - len(values)))]
    return dict(zip(_places(prefix, size), padded, strict=True))


@cache
def _places(prefix: str, size: int) -> tuple[str, ...]:
    return tuple(f"{prefix}{place}" for place in range(size))

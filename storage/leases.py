"""Who does now what only one process at a time may do."""

from storage.statements import Statements


class Leases:
    """Leases by name; `fence` grows with each holder, so that one who was thought dead is told from the next."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def take(self, name: str, holder: str, *, now: int, until: int) -> int:
        """The fence of a lease that is free, over, or already the holder's, held until then; 0 when it is another's."""
        row = self._db.row("lease_take", name=name, holder=holder, now=now, until=until)
        return row[0] if row else 0

    def holds(self, name: str, fence: int) -> bool:
        """Whether nobody has taken it since it was taken with that fence."""
        return self._db.row("lease_fenced", name=name, fence=fence) is not None

    def let_go(self, name: str, fence: int) -> None:
        """Leaves it to the next who asks."""
        self._db.do("lease_end", name=name, fence=fence)

"""How long is kept what need not be kept for ever."""

from storage.statements import Statements

DAY = 24 * 60 * 60 * 1000
KEPT: dict[str, int] = {
    "inbox": 8 * DAY,  # longer than any platform sends an update again
    "outbox": 8 * DAY,  # from when a message was settled
    "opener": 0,  # from its own end
    "sent_card": 180 * DAY,
    "mailbox": 90 * DAY,
    "failure": 90 * DAY,  # from when staff settled it
    "picture_file": 30 * DAY,  # with its picture
    "picture": 30 * DAY,  # that no project took
    "upload": DAY,
    "install_state": 0,  # from its own end
}
"""By table, in milliseconds."""


def sweep(statements: Statements, now: int, limit: int) -> int:
    """Forgets at most `limit` rows of each table that are past their time; how many were."""
    return sum(statements.do(f"sweep_{table}", before=now - kept, most=limit) for table, kept in KEPT.items())

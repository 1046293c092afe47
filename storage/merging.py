"""One member in the place of two, wherever no record of the neighbourhood's own says whose something is."""

from storage.erasure import decided
from storage.statements import Statements


def absorb(statements: Statements, gone: str, stays: str) -> None:
    """Conversations, buttons, news that waits, the journal and what was decided are the other's; the member goes."""
    for table, key, data, _ in decided(statements, gone):
        statements.do(f"blank_{table}", id=key, data=data.replace(f'"{gone}"', f'"{stays}"'))
    for table in ("conversation", "opener", "journal"):
        statements.do(f"absorb_{table}", gone=gone, stays=stays)
    for subject, due in statements.rows("news_of", start=f"{gone} ", size=len(gone) + 1):
        statements.do("timer_drop", kind="tell", subject=subject)
        statements.do("timer_set", kind="tell", subject=f"{stays} {subject.removeprefix(f'{gone} ')}", due=due)
    statements.do("drop_waiting", member=gone)
    statements.do("drop_member", member=gone)

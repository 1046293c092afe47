"""No statement reads through a table that grows."""

import re

import pytest

from storage.sqlite import SQLITE, connect
from storage.statements import texts

SMALL = {"chat_group", "territory", "partner", "role", "schema_version"}
"""Tables of a few dozen rows, or of some hundreds that only an erasure reads whole."""
WHOLE = re.compile(
    r"count_|places_asked|drop_replies|outbox_depth|journal_newest|identities_like|installations_all|outbox_waiting"
)
"""Figures that read everything, on the read connection; replies, of which few are kept; the journal's end; what
an operator looks up by hand."""

STATEMENTS = texts(SQLITE.name, SQLITE.driver)


@pytest.fixture(scope="module")
def plans() -> dict[str, list[str]]:
    connection = connect(":memory:")
    found = {}
    for name, sql in STATEMENTS.items():
        values = dict.fromkeys(re.findall(r":(\w+)", sql), 1)
        found[name] = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    connection.close()
    return found


def grown(step: str) -> bool:
    """Whether a step of a plan reads a whole table, or a whole index of rows that add up."""
    scanned = re.match(r"SCAN (\w+)", step)
    if scanned is None or scanned[1] in SMALL | {"sender", "CONSTANT"}:
        return False
    # A partial index holds only what is open, queued or waiting.
    return not re.search(r"_open|_waiting|_stuck|_unlisted", step)


@pytest.mark.parametrize("name", sorted(name for name in STATEMENTS if not WHOLE.match(name)))
def test_a_statement_is_answered_by_an_index(plans: dict[str, list[str]], name: str) -> None:
    assert [step for step in plans[name] if grown(step)] == []


def test_what_is_listed_in_order_is_not_sorted(plans: dict[str, list[str]]) -> None:
    matching = ("offers_listed_at", "needs_open", "needs_open_near", "needs_open_of_kind_near")
    ordered = (*matching, "outbox_owed", "outbox_owed_to", "timers_due", "cards_of", "mailbox_after")
    assert [name for name in ordered if any("TEMP B-TREE FOR ORDER BY" in step for step in plans[name])] == []

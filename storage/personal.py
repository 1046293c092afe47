"""Where personal words are kept: the one list that erasure walks.

What is not here holds ids, codes and instants only. A table's rows are found by `own_x` of
queries/personal.sql, for a member or for each address they were written to.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Personal:
    """A column of words. On erasure its rows go, or stay for the counts with these JSON fields emptied."""

    table: str
    column: Literal["data", "body"]
    whose: Literal["member", "address"] = "member"
    emptied: tuple[str, ...] = ()

    @property
    def goes(self) -> bool:
        return not self.emptied


PERSONAL = (
    Personal("conversation", "data", "address"),
    Personal("opener", "data", "address"),
    Personal("outbox", "body", "address"),
    Personal("mailbox", "body", "address"),
    Personal("offer", "data"),
    Personal("waiting", "data"),
    Personal("role", "data"),
    Personal("picture", "data"),
    Personal("invitation", "data", emptied=("question", "reply")),
    Personal("commitment", "data", emptied=("what", "times", "reason", "question", "reply")),
    Personal("report", "data", emptied=("reason",)),
    # A need before its project: both are found by who organizes it.
    Personal("need", "data", emptied=("what", "requires.licence")),
    Personal(
        "project",
        "data",
        emptied=("title", "story", "picture", "reason", "code", "venue.name", "venue.address"),
    ),
    Personal("member", "data"),
    Personal("identity", "data"),
)

WORDS = {"text", "title", "label", "alt", "value", "lines", "reasons", "examples"}
LABELLED = {"choices", "asides"}
"""The fields of screens, openers and questions that show words, other people's among them; in the
second, beside a code."""

IMPERSONAL = {
    "chat_group": "a group's title, ids and codes; its keeper leaves it, and so does who put the door there",
    "failure": "traces hold no values",
    "inbox": "its replies go whoever they were for; keys and hashes go after 8 days",
    "install_state": "hashes",
    "installation": "an organization's workspace, and tokens that only the door can read",
    "journal": "ids and codes",
    "lease": "names of processes",
    "occurrence": "dates",
    "offer_topic": "codes, and words of what is given; those of the member's offers go",
    "office": "codes",
    "partner": "an organization; a member leaves its team, and with them their own chat as its channel",
    "partner_member": "ids",
    "picture_file": "ids; those of the member's pictures go",
    "project_organizer": "ids",
    "schema_version": "the tables' own",
    "sent_card": "ids and hashes; those of the member's addresses go",
    "territory": "the door's own texts",
    "territory_fsa": "the door's own",
    "timer": "ids and codes",
    "upload": "pictures on their way, for a day; those of the member's addresses go",
}
"""Tables without personal words, and why."""

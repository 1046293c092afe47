"""What a member signals to the people who protect the neighbourhood."""

from typing import Literal, TypeAlias

from domain.record import Record

ReportState: TypeAlias = Literal["open", "settled"]


class Report(Record, frozen=True):
    """Somebody's word that a thing is not right. `about` is its subject ("project:01J…")."""

    member: str
    about: str
    reason: str
    territory: str = ""
    state: ReportState = "open"
    made: int = 0
    settled: int = 0
    settled_by: str = ""

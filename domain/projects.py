"""What somebody wants done in the neighbourhood, what it lacks, and when."""

from typing import Literal, TypeAlias

from domain.members import Language
from domain.pay import Pay
from domain.record import Record, Value

ProjectState: TypeAlias = Literal[
    "draft", "submitted", "changes_asked", "refused", "published", "under_way", "done", "cancelled"
]
LIVE: frozenset[ProjectState] = frozenset({"published", "under_way"})
NeedKind: TypeAlias = Literal["time", "skill", "goods", "space", "money"]
PEOPLE: frozenset[NeedKind] = frozenset({"time", "skill"})
"""Kinds that a person fills by coming; the others are filled by pledges."""
Category: TypeAlias = Literal[
    "children", "elders", "food", "environment", "arts", "sports", "mutual_aid", "learning", "newcomers", "other"
]
Caution: TypeAlias = Literal["minors", "home", "care", "trade"]
"""Why a project waits for a moderator with more care: children, a home entered, care, a licensed trade."""


class Venue(Value, frozen=True):
    """Where it happens: the postal prefix for everybody; name and address for the confirmed.

    `public` is the organizer's word that the venue may be named before a yes.
    """

    fsa: str
    name: str = ""
    address: str = ""
    public: bool = False


class Project(Record, frozen=True, kw_only=True):
    """A project or, with `small`, a personal need made from one sentence.

    `language` is the one it was written in. Instants are ms UTC, 0 when not yet; `decided` stays 0 for
    a small ask that nobody had to approve. `reason` is in a person's words, `why` a code of how it ended
    ("taken_back", "refused", "project_cancelled", "date_passed", "no_organizer", "organizer_left"). `code` is what
    the link that makes somebody another organizer carries; `picture` is the id of its picture, if it has one.
    """

    title: str
    story: str = ""
    category: Category = "other"
    venue: Venue
    territory: str
    organizers: tuple[str, ...]
    partner: str = ""
    language: Language = "fr"
    state: ProjectState = "draft"
    small: bool = False
    cautions: tuple[Caution, ...] = ()
    picture: str = ""
    submitted: int = 0
    decided: int = 0
    decided_by: str = ""
    reason: str = ""
    why: str = ""
    ends: int = 0
    revision: int = 0
    code: str = ""

    @property
    def live(self) -> bool:
        return self.state in LIVE

    @property
    def guarded(self) -> bool:
        """A yes to it is never accepted by silence (product.md, "Volunteer alert")."""
        return bool({"minors", "home"} & set(self.cautions))


class Requires(Value, frozen=True):
    """What a need requires of a person; shown before a yes, attested by the organizer."""

    min_age: int = 14
    licence: str = ""
    background_check: bool = False
    languages: tuple[str, ...] = ()


class Need(Record, frozen=True):
    """One thing a project lacks: `count` people or units in each occurrence."""

    project: str
    kind: NeedKind
    what: str = ""
    skills: tuple[str, ...] = ()
    count: int = 1
    pay: Pay = Pay(kind="volunteer")
    requires: Requires = Requires()
    territory: str = ""
    fsa: str = ""
    open: bool = False

    @property
    def for_people(self) -> bool:
        return self.kind in PEOPLE


class Occurrence(Record, frozen=True):
    """One date of a need, in ms UTC; places belong here. `cancelled` when it will not happen.

    For things and money it is the day until which they are looked for.
    """

    need: str
    project: str
    starts: int
    ends: int
    cancelled: bool = False

"""What is read of many offers before a few are judged: an index's line, and then who gives it."""

from dataclasses import dataclass
from typing import NamedTuple

from domain.commitments import CommitmentState
from domain.members import Member
from domain.offers import Offer


class Listed(NamedTuple):
    """A line of the index: an open offer under one topic, its place and reach, and when its member was last asked."""

    offer: str
    member: str
    fsa: str
    last_asked: int
    radius_km: int
    paid: int


@dataclass(frozen=True, slots=True)
class Search:
    """Where one looks: under any of these topics, in any of these prefixes.

    With a reach of at least `km`, in one of these `blocks` of the week (domain/blocks.py), and for
    nothing unless `paid`. At most 8 topics and 16 prefixes.
    """

    topics: tuple[str, ...]
    fsas: tuple[str, ...]
    km: int
    blocks: int
    paid: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """An offer with its member, and how many times the door wrote to them of late."""

    offer: Offer
    member: Member
    asked: int


@dataclass(frozen=True, slots=True)
class Promise:
    """One of a member's commitments, in short."""

    member: str
    need: str
    occurrence: str
    state: CommitmentState

"""What every verb of the neighbourhood stands on: what is kept, the instant, new ids, who is acting."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from domain.events import Event
from domain.members import Member, renamed
from domain.ports import Repositories
from domain.record import Record
from domain.refusals import Guest, NotYours, Unknown

R = TypeVar("R", bound=Record)
FORMER = 50
"""Replaced words that are remembered of each person, the newest."""


class Ground:
    """One turn's view. Verbs check first and change after, so a Refusal leaves nothing changed.

    `actor` is the member who acts; None is a stranger, or the door itself when `system` is true
    (a timer). `guest` says that their workspace has them as a guest, or as somebody of another one.
    `now` is the turn's instant in ms UTC; `new_id` gives ids in order. What happened is
    noted in `events`, and kept as a journal.
    """

    def __init__(
        self,
        repositories: Repositories,
        *,
        now: int,
        new_id: Callable[[], str],
        actor: Member | None = None,
        system: bool = False,
        guest: bool = False,
    ) -> None:
        self.kept = repositories
        self.now = now
        self.new_id = new_id
        self.actor = actor
        self.system = system
        self.guest = guest
        self.events: list[Event] = []

    def tell(self, kind: str, about: Record, *also: Record | str, **codes: str) -> Event:
        """Notes an event about a record; `also` names other records whose cards now differ."""
        event = Event(
            kind=kind,
            subject=subject(about),
            actor=self.actor.id if self.actor else "",
            subjects=(subject(about), *(s if isinstance(s, str) else subject(s) for s in also)),
            codes=tuple(sorted(codes.items())),
        )
        self.events.append(event)
        self.kept.journal.add(event, id=self.new_id(), at=self.now)
        return event

    def _know(self, member: Member, kind: str, **codes: str) -> Member:
        """Keeps the acting member as they now are, and tells what changed."""
        self.kept.members.put(member)
        self.actor = member
        self.tell(kind, member, **codes)
        return member

    def _outgrow(self, authors: Iterable[str], *words: str) -> None:
        """Remembers words that were replaced, so that an erasure finds them in what others were sent."""
        for author in authors:
            member = self.kept.members.get(author)
            new = tuple(word for word in words if member and word and word not in member.former)
            if member is not None and new:
                member = member.but(former=(*member.former, *new)[-FORMER:])
                self.kept.members.put(member)
                if self.actor is not None and self.actor.id == author:
                    self.actor = member

    def _keep_apart(self, member: Member, gone: str, stays: str = "") -> None:
        """Whomever a member blocked, and whoever blocked them, know them by another id; by none, not at all."""
        for other in map(self.kept.members.get, sorted(member.apart)):
            if other is not None:
                blocked, blocked_by = (renamed(ids, gone, stays) for ids in (other.blocked, other.blocked_by))
                self.kept.members.put(other.but(blocked=blocked, blocked_by=blocked_by))

    def me(self) -> Member:
        """The member who acts; NotYours for a stranger and for the door itself."""
        if self.actor is None:
            raise NotYours
        return self.actor

    def not_a_guest(self) -> None:
        """Guest for whoever acts as one: what is promised in a workplace binds those who work there."""
        if self.guest:
            raise Guest

    def must(self, allowed: bool) -> None:
        """Authority, checked at the moment of the act: NotYours unless allowed."""
        if not allowed:
            raise NotYours


def subject(record: Record) -> str:
    """`need:01J…`: how events, cards and openers name a record."""
    return f"{type(record).__name__.lower()}:{record.id}"


def found(record: R | None) -> R:
    """The record, or Unknown."""
    if record is None:
        raise Unknown
    return record


def names(records: Sequence[Record]) -> tuple[str, ...]:
    """The subjects of several records."""
    return tuple(subject(r) for r in records)

"""One turn's unit of work: the neighbourhood's repositories, and what the engine and the doors keep."""

from dataclasses import dataclass

from msgspec import DecodeError

from conversations.conversation import Conversation
from conversations.inbound import Address
from conversations.ports import KeyReused, Opener, Person, SentCard, Traces
from conversations.screens import Message, Reply
from domain.members import Identity, Language, Member
from storage import erasure, groups, merging, retention
from storage.commitments import Commitments, Invitations
from storage.happenings import Journal, Timers
from storage.installations import Installations
from storage.leases import Leases
from storage.mailbox import Mailbox
from storage.offers import Offers
from storage.outbox import Outbox, Stuck
from storage.people import Members, Offices, Partners, Reports, Territories
from storage.pictures import Pictures, Uploads
from storage.projects import Needs, Occurrences, Projects
from storage.statements import Statements
from storage.stats import Stats, stats


@dataclass(frozen=True, slots=True)
class Failure:
    """A turn that failed: the update's key, when, and a trace without personal values."""

    key: str
    at: int
    trace: str


class Reader:
    """The neighbourhood as it was at one instant, to be read; what is written is refused."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self.members = Members(statements)
        self.territories = Territories(statements)
        self.partners = Partners(statements)
        self.projects = Projects(statements)
        self.needs = Needs(statements)
        self.occurrences = Occurrences(statements)
        self.offers = Offers(statements)
        self.invitations = Invitations(statements)
        self.commitments = Commitments(statements)
        self.reports = Reports(statements)
        self.offices = Offices(statements)
        self.pictures = Pictures(statements)
        self.uploads = Uploads(statements)
        self.groups = groups.Groups(statements)
        self.installations = Installations(statements)
        self.leases = Leases(statements)
        self.journal = Journal(statements)
        self.timers = Timers(statements)
        self.outbox = Outbox(statements)
        self.mailbox = Mailbox(statements)

    def state_of(self, address: Address) -> str:
        """The state that the conversation there waits in; `menu` when idle or never begun."""
        row = self._db.row("state_of", address=str(address))
        return row[0] if row else "menu"

    def language_of_stranger(self, address: Address) -> Language | None:
        """The language that somebody chose there before they became a member."""
        row = self._db.row("conversation_at", address=str(address))
        return (_conversation(row[0]).language or None) if row else None

    def opener(self, id: str) -> Opener | None:
        """What a lasting button or a link opens."""
        row = self._db.row("opener_get", id=id)
        return Opener.read(row[0]) if row else None

    def stats(self) -> Stats:
        """The scorecard's figures; it reads whole tables."""
        return stats(self._db)

    def failures(self, limit: int) -> list[Failure]:
        """Failed turns that staff have yet to settle, oldest first."""
        return [Failure(*row) for row in self._db.rows("failures_open", most=limit)]

    def stuck(self, limit: int) -> list[Stuck]:
        """Messages that staff have yet to settle: refused, or lost twice."""
        return self.outbox.stuck(limit)


class Unit(Reader):
    """What a turn may read and change (see conversations.ports.UnitOfWork)."""

    def __init__(self, statements: Statements) -> None:
        super().__init__(statements)
        self._cause = ""
        self.erased = False
        """Whether this turn erased somebody, so that the store is to be scrubbed after the commit."""

    def begin(self) -> None:
        """Forgets the turn before; the executor calls it, never a turn."""
        self._cause = ""
        self.erased = False

    def first_sight(self, key: str, digest: str, now: int) -> Reply | None:
        self._cause = key
        if self._db.do("inbox_note", key=key, digest=digest, at=now):
            return None
        row = self._db.row("inbox_seen", key=key)
        assert row is not None
        if row[0] != digest:
            raise KeyReused(key)
        return Reply.read(row[1]) if row[1] else Reply()

    def note_reply(self, key: str, reply: Reply) -> None:
        self._db.do("inbox_reply", key=key, reply=reply.write())

    def load(self, address: Address) -> Person:
        identity_id = f"{address.platform}|{address.workspace}|{address.user}"
        row = self._db.row("load", address=str(address), identity=identity_id)
        assert row is not None
        conversation, identity, member = row
        return Person(
            conversation=_conversation(conversation) if conversation else None,
            identity=Identity.read(identity) if identity else None,
            member=Member.read(member) if member else None,
        )

    def save(self, address: Address, conversation: Conversation, *, member: str, now: int) -> None:
        self._db.do(
            "save",
            address=str(address),
            member=member,
            state=conversation.state,
            at=now,
            data=conversation.write(),
        )

    def enqueue(self, message: Message, *, now: int) -> None:
        self.outbox.put(message, cause=self._cause, now=now)

    def native(self, message: str) -> str:
        return self.outbox.native(message)

    def attempt(self) -> None:
        self._db.do("attempt")

    def settle(self, *, kept: bool) -> None:
        if not kept:
            self._db.do("attempt_undone")
        self._db.do("attempt_over")

    def put_opener(self, opener: Opener) -> None:
        self._db.do(
            "opener_put",
            id=opener.id,
            member=opener.member,
            address=opener.address,
            until=opener.until,
            at=opener.at,
            offers_choices=int(bool(opener.choices)),
            data=opener.write(),
        )

    def openers_since(self, address: Address, since: int, *, limit: int) -> list[Opener]:
        rows = self._db.rows("openers_since", address=str(address), since=since, most=limit)
        return [Opener.read(row[0]) for row in rows]

    def cards_of(self, subject: str, *, after: str, limit: int) -> list[SentCard]:
        return [SentCard(*row) for row in self._db.rows("cards_of", subject=subject, after=after, most=limit)]

    def move_chat(self, old: Address, new: Address, now: int) -> None:
        groups.move(self._db, old, new, now)

    def take_timer(self, kind: str, subject: str, due: int) -> bool:
        return self.timers.take(kind, subject, due)

    def traces_of(self, member: str) -> Traces:
        return erasure.traces(self._db, member)

    def erase_member(self, member: str, traces: Traces | None = None) -> None:
        """Removes every personal word of a member, theirs and those quoted to others; then `scrub` the store.

        What the same turn owes or saves afterwards stays: the receipt comes after.
        """
        erasure.erase(self._db, member, traces or erasure.traces(self._db, member))
        self.erased = True

    def absorb_member(self, gone: str, stays: str) -> None:
        """What a merged member leaves behind is the other's; `neighbourhood.join_identity` came before."""
        merging.absorb(self._db, gone, stays)

    def sweep(self, now: int, limit: int = 500) -> int:
        """Forgets a slice of what is past its time (see retention); how many rows, 0 when all is done."""
        return retention.sweep(self._db, now, limit)

    def note_failure(self, key: str, trace: str, now: int) -> None:
        self._db.do("failure_note", key=key, at=now, trace=trace)

    def settle_failure(self, key: str, now: int) -> bool:
        """Takes a failed turn off the staff's queue; False when it was not on it."""
        return self._db.do("failure_settle", key=key, now=now) == 1

    def settle_stuck(self, id: str, now: int) -> bool:
        """Takes a stuck message off the staff's queue; False when it was not on it."""
        return self.outbox.dismiss(id, now)

    def retry_stuck(self, id: str, now: int) -> bool:
        """Has a stuck message sent once more; False when it was not stuck, or when it is too late for it."""
        return self.outbox.retry(id, now)


def _conversation(data: str) -> Conversation:
    try:
        return Conversation.read(data)
    except DecodeError:
        # Loading never raises: what can't be read at all begins again at the menu.
        return Conversation()

"""What is owed to people, in order, until the platform accepted or refused it."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from conversations.inbound import Address
from conversations.screens import Lane, Message, digest
from domain.members import Identity
from storage.people import put_identity
from storage.statements import Row, Statements

LANES: dict[Lane, int] = {"reply": 0, "alert": 1, "reminder": 2, "digest": 3}
"""A lower lane goes first."""
NAMES = {place: lane for lane, place in LANES.items()}
SENDINGS = 2
"""How often a message is sent whose answers are lost."""
RESTORED = "restored"
"""Why a message waits for staff that was owed when the backup was made."""
Settled: TypeAlias = Literal["sent", "failed", "dropped", "unknown"]


@dataclass(frozen=True, slots=True)
class Stuck:
    """A message that will not be sent: `state` is failed (refused, with the reason) or unknown."""

    id: str
    address: str
    state: Settled
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A message that is being sent: after how many vain attempts, and whether it may be there already."""

    message: Message
    attempts: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True)
class Depth:
    """How many messages wait in a lane, and since when the oldest does (ms UTC)."""

    lane: Lane
    count: int
    oldest: int


class Outbox:
    """The messages owed. Instants are ms UTC; ids are the messages' own."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def put(self, message: Message, *, cause: str, now: int) -> None:
        """Owes a message, because of the update with the key `cause`."""
        card = message.screen.card
        self._db.do(
            "enqueue",
            id=message.id,
            address=str(message.to),
            platform=message.to.platform,
            lane=LANES[message.lane],
            not_before=message.not_before,
            expires=message.expires,
            at=now,
            cause=cause,
            subject=card.subject if card else "",
            body=message.write(),
        )

    def owed(self, platform: str, now: int, limit: int) -> list[Message]:
        """What may be sent on a platform now: by lane, each chat's in order within its lane.

        While a message is put off, later ones of its chat and lane wait behind it.
        """
        return _read(self._db.rows("outbox_owed", platform=platform, now=now, most=limit))

    def owed_to(self, address: Address, now: int, limit: int = 100) -> list[Message]:
        """The same, for one address."""
        return _read(self._db.rows("outbox_owed_to", address=str(address), now=now, most=limit))

    def heads(self, platform: str, now: int, limit: int, *, lowest: Lane = "digest") -> list[tuple[Address, Lane]]:
        """The chats and lanes whose first message may go now, down to a lane, by lane and then the oldest first."""
        rows = self._db.rows("outbox_heads", platform=platform, lowest=LANES[lowest], now=now, most=limit)
        return [(Address.parse(address), NAMES[lane]) for address, lane in rows]

    def begin(self, address: Address, lane: Lane, now: int) -> Owed | None:
        """The first message of a chat's lane, noted as being sent before it is; None where nothing may go now.

        Until the platform's answer is noted, its answer counts as lost: a message whose answer was
        lost twice, to the network or to a crash, is given up as unknown and never sent a third time.
        """
        at = str(address)
        while row := self._db.row("outbox_first", address=at, lane=LANES[lane], now=now):
            id, body, attempts, lost, not_before = row
            if not_before > now:
                return None
            if lost < SENDINGS:
                self._db.do("outbox_begin", id=id)
                return Owed(Message.read(body).but(id=id), attempts, again=lost > 0)
            self._settle(id, "unknown", now)
        return None

    def sent(self, id: str, native: str, now: int) -> None:
        """It was accepted, and the platform calls it `native`. A card with a view is remembered.

        Said twice, or of a message already settled, it changes nothing.
        """
        row = self._db.row("outbox_get", id=id)
        if row is None:
            return
        self._settle(id, "sent", now, native=native)
        message = Message.read(row[1])
        card, address = message.screen.card, str(message.to)
        if message.replaces:
            self._db.do("card_changed", address=address, native=message.replaces, digest=digest(message.screen))
        elif card and card.view:
            self._db.do(
                "card_put",
                message=id,
                subject=card.subject,
                address=address,
                view=card.view,
                native=native,
                digest=digest(message.screen),
                at=now,
            )

    def native(self, id: str) -> str:
        """What its platform calls a message that was accepted; empty for any other."""
        row = self._db.row("outbox_native", id=id)
        return str(row[0]) if row else ""

    def postpone(self, id: str, not_before: int) -> None:
        """It was surely not taken, and is tried again at that instant."""
        self._db.do("outbox_postpone", id=id, not_before=not_before)

    def lose(self, id: str, not_before: int, now: int) -> bool:
        """Its answer was lost: True when it may be sent once more, at `not_before`; never a third time."""
        row = self._db.row("outbox_get", id=id)
        if row is None:
            return False
        if row[0] >= SENDINGS:
            self._settle(id, "unknown", now)
            return False
        self._db.do("outbox_lost", id=id, not_before=not_before)
        return True

    def refuse(self, id: str, reason: str, now: int, *, identity: bool = True) -> None:
        """It will never be accepted. `reason` is a code ("blocked"), kept on the identities written to there.

        `identity` is False when it is the message that was refused, not the person's chat.
        """
        row = self._db.row("outbox_get", id=id)
        if row is None:
            return
        self._settle(id, "failed", now, reason=reason)
        if not identity:
            return
        to = Message.read(row[1]).to
        if not to.user:  # a group: what that means for it is the neighbourhood's to say, in a turn
            chat = replace(to, thread="")
            self._db.do("timer_set", kind="group_refused", subject=f"{chat} {now} {reason}", due=now)
        for (data,) in self._db.rows("identities_at", address=str(to)):
            account = Identity.read(data)
            if not account.refused:
                self._db.do("timer_set", kind="account_refused", subject=account.id, due=now)
            put_identity(self._db, account.but(refused=reason))

    def drop_expired(self, now: int) -> int:
        """Gives up what is too late to send; how many."""
        return self._db.do("outbox_drop_expired", now=now)

    def stuck(self, limit: int) -> list[Stuck]:
        """What was refused or twice lost, for the staff's queue."""
        return [Stuck(*row) for row in self._db.rows("outbox_stuck", most=limit)]

    def put_aside(self, now: int, *, but: str) -> int:
        """Leaves to staff what waits to be sent, for it may have been sent already; how many messages.

        What is for the platform `but`, or changes a message, may arrive twice and is left to go.
        """
        aside = 0
        for id, body in self._db.rows("outbox_waiting", but=but):
            if not Message.read(body).replaces:
                self._settle(id, "unknown", now, reason=RESTORED)
                aside += 1
        return aside

    def depth(self) -> list[Depth]:
        """What waits to be sent, by lane."""
        return [Depth(NAMES[lane], count, oldest) for lane, count, oldest in self._db.rows("outbox_depth")]

    def dismiss(self, id: str, now: int) -> bool:
        """Staff have dealt with a stuck message; False when it was not stuck."""
        return self._db.do("outbox_dismiss", id=id, now=now) == 1

    def retry(self, id: str, now: int) -> bool:
        """Staff have a stuck message sent once more, as if new; False when it was not stuck, or is too late."""
        return self._db.do("outbox_retry", id=id, now=now) == 1

    def _settle(self, id: str, state: Settled, now: int, *, native: str = "", reason: str = "") -> None:
        self._db.do("outbox_settle", id=id, state=state, native=native, reason=reason, now=now)


def _read(rows: list[Row]) -> list[Message]:
    return [Message.read(body).but(id=id) for id, body in rows]

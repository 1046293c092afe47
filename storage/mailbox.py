"""The page's chat: what each address received and said, numbered in order."""

import json
from dataclasses import dataclass

from conversations.inbound import Address
from conversations.screens import Message
from storage.statements import Row, Statements


@dataclass(frozen=True, slots=True)
class Letter:
    """One line of the chat: what the door wrote (`message`), or what the person did (`said`).

    `source` is the message's id, or the key of the update.
    """

    seq: int
    source: str
    at: int
    message: Message | None
    said: str


class Mailbox:
    """Numbers start at 1 for each address and are never used again."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def put(self, message: Message, now: int) -> int:
        """Delivers a message and gives its number; a second time, the same number."""
        card = message.screen.card
        body = message.write()
        return self._add(
            address=str(message.to),
            source=message.id,
            kind="message",
            subject=card.subject if card else "",
            at=now,
            body=body,
        )

    def said(self, address: Address, key: str, text: str, now: int) -> int:
        """Keeps what the person said or pressed, in words, once for each update's key; gives its number."""
        body = json.dumps(text, ensure_ascii=False)
        return self._add(address=str(address), source=key, kind="said", subject="", at=now, body=body)

    def after(self, address: Address, seq: int, limit: int) -> list[Letter]:
        """The lines beyond a number, in order; from the first with 0."""
        return [_read(row) for row in self._db.rows("mailbox_after", address=str(address), seq=seq, most=limit)]

    def end(self, address: Address) -> int:
        """The last number given; 0 for an empty box."""
        row = self._db.row("mailbox_end", address=str(address))
        return int(row[0]) if row else 0

    def _add(self, *, address: str, source: str, kind: str, subject: str, at: int, body: str) -> int:
        self._db.do("mailbox_put", address=address, source=source, kind=kind, subject=subject, at=at, body=body)
        row = self._db.row("mailbox_number", source=source)
        assert row is not None
        return int(row[0])


def _read(row: Row) -> Letter:
    seq, source, kind, at, body = row
    if kind == "message":
        return Letter(seq, source, at, Message.read(body), "")
    return Letter(seq, source, at, None, json.loads(body))

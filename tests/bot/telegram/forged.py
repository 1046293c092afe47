"""Requests to the webhook that are not Telegram's, or no longer what Telegram sent."""

import json
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.adapters.telegram.webhook import LARGEST

JUNK: tuple[object, ...] = (
    "",
    "x" * 5_000,
    -1,
    10**30,
    1.5,
    None,
    True,
    [],
    {},
    [[]],
    {"id": "1"},
    "\ud83d\udc1d",
    "\x00",
)
PIECE = b"[" * 65_536


@dataclass(frozen=True)
class Forged:
    """One request, and the statuses that answer it."""

    body: bytes
    answers: tuple[int, ...]
    said: tuple[bytes, ...] = ()
    """As the secret, if anything."""
    size: int = 0
    """Bytes, of a body so large that it is sent in pieces."""

    async def content(self) -> AsyncIterator[bytes]:
        """The body, never whole in memory where it is large."""
        yield self.body
        for _ in range(self.size // len(PIECE)):
            yield PIECE


def update(number: int) -> dict[str, Any]:
    """What Telegram would send when somebody writes."""
    ada = {"id": 1_000_001, "is_bot": False, "first_name": "Ada", "language_code": "fr"}
    chat = {"id": 1_000_001, "type": "private", "first_name": "Ada"}
    message = {"message_id": number, "date": 1_795_446_000, "chat": chat, "from": ada, "text": "bonjour"}
    return {"update_id": number, "message": message}


Forger: TypeAlias = Callable[[random.Random, str], Forged]


def _unsigned(chance: random.Random, secret: str) -> Forged:
    return Forged(json.dumps(update(chance.randrange(10**6))).encode(), (403,))


def _wrongly_signed(chance: random.Random, secret: str) -> Forged:
    said = chance.choice((secret[:-1], secret + "0", secret.upper(), secret[::-1], "é" * 10, "x" * 4_000))
    return Forged(json.dumps(update(1)).encode(), (403,), (said.encode(),))


def _huge(chance: random.Random, secret: str) -> Forged:
    signed = chance.random() < 0.5
    said = (secret.encode(),) if signed else ()
    return Forged(b"", (413,) if signed else (403,), said, size=LARGEST * chance.randint(2, 4))


def _no_json(chance: random.Random, secret: str) -> Forged:
    whole = json.dumps(update(2)).encode()
    damaged = (
        b"", whole[: chance.randrange(1, len(whole))], chance.randbytes(300), b"[" * 50_000, b'{"update_id": NaN}',
        b'{"update_id": 1' + b"0" * 5_000 + b"}", whole.replace(b"bonjour", b"\xff\xfe"), b"a=1&b=2",
    )  # fmt: skip
    return Forged(chance.choice(damaged), (400,), (secret.encode(),))


def _no_update(chance: random.Random, secret: str) -> Forged:
    shapes: tuple[object, ...] = (
        [], [update(3)], "update", 7, None, {}, {"message": update(3)["message"]}, {"update_id": "3"},
        {"update_id": -3}, {"update_id": True}, {"update_id": 3.5}, {"update_id": None}, {"update_id": [3]},
    )  # fmt: skip
    return Forged(json.dumps(chance.choice(shapes)).encode(), (400,), (secret.encode(),))


def _wrong_inside(chance: random.Random, secret: str) -> Forged:
    """An update by its number, whose inside can't be read: it would be no better the next time."""
    damaged = update(chance.randrange(10**6))
    message = damaged["message"]
    match chance.randrange(5):
        case 0:
            message["chat"]["id"] = chance.choice(["1", None, 1.5, [], {}, True])
        case 1:
            message["date"] = chance.choice(["now", None, -5, 10**18, []])
        case 2:
            message["from"]["id"] = chance.choice(["1", None, [], {}])
        case 3:
            message["text"] = chance.choice([7, [], {}, True])
        case _:
            damaged = {"update_id": 4, chance.choice(("message", "callback_query", "poll", "")): chance.choice(JUNK)}
    return Forged(json.dumps(damaged).encode(), (200,), (secret.encode(),))


FORGERS: tuple[Forger, ...] = (_unsigned, _wrongly_signed, _huge, _no_json, _no_update, _wrong_inside)

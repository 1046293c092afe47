"""New ids for a turn: ULIDs in order, and short unguessable ones, the same when the turn runs again."""

from functools import lru_cache
from hashlib import blake2b

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, as the ULID specification has it."""
_PAIRS = [a + b for a in _ALPHABET for b in _ALPHABET]
_DRAWN = bytes(ord(_ALPHABET[byte & 31]) for byte in range(256))
"""What each byte of a hash becomes: every letter stands for eight of them."""
_ORDERS = 1 << 15


class Ids:
    """Ids from the instant, the turn's place within it, and the update's key.

    A ULID here is 48 bits of milliseconds, 15 of the turn's number within the millisecond (`order`),
    10 of the id's number within the turn, 55 of a keyed hash: ids sort in the order they were made,
    and nobody without the secret can guess one.
    """

    __slots__ = ("_count", "_hashes", "_head", "_key", "_pool", "_secret")

    def __init__(self, secret: bytes, key: str, now: int, order: int = 0) -> None:
        order %= _ORDERS
        self._head = f"{_seconds(now >> 10)}{_PAIRS[now & 1023]}{_ALPHABET[order >> 10]}{_PAIRS[order & 1023]}"
        self._secret = secret
        self._key = key.encode()
        self._count = 0
        self._hashes = 0
        self._pool = ""

    def __call__(self) -> str:
        """A new ULID, 26 characters."""
        self._count += 1
        return f"{self._head}{_PAIRS[self._count & 1023]}{self._draw(11)}"

    def short(self) -> str:
        """Ten characters that nobody can guess, for a button's token."""
        return self._draw(10)

    def _draw(self, many: int) -> str:
        """The next letters of the hashes of the key and how many there were."""
        if len(self._pool) < many:
            number = self._hashes.to_bytes(4, "big")
            self._hashes += 1
            self._pool = blake2b(self._key + number, key=self._secret).digest().translate(_DRAWN).decode()
        drawn, self._pool = self._pool[:many], self._pool[many:]
        return drawn


def named(secret: bytes, *parts: str) -> str:
    """The same sixteen characters for the same parts, which nobody without the secret can guess."""
    value = int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=10, key=secret).digest(), "big")
    return "".join([_PAIRS[value >> shift & 1023] for shift in range(0, 80, 10)])


@lru_cache(maxsize=16)
def _seconds(count: int) -> str:
    """The first eight letters of an instant: so many times 1,024 ms, which the turns of a second share."""
    return "".join([_PAIRS[count >> shift & 1023] for shift in range(30, -1, -10)])

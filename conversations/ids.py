"""New ids for a turn: ULIDs in order, and short unguessable ones, the same when the turn runs again."""

from hashlib import blake2b

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, as the ULID specification has it."""
_PAIRS = [a + b for a in _ALPHABET for b in _ALPHABET]
_HALF = 0xFFF
_ULID = range(120, -1, -10)
_SHORT = range(0, 50, 10)


class Ids:
    """Ids from the instant, the turn's place within it, and the update's key.

    A ULID here is 48 bits of milliseconds, 12 of the turn's number within the millisecond (`order`),
    12 of the id's number within the turn, 56 of a keyed hash: ids sort in the order they were made,
    and nobody without the secret can guess one.
    """

    __slots__ = ("_count", "_drawn", "_head", "_key", "_pool", "_secret")

    def __init__(self, secret: bytes, key: str, now: int, order: int = 0) -> None:
        self._head = (now << 12 | order & _HALF) << 12
        self._secret = secret
        self._key = key.encode()
        self._count = 0
        self._drawn = 0
        self._pool = b""

    def __call__(self) -> str:
        """A new ULID, 26 characters."""
        count = self._count = self._count + 1
        value = (self._head | count & _HALF) << 56 | self._draw()
        return "".join([_PAIRS[value >> shift & 1023] for shift in _ULID])

    def short(self) -> str:
        """Ten characters that nobody can guess, for a button's token."""
        value = self._draw()
        return "".join([_PAIRS[value >> shift & 1023] for shift in _SHORT])

    def _draw(self) -> int:
        """The next 56 bits: eight draws from each hash of the key and how many were made."""
        place = self._drawn % 8 * 7
        if place == 0:
            number = self._drawn.to_bytes(4, "big")
            self._pool = blake2b(self._key + number, digest_size=56, key=self._secret).digest()
        self._drawn += 1
        return int.from_bytes(self._pool[place : place + 7], "big")


def named(secret: bytes, *parts: str) -> str:
    """The same sixteen characters for the same parts, which nobody without the secret can guess."""
    value = int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=10, key=secret).digest(), "big")
    return "".join([_PAIRS[value >> shift & 1023] for shift in range(0, 80, 10)])

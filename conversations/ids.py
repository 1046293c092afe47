"""New ids for a turn: ULIDs in order, and short unguessable ones, the same when the turn runs again."""

from hashlib import blake2b

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, as the ULID specification has it."""
_PAIRS = [a + b for a in _ALPHABET for b in _ALPHABET]
_HALF = 0xFFF


class Ids:
    """Ids from the instant, the turn's place within it, and the update's key.

    A ULID here is 48 bits of milliseconds, 12 of the turn's number within the millisecond (`order`),
    12 of the id's number within the turn, 56 of a keyed hash: ids sort in the order they were made,
    and nobody without the secret can guess one.
    """

    __slots__ = ("_count", "_hash", "_head")

    def __init__(self, secret: bytes, key: str, now: int, order: int = 0) -> None:
        self._head = (now << 12 | order & _HALF) << 12
        self._hash = blake2b(key.encode(), digest_size=32, key=secret)
        self._count = 0

    def __call__(self) -> str:
        """A new ULID, 26 characters."""
        count = self._count = self._count + 1
        tail = int.from_bytes(self._draw(count)[:7], "big")
        value = (self._head | count & _HALF) << 56 | tail
        return "".join([_PAIRS[value >> shift & 1023] for shift in range(120, -1, -10)])

    def short(self) -> str:
        """Ten characters that nobody can guess, for a button's token."""
        self._count += 1
        value = int.from_bytes(self._draw(self._count)[:7], "big")
        return "".join([_PAIRS[value >> shift & 1023] for shift in (0, 10, 20, 30, 40)])

    def _draw(self, count: int) -> bytes:
        step = self._hash.copy()
        step.update(count.to_bytes(2, "big"))
        return step.digest()


def named(secret: bytes, *parts: str) -> str:
    """The same sixteen characters for the same parts, which nobody without the secret can guess."""
    value = int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=10, key=secret).digest(), "big")
    return "".join([_PAIRS[value >> shift & 1023] for shift in range(0, 80, 10)])

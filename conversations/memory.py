"""What a flow remembers between its questions: the answers so far, kept as JSON values in its frame."""

from collections.abc import Mapping
from typing import Any, Self

from msgspec import Struct, convert, to_builtins

from domain.record import model, shape


class Memory(Struct, omit_defaults=True):
    """A flow's answers so far: each has a default, which is not written. The domain's own values may stand among them.

    Fields are trusted when they are set: give values of their types.
    """

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """The answers that `write` gave; what it does not know is left out. `msgspec.ValidationError` for others."""
        return convert(kept, cls, dec_hook=model)

    def write(self) -> dict[str, Any]:
        """The answers as JSON values."""
        written: dict[str, Any] = to_builtins(self, enc_hook=shape)
        return written

"""What a flow remembers between its questions: the answers so far, kept as JSON in its frame."""

from typing import Self

from msgspec import Raw, Struct, json

from domain.record import JSON, model


class Memory(Struct, omit_defaults=True):
    """A flow's answers so far: each has a default, which is not written. The domain's own values may stand among them.

    Fields are trusted when they are set: give values of their types.
    """

    @classmethod
    def read(cls, kept: Raw) -> Self:
        """The answers that `write` gave; what it does not know is left out. `msgspec.ValidationError` for others."""
        return json.decode(kept, type=cls, dec_hook=model)

    def write(self) -> Raw:
        """The answers as JSON."""
        return Raw(JSON.encode(self))

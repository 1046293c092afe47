"""What is kept of the neighbourhood: frozen values with a JSON round trip, and records, which have an id."""

from typing import Any, Self

from msgspec import Struct, json
from msgspec.structs import replace
from pydantic import BaseModel


class Kept:
    """A JSON round trip for a `Struct`, which is made in a tenth of the time that a frozen dataclass takes.

    With `omit_defaults` what is as by default is not written. Pydantic models may stand among its fields:
    those whose JSON is exchanged with other programs (`Pay`, `Window`).
    """

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The value that `write` wrote; `msgspec.DecodeError` for anything else."""
        return json.decode(text, type=cls, dec_hook=model)

    def write(self) -> str:
        """The value as JSON, in its own letters."""
        return JSON.encode(self).decode()

    def but(self, **changes: Any) -> Self:
        """The same value with these fields changed. Fields are trusted: give values of their types."""
        return replace(self, **changes)  # type: ignore[type-var]  # only Structs have it


class Value(Kept, Struct, frozen=True):
    """A value of the neighbourhood; a change makes a new one. Fields are trusted: give values of their types."""

    def plain(self) -> dict[str, Any]:
        """The value as JSON values."""
        values: dict[str, Any] = json.decode(JSON.encode(self))
        return values


class Record(Value, frozen=True):
    """A stored value."""

    id: str


def model(kind: type[BaseModel], kept: Any) -> BaseModel:
    """The pydantic model that `shape` wrote, for msgspec's `dec_hook`."""
    return kind.model_validate(kept)


def shape(value: BaseModel) -> dict[str, Any]:
    """A pydantic model as JSON values, for msgspec's `enc_hook`."""
    return value.model_dump(mode="json", exclude_defaults=True)


JSON = json.Encoder(enc_hook=shape)
"""Writes values, with pydantic models among their fields."""

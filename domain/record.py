"""What every stored thing of the neighbourhood is: a frozen value with an id and a JSON round trip."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A stored value; a change makes a new one."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str

    def but(self, **changes: Any) -> Self:
        """The same record with these fields changed. Fields are trusted: give values of their types."""
        return self.model_copy(update=changes)

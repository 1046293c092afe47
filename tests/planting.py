"""A violation of a rule, and beside it what the rule lets pass, as calls on a platform's stage."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar


class Stage(Protocol):
    """A world in which something has already happened, and which can be asked for anything."""

    async def does(self, method: str, **params: Any) -> Any: ...


S = TypeVar("S", bound=Stage)


@dataclass(frozen=True)
class Plant(Generic[S]):
    """What a rule refuses, and beside it what it lets pass."""

    wrong: Callable[[S], Awaitable[object]]
    right: Callable[[S], Awaitable[object]]


def calls(method: str, **params: Any) -> Callable[[Stage], Awaitable[object]]:
    """One call, as an act."""
    return lambda stage: stage.does(method, **params)


def either(method: str, wrong: dict[str, Any], right: dict[str, Any], **both: Any) -> Plant[Any]:
    """Two calls that differ in some parameters only."""
    return Plant(calls(method, **both, **wrong), calls(method, **both, **right))

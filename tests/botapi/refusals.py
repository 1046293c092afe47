"""Refusals, and the rules that make them: each rule is a function whose docstring says where Telegram says so."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
DOCUMENTATION = "https://core.telegram.org/bots/"
STATUS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
}


class Refused(Exception):
    """What the Bot API answers instead of doing it. `rule` is the name of the rule that was broken."""

    def __init__(self, why: str, status: int = 400, **parameters: int) -> None:
        super().__init__(why)
        self.description = f"{STATUS.get(status, 'Internal Server Error')}{': ' * bool(why)}{why}"
        self.status = status
        self.parameters = parameters
        self.rule = ""

    def answer(self) -> dict[str, Any]:
        """As it is sent (https://core.telegram.org/bots/api#making-requests)."""
        body = {"ok": False, "error_code": self.status, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `circumstance` is one that a bot can't always know before it asks, such as having been blocked."""

    name: str
    source: str
    says: str
    circumstance: bool


RULES: dict[str, Rule] = {}
"""Every rule by its name."""


def rule(check: Callable[P, T]) -> Callable[P, T]:
    """A function that refuses; its docstring begins with the documentation's page and fragment."""
    return _entered(check, circumstance=False)


def circumstance(check: Callable[P, T]) -> Callable[P, T]:
    """The same, where the refusal is nobody's fault."""
    return _entered(check, circumstance=True)


def _entered(check: Callable[P, T], *, circumstance: bool) -> Callable[P, T]:
    name = check.__name__
    page, _, says = " ".join((check.__doc__ or "").split()).partition(": ")
    RULES[name] = Rule(name, DOCUMENTATION + page, says, circumstance)

    @wraps(check)
    def checked(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return check(*arguments, **named)
        except Refused as refused:
            refused.rule = refused.rule or name
            raise

    return checked

"""The rules of a platform that a local server plays: each is a function whose docstring says where they are written."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Refusal(Exception):
    """What the platform answers instead of doing it. `rule` is the name of the rule that was broken."""

    rule = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `circumstance` is one that a bot can't always know before it asks, such as having been blocked."""

    name: str
    source: str
    says: str
    circumstance: bool


class Rulebook(dict[str, Rule]):
    """Every rule of one platform by its name. `documentation` is the address that its sources begin with."""

    def __init__(self, documentation: str) -> None:
        super().__init__()
        self.documentation = documentation

    def rule(self, check: Callable[P, T]) -> Callable[P, T]:
        """A function that refuses; its docstring begins with the documentation's page and fragment."""
        return self._entered(check, circumstance=False)

    def circumstance(self, check: Callable[P, T]) -> Callable[P, T]:
        """The same, where the refusal is nobody's fault."""
        return self._entered(check, circumstance=True)

    def _entered(self, check: Callable[P, T], *, circumstance: bool) -> Callable[P, T]:
        name = check.__name__
        page, _, says = " ".join((check.__doc__ or "").split()).partition(": ")
        self[name] = Rule(name, self.documentation + page, says, circumstance)

        @wraps(check)
        def checked(*arguments: P.args, **named: P.kwargs) -> T:
            try:
                return check(*arguments, **named)
            except Refusal as refused:
                refused.rule = refused.rule or name
                raise

        return checked

"""Refusals as the Bot API words them, and its rulebook."""

from typing import Any

from tests.rulebook import Refusal, Rulebook

RULES = Rulebook("https://core.telegram.org/bots/")
rule = RULES.rule
circumstance = RULES.circumstance
STATUS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
}


class Refused(Refusal):
    """What the Bot API answers instead of doing it."""

    def __init__(self, why: str, status: int = 400, **parameters: int) -> None:
        super().__init__(why)
        self.description = f"{STATUS.get(status, 'Internal Server Error')}{': ' * bool(why)}{why}"
        self.status = status
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """As it is sent (https://core.telegram.org/bots/api#making-requests)."""
        body = {"ok": False, "error_code": self.status, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body

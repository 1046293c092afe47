"""Refusals as the Web API words them, and its rulebook."""

from typing import Any

from tests.rulebook import Refusal, Rulebook

RULES = Rulebook("https://docs.slack.dev/")
rule = RULES.rule
circumstance = RULES.circumstance


class Refused(Refusal):
    """What the Web API answers instead of doing it: `error`, and what `more` goes beside it.

    `why` tells an engineer what is wrong, where Slack does too (`response_metadata.messages`).
    """

    def __init__(self, error: str, why: str = "", *, status: int = 200, retry_after: int = 0, **more: Any) -> None:
        super().__init__(f"{error}: {why}" if why else error)
        self.error = error
        self.why = why
        self.status = status
        self.retry_after = retry_after
        self.more = more

    def answer(self) -> dict[str, Any]:
        """As it is sent (https://docs.slack.dev/apis/web-api/#responses)."""
        messages = {"response_metadata": {"messages": [f"[ERROR] {self.why}"]}} if self.why else {}
        return {"ok": False, "error": self.error, **self.more, **messages}

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after)} if self.retry_after else {}

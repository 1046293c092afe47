"""Violations of the rules of pace."""

from typing import Any

from tests.slackapi.rules.rates import Rates
from tests.slackapi.stage import WORD, Act, Plant, Stage


def _calls(times: int, method: str, *, every: float = 0, rates: Rates | None = None, **params: Any) -> Act:
    async def act(stage: Stage) -> None:
        stage.slack.rates = rates or Rates(burst=1, workspace=3)
        stage.slack.rates.clear()
        for _ in range(times):
            await stage.does(method, **params)
            stage.clock.passes(seconds=every)

    return act


RATES: dict[str, list[Plant]] = {
    "one_a_second_in_a_channel": [
        Plant(_calls(2, "chat.postMessage", **WORD), _calls(2, "chat.postMessage", every=1, **WORD))
    ],
    "workspace_takes_several_hundred_a_minute": [
        Plant(_calls(4, "chat.postMessage", every=1, **WORD), _calls(3, "chat.postMessage", every=1, **WORD))
    ],
    "method_is_within_its_tier": [
        Plant(_calls(21, "users.list"), _calls(20, "users.list")),
        Plant(_calls(21, "users.list", every=2), _calls(21, "users.list", every=3)),
    ],
}

"""Violations of the rules of what the app answers, at once or by response_url."""

import json

from tests.slackapi.bringing import Answer, Request
from tests.slackapi.stage import Act, Plant, Stage, modal, section
from tests.slackapi.types import JSON


def _submits(answer: str | JSON, status: int = 200) -> Act:
    """Ada sends the form, and the app answers so."""

    async def act(stage: Stage) -> None:
        await stage.says_ack(answer, status)
        await stage.ada.fills({"Ton nom": "Ada"})

    return act


def _commands(answer: str | JSON) -> Act:
    async def act(stage: Stage) -> None:
        await stage.says_ack(answer)
        await stage.ada.commands("/collectif aide")

    return act


def _challenges(*, echo: bool) -> Act:
    async def answers(request: Request) -> Answer:
        return Answer(200, json.dumps({"challenge": json.loads(request.body)["challenge"] if echo else ""}))

    async def act(stage: Stage) -> None:
        stage.slack.desk.straight = answers
        await stage.slack.desk.challenges()

    return act


def _responds(body: JSON, *, times: int = 1, minutes: float = 0, id: str = "") -> Act:
    async def act(stage: Stage) -> None:
        await stage.ada.presses("Oui")
        url = stage.slack.desk.tries[-1].brought.payload["response_url"].removeprefix(stage.slack.address)
        stage.clock.passes(minutes=minutes)
        for _ in range(times):
            await stage.posts(id or url, json.dumps(body).encode())

    return act


OK = {"text": "Noté"}
WRONG = {"response_action": "errors", "errors": {"name": "Trop court"}}
ANSWERS: dict[str, list[Plant]] = {
    "is_acknowledged_in_time": [Plant(_submits("", 500), _submits(""))],
    "answer_is_an_object": [Plant(_submits("[1]"), _submits({})), Plant(_submits("oui"), _submits(""))],
    "submission_is_answered_well": [
        Plant(_submits({"response_action": "close"}), _submits({"response_action": "clear"})),
        Plant(_submits({**WRONG, "errors": {"other": "Trop court"}}), _submits(WRONG)),
        Plant(_submits({**WRONG, "errors": {}}), _submits(WRONG)),
        Plant(_submits({**WRONG, "errors": {"name": ""}}), _submits(WRONG)),
    ],
    "view_is_answered": [
        Plant(
            _submits({"response_action": "update"}), _submits({"response_action": "update", "view": modal(section())})
        )
    ],
    "command_is_answered_well": [
        Plant(_commands({"response_type": "secret", "text": "a"}), _commands({"response_type": "in_channel", **OK})),
    ],
    "challenge_is_answered": [Plant(_challenges(echo=False), _challenges(echo=True))],
    "response_url_is_known": [Plant(_responds(OK, id="/response/0"), _responds(OK))],
    "response_url_still_works": [
        Plant(_responds(OK, times=6), _responds(OK, times=5)),
        Plant(_responds(OK, minutes=31), _responds(OK, minutes=29)),
    ],
    "response_says_what_to_do": [
        Plant(_responds({**OK, "silent": True}), _responds({**OK, "replace_original": True})),
        Plant(_responds({**OK, "response_type": "all"}), _responds({**OK, "response_type": "in_channel"})),
    ],
}

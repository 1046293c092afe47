"""Violations of the rules of modals and Homes."""

from typing import Any

from tests.planting import calls, either
from tests.slackapi.stage import Act, Plant, Stage, modal, opens, plain, question, section
from tests.slackapi.types import JSON

HOME: JSON = {"type": "home", "blocks": [section()]}


def _late(seconds: float) -> Act:
    async def act(stage: Stage) -> None:
        trigger = stage.trigger()
        stage.clock.passes(seconds=seconds)
        await stage.does("views.open", trigger_id=trigger, view=modal(section()))

    return act


def _opens_with(times: int) -> Act:
    async def act(stage: Stage) -> None:
        trigger = stage.trigger()
        for _ in range(times):
            await stage.does("views.open", trigger_id=trigger, view=modal(section()))

    return act


async def _of_another(stage: Stage) -> None:
    trigger = stage.slack.world.trigger(stage.there.workspace, stage.eve.id)
    await stage.does("views.open", trigger_id=trigger, view=modal(section()))


def _pushes(times: int, *, outside: bool = False) -> Act:
    async def act(stage: Stage) -> None:
        view = stage.names["view"]
        for _ in range(times):
            trigger = stage.trigger("" if outside else view)
            answer = await stage.does("views.push", trigger_id=trigger, view=modal(section()))
            view = answer.get("view", {}).get("id", view)

    return act


def _names(again: str) -> Act:
    async def act(stage: Stage) -> None:
        for name in ("one", again):
            await stage.opens(modal(section(), external_id=name))

    return act


def _updates(**params: Any) -> Act:
    return calls("views.update", **{"view_id": "$view", "view": modal(section()), **params})


async def _with_hash(stage: Stage) -> None:
    await _updates(hash=stage.here.workspace.views[stage.names["view"]].hash)(stage)


async def _no_home(stage: Stage) -> None:
    stage.slack.app.home_tab = False
    await stage.does("views.publish", user_id="$ada", view=HOME)


async def _closed(stage: Stage) -> None:
    await stage.ada.closes()
    await _updates()(stage)


VIEWS: dict[str, list[Plant]] = {
    "view_is_of_its_type": [
        opens(HOME, modal(section())),
        opens({"type": "modal", "blocks": []}, modal(section())),
        opens(modal(section(), colour="red"), modal(section(), callback_id="a")),
        either("views.publish", {"view": modal(section())}, {"view": HOME}, user_id="$ada"),
    ],
    "view_is_small_enough": [
        opens(modal(*[section("é" * 3000)] * 50), modal(*[section("é" * 2000)] * 50)),
    ],
    "view_words_fit": [
        opens(modal(section(), title=plain("a" * 25)), modal(section(), title=plain("a" * 24))),
        opens(modal(section(), submit=plain("a" * 25)), modal(section(), submit=plain("a" * 24))),
        opens(modal(section(), close=plain("a" * 25)), modal(section(), close=plain("a" * 24))),
        opens(modal(section(), private_metadata="a" * 3001), modal(section(), private_metadata="a" * 3000)),
        opens(modal(section(), callback_id="a" * 256), modal(section(), callback_id="a" * 255)),
    ],
    "input_has_submit": [
        opens({"type": "modal", "title": plain("a"), "blocks": [question()]}, modal(question())),
    ],
    "trigger_is_known": [
        either("views.open", {"trigger_id": "1.2.3"}, {"trigger_id": "$trigger"}, view=modal(section())),
        Plant(_of_another, _opens_with(1)),
    ],
    "trigger_is_fresh": [Plant(_late(3.1), _late(2.9))],
    "trigger_is_used_once": [Plant(_opens_with(2), _opens_with(1))],
    "push_comes_from_a_modal": [Plant(_pushes(1, outside=True), _pushes(1))],
    "stack_takes_one_more": [Plant(_pushes(3), _pushes(2))],
    "external_id_is_unique": [Plant(_names("one"), _names("two"))],
    "view_is_there": [
        Plant(_updates(view_id="V0"), _updates()),
        Plant(_closed, _updates()),
    ],
    "hash_still_holds": [Plant(_updates(hash="0"), _with_hash)],
    "home_is_on": [Plant(_no_home, calls("views.publish", user_id="$ada", view=HOME))],
}

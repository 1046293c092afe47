"""Every rule refuses what was planted against it, and lets pass what is right."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.clock import Clock
from tests.slackapi import SlackApi
from tests.slackapi.plants import PLANTS
from tests.slackapi.refusals import RULES
from tests.slackapi.stage import Plant, Stage

ALL = [pytest.param(name, plant, id=f"{name}-{n}") for name, plants in PLANTS.items() for n, plant in enumerate(plants)]


@pytest.fixture
async def stage(clock: Clock) -> AsyncIterator[Stage]:
    async with SlackApi(clock=clock) as slack, httpx.AsyncClient(trust_env=False, verify=False) as client:
        stage = Stage(slack, clock, client)
        await stage.begins()
        assert not slack.violations
        yield stage


@pytest.mark.parametrize(("name", "plant"), ALL)
async def test_a_rule_refuses_its_planted_violation(stage: Stage, name: str, plant: Plant) -> None:
    await plant.wrong(stage)
    assert [one.broke for one in stage.slack.violations] == [name], stage.slack.violations


@pytest.mark.parametrize(("name", "plant"), ALL)
async def test_what_is_right_passes(stage: Stage, name: str, plant: Plant) -> None:
    before = len(stage.slack.requests) + len(stage.slack.desk.tries)
    await plant.right(stage)
    assert len(stage.slack.requests) + len(stage.slack.desk.tries) > before
    assert not stage.slack.violations


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_where_it_is_written(name: str) -> None:
    rule = RULES[name]
    assert re.fullmatch(r"https://docs\.slack\.dev/[\w./-]+(#[\w-]+)?", rule.source), rule
    assert rule.says.endswith("."), rule


def test_there_is_no_plant_without_a_rule() -> None:
    assert PLANTS.keys() == RULES.keys()

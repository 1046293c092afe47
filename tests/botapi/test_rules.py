"""Every rule refuses what was planted against it, and lets pass what is right."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.botapi import BotApi
from tests.botapi.plants import PLANTS
from tests.botapi.refusals import RULES
from tests.botapi.stage import Stage
from tests.clock import Clock


@pytest.fixture
async def stage(clock: Clock) -> AsyncIterator[Stage]:
    async with BotApi(clock=clock, floods=None) as api, httpx.AsyncClient(trust_env=False, verify=False) as client:
        stage = Stage(api, clock, client)
        await stage.begins()
        assert not api.violations
        yield stage


@pytest.mark.parametrize("name", RULES)
async def test_a_rule_refuses_its_planted_violation(stage: Stage, name: str) -> None:
    plant = PLANTS[name]
    before = len(stage.api.requests)
    await plant.wrong(stage)
    assert [one.broke for one in stage.api.requests[before:] if one.broke] == [name]


@pytest.mark.parametrize("name", RULES)
async def test_what_is_right_passes(stage: Stage, name: str) -> None:
    before = len(stage.api.requests)
    await PLANTS[name].right(stage)
    assert len(stage.api.requests) > before or name == "path_is_fresh"
    assert not stage.api.violations


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_where_it_is_written(name: str) -> None:
    rule = RULES[name]
    assert re.fullmatch(r"https://core\.telegram\.org/bots/(api|features|faq)#[a-z0-9-]+", rule.source), rule
    assert rule.says.endswith("."), rule


def test_there_is_no_plant_without_a_rule() -> None:
    assert PLANTS.keys() == RULES.keys()

"""Workspaces where the door is installed, and installations under way."""

from functools import partial

import pytest

from storage.batch import Executor
from storage.installations import Installation
from storage.unit import Unit
from tests.storage.given import NOW

BAKERY = Installation(
    id=".T01", name="Boulangerie", sealed="gAAAA", installed=NOW, installer="U1", scopes=("commands",)
)


def put(installation: Installation, uow: Unit) -> None:
    uow.installations.put(installation)


def test_a_workspace_is_kept_by_its_enterprise_and_team(executor: Executor) -> None:
    other = BAKERY.but(id="E01.T01", name="Quincaillerie")
    for one in (other, BAKERY):
        executor.run(partial(put, one))
    assert executor.run(lambda uow: uow.installations.get(".T01")) == BAKERY
    assert executor.run(lambda uow: uow.installations.get("E01.T01")) == other
    assert executor.run(lambda uow: uow.installations.get("T01")) is None
    executor.run(lambda uow: uow.installations.put(BAKERY.but(state="closed", sealed="")))
    assert [one.state for one in executor.run(lambda uow: uow.installations.all())] == ["closed", "open"]


@pytest.mark.parametrize(("state", "at", "good"), [("s", NOW, True), ("s", NOW + 10, False), ("t", NOW, False)])
def test_what_an_install_page_gave_out_comes_back_once_and_in_time(
    executor: Executor, state: str, at: int, good: bool
) -> None:
    executor.run(lambda uow: uow.installations.give("s", NOW + 10))
    assert executor.run(lambda uow: uow.installations.take(state, at)) is good
    assert not executor.run(lambda uow: uow.installations.take(state, at))


def test_what_never_came_back_is_forgotten(executor: Executor) -> None:
    def give(uow: Unit) -> None:
        for number in range(3):
            uow.installations.give(f"s{number}", NOW + number)

    executor.run(give)
    executor.run(lambda uow: uow.sweep(NOW + 2))
    left = executor.run(lambda uow: [uow.installations.take(f"s{number}", NOW - 1) for number in range(3)])
    assert left == [False, False, True]

"""Every planted bug is caught by the test that it names."""

import random
from pathlib import Path

import pytest

from tests.laws.planted.planting import PROJECT, Plant, is_caught, plants, table
from tests.scale import Tally, scaled

PLANTS = {plant.name: plant for plant in plants()}
FEW = random.Random(5).sample(sorted(PLANTS), 3)
"""Planted at every run of the suite; the others in `make laws`."""
OTHERS = sorted(set(PLANTS) - set(FEW))


def test_there_are_enough_of_them_and_the_page_lists_them_all() -> None:
    assert len(PLANTS) >= 30
    page = (PROJECT / "docs/planted-bugs.md").read_text(encoding="utf-8")
    assert page == table(), "python -m tests.laws.planted > docs/planted-bugs.md"


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_it_still_fits_and_its_test_is_there(plant: Plant) -> None:
    file, _, test = plant.test.partition("::")
    assert f"def {test.partition('[')[0]}(" in (PROJECT / file).read_text(encoding="utf-8")
    for hunk in plant.hunks:
        assert plant.planted(hunk.path)


@pytest.mark.parametrize("name", FEW)
def test_a_few_are_caught(name: str, tmp_path: Path) -> None:
    assert is_caught(PLANTS[name], tmp_path), PLANTS[name].bug


@pytest.mark.long
@pytest.mark.parametrize("name", OTHERS[: scaled(len(OTHERS))])
def test_all_are_caught(name: str, tmp_path: Path, tally: Tally) -> None:
    assert is_caught(PLANTS[name], tmp_path), PLANTS[name].bug
    tally("planted bugs caught", 1)

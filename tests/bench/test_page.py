"""docs/performance.md says what was measured, and nothing else."""

import json
from pathlib import Path

import pytest

from bench import page
from bench.figures import GROUPS, Figure, Round

ROUNDS: list[Round] = [{"us": {"s": s}, "floor": {"s": 2.0}} for s in (4.0, 6.0, 5.0)]


def test_the_page_is_made_of_the_rounds_that_were_kept() -> None:
    measured = page.read()
    assert set(measured) <= set(GROUPS)
    assert page.PAGE.read_text(encoding="utf-8") == page.page(measured)


def test_every_round_that_was_kept_has_its_figures() -> None:
    kept = page.read()
    assert set() < kept.keys() <= GROUPS.keys()
    for name, measured in kept.items():
        for figure in GROUPS[name].figures:
            assert [figure.of(each) for each in measured["rounds"]], figure.name


@pytest.mark.parametrize(
    ("wanted", "median", "worst", "verdict"),
    [
        ("≥ 5", 5.0, 4.0, "met"),
        ("≥ 5.5", 5.0, 4.0, "not met"),
        ("≤ 5", 5.0, 6.0, "met"),
        ("0", 5.0, 6.0, "not met"),
        ("", 5.0, 6.0, ""),
    ],
)
def test_the_median_is_held_against_what_was_wanted(wanted: str, median: float, worst: float, verdict: str) -> None:
    figure = Figure("seconds", wanted, lambda each: each["us"]["s"])
    assert figure.spread(ROUNDS) == (median, worst)
    assert figure.verdict(ROUNDS) == verdict


def test_what_is_kept_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "KEPT", tmp_path / "measured.json")
    monkeypatch.setattr(page, "PAGE", tmp_path / "performance.md")
    rounds: list[Round] = [{"memory": {"kb_each": 0.123456789}}]
    page.write({"parked": {"where": "two cores", "rounds": rounds}})
    assert json.dumps(page.read()["parked"]["rounds"]) == '[{"memory": {"kb_each": 0.12346}}]'
    assert "| KB each, from 10,000 to 110,000 | ≤ 0.3 | 0.1235 | 0.1235 | met |" in page.PAGE.read_text(
        encoding="utf-8"
    )

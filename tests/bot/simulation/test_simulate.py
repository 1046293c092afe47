"""A small neighbourhood under each policy: the same figures twice, and the promises kept."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands import app
from bot.simulation.figures import Figures, simulate
from bot.simulation.parameters import Parameters

BUSY = Parameters(places=2.0, free=0.7)
"""A world in which much is asked of few, so that places are fought for."""


def live(policy: str, *, seed: int = 3) -> Figures:
    return simulate(people=40, days=10, seed=seed, policy=policy, world=BUSY)


@pytest.mark.parametrize("policy", ["waves", "broadcast", "first-come"])
def test_places_are_filled_and_never_twice(policy: str) -> None:
    figures = live(policy)
    assert figures.oversold == 0
    assert 0 < figures.filled <= figures.places
    assert figures.optimum <= figures.places


def test_the_door_asks_far_fewer_and_nobody_at_night() -> None:
    waves, broadcast, listed = live("waves"), live("broadcast"), live("first-come")
    assert waves.quiet_hour_breaches == 0
    assert waves.filled > 0.95 * broadcast.filled
    assert 0 < waves.messages < broadcast.messages / 4
    assert waves.newcomers_offered_within_14_days == 1
    assert listed.messages == 0
    assert waves.places == broadcast.places == listed.places


def test_the_same_neighbourhood_twice_gives_the_same_figures_and_another_seed_others() -> None:
    printed = [
        CliRunner().invoke(app, ["simulate", "--people", "30", "--days", "5", "--seed", seed]).stdout
        for seed in ("1", "1", "2")
    ]
    assert printed[0] == printed[1] != printed[2]
    figures = json.loads(printed[0])
    assert {"policy", "seed", "people", "days", "places", "filled", "optimum", "messages"} <= figures.keys()
    assert (figures["policy"], figures["seed"], figures["people"], figures["days"]) == ("waves", 1, 30, 5)
    assert asdict(simulate(people=30, days=5, seed=1)) == figures


@pytest.mark.parametrize(
    "wrong", [["--people", "0"], ["--days", "0"], ["--seed", "x"], ["--policy", "shout"], ["--people", "many"]]
)
def test_wrong_use_is_said(wrong: list[str]) -> None:
    done = CliRunner().invoke(app, ["simulate", "--people", "5", "--days", "1", "--seed", "1", *wrong])
    assert done.exit_code == 2
    assert wrong[0] in done.output


def test_every_figure_of_the_world_says_where_it_is_from() -> None:
    assert all(value > 0 and source for _, value, source in Parameters.named())


def test_the_page_shows_each_figure_of_the_world_at_half_and_at_one_and_a_half_times() -> None:
    page = (Path(__file__).parents[3] / "docs/simulation.md").read_text(encoding="utf-8")
    for name, _, _ in Parameters.named():
        for by in ("0.5", "1.5"):
            assert page.count(f"| {name} | × {by} |") == 1, (name, by)

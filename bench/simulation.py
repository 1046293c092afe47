"""The simulation's figures: every policy over some seeds, and each figure of the world at ± 50 %, as tables.

python -m bench.simulation                       # 1,000 people, 60 days, 10 seeds, three policies
python -m bench.simulation --spread --people 300 --days 30 --seeds 3
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from statistics import mean

from bot.simulation.figures import Figures, simulate
from bot.simulation.parameters import Parameters
from bot.simulation.policies import POLICIES

SHOWN = {
    "filled": "places filled",
    "optimum": "all-knowing",
    "messages": "messages",
    "messages_per_filled": "messages a place",
    "median_minutes_to_first_yes": "minutes to the first yes",
    "offered_within_14_days": "offered in 14 days",
    "fitting_need_within_14_days": "of whom one existed",
    "newcomers_offered_within_14_days": "offered where one existed for a day",
    "quiet_hour_breaches": "in quiet hours",
    "oversold": "oversold",
    "most_messages_in_a_week": "most messages to one person in a week",
}
SHARES = {"offered_within_14_days", "fitting_need_within_14_days", "newcomers_offered_within_14_days"}


@dataclass(frozen=True)
class Run:
    """One simulation; `name` is the figure of the world that is not as usual, and by how much."""

    policy: str
    seed: int
    people: int
    days: int
    name: str = ""
    by: float = 1.0

    def live(self) -> Figures:
        world = Parameters().scaled(self.name, self.by) if self.name else Parameters()
        return simulate(people=self.people, days=self.days, seed=self.seed, policy=self.policy, world=world)


def live(run: Run) -> Figures:
    return run.live()


def main() -> None:
    """Runs what was asked for, two at a time, and prints Markdown."""
    asked = argparse.ArgumentParser(prog="python -m bench.simulation", description=__doc__)
    asked.add_argument("--people", type=int, default=1000)
    asked.add_argument("--days", type=int, default=60)
    asked.add_argument("--seeds", type=int, default=10)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--spread", action="store_true", help="each figure of the world at half and one and a half")
    given = asked.parse_args()
    seeds = range(1, given.seeds + 1)
    if given.spread:
        worlds = [("", 1.0), *((name, by) for name, _, _ in Parameters.named() for by in (0.5, 1.5))]
        policies: Sequence[str] = ("waves", "broadcast")
    else:
        worlds, policies = [("", 1.0)], [policy.name for policy in POLICIES]
    runs = [
        Run(policy, seed, given.people, given.days, name, by)
        for name, by in worlds
        for policy in policies
        for seed in seeds
    ]
    done: dict[tuple[str, float], dict[str, list[Figures]]] = defaultdict(lambda: defaultdict(list))
    with ProcessPoolExecutor(given.jobs) as pool:
        for number, (run, figures) in enumerate(zip(runs, pool.map(live, runs), strict=True), 1):
            done[run.name, run.by][run.policy].append(figures)
            print(f"{number} of {len(runs)}: {asdict(figures)}", file=sys.stderr)
    print("\n".join(spread(done) if given.spread else policies_of(done["", 1.0])))


def policies_of(done: dict[str, list[Figures]]) -> Iterable[str]:
    """A column a policy: means over the seeds."""
    yield f"| | {' | '.join(done)} |"
    yield f"| --- |{' ---: |' * len(done)}"
    yield f"| places asked for | {' | '.join(_mean(runs, 'places') for runs in done.values())} |"
    for name, said in SHOWN.items():
        yield f"| {said} | {' | '.join(_mean(runs, name) for runs in done.values())} |"
    if {"waves", "broadcast"} <= done.keys():
        yield ""
        yield _compared(done)


def spread(done: dict[tuple[str, float], dict[str, list[Figures]]]) -> Iterable[str]:
    """A line a world: what the waves fill beside a broadcast, and with which share of its messages."""
    yield (
        "| figure | by | filled, of a broadcast’s | of the all-knowing’s | messages, of a broadcast’s "
        "| offered in 14 days | where one existed | quiet | oversold |"
    )
    yield "| --- |" + " ---: |" * 8
    for (name, by), policies in done.items():
        ours, theirs = policies["waves"], policies["broadcast"]
        shares = (_share(ours, theirs, "filled"), _of(ours, "filled", "optimum"), _share(ours, theirs, "messages"))
        rest = [_mean(ours, one) for one in ("offered_within_14_days", "newcomers_offered_within_14_days")]
        kept = [_mean(ours, one) for one in ("quiet_hour_breaches", "oversold")]
        yield f"| {name or '(as it is)'} | × {by:g} | {' | '.join((*shares, *rest, *kept))} |"


def _compared(done: dict[str, list[Figures]]) -> str:
    ours, theirs = done["waves"], done["broadcast"]
    return (
        f"Waves fill {_share(ours, theirs, 'filled')} of what a broadcast does, {_of(ours, 'filled', 'optimum')} of "
        f"what an all-knowing assignment would, with {_share(ours, theirs, 'messages')} of a broadcast’s messages "
        f"({len(ours)} seeds)."
    )


def _values(runs: Sequence[Figures], name: str) -> list[float]:
    return [float(value) for run in runs if (value := asdict(run)[name]) is not None]


def _mean(runs: Sequence[Figures], name: str) -> str:
    values = _values(runs, name)
    if not values:
        return "–"
    if name in SHARES:
        return f"{mean(values):.1%}"
    return f"{mean(values):,.1f}" if mean(values) < 100 else f"{mean(values):,.0f}"


def _share(ours: Sequence[Figures], theirs: Sequence[Figures], name: str) -> str:
    whole = sum(_values(theirs, name))
    return f"{sum(_values(ours, name)) / whole:.0%}" if whole else "–"


def _of(runs: Sequence[Figures], name: str, whole: str) -> str:
    return f"{sum(_values(runs, name)) / max(1, sum(_values(runs, whole))):.0%}"


if __name__ == "__main__":
    main()

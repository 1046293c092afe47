"""`simulate`: a whole neighbourhood in virtual time, as one JSON object of figures."""

import sys
from collections.abc import Callable
from typing import Annotated, Literal

import typer


def simulate(
    people: Annotated[int, typer.Option(min=1, max=100_000, help="How many come in, sooner or later.")],
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it goes on.")],
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same figures.")],
    policy: Annotated[
        Literal["waves", "broadcast", "first-come"],
        typer.Option(help="The door’s own waves, a message to everyone near, or a list that people look at."),
    ] = "waves",
) -> None:
    """Live through weeks of a made-up neighbourhood and say what came of it, as one JSON object.

    People, projects and answers are made up (bot/simulation/parameters.py says from what); the verbs,
    the timers and the tables are the door's own, in memory.
    """
    import json
    from dataclasses import asdict

    from bot.simulation.figures import simulate as live

    figures = live(people=people, days=days, seed=seed, policy=policy, passing=_progress(days))
    typer.echo(json.dumps(asdict(figures)))


def _progress(days: int) -> Callable[[int], None]:
    """Says each day on standard error, when somebody is there to read it."""
    if not sys.stderr.isatty():
        return lambda _: None

    def passed(day: int) -> None:
        typer.echo(f"\rday {day} of {days}", nl=day == days, err=True)

    return passed

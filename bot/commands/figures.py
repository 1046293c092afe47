"""`stats`: the scorecard."""

from dataclasses import asdict
from typing import Annotated

import typer


def stats(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for a program.")] = False,
) -> None:
    """Show the scorecard: how many there are of what, places asked and taken, what waits to be sent.

    It only reads, and may be run beside an open door.
    """
    from bot.premises import reading
    from bot.settings import read_settings

    with reading(read_settings()) as kept:
        figures = kept.run(lambda reader: reader.stats())
    if as_json:
        import json

        typer.echo(json.dumps(asdict(figures), ensure_ascii=False))
        return
    from bot.commands import tables

    rows = [("places asked", figures.asked), ("places taken", figures.taken)]
    rows += [
        (name if sort == "all" else f"{name}: {sort}", count)
        for name, counts in figures.counts.items()
        for sort, count in counts.items()
    ]
    rows += [(f"to be sent: {depth.lane}", depth.count) for depth in figures.waiting]
    tables.show(("what", "how many"), [(what, str(count)) for what, count in rows], numbers=frozenset({"how many"}))

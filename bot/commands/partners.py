"""`partner`: shops and organizations, brought in from a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.acting import Act
    from bot.rosters import Entry

app = typer.Typer(help="Shops and organizations that help: bring them in from a file.", no_args_is_help=True)


@app.callback()
def partner() -> None:
    """Shops and organizations that help."""


@app.command("import")
def bring_in(
    file: Annotated[
        Path, typer.Argument(help="A CSV file: name, place, languages, gives and, if you like, closed_days.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list, for a program.")] = False,
) -> None:
    """Bring in shops and organizations, and print a single-use link for each one's owner.

    Every line is checked before anything is done. Whoever follows a link first, and says yes, owns the
    shop; a moderator then verifies it. A file can be imported again: what is known is left as it is.
    """
    from bot.acting import operator
    from bot.rosters import read_roster
    from bot.settings import read_settings

    with operator(read_settings()) as someone:
        open_ = someone.act(
            lambda act: {fsa for one in act.uow.territories.all() if one.state == "open" for fsa in one.fsas}
        )
        entries = read_roster(file, open_.__contains__)
        rows = someone.act(lambda act: [_enroll(act, entry) for entry in entries])
    if as_json:
        import json

        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    from bot.commands import tables

    columns = ("name", "place", "state", "link")
    tables.show(columns, [tuple(row[column] for column in columns) for row in rows])
    typer.echo("Give each link to the shop’s owner alone: whoever follows it first owns the shop.", err=True)


def _enroll(act: "Act", entry: "Entry") -> dict[str, str]:
    """One partner of the file as it now stands: new, known (nobody owns it yet), or owned."""
    from bot.rosters import key
    from conversations.turn import Opens

    known = next((one for one in act.uow.partners.all() if key(one.name, one.fsa) == entry.key), None)
    partner = known or act.neighbourhood.enroll_partner(
        entry.name, fsa=entry.fsa, languages=entry.languages, gives=entry.gives, closed_days=entry.closed_days
    )
    state = "new" if known is None else "owned" if known.team else "known"
    link = "" if partner.team else act.stage.link(Opens("partner", {"partner": partner.id, "code": partner.code}))
    return {"name": partner.name, "place": partner.fsa, "state": state, "partner": partner.id, "link": link}

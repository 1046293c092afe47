"""`territory`: which parts of the country the door serves, and how open each is."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from domain.neighbourhood import Neighbourhood
    from domain.territories import Territory

app = typer.Typer(
    help="The parts of the country that the door serves: list them, add one, open, announce or close it.",
    no_args_is_help=True,
)
WRONG = {
    "territory": ("that short name is taken, or is not one", "choose a new one of 2 to 31 small letters, digits or -"),
    "name": ("that name is too short or too long", "write 2 to 80 characters"),
    "fsas": (
        "a prefix is unknown, or already in a territory",
        "write prefixes of Quebec or Ontario that `collectif territory list` does not show",
    ),
    "zone": ("that is no time zone", "write one such as America/Toronto"),
}
Id = Annotated[str, typer.Argument(help="The territory’s short name, as `territory list` shows it.")]


@app.command("list")
def show() -> None:
    """Every territory: its short name, how open it is, its name, its postal prefixes."""
    from bot.acting import operator
    from bot.commands import tables
    from bot.settings import read_settings

    with operator(read_settings()) as someone:
        found = someone.act(lambda act: act.uow.territories.all())
    rows = [(each.id, each.state, each.name, each.language, " ".join(each.fsas)) for each in found]
    tables.show(("id", "state", "name", "language", "prefixes"), rows)


@app.command()
def add(
    id: Annotated[str, typer.Argument(help="A short name in small letters, such as `verdun`.")],
    name: Annotated[str, typer.Option(help="What people call it.")],
    fsas: Annotated[str, typer.Option("--prefixes", help="Postal prefixes, such as H4G,H4H.")],
    language: Annotated[Literal["fr", "en"], typer.Option(help="The language it is first spoken to in.")] = "fr",
    zone: Annotated[str, typer.Option(help="Its time zone.")] = "America/Toronto",
) -> None:
    """Add a territory, closed. A postal prefix belongs to one territory only."""
    prefixes = [fsa.strip().upper() for fsa in fsas.replace(",", " ").split()]
    _act(
        lambda neighbourhood: neighbourhood.add_territory(id, name=name, fsas=prefixes, language=language, zone=zone),
        id,
    )


@app.command("open")
def unlock(id: Id) -> None:
    """Open a territory: everything can be done there, and those on its waitlist are told."""
    _act(lambda neighbourhood: neighbourhood.open_territory(id), id)


@app.command()
def announce(id: Id) -> None:
    """Announce a territory: people can look around and join its waitlist."""
    _act(lambda neighbourhood: neighbourhood.announce_territory(id), id)


@app.command()
def close(id: Id) -> None:
    """Close a territory: people can look around; what is under way goes on."""
    _act(lambda neighbourhood: neighbourhood.close_territory(id), id)


def _act(verb: "Callable[[Neighbourhood], Territory]", id: str) -> None:
    """Does it, and says how the territory now stands."""
    from bot.acting import operator
    from bot.faults import Fault
    from bot.settings import read_settings
    from domain.refusals import Unfit, Unknown

    with operator(read_settings()) as someone:
        try:
            territory = someone.act(lambda act: verb(act.neighbourhood))
        except Unknown:
            raise Fault(f"there is no territory “{id}”", "`collectif territory list` shows them all") from None
        except Unfit as unfit:
            raise Fault(*WRONG[unfit.field]) from None
    typer.echo(f"{territory.name} ({territory.id}) is {territory.state}.")

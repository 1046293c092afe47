"""`poster`: a project's or need's poster, on one letter page."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.acting import Act
    from bot.attachments import Making

SUBJECT = typer.Argument(help="project:ID or need:ID; a bare ID will do.", metavar="SUBJECT")
OUT = typer.Option("--out", help="Where to write it; without it, on standard output.", dir_okay=False)


def poster(subject: Annotated[str, SUBJECT], out: Annotated[Path | None, OUT] = None) -> None:
    """Make a project’s or need’s poster as PDF: French first, English beneath it, and a code that opens it.

    It says what anybody may read, so it is made of what is published. COLLECTIF_PUBLIC_URL is the
    address that it leads to.
    """
    from bot.acting import operator
    from bot.settings import read_settings

    settings = read_settings()
    if out is None and sys.stdout.isatty():
        raise typer.BadParameter("a PDF is nothing to read here: write --out poster.pdf, or > poster.pdf")
    if not settings.public_url:
        warning = "COLLECTIF_PUBLIC_URL is not set: this poster leads to an address that only this machine knows."
        typer.echo(f"collectif: {warning}", err=True)
    with operator(settings) as someone:
        making = someone.act(lambda act: _gather(act, subject))
    content = making()
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        out.write_bytes(content)
        typer.echo(f"{out} is written.", err=True)


def _gather(act: "Act", given: str) -> "Making":
    """What draws the poster, once its code leads somewhere."""
    from bot.attachments import poster_of
    from bot.faults import Fault
    from conversations.notices import opens

    bare = ":" not in given
    for subject in (f"project:{given}", f"need:{given}") if bare else (given,):
        link = act.stage.link(opens(subject))
        making = poster_of(act.neighbourhood, act.stage.words, subject, link=link, operator=act.stage.operator)
        if making is not None:
            return making
    raise Fault(
        f"nothing that is published is called “{given}”",
        "give project:ID or need:ID of what anybody may read; small asks have no poster",
    )

"""`diagram`: the conversations' states, drawn."""

from typing import Annotated

import typer

FENCE = "```"
ABOVE = """\
# Conversations, drawn

Each conversation's states, as `collectif diagram` draws them: this page is its output, and a test
holds them equal. `+` opens another conversation above this one.
"""


def diagram(
    flow: Annotated[str, typer.Argument(help="One conversation, such as `welcome`; without it, all of them.")] = "",
) -> None:
    """Draw the states of a conversation in Mermaid; without a name, a Markdown page of them all."""
    from conversations.flows import FLOWS
    from conversations.graph import diagram as draw

    drawings = {each.name: draw(each) for each in FLOWS}
    if not flow:
        pages = [f"## {name}\n\n{FENCE}mermaid\n{drawing}{FENCE}\n" for name, drawing in sorted(drawings.items())]
        typer.echo("\n".join((ABOVE, *pages)), nl=False)
    elif flow in drawings:
        typer.echo(drawings[flow], nl=False)
    else:
        raise typer.BadParameter(f"no conversation has that name: there are {', '.join(sorted(drawings))}")

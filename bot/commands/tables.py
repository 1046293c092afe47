"""Tables on standard output: fitted to a terminal, never folded for a program that reads them."""

from collections.abc import Iterable, Sequence

WIDEST = 400
"""Columns of a table that no terminal shows."""


def show(headings: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: frozenset[str] = frozenset()) -> None:
    """Prints a table; the columns in `numbers` end at the right."""
    from rich.console import Console
    from rich.table import Table

    page = Console(highlight=False, markup=False)
    if not page.is_terminal:
        page = Console(highlight=False, markup=False, width=WIDEST)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold", justify="right" if heading in numbers else "left")
    for row in rows:
        table.add_row(*row)
    page.print(table)

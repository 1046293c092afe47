"""Who hears of which event, by which view: the themes together, in the order in which people are told."""

from collections.abc import Iterable, Mapping

from conversations.alerting import (
    commitments,
    endings,
    groups,
    invitations,
    moderation,
    months,
    papers,
    pictures,
    projects,
    quotes,
    shelf,
    shops,
    teams,
    unheard,
    volunteers,
)
from conversations.telling import Hearer, News
from domain.events import Event
from domain.neighbourhood import Neighbourhood

THEMES: tuple[Mapping[str, Hearer], ...] = (
    commitments.HEARERS,
    endings.HEARERS,
    papers.HEARERS,
    invitations.HEARERS,
    volunteers.HEARERS,
    quotes.HEARERS,
    teams.HEARERS,
    projects.HEARERS,
    pictures.HEARERS,
    moderation.HEARERS,
    groups.HEARERS,
    shops.HEARERS,
    unheard.HEARERS,
    months.HEARERS,
    shelf.HEARERS,
)
"""Those who committed come first."""


def together(themes: Iterable[Mapping[str, Hearer]]) -> dict[str, Hearer]:
    """One hearer a kind of event: those of every theme, one after the other."""
    found: dict[str, list[Hearer]] = {}
    for theme in themes:
        for kind, hearer in theme.items():
            found.setdefault(kind, []).append(hearer)
    return {kind: _each(hearers) for kind, hearers in found.items()}


def _each(hearers: list[Hearer]) -> Hearer:
    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        for hearer in hearers:
            yield from hearer(neighbourhood, event)

    return hear


HEARERS: dict[str, Hearer] = together(THEMES)

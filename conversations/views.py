"""Every view by name: how a card or an alert is worded, now and when it changes."""

from conversations.alerting import (
    commitments,
    endings,
    groups,
    home,
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
from conversations.telling import Wording

VIEWS: dict[str, Wording] = {
    **invitations.VIEWS,
    **commitments.VIEWS,
    **endings.VIEWS,
    **papers.VIEWS,
    **volunteers.VIEWS,
    **quotes.VIEWS,
    **teams.VIEWS,
    **projects.VIEWS,
    **pictures.VIEWS,
    **moderation.VIEWS,
    **groups.VIEWS,
    **shops.VIEWS,
    **unheard.VIEWS,
    **home.VIEWS,
    **months.VIEWS,
    **shelf.VIEWS,
}

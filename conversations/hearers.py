"""Who hears of which event, by which view."""

from conversations.alerting import invitations
from conversations.telling import Hearer

HEARERS: dict[str, Hearer] = {**invitations.HEARERS}

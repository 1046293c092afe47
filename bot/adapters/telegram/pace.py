"""How fast Telegram lets a bot write (core.telegram.org/bots/faq, "My bot is hitting limits")."""

from bot.pacing import Pace
from conversations.inbound import Address


def is_group(to: Address) -> bool:
    """Whether several people read there: groups, supergroups and channels have negative ids."""
    return to.chat.startswith("-")


PACE = Pace(second=29.25, spacing=1050, burst=3, group=20, is_group=is_group)
"""A little under 30 a second over all; one a second to a chat, short bursts allowed; 20 a minute to a group."""

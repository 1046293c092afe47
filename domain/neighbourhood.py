"""The neighbourhood's verbs in one place: what a flow or a timer may do, each checked and told."""

from collections.abc import Mapping
from types import MappingProxyType

from domain import committing, effects, grouping, passing, picturing, reaching, supplying, welcoming
from domain.answering import Answering
from domain.belonging import Belonging
from domain.blocking import Blocking
from domain.changing import Changing
from domain.committing import Committing
from domain.effects import Effecting
from domain.grouping import Grouping
from domain.linking import Linking
from domain.moderating import Moderating
from domain.offices import Offices
from domain.planning import Planning
from domain.privacy import Privacy
from domain.proposing import Proposing
from domain.reaching import Reaching
from domain.supplying import Supplying
from domain.welcoming import Welcoming


class Neighbourhood(
    Privacy,
    Belonging,
    Reaching,
    Blocking,
    Linking,
    Offices,
    Welcoming,
    Planning,
    Proposing,
    Changing,
    Moderating,
    Answering,
    Committing,
    Grouping,
    Supplying,
    Effecting,
):
    """Every verb of the neighbourhood over one turn's repositories (see Ground)."""


TIMERS: Mapping[str, str] = MappingProxyType(
    {
        **passing.TIMERS,
        **committing.TIMERS,
        **welcoming.TIMERS,
        **grouping.TIMERS,
        **picturing.TIMERS,
        **supplying.TIMERS,
        **reaching.TIMERS,
        **effects.TIMERS,
    }
)
"""The verb that each kind of timer calls, with the id that is the timer's subject."""

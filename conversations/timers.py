"""Timers take the same road as people: each that comes due is one turn, which checks the facts anew."""

from contextlib import suppress

from conversations.inbound import Elapsed
from conversations.telling import News, Teller
from conversations.turn import Stage
from conversations.views import VIEWS
from domain.neighbourhood import TIMERS, Neighbourhood
from domain.refusals import Refusal


def elapse(stage: Stage, neighbourhood: Neighbourhood, timer: Elapsed) -> None:
    """Does what a timer is for, once; nothing when it was moved or dropped meanwhile."""
    if not stage.uow.take_timer(timer.kind, timer.subject, int(timer.timer)):
        return
    if timer.kind == "tell":
        Teller(stage, neighbourhood, VIEWS).tell(News.parse(timer.subject))
    elif timer.kind == "refresh":
        Teller(stage, neighbourhood, VIEWS).refresh(timer.subject)
    else:
        with suppress(Refusal):  # what it was about has moved on
            getattr(neighbourhood, TIMERS[timer.kind])(timer.subject)

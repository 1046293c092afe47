"""Who hears of what happened: domain events become news for members, and cards already sent change."""

from collections.abc import Iterable

from conversations.hearers import HEARERS
from conversations.home import stale
from conversations.notices import opens
from conversations.telling import MOST, News, Teller
from conversations.turn import Stage
from conversations.views import VIEWS
from domain.events import Event
from domain.neighbourhood import Neighbourhood


def spread(stage: Stage, neighbourhood: Neighbourhood) -> None:
    """Tells everyone concerned by this turn's events, those who acted excepted."""
    events = neighbourhood.events
    if not events:
        return
    _open_to_all(stage, events)
    teller = Teller(stage, neighbourhood, VIEWS)
    for place, news in enumerate(_news(neighbourhood, events)):
        if place < MOST:
            teller.tell(news)
        else:
            stage.uow.timers.set("tell", str(news), stage.now)
    subjects = dict.fromkeys(subject for event in events for subject in event.subjects)
    shown = [subject for subject in subjects if stage.uow.cards_of(subject, after="", limit=1)]
    for subject in (*shown, *stale(stage, neighbourhood, subjects, shown)):
        stage.uow.timers.set("refresh", subject, stage.now)


def _open_to_all(stage: Stage, events: Iterable[Event]) -> None:
    """What was just published can be opened by anybody from now on, wherever a link to it comes from."""
    for event in events:
        if event.kind == "project_published" and not event.code("small"):
            stage.opener(opens(event.subject))


def _news(neighbourhood: Neighbourhood, events: Iterable[Event]) -> Iterable[News]:
    told = set()
    for event in events:
        hearers = HEARERS.get(event.kind)
        for news in hearers(neighbourhood, event) if hearers else ():
            if news.member != event.actor and str(news) not in told:
                told.add(str(news))
                yield news

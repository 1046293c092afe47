"""Who hears of which event, by which view."""

from collections.abc import Callable, Iterable

from conversations.telling import News
from domain.events import Event
from domain.neighbourhood import Neighbourhood

HEARERS: dict[str, Callable[[Neighbourhood, Event], Iterable[News]]] = {}

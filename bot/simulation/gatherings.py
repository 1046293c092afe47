"""The projects of a run: when each lacked somebody, whom it fits, when the first yes came."""

from collections.abc import Iterator, Sequence

from bot.simulation.days import Days
from bot.simulation.people import Neighbour
from bot.simulation.town import Scheme
from domain import matching
from domain.calendar import Span
from domain.events import Event
from domain.ground import found
from domain.matching import Giver
from domain.projects import Need, Occurrence, Project
from storage.unit import Unit


class Gathering:
    """A published need, by the key of its scheme. Instants are ms UTC, 0 when not yet."""

    def __init__(self, kept: Unit, key: str, project: Project, need: Need, *, now: int) -> None:
        self.key = key
        self.need, self.published = need, now
        self.dates: Sequence[Occurrence] = kept.occurrences.of_need(need.id)
        self.closes = max(date.starts for date in self.dates)
        self.organizer = project.organizers[0]
        self.first_yes = 0
        self.lacked: list[Span] = []
        self.oversold = 0
        self._kept = kept
        self._asked = matching.asked_by(need, self.dates, project, now=now)
        self._since = now
        self._fits: dict[str, frozenset[str]] = {}

    def said_yes(self, now: int) -> None:
        """The first yes counts."""
        self.first_yes = self.first_yes or now

    def suits(self, who: Neighbour) -> frozenset[str]:
        """The dates that fit what they offer, with all their time to themselves: by the very score's filters."""
        if who.member not in self._fits:
            offers = self._kept.offers.of_member(who.member)
            giver = Giver(found(self._kept.members.get(who.member)), tuple(offers))
            matches = [matching.match(self.need, self.dates, self._asked, offer, giver) for offer in offers]
            self._fits[who.member] = frozenset(date.id for match in matches if match for date in match.occurrences)
        return self._fits[who.member]

    def look(self, now: int) -> None:
        """Notes whether somebody is missing from now on, and whether a place was given twice."""
        taken = {date.id: self._kept.commitments.taken(date.id) for date in self.dates}
        self.oversold = max(self.oversold, sum(max(0, many - self.need.count) for many in taken.values()))
        lacking = any(taken[date.id] < self.need.count and date.starts > now for date in self.dates)
        if lacking and not self._since:
            self._since = now
        elif not lacking and self._since:
            self.lacked.append(Span(self._since, now))
            self._since = 0

    def close(self) -> None:
        """Looks back once all is over."""
        if self._since:
            self.lacked.append(Span(self._since, max(self.closes, self._since)))
            self._since = 0

    def lacked_while(self, start: int, end: int) -> int:
        """How long, in ms, it lacked somebody between two instants."""
        return sum(max(0, min(span.end, end) - max(span.start, start)) for span in self.lacked)


class Gatherings:
    """All that were published, by need; told of every turn's events."""

    def __init__(self, days: Days) -> None:
        self._days = days
        self._planned: dict[str, Scheme] = {}
        self._by_need: dict[str, Gathering] = {}

    def __iter__(self) -> Iterator[Gathering]:
        return iter(self._by_need.values())

    def plan(self, scheme: Scheme, project: str) -> None:
        """A project was proposed as a scheme says."""
        self._planned[project] = scheme

    def published(self, project_id: str) -> Gathering:
        """It can be seen from now on."""
        kept = self._days.kept
        project, (need,) = found(kept.projects.get(project_id)), kept.needs.of_project(project_id)
        key = self._planned[project_id].key
        gathering = self._by_need[need.id] = Gathering(kept, key, project, need, now=self._days.now)
        return gathering

    def of(self, need: str) -> Gathering:
        """The one with that need."""
        return self._by_need[need]

    def happened(self, events: Sequence[Event]) -> None:
        """Looks at every need that a turn touched."""
        touched = {subject for event in events for subject in event.subjects if subject.startswith("need:")}
        for subject in sorted(touched):
            gathering = self._by_need.get(subject.partition(":")[2])
            if gathering:
                gathering.look(self._days.now)

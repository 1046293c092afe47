"""What an all-knowing assignment could fill: it knows who would say yes to what, and bothers nobody."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping
from itertools import pairwise
from typing import TypeAlias

Node: TypeAlias = Hashable
Wish: TypeAlias = tuple[str, str, str]
"""Somebody, the day on which, and the date for which they would come."""


def most_places(
    wishes: Iterable[Wish], *, places: Mapping[str, int], days: Mapping[tuple[str, str], int], most: int
) -> int:
    """The most places that can be filled: `places` a date, so many dates of a person's day, `most` a person.

    A maximum flow (Dinic 1970): people to their days, days to dates, dates to as many places as they have.
    """
    flow = Flow()
    for person, day, date in wishes:
        flow.at_most(("source",), ("person", person), most)
        flow.at_most(("person", person), ("day", person, day), days[person, day])
        flow.at_most(("day", person, day), ("date", date), 1)
        flow.at_most(("date", date), ("sink",), places[date])
    return flow.most(("source",), ("sink",))


class Flow:
    """A network with whole capacities."""

    def __init__(self) -> None:
        self._room: dict[Node, dict[Node, int]] = defaultdict(dict)

    def at_most(self, start: Node, end: Node, capacity: int) -> None:
        """So much may go from one to the other; said again, it is the same edge."""
        self._room[start][end] = capacity
        self._room[end].setdefault(start, 0)

    def most(self, source: Node, sink: Node) -> int:
        """The most that can go through; the network is used up by it."""
        sent = 0
        while level := self._levels(source, sink):
            ways = {node: deque(self._room[node]) for node in level}
            while self._send(source, sink, level, ways):
                sent += 1
        return sent

    def _levels(self, source: Node, sink: Node) -> dict[Node, int]:
        level, queue = {source: 0}, deque([source])
        while queue:
            node = queue.popleft()
            for other, room in self._room[node].items():
                if room and other not in level:
                    level[other] = level[node] + 1
                    queue.append(other)
        return level if sink in level else {}

    def _send(self, source: Node, sink: Node, level: Mapping[Node, int], ways: Mapping[Node, deque[Node]]) -> bool:
        """Sends one from the source to the sink along rising levels; False when no way is left."""
        path = [source]
        while path[-1] != sink:
            node = path[-1]
            while ways[node]:
                other = ways[node][0]
                if self._room[node][other] and level.get(other) == level[node] + 1:
                    path.append(other)
                    break
                ways[node].popleft()
            else:
                path.pop()
                if not path:
                    return False
                ways[path[-1]].popleft()
        for start, end in pairwise(path):
            self._room[start][end] -= 1
            self._room[end][start] += 1
        return True

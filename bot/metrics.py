"""What the door measures of itself, in Prometheus' format. Labels are codes; nobody can be told apart."""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot.sending import Answer
from conversations.inbound import Inbound
from conversations.screens import Message
from storage.outbox import LANES, Depth

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
TURNS = (1, 2, 4, 8, 16, 32, 64, 128, 256)


class Metrics:
    """Counts and times, listened for where they happen; `write` gives them all."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._turns = Histogram(
            "collectif_turn_seconds",
            "From what came in to its commit.",
            ("door", "input"),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._deliveries = Counter(
            "collectif_deliveries",
            "Platforms' answers to what was sent.",
            ("door", "lane", "answer"),
            registry=self._registry,
        )
        self._dropped = Counter(
            "collectif_outbox_dropped", "Messages given up because it was too late for them.", registry=self._registry
        )
        self._commits = Histogram(
            "collectif_commit_turns", "Turns that shared one commit.", buckets=TURNS, registry=self._registry
        )
        self._depth = Gauge("collectif_outbox_messages", "Messages that wait.", ("lane",), registry=self._registry)
        self._age = Gauge(
            "collectif_outbox_age_seconds", "Since when the oldest message waits.", ("lane",), registry=self._registry
        )

    def turn(self, inbound: Inbound, seconds: float) -> None:
        """One turn is over."""
        self._turns.labels(inbound.sender.platform, type(inbound.input).__name__.lower()).observe(seconds)

    def delivery(self, message: Message, answer: Answer) -> None:
        """A platform answered."""
        self._deliveries.labels(message.to.platform, message.lane, answer).inc()

    def dropped(self, messages: int) -> None:
        """So many messages were too late."""
        self._dropped.inc(messages)

    def commit(self, turns: int) -> None:
        """So many turns were committed together."""
        self._commits.observe(turns)

    def write(self, waiting: Iterable[Depth], now: int) -> bytes:
        """Everything measured, with what waits in the outbox now (ms UTC)."""
        found = {depth.lane: depth for depth in waiting}
        for lane in LANES:
            depth = found.get(lane)
            self._depth.labels(lane).set(depth.count if depth else 0)
            self._age.labels(lane).set(max(0, now - depth.oldest) / 1000 if depth else 0)
        return generate_latest(self._registry)

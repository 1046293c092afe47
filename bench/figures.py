"""What is measured, and what was wanted of it: one list for the screen and for docs/performance.md."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Round = Mapping[str, Mapping[str, float]]
"""Every pass of one round by name, each with its figures by name."""


@dataclass(frozen=True)
class Figure:
    """`wanted` is "≥ 1.5", "≤ 3" or "0", and said of the median of all rounds; empty where nothing was."""

    name: str
    wanted: str
    of: Callable[[Round], float]

    def spread(self, rounds: Sequence[Round]) -> tuple[float, float]:
        """The median and the worst of the rounds."""
        values = [self.of(each) for each in rounds]
        return statistics.median(values), min(values) if self.wanted.startswith("≥") else max(values)

    def verdict(self, rounds: Sequence[Round]) -> str:
        """ "met" or "not met"; nothing where nothing was wanted."""
        if not self.wanted:
            return ""
        median, bound = self.spread(rounds)[0], float(self.wanted.lstrip("≥≤ "))
        met = median >= bound if self.wanted.startswith("≥") else median <= bound
        return "met" if met else "not met"


@dataclass(frozen=True)
class Group:
    """Passes that are measured in turn, each a process of its own, and what their rounds come to.

    `whole`: its one pass measures all rounds in one process, and prints a line for each.
    """

    about: str
    passes: Mapping[str, tuple[str, ...]]
    figures: tuple[Figure, ...]
    whole: bool = False


def over(one: str, other: str, figure: str) -> Callable[[Round], float]:
    """How many times the other pass's figure the one's is."""
    return lambda each: each[one][figure] / each[other][figure]


def of(one: str, figure: str) -> Callable[[Round], float]:
    """A pass's own figure."""
    return lambda each: each[one][figure]


GROUPS: Mapping[str, Group] = {
    "turns": Group(
        "A whole turn on SQLite, `synchronous=FULL`, of the flow “propose”",
        {
            "engine 64": ("turns", "engine", "64"),
            "floor 64": ("turns", "floor", "64"),
            "peer 64": ("turns", "peer", "64"),
            "kept peer 64": ("turns", "kept-peer", "64"),
            "engine 1": ("turns", "engine", "1"),
            "floor 1": ("turns", "floor", "1"),
        },
        (
            Figure(
                "turns a second at 64 in flight, ÷ ConversationHandler",
                "≥ 1.5",
                over("engine 64", "peer 64", "per_second"),
            ),
            Figure(
                "the same, ÷ ConversationHandler kept on SQLite",
                "≥ 10",
                over("engine 64", "kept peer 64", "per_second"),
            ),
            Figure("CPU a turn at 64 in flight, ÷ floor", "≤ 3", over("engine 64", "floor 64", "cpu_us")),
            Figure("median turn at 1 in flight, ÷ floor", "≤ 1.5", over("engine 1", "floor 1", "p50_us")),
        ),
    ),
    "postgres": Group(
        "The same turn on PostgreSQL, one process, the server on the same cores",
        {
            "postgres engine 64": ("turns", "engine", "64", "--postgres"),
            "postgres floor 64": ("turns", "floor", "64", "--postgres"),
        },
        (
            Figure(
                "turns a second at 64 in flight, ÷ psycopg floor",
                "≥ 0.7",
                over("postgres engine 64", "postgres floor 64", "per_second"),
            ),
        ),
    ),
    "start": Group(
        "From the command to its first work, on a database that was there before",
        {"start": ("start", "ours"), "bare start": ("start", "bare")},
        (
            Figure("`collectif run` to the first answered message, seconds", "≤ 1.5", of("start", "seconds")),
            Figure(
                "to the first polled update, ÷ bare python-telegram-bot", "≤ 1.5", over("start", "bare start", "polled")
            ),
        ),
    ),
    "decode": Group(
        "A raw Telegram update read into an Inbound",
        {"decode": ("decode",)},
        (Figure("CPU, ÷ the library’s `Update.de_json`", "≤ 0.125", of("decode", "ratio")),),
    ),
    "reading": Group(
        "Messages of every kind read whole, on one core",
        {"understand": ("understand",)},
        (
            Figure("messages a second", "≥ 2000", of("understand", "per_second")),
            Figure("the vocabulary loaded, ms", "≤ 100", of("understand", "load_ms")),
        ),
    ),
    "slack": Group(
        "Slack’s door, with Slack on its own process",
        {"press": ("slack", "press"), "away": ("slack", "away"), "store": ("slack", "store")},
        (
            Figure(
                "a signed press to its acknowledged commit, ms, median at 1 in flight", "≤ 5", of("press", "p50_ms")
            ),
            Figure("Slack stalled for 2 s: acknowledged, seconds, p99.9", "≤ 1", of("away", "p999")),
            Figure("the store stalled for 2 s: acknowledged, seconds, slowest", "≤ 3", of("store", "worst")),
            Figure("acknowledged before its commit", "0", lambda each: each["away"]["early"] + each["store"]["early"]),
        ),
    ),
    "parked": Group(
        "Conversations that wait for their person",
        {"memory": ("memory",)},
        (Figure("KB each, from 10,000 to 110,000", "≤ 0.3", of("memory", "kb_each")),),
    ),
    "matching": Group(
        "One need against 100,000 offers in the database",
        {"matching": ("matching",)},
        (
            Figure("its ten best, ms", "≤ 5", of("matching", "median_ms")),
            Figure("judging everybody, ÷ that (CPU)", "", of("matching", "ratio")),
        ),
        whole=True,
    ),
    "ranking": Group(
        "`collectif match` on a file of 1,000 needs and 100,000 offers",
        {"ranking": ("ranking",)},
        (
            Figure("seconds", "≤ 10", of("ranking", "seconds")),
            Figure("memory at its most, MB", "≤ 300", of("ranking", "mb")),
        ),
    ),
    "broadcast": Group(
        "A broadcast to 3,000 Telegram chats while people go on talking",
        {"broadcast": ("broadcast",)},
        (
            Figure("% of 30 messages a second", "≥ 97", of("broadcast", "of_30")),
            Figure("% of answers that were 429", "≤ 0.1", of("broadcast", "refused_429")),
            Figure("replies meanwhile, p99, ÷ idle", "≤ 2", of("broadcast", "p99_ratio")),
        ),
        whole=True,
    ),
    "ingest": Group(
        "200 updates a second from 12,000 Telegram chats for a minute, through `collectif run`",
        {"ingest": ("ingest",)},
        (Figure("acknowledged, ms, p99", "≤ 100", of("ingest", "acknowledged_ms_p99")),),
    ),
    "burst": Group(
        "10,000 updates at once, through `collectif run`",
        {"burst": ("ingest", "--chats", "10000", "--second", "100000")},
        (Figure("all acknowledged after, seconds", "≤ 15", of("burst", "seconds")),),
    ),
    "soak": Group(
        "Ten minutes at 200 updates a second from 12,000 Telegram chats",
        {"soak": ("ingest", "--times", "10")},
        (
            Figure("acknowledged, ms, p99", "≤ 100", of("soak", "acknowledged_ms_p99")),
            Figure("memory, MB an hour after warm-up", "≤ 1", of("soak", "mb_an_hour")),
        ),
    ),
    "large": Group(
        "1,000,000 members, 100,000 projects, 10,000,000 rows of the journal",
        {"large": ("large",)},
        (Figure("the median turn, ÷ the same on an empty database", "≤ 1.5", of("large", "ratio")),),
        whole=True,
    ),
}
USUAL = ("turns", "postgres", "start", "decode", "reading", "slack", "parked", "matching", "ranking")
"""What `make bench` measures; the others take minutes a round, or gigabytes."""

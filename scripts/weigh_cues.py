"""Sets the weights in domain/data/cues.csv, from labelled messages.

    python scripts/weigh_cues.py [LABELLED.jsonl ...]

Learns from scripts/messages.csv (ours, made up) and from files in the form of the reading guide's examples, which
count twice, for others wrote them. The model is multinomial logistic regression over which cues a message shows; each
cue's weights are drawn towards what the cue is for (`PULL` for its `for` intent), so that a rare cue keeps it. Adagrad
over a fixed shuffle: the same messages give the same weights.
"""

import csv
import datetime as dt
import json
import math
import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.reading import intents, sentence
from domain.reading.cues import INTENTS, Intent, cues

ROOT = Path(__file__).resolve().parent.parent
CUES = ROOT / "domain/data/cues.csv"
PULL, STRENGTH, RATE, EPOCHS = 1.2, 0.01, 0.3, 100
Weights = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Example:
    """The cues that a message shows, and what it is for."""

    shown: frozenset[str]
    intent: Intent
    weight: int


def shown(text: str, now: dt.datetime) -> frozenset[str]:
    """The cues of a message, with the facts that the rest of its reading gives."""
    noted: list[set[str]] = []
    told = sentence.read_intent
    sentence.read_intent = lambda words, signs: noted.append(intents.heard_cues(words, signs))  # type: ignore[assignment, func-returns-value]
    try:
        sentence.read(text, now)
    finally:
        sentence.read_intent = told
    return frozenset(noted[0])


def examples(labelled: Iterable[Path]) -> Iterator[Example]:
    """Our own messages, then those of others, less those whose intent a fair reader must ask."""
    with (ROOT / "scripts/messages.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Example(shown(row["text"], dt.datetime(2026, 11, 22, 10)), row["intent"], 1)  # type: ignore[arg-type]  # noqa: DTZ001
    for path in labelled:
        for line in path.read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            if "intent" not in given["gold"].get("ask", ()):
                now = dt.datetime.fromisoformat(given["now"])
                yield Example(shown(given["text"], now), given["gold"]["intent"], 2)


def shares(weights: Mapping[str, list[float]], cues_shown: Iterable[str]) -> list[float]:
    sums = [sum(weights[name][at] for name in cues_shown) for at in range(len(INTENTS))]
    powers = [math.exp(one - max(sums)) for one in sums]
    return [power / sum(powers) for power in powers]


def fit(known: list[Example], prior: Weights) -> Weights:
    """The weights that tell the examples' intents best, near the prior ones."""
    weights = {name: list(row) for name, row in prior.items()}
    steps = {name: [1e-3] * len(INTENTS) for name in prior}
    chance = random.Random(1)  # noqa: S311 - an order, not a secret
    for _ in range(EPOCHS):
        chance.shuffle(known)
        for example in known:
            told = shares(weights, example.shown)
            for name in example.shown:
                for at, intent in enumerate(INTENTS):
                    slope = (told[at] - (intent == example.intent)) * example.weight
                    slope += STRENGTH * (weights[name][at] - prior[name][at])
                    steps[name][at] += slope * slope
                    weights[name][at] -= RATE * slope / math.sqrt(steps[name][at])
    return weights


def main(labelled: list[Path]) -> None:
    """Writes the weights, in tenths."""
    with CUES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    prior = {row["name"]: [PULL * (row["for"] == intent) for intent in INTENTS] for row in rows if row["for"]}
    prior |= {name: [0.0] * len(INTENTS) for name in cues().weights if name not in prior}
    weights = fit(list(examples(labelled)), prior)
    with CUES.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file, lineterminator="\n")
        written.writerow(["name", "for", "says", *INTENTS, "patterns"])
        for row in rows:
            told = [round(one * 10) for one in weights[row["name"]]] if row["name"] in weights else [""] * len(INTENTS)
            written.writerow([row["name"], row["for"], row["says"], *told, row["patterns"]])


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])

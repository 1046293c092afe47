"""Sets the weights in domain/data/cues.csv and writes domain/data/wordings.csv, from labelled messages.

    python scripts/weigh_cues.py [LABELLED.jsonl ...]

Learns from scripts/messages.csv (made up by us, or for us by people who had not seen the cues: those have a `source`,
and the `skills` that are right, each choice parted by "|", "?" where one must ask) and from files in the form of the
reading guide's examples. The model is multinomial logistic regression over which cues and wordings a
message shows. A cue's weights are drawn towards what it is for (`PULL` for its `for` intent), so that a rare cue keeps
it; a wording's towards nothing, so that only what many messages say weighs. How strongly, and how often a wording must
be met, was chosen by learning from all sources but one and reading that one, for each in turn.
"""

import csv
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from domain.reading import sentence
from domain.reading.cues import INTENTS, Intent, cues
from domain.reading.intents import Signs, heard_cues
from domain.reading.wordings import heard_wordings

ROOT = Path(__file__).resolve().parent.parent
CUES, WORDINGS = ROOT / "domain/data/cues.csv", ROOT / "domain/data/wordings.csv"
PULL = 1.2
HOLD_CUE, HOLD_WORDING = 0.5, 0.7
"""How strongly each is drawn to where it starts."""
MET, LEAST = 2, 0.1
"""Messages that a wording must be in, and what it must weigh for some intent, to be kept."""
OUR_NOW = "2026-11-22T10:00"
Weights = Mapping[str, Sequence[float]]
CUE = "cue "
"""Before a cue's name, which may be a wording as well."""


@dataclass(frozen=True, slots=True)
class Example:
    """The cues and wordings that a message shows, and what it is for; `counts` so many times."""

    shown: frozenset[str]
    intent: Intent
    counts: int


def shown(text: str, now: dt.datetime) -> frozenset[str]:
    """The cues and the wordings of a message, with the facts that the rest of its reading gives."""
    noted: set[str] = set()

    def note(words: Sequence[str], signs: Signs) -> None:
        noted.update(f"{CUE}{name}" for name in heard_cues(words, signs))
        noted.update(heard_wordings(words, signs.skilled))

    told = sentence.read_intent
    sentence.read_intent = note  # type: ignore[assignment]
    try:
        sentence.read(text, now)
    finally:
        sentence.read_intent = told
    return frozenset(noted)


def examples(labelled: Iterable[Path]) -> Iterator[Example]:
    """Those of messages.csv, then those of the files, less those whose intent a fair reader must ask.

    What others wrote counts twice: in messages.csv, what says when it was written.
    """
    with (ROOT / "scripts/messages.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            now = dt.datetime.fromisoformat(row["now"] or OUR_NOW)
            yield Example(shown(row["text"], now), row["intent"], 2 if row["now"] else 1)  # type: ignore[arg-type]
    for path in labelled:
        for line in path.read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            if "intent" not in given["gold"].get("ask", ()):
                yield Example(shown(given["text"], dt.datetime.fromisoformat(given["now"])), given["gold"]["intent"], 2)


def fit(known: Sequence[Example], start: Weights) -> Weights:
    """The weights of what is in `start` that tell the examples' intents best, near where they start."""
    places = {name: at for at, name in enumerate(start)}
    shows = [[places[name] for name in example.shown if name in places] for example in known]
    ends = np.cumsum([0, *map(len, shows)])
    columns = [place for row in shows for place in sorted(row)]
    table = csr_array((np.ones(len(columns)), columns, ends), shape=(len(known), len(places)))
    meant = np.array([[example.intent == intent for intent in INTENTS] for example in known], dtype=float)
    counts = np.array([[example.counts] for example in known])
    first = np.array(list(start.values()))
    hold = np.array([[HOLD_CUE if name.startswith(CUE) else HOLD_WORDING] for name in start])

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        """How badly these weights tell the intents, and how that changes with each."""
        weights = flat.reshape(first.shape)
        sums = table @ weights
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        away = weights - first
        told = np.log((shares * meant).sum(axis=1, keepdims=True) + 1e-12)
        missed = (hold * away * away).sum() / 2 - (counts * told).sum()
        return missed, (table.T @ (counts * (shares - meant)) + hold * away).ravel()

    found = minimize(loss, first.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(start, found.x.reshape(first.shape).tolist(), strict=True))


def learn(known: Sequence[Example], prior: Weights) -> Weights:
    """The weights of all cues, and of the wordings that are often met and weigh something."""
    met = Counter(name for example in known for name in example.shown if not name.startswith(CUE))
    start = dict(prior) | {name: [0.0] * len(INTENTS) for name, times in sorted(met.items()) if times >= MET}
    tried = fit(known, start)
    weighty = (name for name in start if name.startswith(CUE) or max(map(abs, tried[name])) >= LEAST)
    return fit(known, {name: start[name] for name in weighty})


def tenths(weights: Sequence[float]) -> list[int]:
    return [round(one * 10) for one in weights]


def main(labelled: list[Path]) -> None:
    """Writes the weights, in tenths."""
    with CUES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    purpose = {row["name"]: row["for"] for row in rows}
    prior = {f"{CUE}{name}": [PULL * (purpose[name] == intent) for intent in INTENTS] for name in cues().weights}
    weights = learn(list(examples(labelled)), prior)
    with CUES.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file, lineterminator="\n")
        written.writerow(["name", "for", "says", *INTENTS, "patterns"])
        for row in rows:
            of = weights.get(f"{CUE}{row['name']}")
            told = tenths(of) if of else [""] * len(INTENTS)
            written.writerow([row["name"], row["for"], row["says"], *told, row["patterns"]])
    with WORDINGS.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file, lineterminator="\n")
        written.writerow(["said", *INTENTS])
        kept = ((name, tenths(of)) for name, of in sorted(weights.items()) if not name.startswith(CUE))
        written.writerows([name, *told] for name, told in kept if any(told))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])

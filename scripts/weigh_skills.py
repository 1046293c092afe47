"""Writes domain/data/evidence.csv and domain/data/records.csv, from messages whose right skills are known.

    python scripts/weigh_skills.py [--leave-out]

Learns from those of scripts/messages.csv that have a `source`: written by strangers to the vocabulary. The model is
logistic regression over what is seen of a skill that a message mentions, each weight drawn towards nothing. With
`--leave-out` nothing is written: it is learned from all sources but one, and told how well that one is read then, for
each in turn.

Today's vocabulary has been mended with these messages: read with it alone they seem to hold few words that only mention
a skill. So each message is read a second time with the phrases that were given up since (scripts/former_phrases.csv)
and without the look-alikes, and either reading counts half. Whoever gives up a phrase adds it there.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from domain.reading import phrases
from domain.reading.broader import gives_way
from domain.reading.evidence import Signs, signs_of
from domain.reading.meaning import MEANT
from domain.reading.said import said
from domain.reading.skills import mentions
from domain.reading.words import tokens
from domain.skills import SKILLS

ROOT = Path(__file__).resolve().parent.parent
SIGNS, RECORDS = ROOT / "domain/data/evidence.csv", ROOT / "domain/data/records.csv"
HOLD_ANY, HOLD_SIGN, HOLD_RECORD = 0.01, 2.0, 1.2
"""How strongly each weight is drawn towards nothing: that of all mentions, a sign's, a skill's or a word's for it."""
MET = 2
"""Mentions that must show a sign for it to be weighed."""
SIDELINE = 0.3
"""What a mention counts in a message that neither asks nor offers."""
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Message:
    """A labelled message: the choices of skills that are right, and what is seen of each skill it mentions."""

    source: str
    lang: str
    intent: str
    right: tuple[frozenset[str], ...]
    seen: Mapping[str, Signs]
    counts: float


def messages() -> Iterator[Message]:
    """All messages whose skills are known, read with today's vocabulary and with the one of before."""
    with (ROOT / "scripts/messages.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["source"] and row["skills"] != "?"]
    book = phrases.phrase_book()
    for written in (book, former(book)):
        _put(written)
        for row in rows:
            right = tuple(frozenset(choice.split()) for choice in row["skills"].split("|"))
            spoken = tokens(said(row["text"]))
            seen = signs_of(spoken, mentions(spoken, row["text"]))
            yield Message(row["source"], row["lang"], row["intent"], right, seen, 0.5)
    _put(book)


def _put(book: str) -> None:
    """Have the vocabulary read from that text."""
    phrases.phrase_book = lambda: book  # type: ignore[assignment]
    for kept in (phrases.phrases, phrases.vocabulary, phrases.spoken_in, phrases.meanings):
        kept.cache_clear()


def former(book: str) -> str:
    """The vocabulary's text with what was given up, and without the look-alikes."""
    with (ROOT / "scripts/former_phrases.csv").open(encoding="utf-8") as file:
        given_up = {row[0]: row[1:] for row in list(csv.reader(file))[1:]}
    rows = [row for row in csv.reader(book.splitlines()) if row[0] != phrases.NONE]
    whole = ([row[0], *map("; ".join, zip(row[1:], given_up.get(row[0], ["", ""]), strict=True))] for row in rows)
    return "\n".join(",".join(row) for row in whole)


def is_record(sign: str) -> bool:
    """Whether it is a skill, or a word for one, rather than what is seen of it."""
    return sign.partition(" ")[0] in SKILLS


def hold(sign: str) -> float:
    """How strongly a sign's weight is drawn towards nothing."""
    return HOLD_ANY if sign == "any" else HOLD_RECORD if is_record(sign) else HOLD_SIGN


def examples(known: Iterable[Message]) -> Iterator[tuple[Signs, bool, float]]:
    """What is seen of each mention, whether it is meant, and what that counts; none where either may be right."""
    for message in known:
        counts = message.counts * (SIDELINE if message.intent == "other" else 1)
        for skill, signs in message.seen.items():
            right = skill in message.right[0]
            if right or not any(skill in choice for choice in message.right):
                yield signs, right, counts


def learn(known: Iterable[Message]) -> Weights:
    """The weights that tell best which mentions are meant, near nothing."""
    rows = list(examples(known))
    met = Counter(sign for signs, _, _ in rows for sign in signs)
    places = {sign: at for at, sign in enumerate(sorted(sign for sign, times in met.items() if times >= MET))}
    shows = [sorted(places[sign] for sign in signs if sign in places) for signs, _, _ in rows]
    ends = np.cumsum([0, *map(len, shows)])
    columns = [place for row in shows for place in row]
    table = csr_array((np.ones(len(columns)), columns, ends), shape=(len(rows), len(places)))
    right = np.array([float(meant) for _, meant, _ in rows])
    counts = np.array([count for _, _, count in rows])
    holds = np.array([hold(sign) for sign in places])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        """How badly these weights tell what is meant, and how that changes with each."""
        shares = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        told = right * np.log(shares + 1e-12) + (1 - right) * np.log(1 - shares + 1e-12)
        missed = (holds * weights * weights).sum() / 2 - (counts * told).sum()
        return missed, table.T @ (counts * (shares - right)) + holds * weights

    found = minimize(loss, np.zeros(len(places)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return dict(zip(places, found.x.tolist(), strict=True))


def main(*, leave_out: bool) -> None:
    """Writes the weights, in tenths, or tells how well they read a source that they were not learned from."""
    known = list(messages())
    if leave_out:
        tell(known)
        return
    weights = {sign: round(weight * 10) for sign, weight in sorted(learn(known).items())}
    for path, kept in ((SIGNS, False), (RECORDS, True)):
        with path.open("w", encoding="utf-8", newline="") as file:
            written = csv.writer(file, lineterminator="\n")
            written.writerow(["sign", "weight"])
            told = ((sign, weight) for sign, weight in weights.items() if is_record(sign) is kept)
            written.writerows((sign, weight) for sign, weight in told if weight)


def tell(known: Sequence[Message]) -> None:
    """Prints precision and recall of the skill ids, by language and source, each source read by what others taught."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for source in sorted({message.source for message in known}):
        weights = learn(message for message in known if message.source != source)
        for message in known:
            if message.source == source and message.intent != "other":
                counted[f"{message.lang} {source}"] += outcome(message, weights)
                counted[f"{message.lang} all"] += outcome(message, weights)
    for name, of in sorted(counted.items()):
        told = f"{name:12} precision {of['right'] / of['heard']:.3f} recall {of['right'] / of['wanted']:.3f}\n"
        sys.stdout.write(told)


def outcome(message: Message, weights: Weights) -> Counter[str]:
    """How many skills are heard in a message with these weights, how many are wanted, and how many are both."""
    shares = {
        skill: 1 / (1 + np.exp(-sum(weights.get(one, 0) for one in signs))) for skill, signs in message.seen.items()
    }
    meant = {skill for skill, share in shares.items() if share >= MEANT}
    heard = {skill for skill in meant if not gives_way(skill, meant)}
    wanted = max(message.right, key=lambda choice: len(choice & heard) - len(choice ^ heard))
    return Counter(heard=len(heard), wanted=len(wanted), right=len(heard & wanted))


if __name__ == "__main__":
    main(leave_out="--leave-out" in sys.argv[1:])

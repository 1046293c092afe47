"""Makes domain/data/words.txt: the words that people write in French and English, without accents, and places' names.

    python scripts/common_words.py        # in an environment that has wordfreq 3.1.1 (data CC BY-SA 4.0)

A word among them is never taken for a slip of the pen (domain/reading/spelling.py). Shorter words than five letters
are left out, for they are never put right.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from domain.reading.spelling import SHORTEST
from domain.reading.words import plain

MOST = 35_000
"""Words of each language, the most frequent first."""
SPOKEN = "bercer cenne cennes chsld chums clang faque frosh marde moman tanne tannee tites"
"""Words of here that are seldom printed."""
PLACES = ("towns.csv", "places.csv", "stations.csv")
DATA = Path(__file__).resolve().parent.parent / "domain/data"


def kept(named: Iterable[str]) -> list[str]:
    """The words long enough to be put right, sorted."""
    return sorted({word for word in named if re.fullmatch(f"[a-z]{{{SHORTEST},}}", word)})


def places() -> Iterator[str]:
    """The words that are in the names of places."""
    for file in PLACES:
        lines = (DATA / file).read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            yield from re.findall("[a-z]+", plain(row["name"]))


def main() -> None:
    """Writes the words, sorted, one a line."""
    import wordfreq  # type: ignore[import-not-found]  # only where this runs

    named = (plain(word) for language in ("fr", "en") for word in wordfreq.top_n_list(language, MOST))
    (DATA / "words.txt").write_text("\n".join(kept([*named, *SPOKEN.split(), *places()])), encoding="ascii")


if __name__ == "__main__":
    main()

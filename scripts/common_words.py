"""Makes domain/data/words.txt: the words that people write in French and English, without accents.

    python scripts/common_words.py        # in an environment that has wordfreq 3.1.1 (data CC BY-SA 4.0)

A word among them is never taken for a slip of the pen (domain/reading/spelling.py). Shorter words than five letters
are left out, for they are never put right.
"""

import re
from pathlib import Path

import wordfreq  # type: ignore[import-not-found]  # only where this runs

from domain.reading.spelling import SHORTEST
from domain.reading.words import plain

MOST = 35_000
"""Words of each language, the most frequent first."""


def main() -> None:
    """Writes the words, sorted, one a line."""
    named = (plain(word) for language in ("fr", "en") for word in wordfreq.top_n_list(language, MOST))
    words = sorted({word for word in named if re.fullmatch(f"[a-z]{{{SHORTEST},}}", word)})
    file = Path(__file__).resolve().parent.parent / "domain/data/words.txt"
    file.write_text("\n".join(words), encoding="ascii")


if __name__ == "__main__":
    main()

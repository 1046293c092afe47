"""How many messages a second are read on one core, and how long the vocabulary takes to load.

    python -m bench.understand [MESSAGES.jsonl]

The messages are those that `scripts/weigh_cues.py` learns from, or those of a file with a line {"text"} each. No text
is read twice, so that nothing is answered from what was read before. CPU seconds are counted: what others do on the
machine does not show.
"""

import csv
import datetime as dt
import json
import sys
import time
from pathlib import Path

NOW = dt.datetime(2026, 11, 22, 10)  # noqa: DTZ001 - the local time of whoever writes
ENDINGS = ("", "!", "...", " 😊", "\n")


def texts(file: Path | None) -> list[str]:
    """The messages, each with several endings."""
    if file:
        said = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    else:
        with (Path(__file__).parent.parent / "scripts/messages.csv").open(encoding="utf-8") as rows:
            said = [row["text"] for row in csv.DictReader(rows)]
    return [text + ending for ending in ENDINGS for text in dict.fromkeys(said)]


def main() -> None:
    """One round, as a line of JSON."""
    messages = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    started = time.process_time()
    from domain.reading.cues import cues
    from domain.reading.phrases import phrases, vocabulary
    from domain.reading.sentence import read

    imported = time.process_time()
    phrases(), vocabulary(), cues()
    loaded = time.process_time()
    for text in messages[:200]:
        read(f"{text} ", NOW)
    warm = time.process_time()
    for text in messages:
        read(text, NOW)
    seconds = time.process_time() - warm
    figures = {
        "per_second": len(messages) / seconds,
        "load_ms": (loaded - imported) * 1000,
        "import_ms": (imported - started) * 1000,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()

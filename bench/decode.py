"""What a raw update costs to read: ours into an Inbound, the library's into its own objects, side by side."""

import json
import statistics
import time
import warnings
from collections.abc import Callable
from typing import Any

from bot.adapters.telegram.updates import Reader, Who

warnings.filterwarnings("ignore", module="telegram")
UPDATES, TURNS = 200, 10


def raw(number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """A message and a press, with everything that Telegram puts in them."""
    bot = {"id": 99, "is_bot": True, "first_name": "Espace Collectif", "username": "EspaceBot"}
    person = {"id": number, "is_bot": False, "first_name": "Ada", "username": f"ada{number}", "language_code": "fr"}
    chat = {"id": number, "first_name": "Ada", "username": f"ada{number}", "type": "private"}
    said = {"message_id": number, "chat": chat, "date": 1_795_446_000}
    text = {**said, "from": person, "text": "je fais de la menuiserie, libre le samedi matin, H2S"}
    buttons = [[{"text": label, "callback_data": f"a1f2-{label}"}] for label in ("yes", "no", "later")]
    asked = {
        **said,
        "from": bot,
        "text": "Si j’ai bien compris : menuiserie · le samedi, de 8 h à 12 h · La Petite-Patrie · bénévole",
        "entities": [{"type": "bold", "offset": 0, "length": 12}],
        "reply_markup": {"inline_keyboard": buttons},
    }
    press = {"id": str(number), "from": person, "chat_instance": "-1", "message": asked, "data": "a1f2-yes"}
    return {"update_id": 2 * number, "message": text}, {"update_id": 2 * number + 1, "callback_query": press}


def cost(read: Callable[[dict[str, Any]], object], updates: list[dict[str, Any]]) -> float:
    """CPU µs an update."""
    began = time.process_time()
    for _ in range(TURNS):
        for update in updates:
            if read(update) is None:
                raise SystemExit("an update was not read")
    return (time.process_time() - began) / (TURNS * len(updates)) * 1e6


def main() -> None:
    """One line of JSON: CPU µs an update, ours and the library's, and their ratio, median and worst of five rounds."""
    from telegram import Update

    updates = [update for number in range(1, UPDATES // 2 + 1) for update in raw(number)]
    reader = Reader(Who("99", "EspaceBot"))
    now = time.time_ns() // 1_000_000
    ours, theirs = [], []
    for _ in range(5):
        ours.append(cost(lambda update: reader.read(update, now), updates))
        theirs.append(cost(lambda update: Update.de_json(update, None), updates))
    ratios = [mine / its for mine, its in zip(ours, theirs, strict=True)]
    figures = {
        "read_us": statistics.median(ours),
        "de_json_us": statistics.median(theirs),
        "ratio": statistics.median(ratios),
        "worst": max(ratios),
    }
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()

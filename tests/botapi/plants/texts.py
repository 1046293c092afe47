"""Violations of the rules of texts and captions."""

from tests.botapi.stage import WORD
from tests.planting import either

TEXTS = {
    "has_one_formatting": either("sendMessage", {"parse_mode": "MarkdownV2"}, {"parse_mode": "HTML"}, **WORD),
    "is_well_formed": either(
        "sendMessage", {"text": "<b>non"}, {"text": "<b>oui</b>"}, chat_id="$ada", parse_mode="HTML"
    ),
    "entities_lie_within": either(
        "sendMessage",
        {"entities": [{"type": "bold", "offset": 3, "length": 2}]},
        {"entities": [{"type": "bold", "offset": 2, "length": 2}]},
        **WORD,
    ),
    "text_has_1_to_4096": either("sendMessage", {"text": "é" * 4097}, {"text": "é" * 4096}, chat_id="$ada"),
    "caption_has_up_to_1024": either(
        "sendPhoto", {"caption": "x" * 1025}, {"caption": "x" * 1024}, chat_id="$ada", photo="$photo"
    ),
}

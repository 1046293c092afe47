"""Violations of the rules of answers to presses and inline queries."""

from typing import Any

from tests.botapi.stage import Plant, Stage
from tests.botapi.types import JSON
from tests.planting import calls, either


def article(id: str = "1", title: str = "Toiture", **more: Any) -> JSON:
    return {"type": "article", "id": id, "title": title, "input_message_content": {"message_text": "ici"}, **more}


async def _answers_late(stage: Stage) -> None:
    stage.clock.passes(seconds=151)
    await stage.does("answerCallbackQuery", callback_query_id="$press")


ANSWER: JSON = {"callback_query_id": "$press"}
FOUND: JSON = {"inline_query_id": "$inline"}
QUERIES = {
    "query_was_asked": either("answerCallbackQuery", {"callback_query_id": "1"}, ANSWER),
    "query_is_young": Plant(_answers_late, calls("answerCallbackQuery", **ANSWER)),
    "notice_has_up_to_200": either("answerCallbackQuery", {"text": "x" * 201}, {"text": "x" * 200}, **ANSWER),
    "answer_link_leads_back": either(
        "answerCallbackQuery", {"url": "https://a.ca"}, {"url": "https://t.me/porte_bot?start=a"}, **ANSWER
    ),
    "results_are_up_to_50": either(
        "answerInlineQuery",
        {"results": [article(str(n)) for n in range(51)]},
        {"results": [article(str(n)) for n in range(50)]},
        **FOUND,
    ),
    "result_ids_are_unique": either(
        "answerInlineQuery", {"results": [article(), article()]}, {"results": [article(), article("2")]}, **FOUND
    ),
    "article_has_title": either(
        "answerInlineQuery", {"results": [article(title=" ")]}, {"results": [article()]}, **FOUND
    ),
    "next_offset_has_up_to_64_bytes": either(
        "answerInlineQuery", {"next_offset": "x" * 65}, {"next_offset": "x" * 64}, results=[], **FOUND
    ),
    "inline_button_carries_payload": either(
        "answerInlineQuery",
        {"button": {"text": "Écrire", "start_parameter": "a b"}},
        {"button": {"text": "Écrire", "start_parameter": "a_b"}},
        results=[],
        **FOUND,
    ),
}

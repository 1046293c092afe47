"""Answers to presses and inline queries."""

from tests.botapi.calls import Call, method
from tests.botapi.rules import keyboards, queries, texts
from tests.botapi.types import JSON


@method
def answer_callback_query(call: Call) -> bool:
    params = call.params
    queries.notice_has_up_to_200(params.get("text", ""))
    queries.answer_link_leads_back(params.get("url", ""), call.world.bot["username"])
    query = queries.query_was_asked(call.world, params["callback_query_id"])
    queries.query_is_young(call.world, query)
    query.answer = query.answer or params
    call.world.changed()
    return True


@method
def answer_inline_query(call: Call) -> bool:
    params = call.params
    results = params["results"]
    queries.results_are_up_to_50(results)
    queries.result_ids_are_unique(results)
    queries.article_has_title(results)
    queries.next_offset_has_up_to_64_bytes(params.get("next_offset", ""))
    if button := params.get("button"):
        queries.inline_button_carries_payload(button)
    worded = [_read(call, one) for one in results]
    query = queries.query_was_asked(call.world, params["inline_query_id"])
    queries.query_is_young(call.world, query)
    query.answer = {**params, "results": worded}
    call.world.changed()
    return True


def _read(call: Call, result: JSON) -> JSON:
    """A result with its words parsed, as the message that it becomes."""
    if markup := result.get("reply_markup"):
        keyboards.check(markup, None, call.world.bot["username"])
    content = result.get("input_message_content", {})
    if "message_text" in content:
        renamed = {**content, "text": content["message_text"]}
        text, entities = texts.parse(renamed, "text")
        texts.text_has_1_to_4096(text)
        return {**result, "sends": {"text": text, "entities": entities}}
    text, entities = texts.parse(result, "caption")
    texts.caption_has_up_to_1024(text)
    return {**result, "sends": {"caption": text, "caption_entities": entities}}

"""How presses and inline queries are answered."""

import re

from tests.botapi.refusals import Refused, circumstance, rule
from tests.botapi.state import Query, World
from tests.botapi.types import JSON
from tests.botapi.updates import INLINE, PRESS

ANSWER, RESULTS, ID, OFFSET = 200, 50, 64, 64
PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@rule
def query_was_asked(world: World, id: str) -> Query:
    """api#callbackquery: an identifier that came with an update."""
    if id not in world.queries:
        raise Refused("query is too old and response timeout expired or query ID is invalid")
    return world.queries[id]


@circumstance
def query_is_young(world: World, query: Query) -> None:
    """api#answercallbackquery: the person sees a progress bar meanwhile, and the client gives up; a late answer is
    refused and harmless."""
    if world.clock() - query.at > {"press": PRESS, "inline": INLINE}[query.kind]:
        raise Refused("query is too old and response timeout expired or query ID is invalid")


@rule
def notice_has_up_to_200(text: str) -> None:
    """api#answercallbackquery: text of 0-200 characters."""
    if len(text) > ANSWER:
        raise Refused("MESSAGE_TOO_LONG")


@rule
def answer_link_leads_back(url: str, bot: str) -> None:
    """api#answercallbackquery: a url like t.me/your_bot?start=XXXX (or a game's, which this bot has not)."""
    if url and not re.match(
        rf"(https?://)?(t\.me|telegram\.me)/{bot}\?start=[A-Za-z0-9_-]{{1,64}}$", url, re.IGNORECASE
    ):
        raise Refused("URL_INVALID")


@rule
def results_are_up_to_50(results: list[JSON]) -> None:
    """api#answerinlinequery: no more than 50 results per query."""
    if len(results) > RESULTS:
        raise Refused("RESULTS_TOO_MUCH")


@rule
def result_ids_are_unique(results: list[JSON]) -> None:
    """api#inlinequeryresultarticle: a unique identifier for this result, 1-64 bytes."""
    ids = [one["id"] for one in results]
    if len({*ids}) < len(ids):
        raise Refused("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(id.encode()) <= ID for id in ids):
        raise Refused("RESULT_ID_INVALID")


@rule
def article_has_title(results: list[JSON]) -> None:
    """api#inlinequeryresultarticle: a title of the result; an empty one is refused."""
    if any(one["type"] == "article" and not one["title"].strip() for one in results):
        raise Refused("ARTICLE_TITLE_EMPTY")


@rule
def next_offset_has_up_to_64_bytes(offset: str) -> None:
    """api#answerinlinequery: next_offset can't exceed 64 bytes."""
    if len(offset.encode()) > OFFSET:
        raise Refused("NEXT_OFFSET_INVALID")


@rule
def inline_button_carries_payload(button: JSON) -> None:
    """api#inlinequeryresultsbutton: start_parameter of 1-64 of A-Z, a-z, 0-9, _ and -; exactly one optional field."""
    if len(button.keys() - {"text"}) != 1 or not PARAMETER.fullmatch(button.get("start_parameter", "x")):
        raise Refused("START_PARAM_INVALID")

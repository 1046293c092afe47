"""What a message may hold, apart from its blocks."""

from typing import Any

from tests.slackapi.refusals import Refused, rule
from tests.slackapi.rules import blocks, texts
from tests.slackapi.types import JSON

LONGEST, LONGEST_EDIT = 40_000, 4_000


def content(params: JSON) -> JSON:
    """The words and blocks that a call sends, checked, as a message holds them."""
    message_has_content(params)
    text: str = params.get("text", "")
    found: dict[str, Any] = {"text": text[:LONGEST]}
    texts.control_characters_are_escaped(text)
    if "blocks" in params:
        if params["blocks"]:
            blocks_have_fallback(params)
        found["blocks"] = blocks.check(params["blocks"], blocks.MESSAGE)
    return found


@rule
def message_has_content(params: JSON) -> None:
    """reference/methods/chat.postMessage#errors: no_text, where there are neither words nor blocks."""
    if not params.get("text", "").strip() and not params.get("blocks"):
        raise Refused("no_text")


@rule
def blocks_have_fallback(params: JSON) -> None:
    """reference/methods/chat.postMessage#text-blocks-attachments: text is what notifications and screen readers say
    where there are blocks. Slack only warns."""
    if not params.get("text", "").strip():
        raise Refused("no_text", "blocks without a text to fall back on")


@rule
def edit_has_up_to_4000(params: JSON) -> None:
    """reference/methods/chat.update#errors: msg_too_long, beyond 4,000 characters."""
    if len(params.get("text", "")) > LONGEST_EDIT:
        raise Refused("msg_too_long")

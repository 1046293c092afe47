"""People's words inside Telegram's HTML: whatever they wrote is shown as written, and does nothing."""

import re
from html import escape as _escape

from conversations.hearing import COMMANDS

JOINER = "\u2060"
"""WORD JOINER: nothing to see or hear, and no word of Telegram's begins with it."""
_ADDRESS = (
    r"\bhttps?://[\w-]+(?:\.[\w-]+)+[/?#]\S*|(?<![\w@])(?:[\w-]+\.)+(?:com|org|net|ca|quebec|info|fr|be|io|me|tv)/\S*"
)
_ALIVE = re.compile(rf"({_ADDRESS})|(?<![A-Za-z0-9_])([@/#$])(?=\w)")


_COMMAND = re.compile(rf"(?<!\S)/{JOINER}((?:{'|'.join(COMMANDS)})\b)(?!/)")
_QUOTED = re.compile(r"(«[^»]*»?|“[^”]*”?)")


def inert(text: str) -> str:
    """The text escaped, with what Telegram would bring to life by itself laid to rest.

    A name, command or tag in a message of ours would be a link, and a name in a group would call that
    person; a joiner after the sign prevents it. An address of the web stays whole, so that all may
    see where it leads.
    """
    return _escape(_ALIVE.sub(_at_rest, text), quote=False)


def spoken(text: str) -> str:
    """What the door says, inert but for its own commands; people's words in it are quoted, and do nothing."""
    parts = _QUOTED.split(text)
    return "".join(inert(part) if place % 2 else _with_commands(part) for place, part in enumerate(parts))


def bold(text: str) -> str:
    """The text, inert and bold."""
    return f"<b>{inert(text)}</b>"


def italic(text: str) -> str:
    """The text, inert and in italics."""
    return f"<i>{inert(text)}</i>"


def _at_rest(found: re.Match[str]) -> str:
    return found[1] or found[2] + JOINER


def _with_commands(text: str) -> str:
    return _COMMAND.sub(r"/\1", inert(text))

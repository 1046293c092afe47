"""People's words inside Telegram's HTML: whatever they wrote is shown as written, and does nothing."""

import re
from html import escape as _escape

JOINER = "\u2060"
"""WORD JOINER: nothing to see or hear, and no word of Telegram's begins with it."""
_ADDRESS = (
    r"\bhttps?://[\w-]+(?:\.[\w-]+)+[/?#]\S*|(?<![\w@])(?:[\w-]+\.)+(?:com|org|net|ca|quebec|info|fr|be|io|me|tv)/\S*"
)
_ALIVE = re.compile(rf"({_ADDRESS})|(?<!\w)([@/#$])(?=\w)")


def inert(text: str) -> str:
    """The text escaped, with what Telegram would bring to life by itself laid to rest.

    A name, command or tag in a message of ours would be a link, and a name in a group would call that
    person; a joiner after the sign prevents it. An address of the web stays whole, so that all may
    see where it leads.
    """
    return _escape(_ALIVE.sub(lambda found: found[1] or found[2] + JOINER, text), quote=False)


def bold(text: str) -> str:
    """The text, inert and bold."""
    return f"<b>{inert(text)}</b>"


def italic(text: str) -> str:
    """The text, inert and in italics."""
    return f"<i>{inert(text)}</i>"

"""Passing an address on inside Telegram: it asks in which chat, and puts the words there to be sent."""

from urllib.parse import urlencode

SHARING = "https://t.me/share/url"
"""core.telegram.org/api/links#share-links."""
LONGEST = 1_000
"""Characters of the words; a longer address is refused by some phones."""


def share(address: str, words: str) -> str:
    """The address that opens Telegram's own list of chats."""
    return f"{SHARING}?{urlencode({'url': address, 'text': words[:LONGEST]})}"

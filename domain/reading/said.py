"""A text as it was meant: plain, its slips put right, and what was typed in a hurry written out."""

from functools import lru_cache

from domain.reading.memo import Memo
from domain.reading.spelling import spelled
from domain.reading.words import plain, unhurried, written_out


@lru_cache(maxsize=1024)  # one text is read for several things, and several times in a conversation
def said(text: str) -> str:
    """The plain text that is read for skills, times and intents; of a name or an address not a letter is changed."""
    return unhurried(" ".join([_WRITTEN_OUT[word] for word in text.split(" ")]))


_WRITTEN_OUT: Memo[str, str] = Memo(lambda word: written_out(spelled(plain(word))))

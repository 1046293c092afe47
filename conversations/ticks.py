"""Choices of which several may be taken, one press each; those taken bear a mark, and a last one ends it."""

from conversations.screens import Choice
from conversations.words import Words


def tick(id: str, label: str, *, on: bool) -> Choice:
    """One of them. The mark is read aloud by screen readers, and typed text matches with or without it."""
    return Choice(id, f"✓ {label}" if on else label)


def enough(words: Words, nothing: str, *, some: bool) -> Choice:
    """« C’est tout » once something is taken; before, what taking nothing means (a msgid)."""
    return Choice("done", words.say("That’s all") if some else words.say(nothing), style="main")

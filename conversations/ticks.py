"""Choices of which several may be taken, one press each; those taken bear a mark, and a last one ends it."""

from typing import TYPE_CHECKING

from conversations.screens import Choice
from conversations.words import Words

if TYPE_CHECKING:
    from conversations.talk import Talk


def tick(id: str, label: str, *, on: bool) -> Choice:
    """One of them. The mark is read aloud by screen readers, and typed text matches with or without it."""
    return Choice(id, f"✓ {label}" if on else label)


def enough(words: Words, nothing: str, *, some: bool) -> Choice:
    """« C’est tout » once something is taken; before, what taking nothing means (a msgid)."""
    return Choice("done", words.say("That’s all") if some else words.say(nothing), style="main")


def standing(talk: "Talk") -> tuple[str, str]:
    """The message that was pressed, by its id and its platform's, where its marks change in place; else nothing."""
    before, limits = talk.conversation.screen, talk.limits
    if before is None or not limits.edits or limits.echoes or not talk.state.ticks or talk.pressed is not talk.state:
        return "", ""
    return before.message, talk.stage.uow.native(before.message)

"""What people send beside words: what becomes of pictures sent together, and of what no conversation takes."""

from collections.abc import Mapping
from types import MappingProxyType

from conversations.inbound import Input, Media, Other, OtherKind
from conversations.talk import Talk
from conversations.words import N_

UNTAKEN: Mapping[OtherKind, str] = MappingProxyType(
    {
        "voice": N_("I can’t listen to recordings. Write it in a few words."),
        "video": N_("I can’t watch videos. Write it in a few words."),
        "sticker": N_("I can’t read stickers or moving pictures. Write it in words."),
        "file": N_("I can’t open files. Write in a few words what matters in it."),
        "contact": N_("Here people talk through me, without phone numbers. I kept nothing of that contact."),
        "poll": N_("I can’t answer polls. Write your question in words."),
        "other": N_("I can’t read that kind of message. Write it in words."),
    }
)
"""What is said of each kind, before the question is asked again."""
NO_PICTURE = N_("Thank you for the picture, but I can’t use it here. I take one when a project is proposed or changed.")


def untaken(what: Input) -> str:
    """What is said of something that can't be used here."""
    if isinstance(what, Other):
        return UNTAKEN[what.kind]
    return NO_PICTURE if isinstance(what, Media) else N_("I can’t use that here.")


def already_answered(talk: Talk, picture: Media) -> bool:
    """Whether it belongs to an album whose first picture was answered: one album, one answer.

    Each picture of an album comes by itself, and is acknowledged by itself; waiting for the others
    would keep what is not durable. The first stands for the album, whichever it is.
    """
    known = bool(picture.album) and picture.album == talk.conversation.album
    talk.conversation.album = picture.album
    return known

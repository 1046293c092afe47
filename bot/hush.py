"""Quiet hours that began while a message waited: it goes out when they are over."""

from conversations.screens import Message
from conversations.telling import as_reader, when
from storage.unit import Unit


def is_hushed(uow: Unit, message: Message, now: int) -> bool:
    """Whether its reader is to be left alone now; then it is put off until they are not (`now` is ms UTC).

    What answers an act goes out at any hour, and so does a change of a message that is there already.
    """
    if message.lane == "reply" or message.replaces:
        return False
    reader = uow.load(message.to).member or as_reader(uow.groups.at(str(message.to)))
    due = when(now, reader, patient=not message.pressing) if reader else now
    if due > now:
        uow.outbox.postpone(message.id, due)
    return due > now

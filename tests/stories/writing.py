"""What the door of a story writes in Slack: everything that is owed, as far as Slack takes it and its answers come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.adapters.adapter import Refused, Slower
from bot.adapters.slack.payloads import HOME
from conversations.screens import Message
from storage.unit import Unit
from tests.stories.losing import write
from tests.stories.town import accept

if TYPE_CHECKING:
    from tests.stories.slack import SlackTown


def write_all(town: SlackTown) -> None:
    """Everything owed is written and seen; what would be one call too many waits."""
    while owed := town.run(lambda uow: uow.outbox.owed("slack", town.now, 100)):
        for message in owed:
            town.messages += 1
            _settle(town, message)


def _settle(town: SlackTown, message: Message) -> None:
    try:
        native = town.wait(_write(town, message))
    except Slower as slower:
        town.run(partial(_postpone, message.id, town.now + slower.milliseconds))
    except Refused as refused:
        if refused.reason not in town.outside:
            raise
        town.run(partial(_refuse, message.id, refused.reason, town.now))
    else:
        town.natives.add(native)
        town.run(partial(accept, message.id, native, town.now))
        town.sees(message, native)


async def _write(town: SlackTown, message: Message) -> str:
    """Writes it as often as its connections drop; its id there."""
    drop, call = town.dropped(), _method(message)
    if drop:
        town.slack.expected.add("file_is_uploaded")  # whether it stands there already, Slack's refusal says
    town.doubled += drop == "unanswered" and call == "chat.postMessage"
    return await write(town.adapter, message, drop, lambda heard: town.slack.loses(call, heard=heard))


def _method(message: Message) -> str:
    """The method that writes a message."""
    if message.to.chat == HOME:
        return "views.publish"
    if message.replaces:
        return "chat.update"
    return "files.completeUploadExternal" if message.attachment else "chat.postMessage"


def _postpone(id: str, until: int, uow: Unit) -> None:
    uow.outbox.postpone(id, until)


def _refuse(id: str, reason: str, now: int, uow: Unit) -> None:
    uow.outbox.refuse(id, reason, now)

"""The files that people of a story are handed: made as the door makes them, from what is then kept."""

from bot.attachments import gather
from tests.stories.person import Person
from tests.stories.town import Town


def handed(town: Town, person: Person, sort: str) -> bytes:
    """The newest file of that sort that somebody received, as it would be made now."""
    attachments = [m.attachment for _, m in person.seen if m.attachment.startswith(f"{sort}:")]
    assert attachments, f"{person.name} received no {sort}: {[m.attachment for _, m in person.seen]}"
    return made(town, attachments[-1])


def made(town: Town, attachment: str) -> bytes:
    """A file; empty where there is nothing to make."""
    sort, _, argument = attachment.partition(":")
    making = town.run(lambda uow: gather(uow, town.engine.setting, sort, argument, town.now))
    return making() if making else b""


def received(person: Person, sort: str) -> int:
    """How many files of that sort somebody received."""
    return sum(message.attachment.startswith(f"{sort}:") for _, message in person.seen)


def followed(person: Person) -> str:
    """The payload of the newest link that somebody was given."""
    texts = [message.screen.text for _, message in person.seen if "?open=" in message.screen.text]
    return texts[-1].rpartition("?open=")[2].split()[0]

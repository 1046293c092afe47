"""The files that people of a story are handed, and the links that they are given."""

import pypdfium2
import zxingcpp

from tests.stories.person import Person
from tests.stories.town import Town


def handed(town: Town, person: Person, sort: str) -> bytes:
    """The newest file of that sort that somebody received."""
    files = [(native, m.attachment) for native, m in person.seen if m.attachment.startswith(f"{sort}:")]
    assert files, f"{person.name} received no {sort}: {[m.attachment for _, m in person.seen]}"
    return town.file(person, *files[-1])


def scanned(poster: bytes) -> str:
    """What the code on a poster opens."""
    (page,) = pypdfium2.PdfDocument(poster)
    (found,) = zxingcpp.read_barcodes(page.render(scale=100 / 72).to_pil())
    return str(found.text).rpartition("?open=")[2]


def received(person: Person, sort: str) -> int:
    """How many files of that sort somebody received."""
    return sum(message.attachment.startswith(f"{sort}:") for _, message in person.seen)


def followed(person: Person) -> str:
    """The payload of the newest link that somebody was given."""
    texts = [message.screen.text for _, message in person.seen if "?open=" in message.screen.text]
    return texts[-1].rpartition("?open=")[2].split()[0]

"""The catalogs as files: read, put in order, written in one stroke, one author at a time."""

import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from locales import NAMES
from locales.extraction import Said
from locales.typography import put_right

HERE = Path(__file__).parent
_HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural={plural};\\n"\n\n'
)
"""No dates and no line numbers: the same words always make the same file, so authors' changes merge."""


class BadCatalog(Exception):
    """A catalog's file can't be read: where, and what is wrong."""


@contextmanager
def locked(folder: Path = HERE) -> Iterator[None]:
    """Waits until nobody else writes the catalogs, and keeps others waiting meanwhile."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def path(name: str, folder: Path = HERE) -> Path:
    return folder / name / "LC_MESSAGES" / "messages.po"


def read(name: str, folder: Path = HERE) -> Catalog:
    """The catalog of that name, an empty one where there is no file yet; raises BadCatalog."""
    file = path(name, folder)
    try:
        return read_po(BytesIO(file.read_bytes()), locale=name[:2], abort_invalid=True)
    except FileNotFoundError:
        return Catalog(locale=name[:2])
    except PoFileError as why:
        raise BadCatalog(f"{file}, line {why.lineno + 1}: {why}") from why
    except (ValueError, LookupError) as why:
        raise BadCatalog(f"{file}: {why}") from why


def write(name: str, catalog: Catalog, folder: Path = HERE) -> bool:
    """Writes the catalog, sorted; says whether the file changed."""
    for message in [*catalog, *catalog.obsolete.values()]:
        message.locations = sorted({(file, 0) for file, _ in message.locations})
    body = BytesIO()
    write_po(body, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    plural = "(n > 1)" if name.startswith("fr") else "(n != 1)"
    text = _HEADER.format(language=name, plural=plural) + body.getvalue().decode()
    return _replace(path(name, folder), text.strip().encode() + b"\n")


def compile_all(folder: Path = HERE) -> None:
    """Writes each catalog's `.mo` beside it."""
    for name in NAMES:
        body = BytesIO()
        write_mo(body, read(name, folder))
        _replace(path(name, folder).with_suffix(".mo"), body.getvalue())


def said(message: Message) -> Said:
    """The message's key as the code says it."""
    if isinstance(message.id, (tuple, list)):
        return Said(message.id[0], message.id[1])
    return Said(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """What the message reads as: one text, or one for each plural form."""
    if isinstance(message.string, str):
        return (message.string,)
    return tuple(message.string or ())


def put(catalog: Catalog, key: Said, texts: Sequence[str], language: str) -> None:
    """Sets one entry, its typography put right; an obsolete entry comes back to life."""
    right = tuple(put_right(text, language) for text in texts)
    catalog.obsolete.pop(key.msgid, None)
    catalog.delete(key.msgid)
    if key.plural:
        catalog.add((key.msgid, key.plural), right)
    else:
        catalog.add(key.msgid, right[0])


def sort_out(catalog: Catalog, used: Iterable[Said]) -> None:
    """Keeps what is said alive, marks the rest obsolete, brings back what is said again."""
    keys = set(used)
    entries = [*(message for message in catalog if message.id), *catalog.obsolete.values()]
    for message in entries:
        key = said(message)
        catalog.obsolete.pop(key.msgid, None)
        catalog.delete(key.msgid)
        if key in keys:
            catalog.add(message.id, message.string)
        else:
            catalog.obsolete[key.msgid] = Message(message.id, message.string)


def _replace(target: Path, content: bytes) -> bool:
    if target.exists() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(f"{target.suffix}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(target)
    return True

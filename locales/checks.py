"""What is missing or wrong in the catalogs, a line for each fault."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Message

from locales.extraction import ROOT, Said, extract
from locales.pofiles import HERE, forms, read, said
from locales.typography import faults, says_tu


def check(folder: Path = HERE, root: Path = ROOT, *, strict: bool = False) -> Iterator[str]:
    """Every fault of the catalogs against the code; with `strict`, what nobody says any more too."""
    used = extract(root)
    french = {said(m): m for m in read("fr", folder) if m.id}
    english = {said(m): m for m in read("en", folder) if m.id}
    vous = {said(m): m for m in read("fr@vous", folder) if m.id}
    for key in sorted(used, key=lambda k: k.msgid):
        lacking = [n for n, m in (("fr", french.get(key)), ("en", english.get(key))) if m is None or not all(forms(m))]
        if lacking:
            yield f"{', '.join(lacking)}: “{key.msgid}” has no words yet ({', '.join(sorted(used[key]))})"
    for name, entries in (("fr", french), ("en", english), ("fr@vous", vous)):
        for key, message in entries.items():
            yield from (f"{name}: “{key.msgid}”: {fault}" for fault in faults_of(key, message, name))
        if strict:
            stale = {key.msgid for key in entries if key not in used} | set(read(name, folder).obsolete)
            yield from (f"{name}: “{msgid}” is said nowhere" for msgid in sorted(map(str, stale)))
    for key, message in french.items():
        if any(says_tu(text) for text in forms(message)) and not (key in vous and all(forms(vous[key]))):
            yield f"fr@vous: “{key.msgid}” says tu and has no words with vous"


def faults_of(key: Said, message: Message, name: str) -> Iterator[str]:
    """What is wrong with one entry of a catalog."""
    if message.fuzzy:
        yield "is fuzzy; read it and take the mark away"
    try:
        yield from _misplaced(key, message)
    except ValueError as why:
        yield f"its braces make no placeholder ({why})"
    for text in filter(None, forms(message)):
        yield from (f"{fault}: {text}" for fault in faults(text, name))


def _misplaced(key: Said, message: Message) -> Iterator[str]:
    """The placeholders that are not its msgid's; raises ValueError where braces make none."""
    wanted = _placeholders(key.msgid) | _placeholders(key.plural)
    for text in filter(None, forms(message)):
        found = _placeholders(text)
        # A form may leave a number unsaid ("une personne"); it may not invent one.
        if found - wanted or (not key.plural and found != wanted):
            yield f"its placeholders are {sorted(found)}, the msgid’s {sorted(wanted)}"


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

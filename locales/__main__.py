"""`python -m locales`: update, fill, compile and check the catalogs."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from locales import NAMES
from locales.checks import check
from locales.extraction import ROOT, Said, Unmarkable, extract
from locales.pofiles import HERE, BadCatalog, compile_all, forms, locked, put, read, said, sort_out, write


class Unfillable(Exception):
    """A file of words is not of the form that `fill` takes."""


def main() -> int:
    """Runs one command; 1 when something is wrong, said on standard error."""
    parser = argparse.ArgumentParser(prog="python -m locales", description="The door's words, in each language.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update", help="takes the strings out of the code into the catalogs")
    commands.add_parser("compile", help="makes the .mo files that the program reads")
    checking = commands.add_parser("check", help="says what is missing or wrong")
    checking.add_argument("--strict", action="store_true", help="entries that nothing says are faults too")
    filling = commands.add_parser("fill", help="puts translations in; several authors may do so at once")
    filling.add_argument("file", type=Path, help='{"msgid": {"fr": "…", "vous": "…", "en": "…"}, …}')
    asked = parser.parse_args()
    try:
        if asked.command == "update":
            return update()
        if asked.command == "fill":
            return fill(asked.file)
        if asked.command == "compile":
            compile_all()
            return 0
        faults = list(check(strict=asked.strict))
    except (Unmarkable, Unfillable, BadCatalog) as why:
        faults = [str(why)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def update(folder: Path = HERE, root: Path = ROOT) -> int:
    """Brings the catalogs up to the code; English reads as its msgids until someone says better."""
    with locked(folder):
        used = extract(root)
        for name in NAMES:
            catalog = read(name, folder)
            sort_out(catalog, used)
            there = {said(message) for message in catalog if message.id and all(forms(message))}
            if name == "en":
                for key in set(used) - there:
                    put(catalog, key, (key.msgid, key.plural) if key.plural else (key.msgid,), "en")
            elif name == "fr":
                for key in set(used) - there:
                    put(catalog, key, ("", "") if key.plural else ("",), "fr")
            if write(name, catalog, folder):
                print(f"{name}: {len(catalog)} entries, {len(catalog.obsolete)} obsolete")
        compile_all(folder)
    return 0


def fill(file: Path, folder: Path = HERE) -> int:
    """Puts a file's translations in the catalogs and compiles them."""
    try:
        entries = _entries(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as why:
        raise Unfillable(f"{file}: {why}") from why
    with locked(folder):
        for name, column in (("fr", "fr"), ("en", "en"), ("fr@vous", "vous")):
            catalog = read(name, folder)
            there = {said(message) for message in catalog if message.id and all(forms(message))}
            for key, words in entries:
                texts = words.get(column)
                if texts is None and column == "en" and key not in there:
                    texts = (key.msgid, key.plural) if key.plural else (key.msgid,)
                if texts is not None:
                    put(catalog, key, texts, name)
            write(name, catalog, folder)
        compile_all(folder)
    return 0


def _entries(given: Any) -> list[tuple[Said, dict[str, tuple[str, ...]]]]:
    """Each msgid with its texts by column; a list of objects, or one object by msgid."""
    if isinstance(given, dict):
        given = [isinstance(words, dict) and {"msgid": msgid, **words} for msgid, words in given.items()]
    if not isinstance(given, list) or not all(map(_has_key, given)):
        raise ValueError("write an object by msgid, or a list of objects with a msgid each")
    found = []
    for entry in given:
        unknown = set(entry) - {"msgid", "plural", "fr", "vous", "en"}
        if unknown:
            raise ValueError(f"“{entry.get('msgid')}”: what is {sorted(unknown)}? Use msgid, plural, fr, vous, en")
        key = Said(entry["msgid"], entry.get("plural", ""))
        words = {column: _texts(key, entry[column]) for column in ("fr", "vous", "en") if column in entry}
        found.append((key, words))
    return found


def _has_key(entry: Any) -> bool:
    """Whether it is an object with a msgid, and a plural if there is one, in words."""
    if not isinstance(entry, dict) or not entry.get("msgid"):
        return False
    return all(isinstance(entry.get(key, ""), str) for key in ("msgid", "plural"))


def _texts(key: Said, given: Any) -> tuple[str, ...]:
    texts = tuple(given) if isinstance(given, list) else (given,)
    if len(texts) != (2 if key.plural else 1) or not all(isinstance(text, str) and text for text in texts):
        raise ValueError(f"“{key.msgid}”: {'two texts, one and many' if key.plural else 'one text'}, none empty")
    return texts


if __name__ == "__main__":
    sys.exit(main())

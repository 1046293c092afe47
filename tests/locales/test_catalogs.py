"""Catalogs are filled, brought up to the code, compiled and checked, on a room and a folder of their own."""

import json
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import locales
from locales import pofiles as files
from locales.__main__ import Unfillable, fill, update
from locales.checks import check
from locales.extraction import Said, Unmarkable, extract

CODE = """
from conversations.words import N_
def greet(words, n, late):
    words.say("It’s noted, {name}.", name="Ada")
    turn.say(words.say(N_("Good evening.") if late else N_("Good morning.")))
    words.count("{n} place", "{n} places", n)
    "a plain list".count("a")
    words.say(elsewhere)
"""
WORDS = {
    "It’s noted, {name}.": {"fr": "C'est noté, {name}."},
    "Good evening.": {"fr": "Bonsoir à toi.", "vous": "Bonsoir à vous."},
    "Good morning.": {"fr": "Bonjour."},
}
PLACES = {"msgid": "{n} place", "plural": "{n} places", "fr": ["{n} place", "{n} places"]}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for room in ("conversations", "bot", "domain"):
        (tmp_path / "code" / room).mkdir(parents=True)
    (tmp_path / "code" / "conversations" / "greeting.py").write_text(CODE, encoding="utf-8")
    return tmp_path / "code"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    return tmp_path / "words"


@pytest.fixture
def filled(tmp_path: Path, folder: Path) -> Callable[[Any], Path]:
    def put(entries: Any) -> Path:
        file = tmp_path / "entries.json"
        file.write_text(json.dumps(entries), encoding="utf-8")
        fill(file, folder)
        return folder

    return put


def test_every_literal_that_is_said_is_found(root: Path) -> None:
    assert set(extract(root)) == {
        Said("It’s noted, {name}."),
        Said("Good evening."),
        Said("Good morning."),
        Said("{n} place", "{n} places"),
    }


def test_a_string_put_together_in_the_code_is_refused(root: Path) -> None:
    (root / "bot" / "wrong.py").write_text("words.say(f'Hello {name}')", encoding="utf-8")
    with pytest.raises(Unmarkable, match=r"bot/wrong\.py:1"):
        extract(root)


def test_filled_catalogs_have_no_fault(root: Path, filled: Callable[[Any], Path]) -> None:
    filled(WORDS)
    folder = filled([PLACES])
    assert list(check(folder, root)) == []
    assert files.forms(files.read("fr", folder)["It’s noted, {name}."]) == ("C’est noté, {name}.",)


def test_what_is_missing_is_named(root: Path, folder: Path) -> None:
    update(folder, root)
    faults = list(check(folder, root))
    assert [fault for fault in faults if fault.startswith("en")] == []
    assert sum("has no words yet" in fault for fault in faults) == 4


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({"fr": "C’est noté, {prenom}."}, "placeholders"),
        ({"fr": "C’est noté."}, "placeholders"),
        ({"fr": "C’est noté, {name."}, "braces"),
        ({"fr": "C’est noté pour toi, {name}."}, "vous"),
        ({"fr": "Oups, {name}."}, "voice"),
    ],
)
def test_a_wrong_entry_is_named(root: Path, filled: Callable[[Any], Path], words: dict[str, str], fault: str) -> None:
    filled(WORDS)
    filled([PLACES])
    (found,) = check(filled({"It’s noted, {name}.": words}), root)
    assert fault in found
    assert "It’s noted" in found


def test_what_is_said_no_more_waits_until_it_is_said_again(root: Path, filled: Callable[[Any], Path]) -> None:
    filled([PLACES])
    folder = filled(WORDS | {"Good night.": {"fr": "Bonne nuit."}})
    assert list(check(folder, root)) == []
    assert any("Good night." in fault for fault in check(folder, root, strict=True))
    update(folder, root)
    assert files.read("fr", folder).get("Good night.") is None
    (root / "bot" / "night.py").write_text("words.say('Good night.')", encoding="utf-8")
    update(folder, root)
    found = files.read("fr", folder).get("Good night.")
    assert found is not None
    assert found.string == "Bonne nuit."


def test_the_same_words_make_the_same_file(root: Path, filled: Callable[[Any], Path]) -> None:
    folder = filled(WORDS)
    update(folder, root)
    before = files.path("fr", folder).read_bytes()
    filled(dict(reversed(WORDS.items())))
    update(folder, root)
    assert files.path("fr", folder).read_bytes() == before


def test_an_english_that_someone_wrote_is_kept(filled: Callable[[Any], Path]) -> None:
    filled({"Hello.": {"fr": "Bonjour.", "en": "Hi there."}})
    folder = filled({"Hello.": {"fr": "Bonjour!"}})
    assert files.forms(files.read("en", folder)["Hello."]) == ("Hi there.",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"A": {"french": "B"}},
        {"A": {"fr": ""}},
        {"A": {"fr": ["a", "b"]}},
        {"A": {"fr": 5}},
        {"A": None},
        [{"fr": "a"}],
        [{"msgid": 5, "fr": "a"}],
        3,
    ],
)
def test_a_file_of_another_form_changes_nothing(wrong: Any, folder: Path, filled: Callable[[Any], Path]) -> None:
    with pytest.raises(Unfillable):
        filled(wrong)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("damage", "where"), [(b"\nmsgid broken\n", "line"), (b"\xff", "codec"), (b'\nmsgid "A"\nmsgstr[x] "B"\n', "int")]
)
def test_a_damaged_catalog_is_named(damage: bytes, where: str, filled: Callable[[Any], Path]) -> None:
    file = files.path("fr", filled(WORDS))
    file.write_bytes(file.read_bytes() + damage)
    with pytest.raises(files.BadCatalog, match=where) as told:
        files.read("fr", file.parents[2])
    assert str(file) in str(told.value)


def _author(folder: Path, number: int) -> None:
    file = folder.parent / f"{number}.json"
    file.write_text(json.dumps({f"Line {number}.": {"fr": f"Ligne {number}."}}), encoding="utf-8")
    fill(file, folder)


def test_authors_who_fill_at_once_lose_nothing(folder: Path) -> None:
    spawn = get_context("fork")
    authors = [spawn.Process(target=_author, args=(folder, number)) for number in range(8)]
    for author in authors:
        author.start()
    for author in authors:
        author.join()
    assert {m.string for m in files.read("fr", folder) if m.id} == {f"Ligne {number}." for number in range(8)}


def test_a_missing_or_broken_catalog_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(locales, "files", lambda _: tmp_path)
    with pytest.raises(locales.MissingCatalog, match="python -m locales compile"):
        locales.catalogs()
    (tmp_path / "fr" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "fr" / "LC_MESSAGES" / "messages.mo").write_bytes(b"\xde\x12\x04\x95 broken")
    with pytest.raises(locales.MissingCatalog, match="“fr”"):
        locales.catalogs()

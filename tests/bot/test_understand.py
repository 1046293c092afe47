"""`collectif understand`: lines in, lines out, in order; a line that can't be read is named and left out."""

import io
import json
import sys

import pytest

from bot.__main__ import main

SAID = {
    "id": "fr-001",
    "now": "2026-11-22T10:00",
    "text": "Je fais de la menuiserie, libre le samedi matin, H2S, bénévole",
}


def typed(monkeypatch: pytest.MonkeyPatch, given: str, *options: str) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["collectif", "understand", *options])
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


def test_a_message_becomes_facts(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    english = {"id": "en-1", "lang": "en", "now": "2026-11-22T10:00", "text": "my sink is leaking, tomorrow at 2 pm?"}
    assert typed(monkeypatch, f"{json.dumps(SAID)}\n\n{json.dumps(english)}\n", "--explain") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], first["lang"], first["intent"], first["skills"]) == ("fr-001", "fr", "offer", ["carpentry"])
    assert first["when"] == [{"weekly": ["sat"], "from": "08:00", "to": "12:00"}]
    assert first["pay"] == {"kind": "volunteer"}
    assert first["area"]["name"].endswith("(H2S)")
    assert (second["lang"], second["heard"]) == ("en", {"plumbing": ["sink leaking"]})
    assert second["when"] == [{"date": "2026-11-23", "from": "14:00", "to": "16:00"}]


def test_a_line_that_cannot_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["nonsense", json.dumps(SAID), json.dumps({**SAID, "now": "2026-11-22T10:00Z"}), '{"id": "x"}']
    assert typed(monkeypatch, "\n".join(lines)) == 1
    told = capsys.readouterr()
    assert [json.loads(line)["id"] for line in told.out.splitlines()] == ["fr-001"]
    assert [line.split(":")[0] for line in told.err.splitlines()] == ["line 1", "line 3", "line 4"]
    assert "without a zone" in told.err

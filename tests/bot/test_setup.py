"""A bad set-up: one line that says what and how to mend it, exit 1, and nothing changed."""

import asyncio
import os
import shutil
import socket
import sqlite3
import subprocess
from pathlib import Path

import pytest

from bot.faults import Fault
from bot.listening import listen
from tests.bot.doors import ROOT, SETTINGS, typed
from tests.bot.telegram.house import settings_for
from tests.botapi import BotApi


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def refused(answer: subprocess.CompletedProcess[str], *said: str) -> None:
    """One line on standard error, nothing on the other, exit 1."""
    assert (answer.returncode, answer.stdout) == (1, ""), answer
    assert answer.stderr.count("\n") == 1, answer.stderr
    assert answer.stderr.startswith("collectif: ")
    assert "Traceback" not in answer.stderr
    for words in said:
        assert words in answer.stderr


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("PORT", "eighty", "COLLECTIF_PORT=8080"),
        ("SLACK_BOT_TOKEN", "xoxb-1", "COLLECTIF_SLACK_APP_TOKEN (one workspace"),
    ],
)
def test_a_wrong_setting(tmp_path: Path, name: str, value: str, mend: str) -> None:
    answer = typed("run", folder=tmp_path, settings={**SETTINGS, f"COLLECTIF_{name}": value})
    refused(answer, mend)
    assert "COLLECTIF_" in answer.stderr
    assert contents(tmp_path) == {}


def test_a_server_that_is_not_there_is_said_without_its_password(tmp_path: Path) -> None:
    urls = {"COLLECTIF_DATABASE_URL": "postgresql://porte:s3same@127.0.0.1:9/porte", "COLLECTIF_SECRET_KEY": "k" * 40}
    for word in ("run", "migrate", "check"):
        answer = typed(word, folder=tmp_path, settings={**SETTINGS, **urls})
        assert answer.returncode == 1
        assert "PostgreSQL can't be reached" in answer.stdout + answer.stderr
        assert "s3same" not in answer.stdout + answer.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["run", "demo"])
def test_a_port_in_use(tmp_path: Path, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        words = ("demo", "--no-browser", "--port", port) if command == "demo" else ("run",)
        answer = typed(*words, folder=tmp_path, settings={**SETTINGS, "COLLECTIF_PORT": port})
    refused(answer, f"port {port} on 127.0.0.1 can't be had", "choose another")
    assert contents(tmp_path) == {}


def test_a_mistyped_setting_is_named_as_the_door_opens(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        mistyped = {"COLLECTIF_OPERATEUR": "swordfish", "COLLECTIF_PORT": str(taken.getsockname()[1])}
        answer = typed("run", folder=tmp_path, settings={**SETTINGS, **mistyped})
    warning, fault = answer.stderr.splitlines()
    assert "WARNING" in warning
    assert warning.endswith(
        "COLLECTIF_OPERATEUR is no setting and is passed over: did you mean COLLECTIF_OPERATOR_NAME?"
    )
    assert fault.startswith("collectif: port")
    assert "swordfish" not in answer.stderr


def test_a_corrupt_database(tmp_path: Path) -> None:
    (tmp_path / "collectif.db").write_bytes(b"This was a database once. " * 200)
    before = contents(tmp_path)
    for command in ("run", "stats"):
        refused(typed(command, folder=tmp_path), "a backup")
    assert contents(tmp_path) == before


def test_a_newer_database(tmp_path: Path) -> None:
    assert typed("migrate", folder=tmp_path).returncode == 0
    connection = sqlite3.connect(tmp_path / "collectif.db", isolation_level=None)
    connection.execute("INSERT INTO schema_version VALUES (99, 'of tomorrow', 0)")
    connection.close()
    before = contents(tmp_path)
    for words in (("run",), ("migrate",), ("stats",), ("backup", "copie.db")):
        refused(typed(*words, folder=tmp_path), "install the newer program")
    assert contents(tmp_path) == before


def test_another_programs_database(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "collectif.db", isolation_level=None)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = contents(tmp_path)
    refused(typed("run", folder=tmp_path), "another program's tables", "one of its own")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("host", ["999.1.1.1", "203.0.113.7"])
def test_an_address_of_no_machine_or_of_another(host: str) -> None:
    with pytest.raises(Fault, match=f"COLLECTIF_HOST: {host} is no address of this machine"):
        listen(host, 0)


def test_a_database_that_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir()
    assert typed("migrate", folder=folder).returncode == 0
    connection = sqlite3.connect(folder / "collectif.db")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    (folder / "collectif.db").chmod(0o444)
    folder.chmod(0o555)
    before = contents(folder)
    # Root may write whatever the rights say, unless it gives that power up.
    humbly = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] if os.geteuid() == 0 else []
    answer = typed("run", folder=folder, before=humbly)
    folder.chmod(0o755)
    refused(answer, "can't be written", "give this user the right")
    assert contents(folder) == before


def harmed(folder: Path, room: str) -> Path:
    """The program in a folder where one room may be harmed."""
    folder.mkdir()
    for name in ("bot", "conversations", "domain", "locales", "storage"):
        if name == room:
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (folder / name).symlink_to(ROOT / name)
    return folder


def test_a_missing_catalog(tmp_path: Path) -> None:
    program = harmed(tmp_path / "program", "locales")
    (program / "locales" / "fr" / "LC_MESSAGES" / "messages.mo").unlink()
    before = contents(tmp_path)
    refused(typed("run", folder=tmp_path, program=program), "“fr” are missing", "python -m locales compile")
    assert contents(tmp_path) == before


async def test_a_broken_conversation_takes_nothing_and_changes_nothing(tmp_path: Path) -> None:
    program = harmed(tmp_path / "program", "conversations")
    welcome = program / "conversations" / "flows" / "welcome.py"
    sound = welcome.read_text(encoding="utf-8")
    edge = 'Chosen[Literal["teen", "child"]]) -> Done:'
    assert edge in sound
    welcome.write_text(sound.replace(edge, edge.replace("Done", 'Done | Goto[Literal["nowhere"]]')), encoding="utf-8")
    before = contents(tmp_path)
    async with BotApi() as api:
        await api.person("Ada").says("Bonjour")
        settings = settings_for(api, tmp_path)
        answer = await asyncio.to_thread(typed, "run", folder=tmp_path, program=program, settings=settings)
        assert len(api.world.updates.waiting) == 1
        assert {call.method for call in api.requests} <= {"getUpdates"}
    refused(answer, "a conversation is broken", "welcome.age: it goes to “nowhere”, which is no state")
    assert contents(tmp_path) == before

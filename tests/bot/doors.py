"""A door as somebody starts it: a process of its own, on a free port, in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent.parent
SETTINGS = {
    "COLLECTIF_OPERATOR_NAME": "la Caisse du Quartier",
    "COLLECTIF_PRIVACY_CONTACT": "vie-privee@example.org",
    "COLLECTIF_PORT": "0",
    "COLLECTIF_LOG_LEVEL": "WARNING",
}


def free_port() -> int:
    """A port that nobody listens at now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def surroundings(settings: Mapping[str, str], program: Path = ROOT) -> dict[str, str]:
    """An environment with no settings but these, in which the program is found in a folder."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COLLECTIF_")}
    return {**plain, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1", **settings}


def typed(
    *words: str,
    folder: Path,
    settings: Mapping[str, str] = SETTINGS,
    program: Path = ROOT,
    before: Sequence[str] = (),
) -> subprocess.CompletedProcess[str]:
    """What `collectif` answers, in a process of its own; `before` is a command that runs it."""
    return subprocess.run(
        [*before, sys.executable, "-m", "bot", *words],
        cwd=folder,
        env=surroundings(settings, program),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@dataclass
class Running:
    """A door that is open. `page` is the address that it printed."""

    process: subprocess.Popen[str]
    page: str
    started: float
    """Seconds until it printed its address."""

    @property
    def chat(self) -> str:
        return f"ws://{urlsplit(self.page).netloc}/chat"

    def ends(self, sign: signal.Signals = signal.SIGINT) -> tuple[int, float]:
        """Its exit code after a signal, and the seconds that it took."""
        began = time.perf_counter()
        self.process.send_signal(sign)
        return self.process.wait(15), time.perf_counter() - began


def start(*words: str, folder: Path, settings: Mapping[str, str] = SETTINGS) -> Running:
    """A door started; it is the caller's to end."""
    began = time.perf_counter()
    with (folder / "stderr.txt").open("a") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            cwd=folder,
            env=surroundings(settings),
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    assert process.stdout is not None
    page = process.stdout.readline().strip()
    if not page:
        process.wait(15)
        raise AssertionError((folder / "stderr.txt").read_text())
    return Running(process, page, time.perf_counter() - began)


@contextmanager
def running(*words: str, folder: Path, settings: Mapping[str, str] = SETTINGS) -> Iterator[Running]:
    """A door that is open until the block ends."""
    door = start(*words, folder=folder, settings=settings)
    try:
        yield door
    finally:
        if door.process.poll() is None:
            door.process.kill()
        door.process.communicate()

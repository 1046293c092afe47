"""A door as somebody starts it: a process of its own, on a free port, in a folder of its own."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from tests.bot.program import Program
from tests.patience import PATIENCE

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
    """What `collectif` answers, in a process of its own; `before` is a command that runs it.

    Of another `program`, or after another command, it is started anew.
    """
    command = [*before, *_shell(words)] if before or program != ROOT else ()
    with TemporaryDirectory() as around:
        err = Path(around) / "stderr.txt"
        here = surroundings(settings, program)
        with closing(Program(words, folder=folder, environment=here, err=err, command=command)) as run:
            out = run.out.read()
            return subprocess.CompletedProcess(words, run.waits(), out, err.read_text(encoding="utf-8"))


def _shell(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "bot", *words]


@dataclass
class Running:
    """A door that is open. `page` is the address that it printed."""

    program: Program
    page: str

    @property
    def chat(self) -> str:
        return f"ws://{urlsplit(self.page).netloc}/chat"

    def ends(self, sign: signal.Signals = signal.SIGINT) -> int:
        """Its exit code after a signal."""
        self.program.signals(sign)
        return self.program.waits(PATIENCE)


def _start(words: Sequence[str], folder: Path, settings: Mapping[str, str], *, anew: bool) -> Running:
    err = folder / "stderr.txt"
    command = _shell(words) if anew else ()
    program = Program(words, folder=folder, environment=surroundings(settings), err=err, command=command)
    page = program.out.readline().strip()
    if not page:
        program.close()
        raise AssertionError(err.read_text(encoding="utf-8"))
    return Running(program, page)


@contextmanager
def running(*words: str, folder: Path, settings: Mapping[str, str] = SETTINGS, anew: bool = False) -> Iterator[Running]:
    """A door that is open until the block ends; `anew` it is started as from a shell, all its imports too."""
    door = _start(words, folder, settings, anew=anew)
    with closing(door.program):
        yield door


@asynccontextmanager
async def running_beside(
    *words: str, folder: Path, settings: Mapping[str, str] = SETTINGS, anew: bool = False
) -> AsyncIterator[Running]:
    """The same, while this loop goes on: somebody in it may have to answer before the door is open."""
    door = await asyncio.to_thread(_start, words, folder, settings, anew=anew)
    try:
        yield door
    finally:
        await asyncio.to_thread(door.program.close)

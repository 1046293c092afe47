"""The program in a process of its own. What it imports is imported once for all of a run, unless it is started anew."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from bot.__main__ import main

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(
    [
        "bot.app",
        "bot.commands",
        "bot.demo.showing",
        "bot.serving",
        "bot.adapters.slack.adapter",
        "bot.adapters.slack.bolt",
        "bot.adapters.telegram.adapter",
        "storage.postgres",
        "tests.bot.program",
    ]
)


class Program:
    """`collectif` with some words. What it prints is read from `out`; what it complains of goes to the file `err`.

    A `command` is run instead of it, in the same place.
    """

    def __init__(
        self,
        words: Sequence[str],
        *,
        folder: Path,
        environment: Mapping[str, str],
        err: Path,
        command: Sequence[str] = (),
    ) -> None:
        reading, writing = PROCESSES.Pipe(duplex=False)
        place = (str(folder), dict(environment), str(err))
        # As a daemon, for whatever became of a test, it ends with the tests.
        self._process = PROCESSES.Process(target=_work, args=(words, command, place, writing), daemon=True)
        self._process.start()
        writing.close()
        self.out = os.fdopen(os.dup(reading.fileno()), encoding="utf-8")
        reading.close()

    def signals(self, sign: signal.Signals) -> None:
        """Sends it a signal."""
        assert self._process.pid is not None
        os.kill(self._process.pid, sign)

    def waits(self, seconds: float | None = None) -> int:
        """Its exit code, once it has ended; TimeoutError when it has not by then."""
        self._process.join(seconds)
        if self._process.exitcode is None:
            raise TimeoutError
        return self._process.exitcode

    def close(self) -> None:
        """Kills it, if it has not ended."""
        self._process.kill()
        self._process.join()
        self.out.close()


def _work(
    words: Sequence[str], command: Sequence[str], place: tuple[str, dict[str, str], str], out: Connection
) -> None:
    """In the process itself: its place and its streams, then the words."""
    folder, environment, err = place
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    os.dup2(out.fileno(), sys.stdout.fileno())
    out.close()
    with Path(err).open("a") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # as in a terminal, were the tests run under `nohup`
    if command:
        os.execvp(command[0], [*command])
    sys.argv = ["collectif", *words]
    main()

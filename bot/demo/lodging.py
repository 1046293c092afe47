"""Where a demo lives: a temporary folder that goes with it, however it ends, at the latest when another begins."""

import fcntl
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

PREFIX = "collectif-demo-"
ALIVE = "alive"
"""The file that a running demo holds locked: the system lets go of it whatever ends the demo."""
OLD = 86_400
"""Seconds after which a folder without that file is nobody's: one without it may have been made this very moment."""


@contextmanager
def lodging() -> Iterator[Path]:
    """A folder of its own, gone at the end: Ctrl-C, SIGTERM or a closed terminal included.

    What demos that were killed have left is swept first.
    """
    for sign in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(sign) != signal.SIG_IGN:  # `nohup` means to outlive its terminal
            signal.signal(sign, lambda number, _: sys.exit(128 + number))
    with TemporaryDirectory(prefix=PREFIX) as made:
        folder = Path(made)
        with _held(folder):
            sweep(folder.parent)
            yield folder


def sweep(around: Path) -> None:
    """Removes the folders of one's own demos that run no more; what can't be removed is let be."""
    for folder in around.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if not folder.is_symlink() and folder.stat().st_uid == os.getuid() and not _lived_in(folder):
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Says that somebody lives there. The file has its name only once it is locked."""
    with (folder / f"{ALIVE}.new").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        Path(file.name).rename(folder / ALIVE)
        yield


def _lived_in(folder: Path) -> bool:
    try:
        with (folder / ALIVE).open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return time.time() - folder.stat().st_mtime < OLD
    return False

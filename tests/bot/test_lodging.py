"""Where a demo lives: the folder goes with it, and what a killed demo left goes when another begins."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from bot.demo.lodging import ALIVE, OLD, PREFIX, sweep
from tests.bot.doors import SETTINGS, running, surroundings
from tests.patience import PATIENCE

DEMO = ("demo", "--no-browser", "--port", "0")


def folders(around: Path) -> list[Path]:
    return list(around.glob(f"{PREFIX}*"))


def left(around: Path, name: str, *, alive: bool = True, age: int = 0) -> Path:
    folder = around / f"{PREFIX}{name}"
    folder.mkdir()
    (folder / "demo.db").write_text("people")
    if alive:
        (folder / ALIVE).touch()
    os.utime(folder, (time.time() - age,) * 2)
    return folder


def test_only_what_nobody_lives_in_is_swept(tmp_path: Path) -> None:
    killed, older = left(tmp_path, "killed"), left(tmp_path, "older", alive=False, age=OLD + 60)
    lived_in, new = left(tmp_path, "lived-in", age=OLD + 60), left(tmp_path, "new", alive=False)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ALIVE).touch()
    linked = tmp_path / f"{PREFIX}linked"
    linked.symlink_to(elsewhere)
    with (lived_in / ALIVE).open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        sweep(tmp_path)
        assert not killed.exists()
        assert not older.exists()
        assert (lived_in / "demo.db").exists()
        assert new.exists()
        assert (elsewhere / ALIVE).exists()
    sweep(tmp_path)
    assert not lived_in.exists()


def test_a_demo_that_was_killed_is_swept_by_the_next_and_a_closed_terminal_leaves_nothing(tmp_path: Path) -> None:
    settings = {**SETTINGS, "TMPDIR": str(tmp_path)}
    with running(*DEMO, folder=tmp_path, settings=settings) as demo:
        demo.ends(signal.SIGKILL)
    (killed,) = folders(tmp_path)
    with running(*DEMO, folder=tmp_path, settings=settings) as demo:
        (lived_in,) = folders(tmp_path)
        assert lived_in != killed
        code = demo.ends(signal.SIGHUP)
    assert (code, folders(tmp_path)) == (0, [])


def test_a_demo_that_is_ended_while_it_is_made_leaves_nothing(tmp_path: Path) -> None:
    """Its folder is there, and its people are not yet."""
    begun = "from bot.demo import showing\nimport os, signal\n"
    ends = f"showing._settle = lambda *_, **__: os.kill(os.getpid(), {int(signal.SIGTERM)})\n"
    shows = "showing.show(port=0, seed=7, browser=False)"
    environment = surroundings({**SETTINGS, "TMPDIR": str(tmp_path)})
    ended = subprocess.run([sys.executable, "-c", begun + ends + shows], env=environment, timeout=PATIENCE, check=False)
    assert (ended.returncode, folders(tmp_path)) == (128 + signal.SIGTERM, [])

"""A planted bug: a change of one file or more, made in a copy of the project, in which its test must fail."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[2]
FAILED = 1
"""What pytest ends with when a test failed; 0 is for none that did, the rest for what is no answer."""


@dataclass(frozen=True)
class Hunk:
    """Lines of one file, as they are and as the bug has them."""

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Plant:
    """A bug in a sentence, the test that catches it, and what it changes."""

    name: str
    bug: str
    test: str
    hunks: tuple[Hunk, ...]

    def planted(self, path: str) -> str:
        """A file with the bug in it; ValueError where its lines are not there exactly once any more."""
        text = (PROJECT / path).read_text(encoding="utf-8")
        for hunk in self.hunks:
            if hunk.path == path:
                if text.count(hunk.before) != 1:
                    raise ValueError(f"{self.name}.diff no longer fits {path}: write it anew, for the bug is still one")
                text = text.replace(hunk.before, hunk.after)
        return text


def plants() -> list[Plant]:
    """All of them, by name."""
    return [read(path) for path in sorted(HERE.glob("*.diff"))]


def read(path: Path) -> Plant:
    """A plant as it is written in its file."""
    bug, test, *lines = path.read_text(encoding="utf-8").splitlines()
    return Plant(path.stem, bug, test.removeprefix("Caught by: "), tuple(_hunks(lines)))


def _hunks(lines: list[str]) -> Iterator[Hunk]:
    path = ""
    for number, line in enumerate(lines):
        if line.startswith("+++ "):
            path = re.sub("^b/", "", line.removeprefix("+++ "))
        elif line.startswith("@@"):
            body = list(takewhile(lambda each: not each.startswith(("@@", "--- ")), lines[number + 1 :]))
            yield Hunk(path, _side(body, " -"), _side(body, " +"))


def _side(body: list[str], signs: str) -> str:
    return "".join(f"{line[1:]}\n" for line in body if (line or " ")[0] in signs)


def sow(plant: Plant, field: Path) -> None:
    """Makes the project again in an empty folder, all of it linked but for what the plant changes."""
    changed = {hunk.path for hunk in plant.hunks}
    opened = {parent for path in changed for parent in Path(path).parents}
    for folder in sorted(opened):
        (field / folder).mkdir(exist_ok=True)
        for entry in (PROJECT / folder).iterdir():
            name = entry.relative_to(PROJECT)
            if name not in opened and str(name) not in changed:
                (field / name).symlink_to(entry)
    for path in changed:
        (field / path).write_text(plant.planted(path), encoding="utf-8")


def is_caught(plant: Plant, field: Path) -> bool:
    """Whether its test fails where the bug is planted; RuntimeError when it could not be run."""
    sow(plant, field)
    # Bytecode of the bug would be found by the others.
    clean = os.environ | {"PYTHONPATH": str(field), "PYTHONDONTWRITEBYTECODE": "1"}
    options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile", "suite"]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *options, plant.test], cwd=field, env=clean, capture_output=True, check=False
    )
    if ended.returncode not in (0, FAILED):
        raise RuntimeError(f"{plant.test} was not run: {ended.stdout[-2000:].decode()}")
    return ended.returncode == FAILED


def table() -> str:
    """What is listed in docs/planted-bugs.md."""
    rows = [f"| `{plant.name}` | {plant.bug} | `{plant.test}` |" for plant in plants()]
    return "\n".join((HEAD, *rows, ""))


HEAD = """\
# Bugs planted on purpose

What are tests worth? Each bug below is planted in a copy of the project, and the test named beside it must fail there:
`make laws` does it for all of them, `make test` for a few. The bugs themselves are in `tests/laws/planted`, a diff each.

| plant | bug | caught by |
| --- | --- | --- |"""

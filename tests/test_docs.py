"""What the pages for whoever runs or builds the door name is there: settings, files, targets, commands, tests."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from bot.commands import app
from bot.settings import Settings, variable_of

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    {ROOT / "README.md", *ROOT.glob("docs/*.md"), *ROOT.glob("docs/operations/*.md"), *ROOT.glob("deploy/*")}
    - {ROOT / "docs/parcours.md"}
)
MADE_BY_WHOEVER_READS = {"deploy/collectif", "deploy/collectif.env", "deploy/database.password"}
ROOM = r"(?<![\w/.])(?:bench|bot|conversations|deploy|docs|domain|locales|scripts|storage|tests)/[\w/.@-]*\w"
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def code(text: str) -> Iterator[str]:
    """What stands in a page as code: indented lines, and what is between back quotes."""
    yield from re.findall(r"^ {4,}.*$|`[^`\n]+`", text, re.MULTILINE)


@pages
def test_every_setting_and_file_that_is_named_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    settings = {variable_of(name) for name in Settings.model_fields}
    assert set(re.findall(r"COLLECTIF_[A-Z_]*[A-Z]", text)) <= settings
    named = set(re.findall(ROOM, text)) - MADE_BY_WHOEVER_READS
    assert {one for one in named if not (ROOT / one).exists()} == set()
    linked = {one for one in re.findall(r"\]\(([^)#]+)", text) if not one.startswith("http")}
    assert {one for one in linked if not (page.parent / one).exists()} == set()


@pages
def test_every_command_that_is_named_is_one(page: Path) -> None:
    typed = "\n".join(code(page.read_text(encoding="utf-8")))
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"(?:^ +|`|bin/|door )collectif ([a-z]+)", typed, re.MULTILINE)) <= commands
    targets = set(re.findall(r"^([\w.-]+(?:/\w+)?)[ :]", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([\w./-]*\w)", typed)) <= targets


def test_what_the_units_and_the_container_run_is_there() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    for unit in ROOT.glob("deploy/*.service"):
        assert set() < set(re.findall(r"-m bot ([a-z]+)", unit.read_text(encoding="utf-8"))) <= commands, unit.name
    container = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
    assert set() < set(re.findall(r'^CMD \["([a-z]+)"', container, re.MULTILINE)) <= commands
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(re.findall(r'^ENTRYPOINT \["(\w+)"\]', container, re.MULTILINE)) == set(project["project"]["scripts"])
    rooms = {room.rstrip("*") for room in project["tool"]["setuptools"]["packages"]["find"]["include"]}
    assert set(re.findall(r"^COPY (\w+) \1$", container, re.MULTILINE)) == rooms


def test_the_pages_name_enough_to_be_looked_at() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert len(set(re.findall(ROOM, text))) > 50
    assert len(set(re.findall(r"collectif ([a-z]+)", "\n".join(code(text))))) > 10

"""The walls between the rooms that import-linter cannot see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("domain", "conversations", "storage", "bot", "locales")
CLOCKS = {"now", "utcnow", "today", "fromtimestamp"}


def modules(*rooms: str) -> Iterator[tuple[str, str]]:
    """Every module's path from the root, and its source."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def names_platform(node: ast.expr) -> bool:
    """Whether this is somebody's platform; the machine's own (`sys.platform`) is another thing."""
    match node:
        case ast.Attribute(value=ast.Name(id="sys")):
            return False
        case ast.Attribute(attr="platform") | ast.Name(id="platform"):
            return True
        case _:
            return False


def asks_the_platform(source: str) -> list[int]:
    """The lines that decide by the name of a platform."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare) and any(names_platform(side) for side in (node.left, *node.comparators)):
            found.append(node.lineno)
        if isinstance(node, ast.Match) and names_platform(node.subject):
            found.append(node.lineno)
    return found


def waits_or_looks_at_a_clock(source: str) -> list[int]:
    """The lines that await, or that ask what time it is."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Await() | ast.AsyncFor() | ast.AsyncWith():
                found.append(node.lineno)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="datetime" | "date"), attr=attr)) if (
                attr in CLOCKS and not (attr == "fromtimestamp" and node.args)
            ):
                found.append(node.lineno)
    return found


def imports_ptb_application(source: str) -> list[int]:
    """The lines that import `telegram.ext`, which confirms an update before it is durable."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names) if any(name.name.startswith("telegram.ext") for name in names):
                found.append(node.lineno)
            case ast.ImportFrom(module=str(module)) if module.startswith("telegram.ext"):
                found.append(node.lineno)
            case ast.ImportFrom(module="telegram", names=names) if any(name.name == "ext" for name in names):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize(
    "line",
    [
        'if address.platform == "telegram": ...',
        'x = "web" != platform',
        'platform in ("web",)',
        "match a.platform:\n case _: ...",
    ],
)
def test_a_decision_by_platform_is_seen(line: str) -> None:
    assert asks_the_platform(line) == [1]


@pytest.mark.parametrize("line", ['sys.platform == "linux"', "Address(platform=name)", "platforms == 2"])
def test_what_only_resembles_it_is_not(line: str) -> None:
    assert asks_the_platform(line) == []


@pytest.mark.parametrize(
    "line", ["async def f(): await g()", "async def f():\n async with g(): ...", "datetime.now(UTC)", "date.today()"]
)
def test_waiting_and_clocks_are_seen(line: str) -> None:
    assert len(waits_or_looks_at_a_clock(line)) == 1


@pytest.mark.parametrize("line", ["turn.now", "datetime.fromtimestamp(seconds, UTC)", "datetime.fromisoformat(text)"])
def test_a_time_that_was_given_is_no_clock(line: str) -> None:
    assert waits_or_looks_at_a_clock(line) == []


@pytest.mark.parametrize(
    "line", ["import telegram.ext", "from telegram.ext import Application", "from telegram import ext"]
)
def test_the_framework_is_seen(line: str) -> None:
    assert imports_ptb_application(line) == [1]


def test_only_an_adapter_asks_which_platform_it_is() -> None:
    offences = [
        f"{path}:{line}"
        for path, source in modules(*ROOMS)
        if not path.startswith("bot/adapters/")
        for line in asks_the_platform(source)
    ]
    assert offences == []


def test_a_turn_waits_for_nothing_and_is_told_the_time() -> None:
    offences = [
        f"{path}:{line}"
        for path, source in modules("domain", "conversations")
        for line in waits_or_looks_at_a_clock(source)
    ]
    assert offences == []


def test_no_update_is_confirmed_before_it_is_durable() -> None:
    offences = [f"{path}:{line}" for path, source in modules(*ROOMS) for line in imports_ptb_application(source)]
    assert offences == []


def test_a_module_is_read_in_one_sitting() -> None:
    lengths = {path: source.count("\n") for path, source in modules(*ROOMS)}
    assert {path: length for path, length in lengths.items() if length > 350} == {}

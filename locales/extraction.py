"""The strings that the code says: every literal msgid, with the file it stands in."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("conversations", "bot", "domain")
MARKS = frozenset({"N_", "say"})
COUNTS = frozenset({"count"})


@dataclass(frozen=True, slots=True)
class Said:
    """A msgid; `plural` is empty unless it is counted."""

    msgid: str
    plural: str = ""


class Unmarkable(Exception):
    """A string that is put together in the code cannot be looked up: give it placeholders instead."""


def extract(root: Path = ROOT) -> dict[Said, set[str]]:
    """Every msgid said in the rooms, with the files that say it; raises Unmarkable."""
    found: dict[Said, set[str]] = {}
    for room in ROOMS:
        for file in sorted((root / room).rglob("*.py")):
            name = file.relative_to(root).as_posix()
            for said in _said(ast.parse(file.read_text(encoding="utf-8")), name):
                found.setdefault(said, set()).add(name)
    return found


def _said(tree: ast.AST, file: str) -> Iterator[Said]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in MARKS:
            yield from (Said(text) for text in _literals(node.args[0], f"{file}:{node.lineno}") if text)
        elif called in COUNTS and len(node.args) >= 3:
            ones, manys = (list(_literals(arg, f"{file}:{node.lineno}")) for arg in node.args[:2])
            yield from (Said(one, many) for one, many in zip(ones, manys, strict=True) if one)


def _literals(node: ast.expr, where: str) -> Iterator[str]:
    """The literal strings that an argument may be; a variable holds what was marked elsewhere."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body, where)
            yield from _literals(orelse, where)
        case ast.JoinedStr() | ast.BinOp():
            raise Unmarkable(f"{where}: a msgid is one literal string with named placeholders")

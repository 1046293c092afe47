"""Names and types of everything that comes in and goes out, from the published types (scripts/slackapi-schema)."""

from functools import cache
from pathlib import Path
from typing import Any

from tests.shapes import Misshapen, Shapes
from tests.slackapi.types import JSON

SHAPES = Shapes(Path(__file__).parent / "schema.json")
METHODS = frozenset(
    name.removesuffix("_params").replace("_", ".") for name in SHAPES.definitions if name.endswith("_params")
)
check = SHAPES.check
WORDS = {"true": True, "false": False, "1": True, "0": False}


@cache
def parameters(method: str) -> dict[str, JSON]:
    """The JSON Schema of each argument of a method."""
    return SHAPES.properties(spelled(method))


def spelled(method: str) -> str:
    """The name under which a method's arguments are in the schema."""
    return f"{method.replace('.', '_')}_params"


def read(schema: JSON, value: str) -> Any:
    """An argument as it came in a form, where truth is spelled 1 or true."""
    if _is_boolean(schema) and value.lower() in WORDS:
        return WORDS[value.lower()]
    return SHAPES.read(schema, value)


def _is_boolean(schema: JSON) -> bool:
    schema = SHAPES.resolve(schema)
    return all(map(_is_boolean, schema["anyOf"])) if "anyOf" in schema else schema.get("type") == "boolean"


@cache
def kinds(of: str) -> dict[str, str]:
    """By its type ("section"), the name of each block or element in the schema ("block_SectionBlock")."""
    found: dict[str, str] = {}
    for name in SHAPES.definitions:
        if name.startswith(f"{of}_"):
            types = SHAPES.properties(name)["type"]
            while "anyOf" in types:
                types = types["anyOf"][0]
            found[types["const"]] = name
    return found


__all__ = ["METHODS", "Misshapen", "check", "kinds", "parameters", "read", "spelled"]

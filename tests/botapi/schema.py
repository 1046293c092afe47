"""Names and types of everything that comes in and goes out, from the published types (scripts/botapi-schema)."""

from functools import cache
from pathlib import Path

from tests.botapi.types import JSON
from tests.shapes import Misshapen, Shapes

SHAPES = Shapes(Path(__file__).parent / "schema.json")
METHODS = frozenset(name.removesuffix("_params") for name in SHAPES.definitions if name.endswith("_params"))
check = SHAPES.check
read = SHAPES.read


@cache
def parameters(method: str) -> dict[str, JSON]:
    """The JSON Schema of each parameter of a method."""
    return SHAPES.properties(f"{method}_params")


__all__ = ["METHODS", "Misshapen", "check", "parameters", "read"]

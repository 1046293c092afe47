"""Names and types of everything that comes in and goes out, from the published types (scripts/botapi-schema)."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema

from tests.botapi.types import JSON

SCHEMA: JSON = json.loads((Path(__file__).parent / "schema.json").read_text(encoding="utf-8"))
DEFINITIONS: dict[str, JSON] = SCHEMA["definitions"]
METHODS = frozenset(name.removesuffix("_params") for name in DEFINITIONS if name.endswith("_params"))


class Misshapen(Exception):
    """Something is not as the published types say."""


@cache
def _checker(name: str) -> Callable[[object], object]:
    made: Callable[[object], object] = fastjsonschema.compile(
        {"$ref": f"#/definitions/{name}", "definitions": DEFINITIONS}, use_default=False
    )
    return made


def check(name: str, value: object) -> None:
    """Raises Misshapen unless the value is of that type."""
    try:
        _checker(name)(value)
    except fastjsonschema.JsonSchemaValueException as error:
        raise Misshapen(f"{name}: {error.message}") from error


@cache
def parameters(method: str) -> dict[str, JSON]:
    """The JSON Schema of each parameter of a method."""
    found: dict[str, JSON] = resolve(DEFINITIONS[f"{method}_params"]).get("properties", {})
    return found


def resolve(schema: JSON) -> JSON:
    """What a reference refers to."""
    while "$ref" in schema:
        schema = DEFINITIONS[schema["$ref"].removeprefix("#/definitions/")]
    return schema


def takes_text_only(schema: JSON) -> bool:
    """Whether a value can be nothing but a string, so that it is never read as JSON."""
    schema = resolve(schema)
    if "anyOf" in schema:
        return all(takes_text_only(one) for one in schema["anyOf"])
    return schema.get("type") == "string"


def read(schema: JSON, value: str) -> Any:
    """A parameter as it came in a form: text, or JSON where the type is not text."""
    if takes_text_only(schema):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return {"True": True, "False": False}.get(value, value)

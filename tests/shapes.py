"""Names and types of what a platform sends and takes, from a JSON Schema made of its published types."""

import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import fastjsonschema


class Misshapen(Exception):
    """Something is not as the published types say."""


class Shapes:
    """The definitions of one schema file."""

    def __init__(self, file: Path) -> None:
        self.definitions: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["definitions"]

    @cached_property
    def _checker(self) -> Callable[[object], object]:
        """Takes a value under its type's name; one for all types, most of which refer to each other."""
        named = {name: {"$ref": f"#/definitions/{name}"} for name in self.definitions}
        checker: Callable[[object], object] = fastjsonschema.compile(
            {"properties": named, "definitions": self.definitions}, use_default=False
        )
        return checker

    def prepare(self) -> None:
        """Makes what checks, which takes a second, before anybody waits for an answer."""
        _ = self._checker

    def check(self, name: str, value: object) -> None:
        """Raises Misshapen unless the value is of that type."""
        assert name in self.definitions, name
        try:
            self._checker({name: value})
        except fastjsonschema.JsonSchemaValueException as error:
            raise Misshapen(f"{name}: {error.message}") from error

    def resolve(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What a reference refers to."""
        while "$ref" in schema:
            schema = self.definitions[schema["$ref"].removeprefix("#/definitions/")]
        return schema

    def properties(self, name: str) -> dict[str, dict[str, Any]]:
        """The schema of each property of an object, or of any of the objects that a type allows."""
        found: dict[str, dict[str, Any]] = {}
        waiting = [self.definitions[name]]
        while waiting:
            schema = self.resolve(waiting.pop())
            waiting += schema.get("anyOf", ())
            for key, value in schema.get("properties", {}).items():
                found[key] = {"anyOf": [found[key], value]} if key in found else value
        return found

    def takes_text_only(self, schema: dict[str, Any]) -> bool:
        """Whether a value can be nothing but a string, so that it is never read as JSON."""
        schema = self.resolve(schema)
        if "anyOf" in schema:
            return all(self.takes_text_only(one) for one in schema["anyOf"])
        return schema.get("type") == "string"

    def read(self, schema: dict[str, Any], value: str) -> Any:
        """A parameter as it came in a form: text, or JSON where the type is not text."""
        if self.takes_text_only(schema):
            return value
        try:
            return json.loads(value)
        except ValueError:
            return {"True": True, "False": False}.get(value, value)

"""What the two scripts that write schemas share: what they keep of what the generator made, and how it is written."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

REFERENCE = re.compile(r'"#/definitions/([^"]+)"')


def bare(found: Any) -> Any:
    """A schema without its descriptions."""
    if isinstance(found, list):
        return [bare(value) for value in found]
    if isinstance(found, dict):
        return {
            key: bare(value) for key, value in found.items() if not (key == "description" and isinstance(value, str))
        }
    return found


def reached(made: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The definitions of these names and of all that they refer to."""
    found: dict[str, Any] = {}
    waiting = list(names)
    while waiting:
        if (name := waiting.pop()) not in found:
            found[name] = made[name]
            waiting += map(unquote, REFERENCE.findall(json.dumps(made[name])))
    return dict(sorted(found.items()))


def write(source: str, definitions: Mapping[str, Any]) -> str:
    """A definition a line, so that another release shows what it changed."""
    head = json.dumps({"$schema": "http://json-schema.org/draft-07/schema#", "$comment": source})
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(found)}" for name, found in definitions.items())
    return f'{head[:-1]}, "definitions": {{\n{lines}\n}}}}\n'

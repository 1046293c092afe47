"""One call of a method: its parameters, read from a query, a form, JSON or a multipart body, and what was uploaded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from starlette.datastructures import UploadFile
from starlette.requests import Request

from tests.botapi import schema
from tests.botapi.refusals import Refused, rule
from tests.botapi.state import World
from tests.botapi.types import JSON


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


@dataclass
class Call:
    """What a method works on."""

    world: World
    method: str
    params: JSON
    uploads: Mapping[str, Upload] = field(default_factory=dict)


Method: TypeAlias = Callable[[Call], Any]
METHODS: dict[str, Method] = {}
"""Every method that is answered at once; getUpdates waits, and is the server's own."""


def method(act: Method) -> Method:
    """Enters a method under its name in the API: `send_message` is sendMessage."""
    first, *rest = act.__name__.split("_")
    METHODS[first + "".join(word.capitalize() for word in rest)] = act
    return act


async def read(request: Request, world: World, method: str) -> Call:
    """The call that a request makes; its types are checked."""
    given: dict[str, Any] = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        given |= await request.json()
    elif kind:
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    uploads[name] = Upload(value.filename or "", await value.read())
                else:
                    given[name] = value
    known = schema.parameters(method)
    for name, value in given.items():
        if isinstance(value, str) and name in known:
            given[name] = schema.read(known[name], value)
    given |= {name: f"attach://{name}" for name in uploads if name in known and name not in given}
    call = Call(world, method, given, uploads)
    has_known_names_and_types(call)
    uploads_are_asked_for(call)
    return call


@rule
def method_exists(method: str) -> str:
    """api#available-methods: a method's name, in any case. Methods that this server does not play are refused too."""
    for name in schema.METHODS:
        if name.lower() == method.lower():
            return name
    raise Refused("method not found", 404)


@rule
def has_known_names_and_types(call: Call) -> None:
    """api#making-requests: parameters by their documented names and types; Telegram itself overlooks unknown names."""
    try:
        schema.check(f"{call.method}_params", call.params)
    except schema.Misshapen as error:
        raise Refused(str(error)) from error


@rule
def uploads_are_asked_for(call: Call) -> None:
    """api#inputfile: attach://name stands for a file of that name in the same multipart request."""
    asked = set(_attached(call.params))
    if missing := asked - call.uploads.keys():
        raise Refused(f"wrong file identifier/HTTP URL specified: nothing is attached as {missing.pop()}")
    if unused := call.uploads.keys() - asked:
        raise Refused(f"{unused.pop()} is uploaded and never used")


def _attached(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.removeprefix("attach://")] if value.startswith("attach://") else []
    if isinstance(value, dict):
        return [name for inner in value.values() for name in _attached(inner)]
    if isinstance(value, list):
        return [name for inner in value for name in _attached(inner)]
    return []

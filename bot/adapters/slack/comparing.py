"""What an app's own manifest, as Slack's page for it shows it, has otherwise than the door needs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

OWN = frozenset({"_metadata", "display_information", "bot_user"})
"""What an operator may change at will: how the app is called and looks."""
NAMES = ("callback_id", "command")
"""By which of these a shortcut and a command are known."""


def differences(needed: Any, found: Any, where: str = "") -> Iterator[str]:
    """A line for each thing that is missing, of no use or other; what is off and unasked for is no difference."""
    if isinstance(needed, Mapping) and isinstance(found, Mapping):
        for name in dict.fromkeys([*needed, *found]):
            if name not in OWN:
                yield from _at(f"{where}.{name}" if where else str(name), needed.get(name), found.get(name))
    elif isinstance(needed, Sequence) and isinstance(found, Sequence) and not isinstance(needed, str):
        yield from differences(_by_name(needed), _by_name(found), where)
    elif needed != found:
        yield f"{where}: is {_said(found)}, and should be {_said(needed)}"


def _at(where: str, needed: Any, found: Any) -> Iterator[str]:
    if needed and found is None:
        yield f"{where}: is missing"
    elif needed is None:
        if found:
            yield f"{where}: the door has no use for it"
    else:
        yield from differences(needed, found if found is not None else needed, where)


def _by_name(listed: Sequence[Any]) -> dict[str, Any]:
    """A list's things by what each is known by, whatever their order."""
    return {_name(thing): thing for thing in listed}


def _name(thing: Any) -> str:
    known = next((thing[name] for name in NAMES if name in thing), None) if isinstance(thing, Mapping) else thing
    return str(known) if known is not None else _said(thing)


def _said(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

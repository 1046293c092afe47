"""Conversations that an older program kept, made readable: loading never raises."""

from collections.abc import Mapping
from typing import Any

from msgspec import ValidationError

from conversations.conversation import Frame
from conversations.flow import Flow
from conversations.memory import Memory


def current(flow: Flow[Any] | None, frame: Frame) -> bool:
    """Whether the frame is of the flow's version, in a state it has."""
    return flow is not None and frame.version == flow.version and frame.state in flow.states


def sound(flow: Flow[Any] | None, frame: Frame) -> Frame | None:
    """The same frame if it can be read as it is; one made readable; None when nothing can be kept."""
    if flow is None:
        return None
    if frame.version != flow.version:
        upgraded = flow.upgrade(frame)
        if upgraded is None:
            return None
        frame = upgraded.but(version=flow.version)
    if frame.state in flow.states and readable(flow.data, frame.data):
        return frame
    state = frame.state if frame.state in flow.states else next(iter(flow.states))
    kept = salvage(flow.data, frame.data)
    return frame.but(data=kept, state=state, trail=[], fixing="", token="")


def readable(data: type[Memory], kept: Mapping[str, Any]) -> bool:
    """Whether the flow's data can be made of what was kept."""
    try:
        data.read(kept)
    except ValidationError:
        return False
    return True


def salvage(data: type[Memory], kept: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that still make sense, each tried by itself."""
    known = ((name, kept[name]) for name in data.__struct_fields__ if name in kept)
    return {name: value for name, value in known if readable(data, {name: value})}

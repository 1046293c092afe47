"""Conversations that an older program kept, made readable: loading never raises."""

from typing import Any

from msgspec import Raw, ValidationError, json

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
    return frame.but(data=salvage(flow.data, frame), state=state, trail=[], fixing="", token="")


def readable(data: type[Memory], kept: Raw) -> bool:
    """Whether the flow's data can be made of what was kept."""
    try:
        data.read(kept)
    except ValidationError:
        return False
    return True


def salvage(data: type[Memory], frame: Frame) -> Raw:
    """The answers that still make sense, each tried by itself."""
    answers = {name: value for name, value in frame.answers.items() if name in data.__struct_fields__}
    return _json({name: value for name, value in answers.items() if readable(data, _json({name: value}))})


def _json(answers: dict[str, Any]) -> Raw:
    return Raw(json.encode(answers))

"""The frames of the browser's chat (interfaces.md): what may come in, and how what goes out is written."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator
from pydantic import Field as Bound
from pydantic_core import from_json

from conversations.flows import FLOWS
from conversations.inbound import Filled, Input, Located, Media, Open, Press, Text
from conversations.screens import Choice, Field, Message, Reply, Screen
from conversations.words import N_

LARGEST = 64 * 1024
"""Bytes of one frame."""

TAKE_PICTURES = frozenset(
    f"{flow.name}.{each.name}" for flow in FLOWS for each in flow.states.values() if Media in each.takes
)
"""The states that pictures answer."""

Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
Token: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]{1,256}$")]

TOO_BIG = N_("That is too long for one message: 64 KB at most. I changed nothing.")
NOT_JSON = N_("I couldn’t read that: it isn’t JSON. I changed nothing.")
NO_ID = N_("Each message needs an id of its own: 1 to 64 letters, digits, dots, dashes, colons or underscores.")
NO_SHAPE = N_("I take one of text, press, fill, located, media or open at a time, with its id. I changed nothing.")
NO_PLACE = N_("That place is not on Earth: lat goes from -90 to 90, lon from -180 to 180. I changed nothing.")
NOT_AFTER = N_("“after” opens a connection, with null or an id such as m7. I changed nothing.")


class Unreadable(Exception):
    """A frame that cannot be read. `id` is the one to answer to, if it has one; `why` is a msgid."""

    def __init__(self, id: str | None, why: str) -> None:
        super().__init__(why)
        self.id = id
        self.why = why


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, defer_build=True)


class Fill(_Strict):
    """A form's values, by field. Numbers are taken as they are written."""

    model_config = ConfigDict(strict=False, coerce_numbers_to_str=True)

    token: Token
    values: Annotated[dict[Token, str], Bound(max_length=100)]


class Degrees(_Strict):
    lat: Annotated[float, Bound(ge=-90, le=90, allow_inf_nan=False)]
    lon: Annotated[float, Bound(ge=-180, le=180, allow_inf_nan=False)]


class Shown(_Strict):
    """Pictures that were taken in, by their names at the door."""

    refs: Annotated[list[Token], Bound(min_length=1, max_length=10)]


class After(_Strict):
    """Asks for what came after a message; with null, for everything."""

    after: Annotated[str, StringConstraints(pattern=r"^m[0-9]{1,15}$")] | None

    @property
    def seq(self) -> int:
        return int(self.after[1:]) if self.after else 0


class Frame(_Strict):
    """One thing that the person did. `id` is unique for the person."""

    id: Id
    text: str | None = None
    press: Token | None = None
    fill: Fill | None = None
    located: Degrees | None = None
    media: Shown | None = None
    open: Token | None = None

    @model_validator(mode="after")
    def does_one_thing(self) -> "Frame":
        if sum(each is not None for each in self._all()) != 1:
            raise ValueError("one input a frame")
        return self

    def _all(self) -> tuple[object, ...]:
        return self.text, self.press, self.fill, self.located, self.media, self.open

    def input(self) -> Input:
        """What it says, as the engine takes it."""
        if self.press is not None:
            return Press(self.press)
        if self.fill is not None:
            return Filled(self.fill.token, self.fill.values)
        if self.located is not None:
            return Located(self.located.lat, self.located.lon)
        if self.media is not None:
            return Media(tuple(self.media.refs))
        if self.open is not None:
            return Open(self.open)
        return Text(self.text or "")


def read(raw: str | bytes) -> After | Frame:
    """The frame that came in; raises Unreadable."""
    if len(raw) > LARGEST or (isinstance(raw, str) and len(raw.encode("utf-8", "replace")) > LARGEST):
        raise Unreadable(None, TOO_BIG)
    try:
        data = from_json(raw)
    except (ValueError, TypeError):
        raise Unreadable(None, NOT_JSON) from None
    if isinstance(data, dict) and "after" in data and "id" not in data:
        return _after(data)
    return _frame(data)


def _after(data: Mapping[str, Any]) -> After:
    try:
        return After.model_validate(data)
    except ValidationError:
        raise Unreadable(None, NOT_AFTER) from None


def _frame(data: Any) -> Frame:
    try:
        return Frame.model_validate(data)
    except ValidationError as error:
        wrong = {problem["loc"][0] for problem in error.errors() if problem["loc"]}
    if not isinstance(data, dict):
        raise Unreadable(None, NO_SHAPE)
    if "id" in wrong:
        raise Unreadable(None, NO_ID)
    raise Unreadable(data["id"], NO_PLACE if wrong == {"located"} else NO_SHAPE)


def message(seq: int, at: int, owed: Message, state: str, file: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A message as the page and robots read it; `at` is when it was delivered, in ms UTC.

    `takes_pictures` stands beside a `state` that takes them. `file`, where there is one, is its name, its
    kind (a media type) and its url, which is good for a day and for this person's browser alone.
    """
    about = {"id": f"m{seq}", "replaces": owed.replaces or None, "at": at, "state": state}
    more = {"file": file} if file else {}
    takes = {"takes_pictures": True} if state in TAKE_PICTURES else {}
    return {"message": about | takes | _screen(owed.screen) | more}


def said(id: str, at: int, text: str) -> dict[str, Any]:
    """What the person said or pressed, told again to a page that was loaded anew."""
    return {"said": {"id": id, "at": at, "text": text}}


def reply(to: str | None, answer: Reply) -> dict[str, Any]:
    """What answers one frame only."""
    found: dict[str, Any] = {"to": to}
    if answer.notice:
        found["notice"] = answer.notice
    if answer.errors:
        found["errors"] = answer.errors
    if answer.form is not None:
        found["form"] = _screen(answer.form)
    return {"reply": found}


def written(frame: Mapping[str, Any]) -> str:
    """A frame as it is sent."""
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))


def _screen(screen: Screen) -> dict[str, Any]:
    form = {"token": screen.form, "fields": [_field(field) for field in screen.fields]} if screen.fields else None
    return {
        "text": screen.text,
        "card": _card(screen),
        "choices": [_choice(choice) for choice in screen.choices],
        "form": form,
    }


def _card(screen: Screen) -> dict[str, Any] | None:
    card = screen.card
    if card is None:
        return None
    picture, progress = card.picture, card.progress
    return {
        "subject": card.subject,
        "title": card.title,
        "lines": card.lines,
        "reasons": card.reasons,
        "picture": {"ref": picture.ref, "alt": picture.alt} if picture else None,
        "progress": {"done": progress.done, "total": progress.total, "label": progress.label} if progress else None,
    }


def _choice(choice: Choice) -> dict[str, str]:
    link = {"url": choice.url} if choice.url else {}
    return {"id": choice.id, "label": choice.label, "style": choice.style, "token": choice.token} | link


def _field(field: Field) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": field.label,
        "kind": field.kind,
        "examples": field.examples,
        "options": [_choice(option) for option in field.options],
        "required": field.required,
        "value": field.value,
    }

"""A conversation as it is kept between turns: its frames, the newest question, a revision."""

from typing import Any, Literal

from msgspec import Raw, Struct, ValidationError, field, json

from domain.record import Kept


class Frame(Kept, Struct, kw_only=True, omit_defaults=True):
    """One flow under way. `data` is the flow's own, JSON that only the flow reads; `trail` the states gone through.

    `fixing` is the state to come back to after one line was corrected. `argument` is what the flow
    was opened with (ids and codes), `token` what a form of it sends back. `asked` marks the question that
    is open: it stays until an answer advances, and with it the question's older copies can be answered.
    """

    flow: str
    version: int = 1
    state: str
    data: Raw = Raw(b"{}")
    trail: list[str] = field(default_factory=list)
    fixing: str = ""
    argument: dict[str, str] = field(default_factory=dict)
    token: str = ""
    asked: str = ""

    @property
    def answers(self) -> dict[str, Any]:
        """What `data` holds, by question; nothing where it holds no answers at all."""
        try:
            return json.decode(self.data, type=dict[str, Any])
        except ValidationError:
            return {}


class Shown(Kept, Struct, omit_defaults=True):
    """The newest question: the part its tokens share, its choices as (id, label), and when.

    `asides` are (token, label) of other buttons on the same message, before its choices. `between`:
    the newest message asked which of several was meant, and the asides are all that it shows. `place`:
    a button that shares where one is lies where one writes, until another question puts it away. `message` is
    the id of the message that asks it, where it may have to change.
    """

    nonce: str
    choices: list[tuple[str, str]] = field(default_factory=list)
    asides: list[tuple[str, str]] = field(default_factory=list)
    at: int = 0
    between: bool = False
    place: bool = False
    message: str = ""


class Conversation(Kept, Struct, omit_defaults=True):
    """Frames from the bottom up; none means idle, at the menu. `language` is a stranger's choice.

    `album` is the platform's id of the last pictures sent together, `menu` marks the open menu as `asked` does a frame.
    """

    frames: list[Frame] = field(default_factory=list)
    screen: Shown | None = None
    revision: int = 0
    language: Literal["", "fr", "en"] = ""
    album: str = ""
    menu: str = ""

    @property
    def state(self) -> str:
        """`flow.state` of what it waits for, or `menu`."""
        if not self.frames or self.frames[-1].flow == "menu":
            return "menu"
        return f"{self.frames[-1].flow}.{self.frames[-1].state}"

"""What we read of Slack's requests (docs.slack.dev/reference): the few fields that we use, and nothing else."""

from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


def _empty_for_none(value: Any) -> Any:
    return "" if value is None else value


Maybe: TypeAlias = Annotated[str, BeforeValidator(_empty_for_none)]
"""A text that Slack leaves out, or gives as null."""


class Team(_Shape):
    id: str
    enterprise_id: Maybe = ""


class User(_Shape):
    id: str
    team_id: Maybe = ""


class Channel(_Shape):
    id: str
    name: Maybe = ""


class File(_Shape):
    id: str
    mimetype: Maybe = ""


class Event(_Shape):
    """An event's own part. `user` and `channel` are ids or objects, by its type."""

    type: str
    subtype: Maybe = ""
    user: str | User | None = None
    channel: str | Channel | None = None
    channel_type: Maybe = ""
    text: Maybe = ""
    bot_id: Maybe = ""
    ts: Maybe = ""
    event_ts: Maybe = ""
    tab: Maybe = ""
    inviter: Maybe = ""
    actor_id: Maybe = ""
    team: Maybe = ""
    user_team: Maybe = ""
    files: tuple[File, ...] = ()
    view: object = None

    @property
    def user_id(self) -> str:
        return self.user.id if isinstance(self.user, User) else self.user or ""

    @property
    def channel_id(self) -> str:
        return self.channel.id if isinstance(self.channel, Channel) else self.channel or ""


class Happened(_Shape):
    """What the Events API sends."""

    event_id: str
    event_time: int = 0
    event: Event


class Action(_Shape):
    action_id: str
    value: Maybe = ""
    action_ts: Maybe = ""


class Pressed(_Shape):
    """A press in a message, a window or the Home (`block_actions`)."""

    user: User
    trigger_id: Maybe = ""
    channel: Channel | None = None
    actions: tuple[Action, ...] = ()


class Option(_Shape):
    value: str


class Given(_Shape):
    """What one field of a window holds: one of these, by its kind."""

    value: Maybe = ""
    selected_option: Option | None = None
    selected_date: Maybe = ""
    selected_time: Maybe = ""
    files: tuple[File, ...] | None = None


class Values(_Shape):
    values: dict[str, dict[str, Given]] = Field(default_factory=dict)


class Window(_Shape):
    id: str
    hash: Maybe = ""
    private_metadata: Maybe = ""
    state: Values = Values()


class Sent(_Shape):
    """A window sent (`view_submission`)."""

    user: User
    trigger_id: Maybe = ""
    view: Window


class Said(_Shape):
    text: Maybe = ""


class Shortcut(_Shape):
    """A shortcut of the whole workspace (`shortcut`), or of a message (`message_action`)."""

    callback_id: str
    user: User
    trigger_id: Maybe = ""
    action_ts: Maybe = ""
    channel: Channel | None = None
    message: Said = Said()


class Command(_Shape):
    """A slash command, which comes as a form."""

    user_id: str
    channel_id: Maybe = ""
    text: Maybe = ""
    trigger_id: Maybe = ""
    team_id: Maybe = ""

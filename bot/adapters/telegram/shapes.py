"""Telegram's objects, as far as they are used: small, so that reading one costs little."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """What is read of one of Telegram's objects; the rest is let be. Its validator is made for the first that comes."""

    model_config = ConfigDict(strict=True, defer_build=True)


class User(Shape):
    id: int
    first_name: str = ""
    language_code: str = ""
    is_bot: bool = False


class Chat(Shape):
    id: int
    type: str
    title: str = ""


class Size(Shape):
    file_id: str
    width: int
    height: int


class File(Shape):
    file_id: str
    mime_type: str = ""


class Location(Shape):
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


class Replied(Shape):
    """The message that another one answers."""

    sender: Annotated[User | None, Field(alias="from")] = None


class Message(Shape):
    date: Annotated[int, Field(ge=0, le=32_503_680_000)]
    chat: Chat
    sender: Annotated[User | None, Field(alias="from")] = None
    text: str | None = None
    caption: str = ""
    photo: list[Size] = []
    document: File | None = None
    location: Location | None = None
    media_group_id: str = ""
    message_thread_id: int = 0
    is_topic_message: bool = False
    migrate_to_chat_id: int = 0
    reply_to_message: Replied | None = None


class Under(Shape):
    """The message under which a button was pressed; a very old one has the date 0 and nothing but its chat."""

    chat: Chat
    message_thread_id: int = 0
    is_topic_message: bool = False


class Query(Shape):
    id: str
    sender: Annotated[User, Field(alias="from")]
    data: str = ""
    message: Under | None = None


class Inline(Shape):
    id: str
    sender: Annotated[User, Field(alias="from")]
    query: str
    offset: str = ""


class Standing(Shape):
    status: str
    can_send_messages: bool = True


class Change(Shape):
    chat: Chat
    sender: Annotated[User, Field(alias="from")]
    date: Annotated[int, Field(ge=0, le=32_503_680_000)]
    new_chat_member: Standing

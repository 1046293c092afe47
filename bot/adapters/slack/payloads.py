"""What Slack's requests say, as the engine takes it. No I/O, no clock: the same body gives the same Inbound."""

import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, TypeAlias

from pydantic import ValidationError

from bot.adapters.slack import shapes
from bot.adapters.slack.subscribed import OFFER_HELP, PUT_ON_SHELF
from conversations.hearing import command
from conversations.inbound import (
    Address,
    Filled,
    Inbound,
    Input,
    Joined,
    Left,
    Media,
    Open,
    Other,
    Press,
    Renamed,
    Text,
    Visited,
)

Body: TypeAlias = Mapping[str, Any]
LINE = "slack"
HOME = "home"
"""The chat of the addresses that are somebody's App Home."""
_SPOKEN = ("", "file_share", "thread_broadcast")
"""The kinds of a message that somebody wrote; changes, deletions and the like are none."""
_GONE = ("channel_left", "group_left", "channel_archive", "group_archive", "channel_deleted", "group_deleted")
_RENAMED = ("channel_rename", "group_rename")
_SHORTCUTS = {OFFER_HELP: "/offer", PUT_ON_SHELF: "/shelf"}
_MARKED = re.compile(r"<(?:[@#!]([^>|]*)\|?([^>]*)|(?:mailto:|tel:)?([^>|]*)\|?([^>]*))>")
"""What Slack makes of a name, a channel, an address of the web: `<@U1>`, `<#C1|general>`, `<https://…|…>`."""
_STAMP = re.compile(r"([0-9]{1,11})\.?([0-9]*)")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request came from: the workspace of our addresses, its own team, and who the bot is there."""

    workspace: str
    team: str = ""
    bot_user: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one request says. `trigger` opens a window, within seconds; empty where there is none.

    `window`: it was sent from one. `apart`: it was done in no conversation, where no message is seen to
    come. `outsider`: whoever did it belongs to another workspace.
    """

    inbound: Inbound
    trigger: str = ""
    window: bool = False
    apart: bool = False
    outsider: bool = False


def read(body: Body, place: Place, now: int) -> Taken | None:
    """What the request says; None for what is not ours to answer. `now` is ms UTC.

    One that cannot be read is logged by its kind alone: it would be no better the next time.
    """
    kind = str(body.get("type") or ("command" if "command" in body else ""))
    reader = _READERS.get(kind)
    if reader is None:
        return None
    try:
        return reader(body, place, now)
    except ValidationError:
        log.warning("a request of kind %s could not be read, and was passed over", kind)
        return None


def private(place: Place, user: str) -> Address:
    """Where somebody is written to in private, whatever they wrote or pressed in."""
    return Address(LINE, place.workspace, user, "", user)


def plain(text: str) -> str:
    """A message's text as its writer saw it: Slack's marks for names and links undone, and what it escaped."""
    return _MARKED.sub(_unmarked, text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _unmarked(found: re.Match[str]) -> str:
    name, called, link, shown = found.groups()
    if link is not None:
        return str(shown or link)
    return str(called or name)


def _event(body: Body, place: Place, now: int) -> Taken | None:
    happened = shapes.Happened.model_validate(body)
    event = happened.event
    what = _said(event, place)
    if what is None:
        return None
    at = _instant(event.event_ts or event.ts) or happened.event_time * 1000 or now
    key = f"{LINE}:{place.workspace}:{happened.event_id}"
    user = event.user_id
    if isinstance(what, Joined | Left | Renamed):
        by = event.inviter or event.actor_id
        channel = Address(LINE, place.workspace, event.channel_id, "", by)
        return Taken(Inbound(key, channel, "", at, what, home=private(place, by)))
    if isinstance(what, Visited):
        return Taken(Inbound(key, Address(LINE, place.workspace, HOME, "", user), "", at, what))
    return Taken(Inbound(key, private(place, user), "", at, what), outsider=_is_outsider(event.user_team, place))


def _said(event: shapes.Event, place: Place) -> Input | None:
    if event.type == "message":
        ours = event.bot_id or not event.user_id or event.subtype not in _SPOKEN
        return None if ours or event.channel_type != "im" else _written(event, place)
    if event.type == "app_home_opened":
        return Visited(blank=event.view is None) if event.tab == "home" and event.user_id else None
    if not event.channel_id:
        return None
    if event.type == "member_joined_channel":
        return Joined("") if event.user_id == place.bot_user else None
    if event.type in _RENAMED:
        return Renamed(event.channel.name if isinstance(event.channel, shapes.Channel) else "")
    return Left() if event.type in _GONE else None


def _written(event: shapes.Event, place: Place) -> Input:
    pictures = tuple(_ref(place, file) for file in event.files if file.mimetype.startswith("image/"))
    said = plain(event.text)
    if pictures:
        return Media(pictures, words=said)
    if event.files and not said:
        return Other("file")
    return Text(said)


def _press(body: Body, place: Place, now: int) -> Taken | None:
    pressed = shapes.Pressed.model_validate(body)
    action = next(iter(pressed.actions), None)
    if action is None or not action.value:
        return None  # a button that is a link: Slack has led there already
    once = pressed.trigger_id or f"{pressed.user.id}.{action.action_ts}.{action.value}"
    act = _Act(pressed.user, pressed.channel, pressed.trigger_id, once)
    return act.taken(Press(action.value), place, now)


def _sent(body: Body, place: Place, now: int) -> Taken | None:
    sent = shapes.Sent.model_validate(body)
    view = sent.view
    if not view.private_metadata:
        return None
    values = {id: _value(next(iter(given.values())), place) for id, given in view.state.values.items() if given}
    once = sent.trigger_id or f"{view.id}.{view.hash}.{_digest(values)}"
    taken = _Act(sent.user, None, sent.trigger_id, once).taken(Filled(view.private_metadata, values), place, now)
    return replace(taken, window=True)


def _value(given: shapes.Given, place: Place) -> str:
    if given.selected_option is not None:
        return given.selected_option.value
    if given.files:
        return _ref(place, given.files[0])
    return given.value or given.selected_date or given.selected_time


def _shortcut(body: Body, place: Place, now: int) -> Taken | None:
    shortcut = shapes.Shortcut.model_validate(body)
    opens = _SHORTCUTS.get(shortcut.callback_id)
    if opens is None:
        return None
    once = shortcut.trigger_id or f"{shortcut.user.id}.{shortcut.action_ts}"
    act = _Act(shortcut.user, shortcut.channel, shortcut.trigger_id, once)
    return act.taken(Open(opens, plain(shortcut.message.text)), place, now)


def _command(body: Body, place: Place, now: int) -> Taken | None:
    sent = shapes.Command.model_validate(body)
    if not sent.trigger_id:
        return None  # nothing else tells one from another
    user, channel = shapes.User(id=sent.user_id), shapes.Channel(id=sent.channel_id)
    return _Act(user, channel, sent.trigger_id, sent.trigger_id).taken(_commanded(plain(sent.text)), place, now)


def _commanded(said: str) -> Input:
    """`/collectif offrir …` is a command and what goes with it; a sentence is one, with no command before it."""
    word, _, rest = said.strip().partition(" ")
    if not word:
        return Open("/menu")
    if not rest or command(f"/{word}"):
        return Open(f"/{word.lstrip('/')}", rest.strip())
    return Text(said)


@dataclass(frozen=True, slots=True)
class _Act:
    """What somebody did at a screen, and where. `once` is its own for ever."""

    user: shapes.User
    channel: shapes.Channel | None
    trigger: str
    once: str

    def taken(self, what: Input, place: Place, now: int) -> Taken:
        """In a channel others read along, and it goes on in private."""
        home = private(place, self.user.id)
        chat = self.channel.id if self.channel is not None else ""
        shared = chat[:1] in ("C", "G")
        sender = replace(home, chat=chat) if shared else home
        key = f"{LINE}:{place.workspace}:t{self.once}"
        inbound = Inbound(key, sender, "", now, what, home=home if shared else None, trigger=bool(self.trigger))
        outsider = _is_outsider(self.user.team_id, place)
        return Taken(inbound, self.trigger, apart=self.channel is None, outsider=outsider)


def _is_outsider(team: str, place: Place) -> bool:
    """Whether a team is not the workspace's own; of an organization's, Slack's profile of the person tells."""
    return bool(team and place.team) and team != place.team and place.workspace.startswith(".")


def _ref(place: Place, file: shapes.File) -> str:
    return f"{place.workspace}/{file.id}"


def _instant(ts: str) -> int:
    """Slack's time stamp (`1548426417.840180`) in ms UTC; 0 where it is none."""
    found = _STAMP.fullmatch(ts)
    return int(found[1]) * 1000 + int(found[2][:3].ljust(3, "0")) if found else 0


def _digest(values: Mapping[str, str]) -> str:
    return blake2b(json.dumps(values, sort_keys=True).encode(), digest_size=8).hexdigest()


_READERS: dict[str, Callable[[Body, Place, int], Taken | None]] = {
    "event_callback": _event,
    "block_actions": _press,
    "view_submission": _sent,
    "shortcut": _shortcut,
    "message_action": _shortcut,
    "command": _command,
}

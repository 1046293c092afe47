"""What Slack knows of somebody: language, first name, whether they are a guest. Asked once, then kept a while."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.adapters.adapter import Refused
from bot.adapters.slack.ports import Workspaces
from storage.errors import StoreUnavailable

PATIENCE = 0.3
"""Seconds that a turn waits for Slack's word on somebody met for the first time; it must be over within three."""
CROWD = 20
"""People asked about at once; with more, Slack is slow, and no turn waits for it."""
KEPT = 15 * 60_000
"""Milliseconds for which Slack's word holds; after that it is asked again, beside the turn."""
AGAIN = 30_000
"""Milliseconds after which it is asked again when nothing came of it."""
MOST = 10_000
"""People remembered at once."""
CALL = 10.0
"""Seconds of one call."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Profile:
    """Whoever Slack has not told of is a guest: they look, and pledge once it is known who they are."""

    locale: str = ""
    name: str = ""
    guest: bool = True
    steward: bool = False


STRANGER = Profile()


class People:
    """Slack's word on people, by workspace and user. `clock` is ms UTC."""

    def __init__(self, workspaces: Workspaces, *, clock: Callable[[], int], patience: float = PATIENCE) -> None:
        self._workspaces = workspaces
        self._clock = clock
        self._patience = patience
        self._known: OrderedDict[tuple[str, str], tuple[Profile, int]] = OrderedDict()
        self._asking: dict[tuple[str, str], asyncio.Task[None]] = {}

    async def about(self, workspace: str, user: str) -> Profile:
        """What is known of somebody; waits for Slack a moment, at their first time only."""
        who = (workspace, user)
        known = self._known.get(who)
        if known is None or known[1] <= self._clock():
            asking = self._asking.get(who) or self._ask(who)
            if known is None and len(self._asking) <= CROWD:
                await asyncio.wait((asking,), timeout=self._patience)
        return self.known(workspace, user)

    def known(self, workspace: str, user: str) -> Profile:
        """What is known of somebody by now."""
        profile, _ = self._known.get((workspace, user), (STRANGER, 0))
        return profile

    async def title(self, workspace: str, channel: str) -> str:
        """What a channel is called; empty where Slack does not say it at once."""
        try:
            async with asyncio.timeout(self._patience):
                client = await self._workspaces.client(workspace)
                answer = await client.conversations_info(channel=channel)
        except (SlackApiError, aiohttp.ClientError, TimeoutError, Refused) as error:
            log.info("Slack does not say what a channel is called: %s", type(error).__name__)
            return ""
        return str((answer.get("channel") or {}).get("name") or "")

    def told(self, workspace: str, user: Mapping[str, Any]) -> None:
        """Slack says by itself that somebody changed: its word holds at once; if it says too little, it is asked."""
        who = (workspace, str(user.get("id") or ""))
        if who not in self._known:
            return
        before, _ = self._known[who]
        if "is_restricted" in user and "team_id" in user:
            profile = _read(user, workspace)
            self._known[who] = (replace(profile, locale=profile.locale or before.locale), self._clock() + KEPT)
        else:
            self._known[who] = (before, 0)

    async def close(self) -> None:
        """Nobody is asked any more."""
        for asking in list(self._asking.values()):
            asking.cancel()
        if self._asking:
            await asyncio.wait(list(self._asking.values()))

    def _ask(self, who: tuple[str, str]) -> asyncio.Task[None]:
        asking = self._asking[who] = asyncio.create_task(self._find_out(who))
        asking.add_done_callback(lambda _: self._asking.pop(who, None))
        return asking

    async def _find_out(self, who: tuple[str, str]) -> None:
        before, _ = self._known.get(who, (STRANGER, 0))
        profile, holds = before, AGAIN
        try:
            async with asyncio.timeout(CALL):
                client = await self._workspaces.client(who[0])
                answer = await client.users_info(user=who[1], include_locale=True)
            profile, holds = _read(answer.get("user") or {}, who[0]), KEPT
        except SlackApiError as error:
            log.info("Slack does not say who somebody is: %s", error.response.get("error", ""))
        except (aiohttp.ClientError, TimeoutError, Refused, StoreUnavailable) as error:
            log.info("Slack does not say who somebody is: %s", type(error).__name__)
        self._known[who] = (profile, self._clock() + holds)
        self._known.move_to_end(who)
        while len(self._known) > MOST:
            self._known.popitem(last=False)


def _read(user: Mapping[str, Any], workspace: str) -> Profile:
    profile = user.get("profile") or {}
    called = str(profile.get("first_name") or profile.get("display_name") or profile.get("real_name") or "")
    restricted = bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
    return Profile(
        locale=str(user.get("locale") or ""),
        name=next(iter(called.split()), ""),
        guest=restricted or bool(user.get("is_stranger")) or not _belongs(user, workspace),
        steward=bool(user.get("is_admin") or user.get("is_owner")) and not restricted,
    )


def _belongs(user: Mapping[str, Any], workspace: str) -> bool:
    """Whether they are of that workspace, or of its organization (docs.slack.dev/reference/objects/user-object)."""
    enterprise, _, team = workspace.partition(".")
    of = user.get("enterprise_user") or {}
    if enterprise and of.get("enterprise_id"):
        return bool(of["enterprise_id"] == enterprise)
    return not user.get("team_id") or user["team_id"] == (team or user["team_id"])

"""What Slack brings to the door of a story: again where the program stops in it, and twice where each comes twice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from conversations.inbound import Inbound
from conversations.screens import Reply
from storage.errors import StoreUnavailable
from tests.slackapi import Answer, Request
from tests.slackapi.bringing import Straight

if TYPE_CHECKING:
    from tests.stories.slack import SlackTown


class Bringing:
    """Brings each request to Bolt (`straight`), until it is taken; `reply` is what the last turn answered."""

    def __init__(self, town: SlackTown, straight: Straight) -> None:
        self.reply = Reply()
        self._town = town
        self._straight = straight
        self._points: dict[int, Iterator[int]] = {}
        """Of each turn, before which of its statements the program is still to stop."""

    async def hands(self, request: Request) -> Answer:
        """The request, until it is taken; and once more, where each comes twice."""
        answer = await self._straight(request)
        for number in count(1):
            if answer.ok:
                break
            answer = await self._straight(_again(request, number))
        if self._town.manner.twice:
            await self._repeats(request)
        await self._settles()
        return answer

    async def _repeats(self, request: Request) -> None:
        kept = self._town.ground.kept
        before, reply = kept(), self.reply
        await self._settles()
        await self._straight(_again(request, 1))
        assert kept() == before, "the same request again changed something"
        self.reply = reply

    async def _settles(self) -> None:
        """Until what the adapter does beside its answers is done."""
        while beside := self._town.adapter._beside:
            await asyncio.wait(beside)

    async def handles(self, inbound: Inbound) -> Reply:
        """The turn that the adapter asks for, unless the program stops in it."""
        if self._breaks(inbound):
            raise StoreUnavailable("the program stops")
        self.reply = self._town._turn(inbound)
        return self.reply

    def _breaks(self, inbound: Inbound) -> bool:
        """Whether the program stops in this try of a turn, before one of its statements or after its commit."""
        town = self._town
        number, now = len(town.statements) + 1, town.now
        if not (town.manner.crash or number in town.stops):
            return False
        before = town.ground.kept()
        if number not in self._points:
            self._points[number] = iter(town.stopping(number, inbound, before))
        point = next(self._points[number], 0)
        if not point:
            return False
        if town._stopped(lambda uow: town.engine.run(uow, inbound, now=now, order=number % 4096), point):
            assert town.ground.kept() == before, f"a crash before statement {point} of turn {number} left something"
        else:
            self._points[number] = iter(())
        return True


def _again(request: Request, number: int) -> Request:
    """The request as Slack brings it once more."""
    retried = {"x-slack-retry-num": str(number), "x-slack-retry-reason": "http_error"}
    return replace(request, headers={**request.headers, **retried})

"""The Bolt app: every request is verified, and passed over where the door is not installed."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot.adapters.slack.payloads import Body
from bot.adapters.slack.ports import Installed, Workspaces
from bot.adapters.slack.workspaces import key_of

INSTALLED = "collectif.installed"
"""Where the context holds the installation through which a request came."""
log = logging.getLogger(__name__)


def make_app(workspaces: Workspaces, signing_secret: str = "") -> AsyncApp:
    """The app, which answers a request once its listener returned.

    No token is looked at to take a request: renewing one never holds up an acknowledgement. A request
    from a workspace that is unknown or closed is answered 200, as Slack would have it, and does nothing.
    """

    async def find(
        body: dict[str, Any],
        context: AsyncBoltContext,
        next: Callable[[], Awaitable[None]],  # noqa: A002 - Bolt's name
    ) -> BoltResponse | None:
        if body.get("type") in ("url_verification", "ssl_check") or "ssl_check" in body:
            await next()
            return None
        for workspace in _workspaces(body, context):
            if installed := await workspaces.find(workspace):
                context[INSTALLED] = installed
                await next()
                return None
        log.info("a request from a workspace without the door was passed over")
        return BoltResponse(status=200, body="")

    async def authorize(context: AsyncBoltContext) -> AuthorizeResult:
        installed: Installed = context[INSTALLED]
        return AuthorizeResult(
            enterprise_id=context.enterprise_id,
            team_id=context.team_id,
            bot_id=installed.bot or None,
            bot_user_id=installed.bot_user or None,
        )

    return AsyncApp(
        name="collectif",
        logger=logging.getLogger("slack_bolt"),
        process_before_response=True,
        # Without one, requests come by a socket that the door opened to Slack.
        signing_secret=signing_secret,
        request_verification_enabled=bool(signing_secret),
        before_authorize=find,
        authorize=authorize,
    )


def _workspaces(body: Body, context: AsyncBoltContext) -> list[str]:
    """The workspaces whose installation a request may be for, the likeliest first.

    What somebody of another workspace does in a shared channel names their own; the message that they
    acted on, ours.
    """
    message = body.get("message")
    shared = message.get("team") if isinstance(message, dict) else None
    team = None if context.is_enterprise_install else context.team_id
    keys = [key_of(context.enterprise_id, team)]
    return [*keys, key_of(None, shared)] if isinstance(shared, str) and shared != context.team_id else keys

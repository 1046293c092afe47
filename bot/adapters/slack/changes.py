"""What Slack says of a workspace and of its people, which nobody did at the door."""

from collections.abc import Mapping
from typing import Any, Literal

from bot.adapters.slack.payloads import Body


def closed_by(body: Body) -> Literal["", "uninstalled", "revoked"]:
    """How the door was closed in the request's workspace; empty where it was not."""
    event = _event(body)
    if event.get("type") == "app_uninstalled":
        return "uninstalled"
    tokens = event.get("tokens")
    revoked = event.get("type") == "tokens_revoked" and isinstance(tokens, dict) and tokens.get("bot")
    return "revoked" if revoked else ""


def happened_by(body: Body) -> int:
    """The end of the second in which Slack says that it happened, in ms UTC."""
    at = body.get("event_time")
    return at * 1000 + 999 if isinstance(at, int) else 0


def changed_user(body: Body) -> Mapping[str, Any]:
    """Whoever is not as Slack had them, as they are now; empty where it says nothing of anybody."""
    event = _event(body)
    user = event.get("user")
    return user if event.get("type") == "user_change" and isinstance(user, dict) else {}


def _event(body: Body) -> Body:
    event = body.get("event")
    return event if isinstance(event, dict) else {}

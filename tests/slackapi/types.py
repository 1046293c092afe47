"""Types that everything here shares."""

from typing import Any, Literal, TypeAlias

JSON: TypeAlias = dict[str, Any]
"""An object as Slack sends it; its shape is checked against the published types."""
Kind: TypeAlias = Literal["channel", "private", "im"]
Guest: TypeAlias = Literal["", "multi", "single"]
"""A workspace's guest: of several channels, or of one (https://docs.slack.dev/reference/objects/user-object)."""
TokenKind: TypeAlias = Literal["bot", "user", "app", "refresh"]

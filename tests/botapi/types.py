"""Types that everything here shares."""

from typing import Any, Literal, TypeAlias

JSON: TypeAlias = dict[str, Any]
"""An object as the API sends it; its shape is checked against the published types."""
Kind: TypeAlias = Literal["private", "group", "supergroup"]
Standing: TypeAlias = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
FileKind: TypeAlias = Literal["photo", "document"]

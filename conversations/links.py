"""Where links lead that people pass on: to the page, or straight into a platform whose door is open."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

PassOn: TypeAlias = Callable[[str, str], str]
"""An address that lets one send an address, and words for it, to somebody on a platform."""
_OPENER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Links:
    """The page's address, and those of the doors that are open.

    `page` ends in a slash. `public` tells that the outside world reaches it: links are then short
    enough to be printed. `doors` says, by platform, the address that an opener's id is put at the end of
    (`https://t.me/EspaceBot?start=`); a door writes its own once it knows it. `passing` says how a
    platform hands an address on.
    """

    page: str = "/"
    public: bool = False
    doors: dict[str, str] = field(default_factory=dict)
    passing: dict[str, PassOn] = field(default_factory=dict)

    def to(self, opener: str) -> str:
        """The address that opens something on the page."""
        return f"{self.page}p/{opener}" if self.public else f"{self.page}?open={opener}"

    def into(self, platform: str, opener: str) -> str:
        """The address that opens it on a platform; empty while that door is closed."""
        door = self.doors.get(platform, "")
        return f"{door}{opener}" if door else ""

    def pasted(self, text: str) -> str:
        """What a text opens that is one of these links and nothing else; empty where it is not."""
        for beginning in (f"{self.page}p/", f"{self.page}?open=", *self.doors.values()):
            if text.startswith(beginning) and _OPENER.fullmatch(opener := text.removeprefix(beginning).rstrip(".")):
                return opener
        return ""

    def beside(self, platform: str) -> list[str]:
        """The other platforms whose doors are open."""
        return sorted(set(self.doors) - {platform})

    def pass_on(self, platform: str, address: str, words: str) -> str:
        """The address with which somebody of a platform sends an address on; empty where there is no such way."""
        way = self.passing.get(platform)
        return way(address, words) if way else ""

"""Merchants and organizations that help, and who may answer for them."""

from typing import Literal, TypeAlias

from domain.record import Record

Post: TypeAlias = Literal["owner", "member"]


class Partner(Record):
    """A shop or organization. `team` maps a member to their post; `gives` are kinds of needs.

    Until a moderator has verified it, its pledges wait and are shown to nobody. `code` is what the
    link that its owner gives to a colleague carries. One that was `refused` has the `reason` until it is
    mended and sent again.
    """

    name: str
    fsa: str
    territory: str = ""
    languages: tuple[str, ...] = ("fr",)
    gives: tuple[str, ...] = ()
    closed_days: tuple[str, ...] = ()
    team: dict[str, Post] = {}
    verified: bool = False
    verified_by: str = ""
    refused: bool = False
    reason: str = ""
    code: str = ""
    founded: int = 0

    @property
    def waits(self) -> bool:
        """Whether a moderator has yet to say who it is."""
        return bool(self.team) and not self.verified and not self.refused

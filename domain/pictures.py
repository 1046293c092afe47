"""A picture that somebody gave for a project: where it came from, what became of it, whether it may be shown."""

from typing import Literal, TypeAlias

from domain.record import Record

PictureState: TypeAlias = Literal["waiting", "ready", "refused"]
PictureFault: TypeAlias = Literal["", "unreadable", "too_large", "gone"]
"""Why a picture was refused: no picture that the door can read; too many bytes or pixels; not there any more."""


REF = 400
"""Characters of a platform's reference."""


class Picture(Record, frozen=True, kw_only=True):
    """A picture of a member's. Its content is kept beside it once fetched, and named by `hash`.

    `source` is the platform and workspace that it came through ("telegram|123456"), `ref` what it is called
    there, empty once fetched. `alt` says what it shows, in the giver's words. With a `child`'s face on it,
    `attested` is when its giver gave their word that the parents agree. Instants are ms UTC; `due` is when it
    is to be fetched, after so many `tries`. `project` is the one that shows it, empty for none yet.
    """

    member: str
    source: str
    ref: str = ""
    state: PictureState = "waiting"
    reason: PictureFault = ""
    hash: str = ""
    alt: str = ""
    child: bool = False
    attested: int = 0
    given: int
    due: int = 0
    tries: int = 0
    project: str = ""

    @property
    def shown(self) -> bool:
        """Whether anybody may see it: a child's face only on its giver's word."""
        return self.state == "ready" and (not self.child or self.attested > 0)

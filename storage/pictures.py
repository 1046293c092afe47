"""Pictures with what they show, what platforms call them, and what browsers sent."""

from collections.abc import Mapping
from typing import Any

from conversations.inbound import Address
from domain.pictures import Picture
from storage.records import Records
from storage.statements import Statements


class Pictures(Records[Picture]):
    """`put` leaves a picture's content as it is; `fill` is where it comes from. `ref` is a hash."""

    table, kind = "picture", Picture

    def columns(self, record: Picture) -> Mapping[str, Any]:
        return {
            "member": record.member,
            "project": record.project,
            "state": record.state,
            "hash": record.hash,
            "given": record.given,
            "due": record.due,
        }

    def drop(self, id: str) -> None:
        self._db.do("picture_forget_files", id=id)
        self._db.do("picture_drop", id=id)

    def of_member(self, member: str) -> list[Picture]:
        return self._all("pictures_of", member=member)

    def waiting(self, now: int, limit: int) -> list[Picture]:
        """Those to be fetched by an instant (ms UTC), the longest due first."""
        return self._all("pictures_waiting", now=now, most=limit)

    def fill(self, id: str, content: bytes) -> None:
        """Keeps what a picture shows."""
        self._db.do("picture_fill", id=id, content=content)

    def content(self, ref: str) -> bytes | None:
        """What the pictures of that hash show."""
        row = self._db.row("picture_content", hash=ref)
        return row[0] if row else None

    def file_id(self, ref: str, bot: str) -> str | None:
        """What a platform calls it, as it told that bot of ours."""
        row = self._db.row("picture_file", hash=ref, bot=bot)
        return row[0] if row else None

    def note_file(self, ref: str, bot: str, file: str) -> None:
        """Remembers what a platform calls it; nothing for a hash that is gone."""
        self._db.do("picture_note_file", hash=ref, bot=bot, file=file)


class Uploads:
    """What browsers sent and no picture has yet; the newest few of each address."""

    MOST = 5
    """An address that sends more loses its oldest."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def put(self, id: str, address: Address, content: bytes, *, now: int) -> None:
        """Keeps one for a day, under an id that cannot be guessed."""
        for (old,) in self._db.rows("uploads_of", address=str(address))[self.MOST - 1 :]:
            self.drop(old)
        self._db.do("upload_put", id=id, address=str(address), at=now, content=content)

    def get(self, id: str) -> bytes | None:
        row = self._db.row("upload_get", id=id)
        return row[0] if row else None

    def drop(self, id: str) -> None:
        self._db.do("upload_drop", id=id)

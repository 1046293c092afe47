"""Violations of the rules of files and albums."""

from typing import Any

from tests.botapi.stage import Plant, Stage, picture
from tests.planting import calls, either

MEGABYTE = 2**20


def uploads(kind: str, wrong: bytes, right: bytes) -> Plant:
    """The same method with two files."""
    method = f"send{kind.capitalize()}"
    return Plant(calls(method, chat_id="$ada", files={kind: wrong}), calls(method, chat_id="$ada", files={kind: right}))


async def _fetches(stage: Stage, size: int) -> None:
    sent = await stage.does("sendDocument", chat_id="$ada", files={"document": bytes(size)})
    await stage.does("getFile", file_id=sent["document"]["file_id"])


async def _downloads(stage: Stage, *, hours: float) -> None:
    file = await stage.does("getFile", file_id="$photo")
    stage.clock.passes(hours=hours)
    await stage.client.get(f"{stage.api.file_url}{stage.api.token}/{file['file_path']}")


def _album(*kinds: str) -> Any:
    async def act(stage: Stage) -> None:
        held = {"photo": stage.names["photo"], "document": stage.names["paper"]}
        await stage.does(
            "sendMediaGroup", chat_id="$ada", media=[{"type": kind, "media": held[kind]} for kind in kinds]
        )

    return act


FILES = {
    "upload_has_bytes": uploads("document", b"", b"x"),
    "upload_is_small_enough": uploads("document", bytes(50 * MEGABYTE + 1), b"x"),
    "photo_can_be_shown": uploads("photo", picture(2100, 100), picture(2000, 100)),
    "file_id_is_known": either("sendPhoto", {"photo": "$paper"}, {"photo": "$photo"}, chat_id="$ada"),
    "file_may_be_fetched": Plant(
        lambda stage: _fetches(stage, 20 * MEGABYTE + 1), lambda stage: _fetches(stage, 20 * MEGABYTE)
    ),
    "path_is_fresh": Plant(lambda stage: _downloads(stage, hours=1.01), lambda stage: _downloads(stage, hours=1)),
    "album_has_2_to_10": Plant(_album("photo"), _album("photo", "photo")),
    "album_is_of_one_sort": Plant(_album("photo", "document"), _album("document", "document")),
}

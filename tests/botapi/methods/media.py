"""Photos, documents and albums: uploaded or sent again by their file_id."""

from typing import Any, Literal

from tests.botapi.calls import Call, Upload, method
from tests.botapi.methods.sending import place, worded
from tests.botapi.rules import files, texts
from tests.botapi.shelf import keep
from tests.botapi.types import JSON


@method
def send_photo(call: Call) -> JSON:
    return _send(call, "photo")


@method
def send_document(call: Call) -> JSON:
    return _send(call, "document")


def _send(call: Call, kind: Literal["photo", "document"]) -> JSON:
    text, entities = texts.parse(call.params, "caption")
    texts.caption_has_up_to_1024(text)
    content = held(call, kind, call.params[kind])
    chat, more = place(call)
    return call.world.post(chat, call.world.bot, {**content, **worded("caption", text, entities)}, **more)


@method
def send_media_group(call: Call) -> list[JSON]:
    media = call.params["media"]
    files.album_has_2_to_10(media)
    files.album_is_of_one_sort(media)
    contents = [medium(call, one) for one in media]
    chat, more = place(call)
    album = str(next(call.world.numbers) + 13_000_000_000)
    return [call.world.post(chat, call.world.bot, content, media_group_id=album, **more) for content in contents]


def medium(call: Call, one: JSON) -> JSON:
    """One InputMedia, as a message holds it."""
    text, entities = texts.parse(one, "caption")
    texts.caption_has_up_to_1024(text)
    return {**held(call, one["type"], one["media"]), **worded("caption", text, entities)}


def held(call: Call, kind: Any, given: str) -> JSON:
    """A photo or document, from what was uploaded or is already stored."""
    if given.startswith("attach://"):
        upload: Upload = call.uploads[given.removeprefix("attach://")]
        files.upload_has_bytes(upload.content)
        files.upload_is_small_enough(upload.content, kind)
        file = keep(call.world, kind, upload.content, upload.name)
    else:
        file = files.file_id_is_known(call.world, given, kind)
    return {kind: [file.about] if kind == "photo" else file.about}


@method
def get_file(call: Call) -> JSON:
    world = call.world
    file = files.file_id_is_known(world, call.params["file_id"])
    files.file_may_be_fetched(file)
    world.paths[file.path] = (file, world.clock())
    return {"file_id": file.id, "file_unique_id": file.unique, "file_size": len(file.content), "file_path": file.path}

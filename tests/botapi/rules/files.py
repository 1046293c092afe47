"""What may be uploaded and fetched."""

from io import BytesIO

from PIL import Image

from tests.botapi.refusals import Refused, rule
from tests.botapi.state import File, World
from tests.botapi.types import JSON

MEGABYTE = 2**20
PHOTO, OTHER, FETCHED = 10 * MEGABYTE, 50 * MEGABYTE, 20 * MEGABYTE
SIDES, RATIO = 10_000, 20
HOUR = 3_600_000


@rule
def upload_has_bytes(content: bytes) -> None:
    """api#sending-files: a file that is not empty."""
    if not content:
        raise Refused("file must be non-empty")


@rule
def upload_is_small_enough(content: bytes, kind: str) -> None:
    """api#sending-files: 10 MB for photos, 50 MB for other files."""
    if len(content) > (PHOTO if kind == "photo" else OTHER):
        raise Refused("Request Entity Too Large: file is too big")


@rule
def photo_can_be_shown(content: bytes) -> tuple[int, int]:
    """api#sendphoto: width and height don't exceed 10000 in total, and their ratio not 20; it is a picture at all."""
    try:
        with Image.open(BytesIO(content)) as picture:
            wide, high = picture.size
    except OSError as error:
        raise Refused("IMAGE_PROCESS_FAILED") from error
    if wide + high > SIDES or max(wide, high) > RATIO * min(wide, high):
        raise Refused("PHOTO_INVALID_DIMENSIONS")
    return wide, high


@rule
def file_id_is_known(world: World, id: str, kind: str = "") -> File:
    """api#sending-files: a file_id of this bot, of the same type; this server fetches no URLs."""
    found = world.files.get(id)
    if found is None or (kind and found.kind != kind):
        raise Refused("wrong file identifier/HTTP URL specified")
    return found


@rule
def file_may_be_fetched(file: File) -> None:
    """api#getfile: bots can download files of up to 20 MB."""
    if len(file.content) > FETCHED:
        raise Refused("file is too big")


@rule
def path_is_fresh(world: World, path: str) -> File:
    """api#getfile: the link is valid for at least 1 hour; another one is made by calling getFile again."""
    found = world.paths.get(path)
    if found is None or world.clock() - found[1] > HOUR:
        raise Refused("", 404)
    return found[0]


@rule
def album_has_2_to_10(media: list[JSON]) -> None:
    """api#sendmediagroup: 2-10 items."""
    if not 2 <= len(media) <= 10:
        raise Refused("media group must include 2-10 items" if media else "group is empty")


@rule
def album_is_of_one_sort(media: list[JSON]) -> None:
    """api#sendmediagroup: documents and audio files can be only grouped in an album with messages of the same type."""
    kinds = {one["type"] for one in media}
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        raise Refused("can't mix media types in the album")

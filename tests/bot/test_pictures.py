"""Pictures: fetched after the commit, drawn anew in a child process, kept by hash; harm and accidents change nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.pictures import LARGEST, TRIES, Away, Pictures, Unusable
from conversations.inbound import Address
from domain.pictures import Picture
from storage.sqlite_store import SqliteStore
from storage.unit import Unit
from tests.bot import photos

NOW = 1_795_353_600_000
WEEK = 7 * 24 * 3_600_000
WHERE = Address("web", "", "ada", "", "ada")


@dataclass
class Shelf:
    """A platform that keeps files by name; `away` while nobody can reach it."""

    files: dict[str, bytes] = field(default_factory=dict)
    away: bool = False
    asked: list[str] = field(default_factory=list)

    async def fetch(self, ref: str) -> bytes:
        self.asked.append(ref)
        if self.away:
            raise Away
        if ref not in self.files:
            raise Unusable("gone")
        return self.files[ref]


@dataclass
class Studio:
    """A store, one platform, and the job between them, at an instant that a test moves."""

    store: SqliteStore
    shelf: Shelf
    now: int = NOW

    def __post_init__(self) -> None:
        self.pictures = Pictures(self.store, {"shelf": self.shelf}, clock=lambda: self.now, secret=b"a secret")

    async def given(self, ref: str, content: bytes | None = None, *, id: str = "01P", **said: object) -> Picture:
        """A picture that waits to be fetched."""
        if content is not None:
            self.shelf.files[ref] = content
        picture = Picture(id=id, member="01M", source="shelf|1", ref=ref, given=NOW, due=NOW).but(**said)
        await self.store.run(lambda uow: uow.pictures.put(picture))
        return picture

    async def kept(self, id: str = "01P") -> Picture | None:
        return await self.store.read(lambda kept: kept.pictures.get(id))

    async def settled(self) -> list[str]:
        """What is to be told, by the timers set."""
        due = await self.store.read(lambda kept: kept.timers.due(self.now + WEEK, 9))
        return [timer.subject for timer in due if timer.kind == "picture"]


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[Studio]:
    store = await SqliteStore.open(tmp_path / "door.db")
    yield Studio(store, Shelf())
    await store.close()


def drawn(content: bytes) -> Image.Image:
    """The picture as a browser would read it."""
    image = Image.open(BytesIO(content))
    image.load()
    return image


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 24 for one, other in zip(pixel, colour, strict=True))


async def test_where_it_was_taken_and_by_whom_is_gone(studio: Studio) -> None:
    before = photos.with_a_place()
    assert drawn(before).getexif().get_ifd(0x8825), "the photo says where"
    after = await studio.pictures.clean(before)
    assert not drawn(after).getexif()
    assert set(drawn(after).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    assert b"Zyxwvut" not in after
    assert b"Exif" not in after


@pytest.mark.parametrize("make", photos.GOOD.values(), ids=photos.GOOD)
async def test_any_picture_becomes_a_small_jpeg(studio: Studio, make: Callable[[], bytes]) -> None:
    image = drawn(await studio.pictures.clean(make()))
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert max(image.size) <= 1600


async def test_what_is_seen_is_what_was_sent(studio: Studio) -> None:
    upright = drawn(await studio.pictures.clean(photos.lying_on_its_side()))
    assert upright.size == (40, 80)
    assert near(upright.getpixel((20, 10)), photos.RED)
    assert near(upright.getpixel((20, 70)), photos.BLUE)
    for make in (photos.GOOD["a CMYK one"], photos.GOOD["a PNG with a palette"]):
        image = drawn(await studio.pictures.clean(make()))
        assert near(image.getpixel((10, 20)), photos.RED)
    assert near(drawn(await studio.pictures.clean(photos.animated())).getpixel((9, 9)), photos.RED)
    assert near(drawn(await studio.pictures.clean(photos.seen_through())).getpixel((9, 9)), (255, 255, 255))
    large = drawn(await studio.pictures.clean(photos.GOOD["a large one"]()))
    assert large.size == (1600, 1200)


@pytest.mark.parametrize("make", photos.UNREADABLE.values(), ids=photos.UNREADABLE)
async def test_what_is_no_picture_is_refused_as_such(studio: Studio, make: Callable[[], bytes]) -> None:
    with pytest.raises(Unusable) as caught:
        await studio.pictures.clean(make())
    assert caught.value.reason == "unreadable"


@pytest.mark.parametrize("make", photos.TOO_LARGE.values(), ids=photos.TOO_LARGE)
async def test_what_is_too_large_is_refused_before_it_is_drawn(studio: Studio, make: Callable[[], bytes]) -> None:
    with pytest.raises(Unusable) as caught:
        await studio.pictures.clean(make())
    assert caught.value.reason == "too_large"


async def test_what_waits_is_fetched_kept_by_its_hash_and_told(studio: Studio) -> None:
    await studio.given("AgAD", photos.with_a_place())
    assert await studio.pictures.once() == 1
    kept = await studio.kept()
    assert kept is not None
    assert (kept.state, kept.ref, len(kept.hash)) == ("ready", "", 32)
    content = await studio.pictures.content(kept.hash)
    assert content is not None
    assert drawn(content).size == (80, 40)
    assert await studio.settled() == ["01P"]
    assert await studio.pictures.once() == 0
    assert studio.shelf.asked == ["AgAD"]


async def test_a_hash_cannot_be_had_from_the_picture_alone(studio: Studio) -> None:
    other = Pictures(studio.store, {}, clock=lambda: NOW, secret=b"another secret")
    assert studio.pictures.hash(b"JPEG") == studio.pictures.hash(b"JPEG")
    assert studio.pictures.hash(b"JPEG") != other.hash(b"JPEG")


async def test_of_a_file_that_is_no_picture_nothing_is_kept(studio: Studio) -> None:
    await studio.given("AgAD", b"<svg>Zyxwvut</svg>")
    await studio.pictures.once()
    kept = await studio.kept()
    assert kept is not None
    assert (kept.state, kept.reason, kept.hash, kept.ref) == ("refused", "unreadable", "", "")
    assert await studio.settled() == ["01P"]


async def test_a_platform_that_is_away_is_asked_again_ever_later_and_then_no_more(studio: Studio) -> None:
    await studio.given("AgAD", photos.GOOD["a small JPEG"]())
    studio.shelf.away = True
    waits = []
    for _ in range(TRIES - 1):
        assert await studio.pictures.once() == 1
        assert await studio.pictures.once() == 0, "not before it is due"
        kept = await studio.kept()
        assert kept is not None
        waits.append((kept.due - studio.now) // 1000)
        studio.now = kept.due
    assert waits[:4] == [15, 30, 60, 120]
    assert waits[-1] == 3600
    await studio.pictures.once()
    kept = await studio.kept()
    assert kept is not None
    assert (kept.state, kept.reason) == ("refused", "gone")


async def test_a_platform_that_comes_back_hands_it_over(studio: Studio) -> None:
    await studio.given("AgAD", photos.GOOD["a small JPEG"]())
    await studio.given("closed", id="01Q", source="nowhere|")
    studio.shelf.away = True
    await studio.pictures.once()
    studio.shelf.away, studio.now = False, NOW + 15_000
    await studio.pictures.once()
    states = [picture.state for picture in (await studio.kept(), await studio.kept("01Q")) if picture]
    assert states == ["ready", "waiting"], "a door that is closed may open again"


async def test_what_was_taken_back_or_described_while_it_was_fetched_stays_so(studio: Studio) -> None:
    picture = await studio.given("AgAD", photos.GOOD["a small JPEG"]())
    gone = await studio.given("AgAE", photos.GOOD["a small JPEG"](), id="01Q")

    async def meanwhile(ref: str) -> bytes:
        await studio.store.run(change)
        return studio.shelf.files[ref]

    def change(uow: Unit) -> None:
        uow.pictures.put(picture.but(alt="Un train de bois", project="01KAQ"))
        uow.pictures.drop(gone.id)

    studio.shelf.fetch = meanwhile  # type: ignore[method-assign]
    await studio.pictures.once()
    kept = await studio.kept()
    assert kept is not None
    assert (kept.state, kept.alt, kept.project) == ("ready", "Un train de bois", "01KAQ")
    assert await studio.kept("01Q") is None
    assert await studio.settled() == ["01P"]


async def test_a_job_that_was_cut_off_is_done_at_the_next_start(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "door.db")
    studio = Studio(store, Shelf())
    await studio.given("AgAD", photos.GOOD["a small JPEG"]())
    fetching = asyncio.Event()

    async def hang(ref: str) -> bytes:
        fetching.set()
        return await asyncio.Future()

    studio.shelf.fetch = hang  # type: ignore[method-assign]
    job = asyncio.create_task(studio.pictures.run())
    await fetching.wait()
    job.cancel()
    await asyncio.wait((job,))
    await store.close()

    store = await SqliteStore.open(tmp_path / "door.db")
    again = Studio(store, Shelf({"AgAD": studio.shelf.files["AgAD"]}))
    assert await again.pictures.once() == 1
    kept = await again.kept()
    assert kept is not None
    assert kept.state == "ready"
    await store.close()


async def test_what_a_platform_calls_a_picture_is_remembered_for_each_bot(studio: Studio) -> None:
    await studio.given("AgAD", photos.GOOD["a small JPEG"]())
    await studio.pictures.once()
    kept = await studio.kept()
    assert kept is not None
    assert await studio.pictures.file_id(kept.hash, "telegram|1") is None
    await studio.pictures.remember(kept.hash, "telegram|1", "AgADnew")
    assert await studio.pictures.file_id(kept.hash, "telegram|1") == "AgADnew"
    assert await studio.pictures.file_id(kept.hash, "telegram|2") is None
    assert await studio.pictures.content("0" * 32) is None


async def test_what_a_browser_sends_is_clean_before_it_is_kept(studio: Studio) -> None:
    await studio.pictures.upload(WHERE, "u1", photos.with_a_place())
    waiting = await studio.store.read(lambda kept: kept.uploads.get("u1"))
    assert waiting is not None
    assert b"Zyxwvut" not in waiting
    with pytest.raises(Unusable):
        await studio.pictures.upload(WHERE, "u2", b"no picture")
    with pytest.raises(Unusable):
        await studio.pictures.upload(WHERE, "u2", bytes(LARGEST + 1))
    assert await studio.store.read(lambda kept: kept.uploads.get("u2")) is None

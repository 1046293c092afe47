"""Pictures: their content by hash, what platforms call them, and what browsers sent."""

from functools import partial

import pytest

from conversations.inbound import Address
from domain.pictures import Picture
from storage.batch import Executor
from storage.pictures import Uploads
from storage.unit import Unit
from tests.storage.given import NOW, address, keep, member, picture


def ready(executor: Executor, hash: str, content: bytes) -> Picture:  # noqa: A002 - the field's name
    shown = picture(member(), state="ready", hash=hash)
    keep(executor, shown)
    executor.run(lambda uow: uow.pictures.fill(shown.id, content))
    return shown


def note_file(names: tuple[str, str, str], uow: Unit) -> None:
    uow.pictures.note_file(*names)


def upload(who: Address, place: int, uow: Unit) -> None:
    uow.uploads.put(f"u{place}", who, bytes([place]), now=NOW + place)


def test_a_picture_is_found_by_its_hash_and_its_content_outlives_a_change_of_the_record(executor: Executor) -> None:
    shown = ready(executor, "c0ffee", b"\xff\xd8JPEG\x00")
    keep(executor, shown.but(alt="Un train de bois", project="01KAQ"))
    assert executor.run(lambda uow: uow.pictures.content("c0ffee")) == b"\xff\xd8JPEG\x00"
    assert executor.run(lambda uow: uow.pictures.get(shown.id)) == shown.but(alt="Un train de bois", project="01KAQ")
    assert executor.run(lambda uow: uow.pictures.of_member(shown.member)) == [
        shown.but(alt="Un train de bois", project="01KAQ")
    ]
    assert executor.run(lambda uow: uow.pictures.content("another")) is None
    assert executor.run(lambda uow: uow.pictures.content("")) is None


def test_what_waits_comes_in_the_order_it_is_due(executor: Executor) -> None:
    giver = member()
    late, early, done = picture(giver, due=NOW + 2), picture(giver, due=NOW), picture(giver, state="ready", hash="h")
    keep(executor, late, early, done)
    assert executor.run(lambda uow: uow.pictures.waiting(NOW, 9)) == [early]
    assert executor.run(lambda uow: uow.pictures.waiting(NOW + 2, 9)) == [early, late]
    assert executor.run(lambda uow: uow.pictures.waiting(NOW + 2, 1)) == [early]


def test_each_bot_has_a_name_of_its_own_for_a_picture(executor: Executor) -> None:
    shown = ready(executor, "c0ffee", b"JPEG")
    names = (("c0ffee", "telegram|1", "old"), ("c0ffee", "telegram|1", "new"), ("c0ffee", "telegram|2", "other"))
    for each in (*names, ("gone", "telegram|1", "x")):
        executor.run(partial(note_file, each))
    assert executor.run(lambda uow: uow.pictures.file_id("c0ffee", "telegram|1")) == "new"
    assert executor.run(lambda uow: uow.pictures.file_id("c0ffee", "telegram|2")) == "other"
    assert executor.run(lambda uow: uow.pictures.file_id("gone", "telegram|1")) is None
    executor.run(lambda uow: uow.pictures.drop(shown.id))
    ready(executor, "c0ffee", b"JPEG")
    assert executor.run(lambda uow: uow.pictures.file_id("c0ffee", "telegram|1")) is None


@pytest.mark.parametrize("who", [address(), address("omar")])
def test_an_address_keeps_its_newest_uploads_only(executor: Executor, who: Address) -> None:
    executor.run(lambda uow: uow.uploads.put("other", address("zoe"), b"Z", now=NOW))
    for place in range(Uploads.MOST + 2):
        executor.run(partial(upload, who, place))
    assert executor.run(lambda uow: [uow.uploads.get(f"u{place}") for place in range(3)]) == [None, None, b"\x02"]
    assert executor.run(lambda uow: uow.uploads.get("other")) == b"Z"
    executor.run(lambda uow: uow.uploads.drop("u2"))
    assert executor.run(lambda uow: uow.uploads.get("u2")) is None

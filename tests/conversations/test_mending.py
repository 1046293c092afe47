"""Conversations kept by an older program are taken up, or let go with a kind word; never lost in an error."""

from collections.abc import Callable

from msgspec import Raw

from conversations.conversation import Conversation, Frame
from conversations.mending import salvage, sound
from tests.conversations.picnic import Basket, Detour, Picnic
from tests.stories.town import Manner, Town

PIE = Basket(dish="tarte").write()


class Renamed(Picnic):
    """The picnic's next version: what was called `plate` is now `dish`."""

    version = 2

    def upgrade(self, frame: Frame) -> Frame | None:
        """Takes over the dish."""
        if frame.version != 1:
            return None
        return frame.but(data=Basket(dish=frame.answers["plate"]).write())


def test_a_frame_of_this_version_is_left_alone() -> None:
    frame = Frame(flow="picnic", state="guests", data=PIE)
    assert sound(Picnic(), frame) is frame


def test_an_older_frame_is_upgraded() -> None:
    frame = Frame(flow="picnic", version=1, state="guests", data=Raw('{"plate": "tarte"}'))
    mended = sound(Renamed(), frame)
    assert mended is not None
    assert (mended.version, mended.state, mended.data) == (2, "guests", PIE)


def test_a_frame_from_nowhere_is_let_go() -> None:
    assert sound(None, Frame(flow="gone", state="x")) is None
    assert sound(Renamed(), Frame(flow="picnic", version=7, state="dish")) is None


def test_a_state_that_is_gone_begins_again_with_the_answers_kept() -> None:
    mended = sound(Picnic(), Frame(flow="picnic", state="dessert", data=PIE, trail=["dish"]))
    assert mended is not None
    assert (mended.state, mended.data, mended.trail) == ("dish", PIE, [])


def test_only_the_answers_that_make_no_sense_are_dropped() -> None:
    frame = Frame(flow="picnic", state="guests", data=Raw('{"dish": "tarte", "guests": "many", "gone": 1}'))
    assert salvage(Basket, frame) == PIE


def test_of_what_are_no_answers_at_all_nothing_is_kept() -> None:
    assert salvage(Basket, Frame(flow="picnic", state="guests", data=Raw('["tarte"]'))) == Basket().write()


def test_somebody_comes_back_to_a_frame_that_cannot_be_read(picnic: Callable[..., Town]) -> None:
    town = picnic(Manner(forms=False))
    ada = town.member("Ada")
    frames = [
        Frame(flow="picnic", state="guests", data=PIE),
        Frame(flow="gone", state="x"),
        Frame(flow="detour", version=9, state="far"),
    ]
    town.run(lambda uow: uow.save(ada.address, Conversation(frames=frames), member=ada.id, now=town.now))
    ada.says("bonjour").sees("J’ai un peu changé depuis la dernière fois.")
    assert ada.state == "picnic.guests"
    ada.says("4")
    assert ada.state == "picnic.note"
    assert Detour.version == 1

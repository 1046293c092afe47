"""Conversations parked under any released version are taken up, or left kindly: never an error, never a trap."""

from copy import deepcopy
from functools import partial

import pytest

from conversations.conversation import Conversation, Frame
from conversations.flows import FLOWS
from conversations.mending import sound
from storage.unit import Unit
from tests.conversations.frames import kept
from tests.laws.stories import town
from tests.stories.town import Manner

FLOW = {flow.name: flow() for flow in FLOWS}


@pytest.mark.parametrize("frame", kept(), ids=lambda frame: f"{frame.flow}-{frame.version}-{frame.state}")
def test_a_parked_frame_is_taken_up(frame: Frame) -> None:
    assert sound(FLOW.get(frame.flow), frame) is not None, "its answers are lost"
    for forms in (True, False):
        with town(Manner(forms=forms)) as place:
            ada = place.member("Ada")
            parked = Conversation(frames=[deepcopy(frame)])
            place.run(partial(Unit.save, address=ada.address, conversation=parked, member=ada.id, now=place.now))
            ada.says("où en étais-je", "where was I")
            assert ada.last.text or ada.last.card
            ada.says("aide", "help")
            assert ada.last.text
            for _ in range(7):
                ada.says("annuler", "cancel")
            assert ada.state == "menu"


def test_every_flow_has_recorded_frames() -> None:
    recorded = {(frame.flow, frame.version) for frame in kept()}
    missing = {(flow.name, flow.version) for flow in FLOWS if flow.name != "menu"} - recorded
    assert not missing, f"run python -m tests.conversations.frames for {sorted(missing)}"

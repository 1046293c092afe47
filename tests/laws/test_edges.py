"""Stories and walks together take every edge that the flows declare."""

from conversations.flows import FLOWS
from conversations.graph import edges
from tests.laws.stories import stories, town
from tests.laws.test_walks import walk
from tests.stories.town import Manner

WALKS = 60
"""At most; they stop when nothing is left to take."""


def test_every_declared_edge_is_taken() -> None:
    declared = {(flow.name, source, target) for flow in FLOWS for source, target in edges(flow)}
    walked: set[tuple[str, str, str]] = set()
    for forms in (True, False):
        for told in stories().values():
            with town(Manner(forms=forms)) as place:
                told(place)
                walked |= place.walked
    for seed in range(WALKS):
        if declared <= walked:
            break
        with town(Manner(forms=bool(seed % 2))) as place:
            walk(place, seed, 80)
            walked |= place.walked
    assert walked <= declared, f"taken but not declared: {sorted(walked - declared)}"
    assert declared <= walked, f"declared but never taken: {sorted(declared - walked)}"

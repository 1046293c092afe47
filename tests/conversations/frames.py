"""`python -m tests.conversations.frames`: keeps a frame of every state that the stories meet.

Run it once for each version that is released; the files stay, so that conversations parked under any
version are known to be taken up by every later one.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from conversations.conversation import Frame
from conversations.flows import FLOWS
from tests.laws.stories import stories, town
from tests.stories.town import Manner, Person

FOLDER = Path(__file__).parent / "frames"


def kept() -> list[Frame]:
    """Every frame that was ever recorded."""
    return [
        frame
        for path in sorted(FOLDER.glob("*.json"))
        for frame in msgspec.json.decode(path.read_bytes(), type=list[Frame])
    ]


def record() -> None:
    """Writes one file a flow and version; what an earlier version recorded is left alone."""
    met: dict[tuple[str, int], dict[str, dict[str, Any]]] = {}

    def watch(person: Person) -> None:
        conversation = person.town.run(lambda uow: uow.load(person.address)).conversation
        for frame in conversation.frames if conversation else ():
            met.setdefault((frame.flow, frame.version), {}).setdefault(frame.state, json.loads(frame.write()))

    for forms in (True, False):
        for told in stories().values():
            with town(Manner(forms=forms)) as place:
                place.watch = watch
                told(place)
    current = {(flow.name, flow.version) for flow in FLOWS}
    FOLDER.mkdir(exist_ok=True)
    for (flow, version), frames in sorted(met.items()):
        if (flow, version) in current:
            text = json.dumps([frames[state] for state in sorted(frames)], ensure_ascii=False, indent=1)
            (FOLDER / f"{flow}-{version}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    record()

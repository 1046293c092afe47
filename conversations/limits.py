"""What a platform can show. Degrading to it is a pure function, run inside the turn."""

from dataclasses import dataclass

from domain.members import Manner


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in characters (`token` in bytes), counts in buttons; what it can do at all.

    `caption` is the text beside a picture or a file; `places` that a button can share where one is.
    `modals`: a form is a window of its own, which only a press or a command opens. `first`: the door
    may write to people before they ever wrote to it.
    `workplaces`: each of its workspaces is one organization's own, whose people are colleagues.
    `parts`: it shows a screen of several parts as one page.
    `copies`: of one card shown several times in a chat, how many change; those far up say what is so when they
    are pressed. Where the door itself keeps what was said, all do: nothing of anybody's stays there unseen.
    `commands`: what a command's name is written after. `channels`: it calls its groups so. `manner`: how
    somebody is spoken to who has not chosen yet. `echoes`: what one presses stands in the chat as what one said,
    and what follows comes below it.
    """

    text: int
    label: int
    choices: int
    token: int
    forms: bool
    edits: bool
    pictures: bool
    files: bool
    caption: int = 100_000
    places: bool = False
    modals: bool = False
    first: bool = False
    workplaces: bool = False
    parts: bool = False
    copies: int = 2
    commands: str = "/"
    channels: bool = False
    manner: Manner = "tu"
    echoes: bool = False


WEB = Limits(
    text=100_000,
    label=200,
    choices=100,
    token=256,
    forms=True,
    edits=True,
    pictures=True,
    files=True,
    copies=1_000,
    echoes=True,
)
BARE = Limits(text=4_096, label=64, choices=100, token=64, forms=False, edits=True, pictures=True, files=True)
"""A platform without forms: every question is asked by itself."""
TELEGRAM = Limits(
    text=4_000,
    label=64,
    choices=30,
    token=64,
    forms=False,
    edits=True,
    pictures=True,
    files=True,
    caption=1_000,
    places=True,
)
"""Telegram takes 4,096 and 1,024 UTF-16 code units and 100 buttons; nobody reads more than thirty of them."""
SLACK = Limits(
    text=3_000,
    label=75,
    choices=25,
    token=2_000,
    forms=True,
    edits=True,
    pictures=True,
    files=True,
    modals=True,
    first=True,
    workplaces=True,
    parts=True,
    commands="/collectif ",
    channels=True,
    manner="vous",
)
"""A section's text, a button's text and value, and the buttons of a row (docs.slack.dev/reference/block-kit/blocks).

A word after a bare slash would be a command of Slack's own, which it does not bring.
"""

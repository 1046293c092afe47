"""The button that shares where one is: it lies where one writes, until another question puts it away."""

from typing import TYPE_CHECKING

from conversations.inbound import Located
from conversations.screens import Screen
from conversations.words import N_

if TYPE_CHECKING:
    from conversations.talk import Talk


def button(talk: "Talk") -> str:
    """Its label, if the question takes a place and the platform has such a button; else nothing."""
    able = talk.limits.places and talk.address.chat == talk.address.user
    return talk.words.say(N_("Share my location")) if able and Located in talk.state.takes else ""


def put_away(talk: "Talk", screen: Screen, place: str) -> None:
    """Puts it away before `screen`, with a message of its own: none has both kinds of buttons."""
    before = talk.conversation.screen
    if before is None or not before.place or place:
        return
    noted = [talk.words.say(N_("It’s noted."))]
    if talk.said and (screen.text or screen.card):
        noted, talk.said = talk.said, []
    talk.owe(Screen("\n\n".join(noted), clearing=True))

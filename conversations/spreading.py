"""Passing a project on: a message to forward with its link, and its poster."""

from typing import Any

from conversations.notices import notice, opens
from conversations.screens import Choice, Screen
from conversations.turn import Turn
from conversations.words import N_
from domain.refusals import Unknown

FORWARD = N_("Forward the message above, or copy its link. Thank you for spreading the word.")


def pass_on(turn: Turn[Any], subject: str) -> None:
    """Shows a message that can be forwarded as it is; where the platform has a way of its own, its button too."""
    said = notice(turn.neighbourhood, turn.words, subject)
    if said is None:
        raise Unknown
    words, links = turn.words, turn.stage.links
    link = turn.stage.link(opens(subject))
    title = words.quoted(said.title)
    looking = words.say("{title} is looking for help.", title=title) if said.open else title
    text = "\n".join(part for part in (looking, *said.lacks, said.when, said.place) if part)
    address = links.pass_on(turn.address.platform, link, text)
    choices = (Choice("send", words.say("Send it to somebody"), style="main", url=address),) if address else ()
    turn.show(Screen(f"{text}\n{link}", choices=choices))


def send_poster(turn: Turn[Any], subject: str) -> None:
    """Sends the poster, whose code opens what the link does."""
    said = notice(turn.neighbourhood, turn.words, subject)
    if said is None:
        raise Unknown
    turn.stage.opener(opens(subject))
    text = turn.words.say("The poster of {title}, to print on letter paper.", title=turn.words.quoted(said.title))
    turn.stage.send(turn.address, Screen(text), attachment=f"poster:{subject}")

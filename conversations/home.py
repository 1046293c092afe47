"""The door's own page on a platform that gives it one (Slack's App Home): worded anew whenever somebody looks at it."""

from conversations.inbound import Inbound
from conversations.screens import Choice, Screen
from conversations.turn import Opens, Stage
from conversations.words import N_, Words
from domain.members import Member

ERRANDS = {
    "offer": N_("Lend a hand"),
    "ask": N_("Ask for help"),
    "propose": N_("Propose a project"),
    "browse": N_("See what’s going on"),
    "mine": N_("My projects and offers"),
    "settings": N_("Settings"),
}


def show(stage: Stage, inbound: Inbound) -> None:
    """Owes the page to whoever looks at it; its buttons lead into their private conversation."""
    person = stage.uow.load(inbound.sender)
    words = _words(stage, person.member, inbound.locale)
    choices = tuple(Choice(id, words.say(label)) for id, label in ERRANDS.items())
    text = words.say(
        N_("Here, people of the neighbourhood propose projects; others give time, a skill, a thing or a room.")
    )
    opens = Opens("menu", member=person.member.id if person.member else "")
    stage.send(inbound.sender, Screen(text, choices=choices), opens=opens)


def _words(stage: Stage, member: Member | None, locale: str) -> Words:
    if member is not None:
        return stage.words(member.language, member.manner)
    return stage.words("en" if locale.lower().startswith("en") else "fr", "tu")

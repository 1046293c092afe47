"""Invitations: a need put to somebody it fits, and the organizer's answer to their question."""

from collections.abc import Iterable

from conversations.answers import invited, needed
from conversations.telling import Hearer, News, Reading, View, Wording
from conversations.turn import Opens
from domain.events import Event
from domain.ground import found
from domain.invitations import Invitation
from domain.neighbourhood import Neighbourhood


def invitation(reading: Reading) -> View | None:
    """The card one is asked with; it changes when it is filled, moved or cancelled."""
    asked = reading.neighbourhood.kept.invitations.get(reading.argument)
    if asked is None:
        return None
    return View(invited(reading.neighbourhood, reading.words, reading.reader, asked), opens(asked))


def answered(reading: Reading) -> View | None:
    """The organizer's answer, with the question it answers and the same choices as before."""
    kept, words = reading.neighbourhood.kept, reading.words
    asked = kept.invitations.get(reading.argument)
    if asked is None:
        return None
    question, reply = words.quoted(asked.question), words.quoted(asked.reply)
    text = words.say("You asked: {question} Here is the answer: {reply}", question=question, reply=reply)
    screen = invited(reading.neighbourhood, words, reading.reader, asked)
    return View(screen.but(text=text), opens(asked))


def opens(asked: Invitation) -> Opens:
    """What an invitation's buttons open."""
    return Opens("answer", {"invitation": asked.id}, member=asked.member)


def need(reading: Reading) -> View | None:
    """The card of a need that the reader found by themselves."""
    wanted = reading.neighbourhood.kept.needs.get(reading.argument)
    if wanted is None:
        return None
    screen = needed(reading.neighbourhood, reading.words, reading.reader, wanted)
    return View(screen, Opens("answer", {"need": wanted.id}, member=reading.reader.id))


def invitation_sent(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    asked = found(neighbourhood.kept.invitations.get(event.id))
    yield News(asked.member, "invitation", asked.id)


def question_answered(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    asked = found(neighbourhood.kept.invitations.get(event.id))
    yield News(asked.member, "answered", asked.id)


VIEWS: dict[str, Wording] = {"invitation": invitation, "answered": answered, "need": need}
HEARERS: dict[str, Hearer] = {"invitation_sent": invitation_sent, "question_answered": question_answered}

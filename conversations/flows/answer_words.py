"""What the answering flow asks, and how it reads an amount."""

from typing import Any, TypedDict

from conversations.answers import answers, fits
from conversations.cards import organizer_of
from conversations.reasons import because, sentences
from conversations.screens import Choice, Screen
from conversations.showing import asked
from conversations.turn import Turn
from conversations.typed import amount_in
from conversations.words import Words
from domain.ground import found
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project
from domain.reading.money import read_pay


class Named(TypedDict, total=False):
    """What an answer is about."""

    invitation_id: str
    need_id: str


def named(turn: Turn[Any]) -> Named:
    """What the flow was opened about, as the verbs take it: a need, or an invitation to one."""
    invitation = turn.argument.get("invitation", "")
    return {"invitation_id": invitation} if invitation else {"need_id": turn.argument.get("need", "")}


def need_of(turn: Turn[Any]) -> Need | None:
    """The need it is about; None when it is gone, or the invitation is somebody else's."""
    kept = turn.neighbourhood.kept
    if "invitation" not in turn.argument:
        return kept.needs.get(turn.argument.get("need", ""))
    invitation = kept.invitations.get(turn.argument["invitation"])
    mine = invitation is not None and turn.neighbourhood.may("why", invitation)
    return kept.needs.get(invitation.need) if invitation is not None and mine else None


def project_of(turn: Turn[Any]) -> Project:
    """The project that the need is of."""
    return found(turn.neighbourhood.kept.projects.get(found(need_of(turn)).project))


def organizer(turn: Turn[Any]) -> str:
    """Who will read an answer, by first name."""
    return organizer_of(turn.neighbourhood, turn.words, project_of(turn))


def card(turn: Turn[Any]) -> Screen:
    """The very card whose buttons were pressed."""
    if "invitation" in turn.argument:
        return asked(turn, "invitation", turn.argument["invitation"])
    return asked(turn, "need", turn.argument["need"])


def possible(turn: Turn[Any]) -> list[Choice]:
    """What can be answered now."""
    need = found(need_of(turn))
    suits = "invitation" in turn.argument or fits(turn.neighbourhood, turn.me, need)
    return list(answers(turn.neighbourhood, turn.words, turn.me, need, fits=suits))


def reasons(turn: Turn[Any]) -> str:
    """Why the reader was asked, or would be, in sentences."""
    words = turn.words
    said = sentences(words, turn.neighbourhood.why(**named(turn)), turn.me.zone)
    if said:
        invitation = turn.neighbourhood.kept.invitations.get(turn.argument.get("invitation", ""))
        first = because(words, invitation) if invitation else ""
        return "\n".join(part for part in (first, words.say("I counted this, and nothing else:"), said) if part)
    return words.say("For no reason of mine: it is open to everybody, and you found it.")


def remaining(neighbourhood: Neighbourhood, need: Need) -> int:
    """How many more of something would be welcome."""
    have, total = neighbourhood.missing(need)
    return max(1, total - have)


def what_fee(turn: Turn[Any]) -> str:
    """What it can pay, and what is asked for it."""
    pay = turn.words.money(found(need_of(turn)).pay)
    return turn.words.say(
        "It can pay {pay}. What would you ask? Write an amount, such as 30; you can add your hours and conditions.",
        pay=pay,
    )


def dollars_in(text: str) -> float | None:
    """An amount of dollars, with its sign or bare; None for anything else."""
    alone = amount_in(text)
    if alone is not None:
        return alone
    price = read_pay(text).pay
    return float(price.max) if price is not None and price.kind == "fee" and price.min == price.max else None


def after(words: Words, need: Need, *, waiting: bool, name: str) -> str:
    """What happens next, once a yes is kept."""
    if waiting:
        return words.say("There is nothing else to do. You can leave the list at any time.")
    if not need.for_people:
        return words.say("I’ll write to you as soon as {name} has answered.", name=name)
    return words.say("As soon as it’s confirmed, I’ll send you the address.")

"""What waits for the acting moderator, one thing after the other, the oldest of each sort first."""

from typing import Literal, TypeAlias

from conversations import reviewing
from conversations.flow import Done, Goto
from conversations.memory import Memory
from conversations.ports import FailedTurn, StuckMessage
from conversations.screens import Card, Choice, Screen
from conversations.turn import Turn
from conversations.words import N_
from domain.authority import named
from domain.ground import found, subject
from domain.offers import Offer
from domain.partners import Partner
from domain.projects import Project
from domain.record import Record

Onward: TypeAlias = Goto[Literal["read"]] | Done
SHOWN = 20
"""Failed turns, and stuck messages, that are brought at once."""


class Sitting(Memory):
    """What is being read (`project:01J…`, `failure:…`, `stuck:…`), what was left for later, and a no in the making."""

    subject: str = ""
    passed: list[str] = []
    decision: Literal["", "change", "refuse"] = ""


def waiting(turn: Turn[Sitting]) -> list[str]:
    """Everything that the acting person may settle now, in order; troubles are staff's."""
    staff = is_staff(turn)
    records = turn.neighbourhood.queue()
    listed = [subject(record) for record in records]
    if staff:
        listed += [f"failure:{one.key}" for one in turn.stage.uow.failures(SHOWN)]
        listed += [f"stuck:{one.id}" for one in turn.stage.uow.stuck(SHOWN)]
    return listed


def is_staff(turn: Turn[Sitting]) -> bool:
    """Whether the acting person is on the team of everywhere, who alone sees what went wrong."""
    roles = turn.neighbourhood.kept.members.roles(turn.me.id)
    return any(role.name == "staff" and not role.territory for role in roles)


def onward(turn: Turn[Sitting], said: str = "") -> Onward:
    """The next thing that waits; the end when there is none, or when only one was to be read."""
    if "subject" in turn.argument:
        return Done(said)
    if said:
        turn.say(said)
    passed = {*turn.data.passed, turn.data.subject}
    left = [what for what in waiting(turn) if what not in passed]
    if not left:
        return Done(over(turn))
    turn.data.subject = left[0]
    return Goto("read")


def over(turn: Turn[Sitting]) -> str:
    """What is said at the queue's end."""
    later = [what for what in waiting(turn) if what in turn.data.passed]
    if later:
        return turn.words.count(
            "That’s all. {n} thing is left for later.", "That’s all. {n} things are left for later.", len(later)
        )
    return turn.words.say(N_("Nothing waits for you. I write to you as soon as something comes in."))


def record(turn: Turn[Sitting]) -> Record:
    """The thing being read; Unknown when it is gone."""
    return found(named(turn.neighbourhood.kept, turn.data.subject))


def settled(turn: Turn[Sitting]) -> str:
    """What somebody else decided meanwhile; empty while it still waits."""
    return "" if is_trouble(turn) else reviewing.decided(turn.neighbourhood, turn.words, record(turn))


def reading(turn: Turn[Sitting]) -> Screen:
    """The card of what is being read."""
    if is_trouble(turn):
        return trouble(turn)
    return Screen(
        settled(turn) or reviewing.heading(turn.words, record(turn)),
        reviewing.card(turn.neighbourhood, turn.words, record(turn)),
    )


def decisions(turn: Turn[Sitting]) -> list[Choice]:
    """What can be decided of it; in the queue, also that it is left for later."""
    if is_trouble(turn):
        _, stuck = troubled(turn)
        again = [turn.choice("retry", N_("Send it again"))] if stuck else []
        return [*again, turn.choice("settle", N_("It’s dealt with")), later(turn)]
    listed = list(reviewing.choices(turn.neighbourhood, turn.words, turn.me, record(turn)))
    return [*listed, later(turn)] if "subject" not in turn.argument or not listed else listed


def later(turn: Turn[Sitting]) -> Choice:
    """Leaves it where it is."""
    return turn.choice("next", N_("Later"))


def is_trouble(turn: Turn[Sitting]) -> bool:
    """Whether what is being read went wrong on the door's own side."""
    return turn.data.subject.startswith(("failure:", "stuck:"))


def settle_trouble(turn: Turn[Sitting]) -> None:
    """Takes it off the staff's list."""
    failed, stuck = troubled(turn)
    if failed is not None:
        turn.stage.uow.settle_failure(failed.key, turn.now)
    elif stuck is not None:
        turn.stage.uow.settle_stuck(stuck.id, turn.now)


def retry(turn: Turn[Sitting]) -> str:
    """Sends a stuck message once more; what came of it, in words."""
    _, stuck = troubled(turn)
    if stuck is None:
        return turn.words.say(N_("Somebody has already dealt with it."))
    if turn.stage.uow.retry_stuck(stuck.id, turn.now):
        return turn.words.say(N_("It’s on its way again."))
    return turn.words.say(N_("It’s too late for that message. It stays on the list."))


def trouble(turn: Turn[Sitting]) -> Screen:
    """A turn that failed, or a message that could not be sent: codes, never anybody's words."""
    words = turn.words
    failed, stuck = troubled(turn)
    if failed is not None:
        lines = (words.moment(failed.at, turn.me.zone), failed.key, failed.trace[-600:])
        card = Card(turn.data.subject, words.say(N_("A turn that failed")), lines)
    elif stuck is not None:
        platform = stuck.address.partition("|")[0]
        code = stuck.reason or stuck.state
        why = words.say(STUCK[code]) if code in STUCK else code
        lines = (words.moment(stuck.at, turn.me.zone), platform, why)
        card = Card(turn.data.subject, words.say(N_("A message that could not be sent")), lines)
    else:
        return Screen(words.say(N_("Somebody has already dealt with it.")))
    return Screen(words.say(N_("For the team:")), card)


def troubled(turn: Turn[Sitting]) -> tuple[FailedTurn | None, StuckMessage | None]:
    """The failed turn, or the stuck message, that is being read, for whoever may see it."""
    if not is_staff(turn):
        return None, None
    kind, _, key = turn.data.subject.partition(":")
    failures = turn.stage.uow.failures(SHOWN) if kind == "failure" else ()
    stuck = turn.stage.uow.stuck(SHOWN) if kind == "stuck" else ()
    return (
        next((one for one in failures if one.key == key), None),
        next((one for one in stuck if one.id == key), None),
    )


STUCK: dict[str, str] = {
    "blocked": N_("The person has blocked the door there."),
    "deactivated": N_("The account no longer exists."),
    "chat not found": N_("The chat no longer exists."),
    "never wrote": N_("The person has never written to the door there."),
    "kicked": N_("The door was removed from the group."),
    "archived": N_("The channel was archived."),
    "revoked": N_("The door isn’t installed in that workspace any more."),
    "no rights": N_("The door isn’t allowed to write in that group."),
    "forbidden": N_("The platform doesn’t let the door write there."),
    "bad request": N_("The platform doesn’t accept the message as it is."),
    "bug": N_("The program couldn’t put the message together: it’s a bug."),
    "unknown": N_("The connection was lost twice: it may have arrived, and sent again it may arrive twice."),
    "restored": N_(
        "A backup was put back: it may have gone out since that was made, and sent again it may arrive twice."
    ),
}
"""Why a message could not be sent, by the code that its platform's door gave."""


# Reasons that delegates often give, in the language of whoever reads them

CHANGES: dict[str, str] = {
    "dates": N_("Say more exactly when it begins and when it ends."),
    "story": N_("Say a little more about what will be done, and for whom."),
    "needs": N_("Say more exactly what is needed: which skill, how many people."),
    "safety": N_("Say who will be with the children, or how people will be safe."),
}
REFUSALS: dict[str, str] = {
    "selling": N_("It is about selling something, and the door is for giving a hand."),
    "unsafe": N_("As it is described, somebody could be hurt."),
    "same": N_("The same project has already been proposed."),
    "elsewhere": N_("Another service of the neighbourhood does exactly this."),
}
UNFIT_OFFERS: dict[str, str] = {
    "vague": N_("Say more exactly what you offer, and when."),
    "unsafe": REFUSALS["unsafe"],
    "unlicensed": N_("That work asks for a licence, and none is named."),
    "unvouched": N_("I could not check any reference for it."),
    "business": N_("It’s an advertisement: shops come in with /shop."),
}
UNVERIFIED: dict[str, str] = {
    "unreached": N_("I could not reach anybody there."),
    "unknown": N_("At that place, nobody knew of it."),
    "twice": N_("It has already been introduced by somebody else."),
}


def reasons(turn: Turn[Sitting]) -> list[Choice]:
    """The usual reasons, as buttons."""
    thing = record(turn)
    refusals = UNVERIFIED if isinstance(thing, Partner) else UNFIT_OFFERS if isinstance(thing, Offer) else REFUSALS
    usual = CHANGES if turn.data.decision == "change" else refusals
    return [*(turn.choice(id, msgid) for id, msgid in usual.items()), back(turn)]


def back(turn: Turn[Sitting]) -> Choice:
    """To the card, undecided: what went before may have been another card's decision, so no way back is kept."""
    return turn.choice("back", N_("Back"))


def reason(turn: Turn[Sitting], id: str) -> str:
    """A usual reason as its reader will read it."""
    thing, usual = record(turn), {**CHANGES, **REFUSALS, **UNFIT_OFFERS, **UNVERIFIED}
    language = turn.words.language
    if isinstance(thing, Project):
        language = thing.language
    elif isinstance(thing, Offer) and (giver := turn.neighbourhood.kept.members.get(thing.member)):
        language = giver.language
    elif isinstance(thing, Partner):
        language = "en" if thing.languages[:1] == ("en",) else "fr"
    return turn.stage.words(language, "tu").say(usual[id])


def ways(turn: Turn[Sitting]) -> list[Choice]:
    """The areas that it could be handed to, and the way back."""
    return [*areas(turn), back(turn)]


def areas(turn: Turn[Sitting]) -> list[Choice]:
    """The other territories whose delegates could read it."""
    here = record(turn)
    current = here.territory if isinstance(here, Project) else ""
    every = turn.neighbourhood.kept.territories.all()
    return [Choice(one.id, one.name) for one in every if one.state == "open" and one.id != current]

"""What one can answer to a need's card, and the words above it: the same wherever the card is shown."""

from collections.abc import Sequence

from conversations.cards import need_card
from conversations.notices import is_public
from conversations.screens import Choice, Screen
from conversations.words import N_, Words
from domain.commitments import ACTIVE, Commitment
from domain.ground import found
from domain.invitations import Invitation, Reason
from domain.members import Member
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project


def needed(neighbourhood: Neighbourhood, words: Words, reader: Member, need: Need) -> Screen:
    """A need's card with its answers, for a reader who was not asked but found it."""
    reasons = _fitting(neighbourhood, reader, need)
    card = need_card(neighbourhood, words, reader, need, reasons)
    text = ""
    if not is_open(neighbourhood, need):
        text = _over(neighbourhood, words, need)
    elif _organizes(neighbourhood, reader, need):
        text = words.say("This one is yours.")
    return Screen(text, card, answers(neighbourhood, words, reader, need, fits=bool(reasons)))


def invited(neighbourhood: Neighbourhood, words: Words, reader: Member, invitation: Invitation) -> Screen:
    """An invitation: why it came, the card, the answers."""
    need = found(neighbourhood.kept.needs.get(invitation.need))
    card = need_card(neighbourhood, words, reader, need, invitation.reasons)
    text = _greeting(neighbourhood, words, need, invitation)
    return Screen(text, card, answers(neighbourhood, words, reader, need))


def answers(
    neighbourhood: Neighbourhood, words: Words, reader: Member, need: Need, *, fits: bool = True
) -> tuple[Choice, ...]:
    """The answers that can be given now: none but "other" once it is over, and not twice the same.

    Whom it does not fit found it by looking around: there is nothing to refuse.
    """
    invitation = neighbourhood.kept.invitations.of(need.id, reader.id)
    other = Choice("other", words.say("See something else"))
    report = Choice("report", words.say("Report"))
    project = found(neighbourhood.kept.projects.get(need.project))
    share = (Choice("share", words.say("Spread the word")),) if is_public(project) else ()
    if mine(neighbourhood, reader, need):
        return Choice("mine", words.say("Where does my answer stand?")), other, *share, report
    closed = not is_open(neighbourhood, need) or was_declined(neighbourhood, reader, need)
    if closed or _organizes(neighbourhood, reader, need):
        return (other,)
    again = invitation is not None and invitation.state in ("yes", "not_this_time", "not_my_kind")
    yes = Choice("yes", yes_label(neighbourhood, words, need, invitation, again=again), style="main")
    if again:
        return yes, other, *share, report
    noes = (
        Choice("not_this_time", words.say("Not this time")),
        Choice("not_my_kind", words.say("Not my kind of project")),
    )
    asked = invitation is not None and invitation.question
    question = () if asked else (Choice("question", words.say("I have a question")),)
    return (yes, *(noes if fits else ()), *question, Choice("why", words.say("Why me?")), *share, report)


def fits(neighbourhood: Neighbourhood, reader: Member, need: Need) -> bool:
    """Whether something that the reader offers fits the need."""
    return bool(_fitting(neighbourhood, reader, need))


def yes_label(
    neighbourhood: Neighbourhood, words: Words, need: Need, invitation: Invitation | None, *, again: bool = False
) -> str:
    """The yes as the person would say it."""
    if not neighbourhood.lacking(need):
        return words.say("Put me on the waiting list")
    if not need.for_people:
        partner = invitation is not None and invitation.partner
        return words.say("We can help") if partner else words.say("I can help")
    if need.pay.kind == "fee":
        return words.say("I can do it")
    return words.say("I’ll be there after all") if again else words.say("I’ll be there")


def is_open(neighbourhood: Neighbourhood, need: Need) -> bool:
    """Whether one can still say yes to it."""
    project = neighbourhood.kept.projects.get(need.project)
    return bool(project and project.live and need.open and neighbourhood.coming(need))


def mine(neighbourhood: Neighbourhood, reader: Member, need: Need) -> list[Commitment]:
    """What the reader already said yes to in this need."""
    rows = neighbourhood.kept.commitments.of_member(reader.id, ACTIVE)
    return [row for row in rows if row.need == need.id]


def _fitting(neighbourhood: Neighbourhood, reader: Member, need: Need) -> Sequence[Reason]:
    giver = neighbourhood.giver(reader, neighbourhood.kept.offers.of_member(reader.id))
    match = neighbourhood.best_fit(need, giver, neighbourhood.coming(need))
    return match.reasons if match else ()


def _organizes(neighbourhood: Neighbourhood, reader: Member, need: Need) -> bool:
    return reader.id in found(neighbourhood.kept.projects.get(need.project)).organizers


def was_declined(neighbourhood: Neighbourhood, reader: Member, need: Need) -> bool:
    """Whether an organizer has said no to the reader here."""
    return any(row.need == need.id for row in neighbourhood.kept.commitments.of_member(reader.id, ("declined",)))


def _greeting(neighbourhood: Neighbourhood, words: Words, need: Need, invitation: Invitation) -> str:
    """What stands above an invitation: why it came, or what became of it."""
    if not is_open(neighbourhood, need):
        return _over(neighbourhood, words, need)
    reader = found(neighbourhood.kept.members.get(invitation.member))
    if invitation.state == "yes":
        return words.say(_after_yes(neighbourhood, reader, need))
    if invitation.state in ("not_this_time", "not_my_kind"):
        return words.say("You said: not this time. You can still change your mind.")
    if not neighbourhood.lacking(need):
        return words.say(
            N_("The team is complete. Someone may still drop out.")
            if need.for_people
            else N_("Everything has been found. Somebody may still withdraw.")
        )
    return words.say(_why_asked(found(neighbourhood.kept.projects.get(need.project)), invitation))


def _after_yes(neighbourhood: Neighbourhood, reader: Member, need: Need) -> str:
    if said := mine(neighbourhood, reader, need):
        if any(row.state == "quoted" for row in said):
            return N_("You sent a quote.")
        return N_("You are on the waiting list.") if said[0].state == "waitlisted" else N_("You said yes.")
    if was_declined(neighbourhood, reader, need):
        return N_("The team is looking for something else this time.")
    return N_("You had said yes, and your place was given back. You can still change your mind.")


def _why_asked(project: Project, invitation: Invitation) -> str:
    if invitation.partner:
        return N_("Something is needed near your shop:")
    if project.small:
        return N_("Someone in the neighbourhood needs a hand. I thought of you:")
    return N_("I thought of you for this project:")


def _over(neighbourhood: Neighbourhood, words: Words, need: Need) -> str:
    """Why nothing can be answered any more."""
    project = found(neighbourhood.kept.projects.get(need.project))
    if project.state != "cancelled":
        return words.say("Nobody is looked for here any more.")
    why = words.say("Why: {reason}", reason=words.sentence(project.reason)) if project.reason else ""
    return " ".join(part for part in (words.say("This project was cancelled."), why) if part)

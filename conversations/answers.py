"""What one can answer to a need's card, and the words above it: the same wherever the card is shown."""

from conversations.cards import need_card
from conversations.screens import Choice, Screen
from conversations.turn import Opens
from conversations.words import N_, Words
from domain.commitments import ACTIVE, Commitment
from domain.ground import found
from domain.invitations import Invitation
from domain.members import Member
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project


def needed(neighbourhood: Neighbourhood, words: Words, reader: Member, need: Need) -> Screen:
    """A need's card with its answers, for a reader who was not asked but found it."""
    invitation = neighbourhood.kept.invitations.of(need.id, reader.id)
    giver = neighbourhood.giver(reader, neighbourhood.kept.offers.of_member(reader.id))
    match = neighbourhood.best_fit(need, giver, neighbourhood.coming(need))
    card = need_card(neighbourhood, words, reader, need, match.reasons if match else ())
    text = "" if is_open(neighbourhood, need) else _over(neighbourhood, words, need)
    return Screen(text, card, answers(neighbourhood, words, reader, need, invitation))


def invited(neighbourhood: Neighbourhood, words: Words, reader: Member, invitation: Invitation) -> Screen:
    """An invitation: why it came, the card, the answers."""
    need = found(neighbourhood.kept.needs.get(invitation.need))
    card = need_card(neighbourhood, words, reader, need, invitation.reasons)
    text = _greeting(neighbourhood, words, need, invitation)
    return Screen(text, card, answers(neighbourhood, words, reader, need, invitation))


def opens(reader: Member, need: Need) -> Opens:
    """What the buttons of a need's card open."""
    return Opens("answer", {"need": need.id}, member=reader.id)


def answers(
    neighbourhood: Neighbourhood, words: Words, reader: Member, need: Need, invitation: Invitation | None = None
) -> tuple[Choice, ...]:
    """The answers that can be given now: none but "other" once it is over, and not twice the same."""
    other = Choice("other", words.say("See something else"))
    if not is_open(neighbourhood, need):
        return (other,)
    if mine(neighbourhood, reader, need):
        return Choice("mine", words.say("Where does my answer stand?")), other
    again = invitation is not None and invitation.state in ("not_this_time", "not_my_kind")
    yes = Choice("yes", yes_label(neighbourhood, words, need, invitation, again=again), style="main")
    why = Choice("why", words.say("Why me?"))
    question = Choice("question", words.say("I have a question"))
    report = Choice("report", words.say("Report"))
    if again:
        return yes, other, report
    no = Choice("not_this_time", words.say("Not this time"))
    kind = Choice("not_my_kind", words.say("Not my kind of project"))
    asked = invitation is not None and invitation.question
    return (yes, no, kind, why, report) if asked else (yes, no, kind, question, why, report)


def yes_label(
    neighbourhood: Neighbourhood, words: Words, need: Need, invitation: Invitation | None, *, again: bool = False
) -> str:
    """The yes as the person would say it."""
    if not neighbourhood.lacking(need):
        return words.say("Put me on the waiting list")
    if not need.for_people:
        partner = invitation is not None and invitation.partner
        return words.say("We can help") if partner else words.say("I can help")
    return words.say("I’ll be there after all") if again else words.say("I’ll be there")


def is_open(neighbourhood: Neighbourhood, need: Need) -> bool:
    """Whether one can still say yes to it."""
    project = neighbourhood.kept.projects.get(need.project)
    return bool(project and project.live and need.open and neighbourhood.coming(need))


def mine(neighbourhood: Neighbourhood, reader: Member, need: Need) -> list[Commitment]:
    """What the reader already said yes to in this need."""
    rows = neighbourhood.kept.commitments.of_member(reader.id, ACTIVE)
    return [row for row in rows if row.need == need.id]


def _greeting(neighbourhood: Neighbourhood, words: Words, need: Need, invitation: Invitation) -> str:
    """What stands above an invitation: why it came, or what became of it."""
    if not is_open(neighbourhood, need):
        return _over(neighbourhood, words, need)
    if invitation.state == "yes":
        return words.say("You said yes.")
    if invitation.state in ("not_this_time", "not_my_kind"):
        return words.say("You said: not this time. You can still change your mind.")
    if not neighbourhood.lacking(need):
        return words.say("The team is complete. Someone may still drop out.")
    return words.say(_why_asked(found(neighbourhood.kept.projects.get(need.project)), invitation))


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
    why = words.say("Why: {reason}", reason=words.quoted(project.reason)) if project.reason else ""
    return " ".join(part for part in (words.say("This project was cancelled."), why) if part)

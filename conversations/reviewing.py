"""What a moderator reads: a card for each sort of thing that waits, and what was decided of it."""

from conversations.cards import organizer_of
from conversations.needs import KINDS, capital
from conversations.pledges import days
from conversations.projects import careful, place, project_card
from conversations.screens import Card, Choice
from conversations.words import N_, Words
from domain.authority import may, named
from domain.commitments import Commitment
from domain.ground import subject
from domain.invitations import Invitation
from domain.members import Member
from domain.moderating import DECIDED_BY
from domain.neighbourhood import Neighbourhood
from domain.offers import Offer
from domain.partners import Partner
from domain.projects import Project
from domain.record import Record
from domain.reports import Report

NAMES = N_("Proposed by {names}")


def waits(record: Record) -> bool:
    """Whether a thing still waits for a moderator."""
    if isinstance(record, Project):
        return record.state == "submitted"
    if isinstance(record, Offer):
        return record.state == "waiting"
    if isinstance(record, Partner):
        return record.waits
    return isinstance(record, Report) and record.state == "open"


def decided(neighbourhood: Neighbourhood, words: Words, record: Record) -> str:
    """What was decided, and by whom; empty while it waits."""
    if waits(record):
        return ""
    if isinstance(record, Project):
        said = words.say(_OUTCOMES.get(record.state, N_("This project has been taken back.")))
        by = record.decided_by if record.state != "cancelled" else ""
    elif isinstance(record, Offer):
        said = words.say(N_("Accepted.")) if record.state in ("open", "paused") else words.say(N_("Not accepted."))
        by = record.decided_by
    elif isinstance(record, Partner):
        msgid = N_("Verified.") if record.verified else N_("Not verified.")
        said = words.say(msgid if record.team else N_("Nobody answers for it any more."))
        by = record.verified_by
    else:
        said, by = words.say(N_("Dealt with.")), record.settled_by if isinstance(record, Report) else ""
    who = neighbourhood.kept.members.get(by) if by else None
    return words.say(N_("{decision} Decided by {name}."), decision=said, name=who.name) if who and who.name else said


_OUTCOMES = {
    "published": N_("Approved."),
    "under_way": N_("Approved."),
    "done": N_("Approved."),
    "changes_asked": N_("A change was asked for."),
    "refused": N_("Refused."),
    "cancelled": N_("This project was called off."),
}


def card(neighbourhood: Neighbourhood, words: Words, record: Record) -> Card:
    """The thing itself, whole."""
    if isinstance(record, Project):
        return _project(neighbourhood, words, record)
    if isinstance(record, Offer):
        return _offer(neighbourhood, words, record)
    if isinstance(record, Partner):
        return _partner(neighbourhood, words, record)
    return _report(neighbourhood, words, record)


def choices(neighbourhood: Neighbourhood, words: Words, reader: Member, record: Record) -> tuple[Choice, ...]:
    """What the reader may decide; nothing once it is settled, nor of their own."""
    if not waits(record) or not may(neighbourhood.kept, reader, DECIDED_BY[type(record)], record):
        return ()
    return tuple(
        Choice(id, words.say(label), style="main" if id == "approve" else "plain")
        for id, label in CHOICES[type(record)].items()
    )


CHOICES: dict[type[Record], dict[str, str]] = {
    Project: {
        "approve": N_("Approve"),
        "ask_change": N_("Ask for a change"),
        "refuse": N_("Refuse"),
        "wrong_area": N_("Wrong area"),
    },
    Offer: {"approve": N_("Accept it"), "refuse": N_("Don’t accept it")},
    Partner: {"approve": N_("I verified it"), "refuse": N_("Don’t verify it")},
    Report: {"settle": N_("It’s dealt with")},
}


def heading(words: Words, record: Record) -> str:
    """What sort of thing waits."""
    if isinstance(record, Project):
        return words.say(N_("A need to read:")) if record.small else words.say(N_("A project to read:"))
    if isinstance(record, Offer):
        return words.say(N_("An offer to read, because it is about looking after people:"))
    if isinstance(record, Partner):
        return words.say(N_("A shop or an organization to verify:"))
    return words.say(N_("Somebody says that something isn’t right:"))


def _project(neighbourhood: Neighbourhood, words: Words, project: Project) -> Card:
    alike = neighbourhood.likely_duplicates(project.id) if neighbourhood.may("likely_duplicates", project) else []
    partner = neighbourhood.kept.partners.get(project.partner) if project.partner else None
    lines = [
        words.say(NAMES, names=partner.name if partner else organizer_of(neighbourhood, words, project)),
        words.say(N_("Changed since it was first sent")) if project.revision else "",
    ]
    if alike:
        titles = words.join(words.quoted(other.title) for other in alike)
        lines.append(words.say(N_("Looks like: {titles}"), titles=titles))
    return project_card(neighbourhood, words, project, *lines)


def _offer(neighbourhood: Neighbourhood, words: Words, offer: Offer) -> Card:
    giver = neighbourhood.kept.members.get(offer.member)
    skills = words.join(words.skill(skill) for skill in offer.skills)
    lines = (
        skills if offer.words else "",
        words.windows(offer.windows) if offer.windows else words.say(N_("at any time")),
        words.place(offer.fsa),
        words.money(offer.pay),
        words.say(N_("Offered by {name}"), name=giver.name) if giver and giver.name else "",
    )
    title = offer.words or capital(skills or words.say(KINDS[offer.kind]))
    return Card(subject(offer), title, tuple(capital(line) for line in lines if line))


def _partner(neighbourhood: Neighbourhood, words: Words, partner: Partner) -> Card:
    gives = words.join(words.say(label) for kind, label in KINDS.items() if kind in partner.gives)
    people = [member for id in partner.team if (member := neighbourhood.kept.members.get(id))]
    lines = (
        f"{words.place(partner.fsa)} ({partner.fsa})",
        words.say(N_("Could give: {things}"), things=gives) if gives else "",
        words.say(N_("Closed: {days}"), days=days(words, partner.closed_days)) if partner.closed_days else "",
        words.say(N_("Introduced by {names}"), names=words.join(one.name for one in people if one.name)),
        words.say(N_("Call or visit it first: a shop’s promise counts only once somebody has verified who it is.")),
    )
    return Card(subject(partner), partner.name, tuple(line for line in lines if line))


def _report(neighbourhood: Neighbourhood, words: Words, record: Record) -> Card:
    assert isinstance(record, Report)
    about = named(neighbourhood.kept, record.about)
    title = words.say(N_("A report"))
    lines = [words.quoted(record.reason)]
    if isinstance(about, Project):
        title = about.title
        lines += [about.story, place(words, about), careful(words, about.cautions)]
    elif isinstance(about, Partner):
        title = about.name
    elif isinstance(about, Offer):
        lines.append(about.words)
    elif isinstance(about, Commitment | Invitation):
        project = neighbourhood.kept.projects.get(about.project)
        title = project.title if project else title
        what = about.what if isinstance(about, Commitment) else ""
        lines += [words.quoted(said) for said in (what, about.question, about.reply) if said]
    return Card(subject(record), title, tuple(line for line in lines if line))

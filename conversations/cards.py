"""How a need and a yes are drawn: cards complete on their own, each for its reader."""

from collections.abc import Sequence

from conversations import needs, pledges
from conversations.pictures import picture_of
from conversations.reasons import chips
from conversations.screens import Card
from conversations.words import Words
from domain.commitments import HOLDING, Commitment
from domain.ground import found
from domain.invitations import Reason
from domain.members import Member
from domain.neighbourhood import Neighbourhood
from domain.pay import fee
from domain.projects import Need, Occurrence, Project

EXCERPT = 220
"""Characters of a story that a card shows."""


def need_card(
    neighbourhood: Neighbourhood, words: Words, reader: Member, need: Need, reasons: Sequence[Reason] = ()
) -> Card:
    """A project by one thing that it lacks: title, what, when, coarse place, conditions, what is missing."""
    project = found(neighbourhood.kept.projects.get(need.project))
    dates = neighbourhood.coming(need)
    far_is_said = any(reason.code == "distance" for reason in reasons)
    lines = (
        needs.asked(words, need),
        needs.capital(needs.dates_of(words, need, dates, zone_of(neighbourhood, project))),
        needs.where(words, project, "" if far_is_said else reader.fsa),
        excerpt(project.story),
        needs.conditions(words, need),
        written(words, project),
    )
    have, total = neighbourhood.missing(need)
    return Card(
        subject=f"need:{need.id}",
        title=project.title,
        lines=tuple(line for line in lines if line),
        reasons=chips(words, reasons, reader.zone),
        picture=picture_of(neighbourhood, words, project.picture, project.title),
        progress=needs.progress(words, need, have, total, len(dates)) if total else None,
    )


def yes_card(
    neighbourhood: Neighbourhood, words: Words, reader: Member, need: Need, rows: Sequence[Commitment]
) -> Card:
    """A yes as its person keeps it: what, which dates, how many, and the address once it is confirmed."""
    project = found(neighbourhood.kept.projects.get(need.project))
    confirmed = any(row.state in ("confirmed", "done") for row in rows)
    place = needs.address(words, project) if confirmed else needs.where(words, project, reader.fsa)
    dates = dates_of(neighbourhood, rows)
    lines = (
        needs.capital(needs.wanted(words, need)),
        needs.capital(needs.dates_of(words, need, dates, zone_of(neighbourhood, project))),
        place if need.for_people else "",
        party(words, need, rows[0]),
        words.money(fee(rows[0].fee, unit=need.pay.unit)) if rows[0].fee else "",
        *pledges.lines(words, need, rows[0]),
        *pledges.notes(words, need, rows[0]),
    )
    return Card(subject=f"need:{need.id}", title=project.title, lines=tuple(line for line in lines if line))


def party(words: Words, need: Need, row: Commitment) -> str:
    """How many come, or how many things; nothing for one person alone."""
    if not need.for_people:
        amount = words.amount(row.party) if need.kind == "money" else words.number(row.party)
        return words.say("{n} of {total}", n=amount, total=words.number(need.count)) if need.count > 1 else ""
    if row.party == 1:
        return ""
    text = words.count("{n} person", "{n} people", row.party)
    if not row.minors:
        return text
    young = words.count("{n} of them under 18", "{n} of them under 18", row.minors)
    return f"{text}, {young}"


def dates_of(neighbourhood: Neighbourhood, rows: Sequence[Commitment]) -> list[Occurrence]:
    """The dates of these commitments, the next one first."""
    dates = [found(neighbourhood.kept.occurrences.get(row.occurrence)) for row in rows]
    return sorted(dates, key=lambda date: (date.starts, date.id))


def living(rows: Sequence[Commitment]) -> list[Commitment]:
    """Those of a yes that say where it stands: the confirmed, else the held, the quoted, those who wait."""
    for states in (("confirmed",), ("held",), ("quoted",), ("waitlisted",), HOLDING):
        if some := [row for row in rows if row.state in states]:
            return some
    return list(rows)


def zone_of(neighbourhood: Neighbourhood, project: Project) -> str:
    """The zone of the place where it happens."""
    return found(neighbourhood.kept.territories.get(project.territory)).zone


def organizer_of(neighbourhood: Neighbourhood, words: Words, project: Project) -> str:
    """Who answers for a project, by first name."""
    members = (neighbourhood.kept.members.get(id) for id in project.organizers)
    return next((member.name for member in members if member and member.name), words.say("the organizer"))


def name_of(neighbourhood: Neighbourhood, words: Words, row: Commitment) -> str:
    """Who said yes: the shop, or the person's first name."""
    partner = neighbourhood.kept.partners.get(row.partner) if row.partner else None
    if partner is not None:
        return partner.name
    member = neighbourhood.kept.members.get(row.member)
    return member.name if member and member.name else words.say("Someone")


def written(words: Words, project: Project) -> str:
    """That a project was written in another language than the reader's; nothing when it was not."""
    if project.language == words.language:
        return ""
    return words.say("written in English" if project.language == "en" else "written in French")


def excerpt(story: str) -> str:
    """The story's beginning, cut at a word."""
    story = " ".join(story.split())
    return story if len(story) <= EXCERPT else story[:EXCERPT].rsplit(" ", 1)[0].rstrip(",;:.") + "…"

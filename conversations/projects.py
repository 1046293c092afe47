"""A project drawn whole, as its organizers and its moderators see it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from conversations import needs
from conversations.cards import written, zone_of
from conversations.pictures import picture_of
from conversations.reasons import CATEGORIES
from conversations.screens import Card, Picture, Progress
from conversations.words import N_, Words
from domain.neighbourhood import Neighbourhood
from domain.projects import Caution, Need, Occurrence, Project, ProjectState, Venue
from domain.sheets import NeedSheet, Sheet

Lacks: TypeAlias = Sequence[tuple[Need, Sequence[Occurrence]]]
"""A project's needs, each with its dates."""

CAUTIONS: Mapping[Caution, str] = MappingProxyType(
    {
        "minors": N_("children or teenagers take part"),
        "home": N_("people enter somebody’s home"),
        "care": N_("care is given to somebody"),
        "trade": N_("the work asks for a licence"),
    }
)
STATES: Mapping[ProjectState, str] = MappingProxyType(
    {
        "draft": N_("A draft"),
        "submitted": N_("A delegate is reading it"),
        "changes_asked": N_("A delegate asked for a change"),
        "refused": N_("Refused"),
        "published": N_("Published"),
        "under_way": N_("Under way"),
        "done": N_("Done"),
        "cancelled": N_("Cancelled"),
    }
)


def project_card(neighbourhood: Neighbourhood, words: Words, project: Project, *lines: str) -> Card:
    """Everything that a project says, the address too, after the `lines` given."""
    lacks = lacks_of(neighbourhood, project)
    zone = zone_of(neighbourhood, project)
    return Card(
        subject=f"project:{project.id}",
        title=project.title,
        lines=tuple(line for line in (*lines, *whole(words, project, lacks, zone)) if line),
        picture=picture_of(neighbourhood, words, project.picture, project.title),
        progress=progress(neighbourhood, words, project, lacks),
    )


def lacks_of(neighbourhood: Neighbourhood, project: Project) -> Lacks:
    """The needs of a kept project with their dates to come, or all of them when none is."""
    found = []
    for need in neighbourhood.kept.needs.of_project(project.id):
        every = [date for date in neighbourhood.kept.occurrences.of_need(need.id) if not date.cancelled]
        found.append((need, neighbourhood.open_of(need, every) or every))
    return found


def whole(words: Words, project: Project, lacks: Lacks, zone: str) -> Iterable[str]:
    """A project line by line: its story, its place, its needs with their dates, what to be careful of."""
    yield "" if project.small else needs.capital(words.say(CATEGORIES[project.category]))
    yield project.story
    yield place(words, project)
    shared = {tuple((date.starts, date.ends) for date in dates) for need, dates in lacks if need.for_people}
    together = len(shared) == 1 and len(lacks) > 1
    if together:
        need, dates = next((need, dates) for need, dates in lacks if need.for_people)
        yield needs.capital(needs.dates_of(words, need, dates, zone))
    for need, dates in lacks:
        yield need_line(words, need)
        yield needs.conditions(words, need)
        if not (together and need.for_people):
            yield needs.capital(needs.dates_of(words, need, dates, zone))
    yield careful(words, project.cautions)
    yield written(words, project)


def place(words: Words, project: Project) -> str:
    """The place, and who is told of its address."""
    address = needs.address(words, project)
    if not (project.venue.name or project.venue.address):
        return address
    if project.venue.public:
        return words.say("{address} (anybody may see it)", address=address)
    return words.say("{address} (for confirmed people only)", address=address)


def need_line(words: Words, need: Need) -> str:
    """What is asked and how many: « Menuiserie : 3 personnes, bénévole », « Chaises : 20 », « Argent : 500 $ »."""
    what = needs.capital(needs.wanted(words, need))
    if need.for_people:
        many = words.count("{n} person", "{n} people", need.count)
        return words.say("{what}: {many}, {pay}", what=what, many=many, pay=words.money(need.pay))
    many = words.amount(need.count) if need.kind == "money" else words.number(need.count)
    return words.say("{line}: {value}", line=what, value=many)


def careful(words: Words, cautions: Sequence[Caution]) -> str:
    """Why a moderator reads it with more care."""
    if not cautions:
        return ""
    return words.say("To know: {cautions}.", cautions=words.join(words.say(CAUTIONS[one]) for one in cautions))


def progress(neighbourhood: Neighbourhood, words: Words, project: Project, lacks: Lacks) -> Progress | None:
    """How many people are found of those asked, over all dates to come; nothing before publication."""
    if not project.live:
        return None
    sums = [neighbourhood.missing(need) for need, _ in lacks if need.for_people]
    have, total = sum(found for found, _ in sums), sum(asked for _, asked in sums)
    if not total:
        return None
    label = words.count("{n} place of {total}", "{n} places of {total}", have, total=words.number(total))
    return Progress(have, total, label if have < total else words.say("complete"))


def standing(words: Words, project: Project) -> str:
    """Where a project stands, in a few words."""
    return words.say(STATES[project.state])


def preview(
    words: Words, sheet: Sheet, zone: str, *, known_by: str = "", by: str = "", picture: Picture | None = None
) -> Card:
    """A project as it will be drawn, before it is sent; `by` is the line that says in whose name."""
    project = Project(
        id=known_by,
        title=sheet.title,
        story=sheet.story,
        category=sheet.category,
        venue=Venue(fsa=sheet.fsa, name=sheet.venue, address=sheet.address, public=sheet.public),
        territory="",
        organizers=(),
        language=sheet.language,
        small=sheet.small,
        cautions=sheet.all_cautions(),
    )
    lacks = [(as_need(asked), _dates(asked)) for asked in sheet.needs]
    lines = tuple(line for line in (by, *whole(words, project, lacks, zone)) if line)
    return Card(subject=f"project:{known_by}" if known_by else "", title=sheet.title, lines=lines, picture=picture)


def as_need(asked: NeedSheet) -> Need:
    """A need that is not kept yet, so that it is worded like the others."""
    return Need(
        id="",
        project="",
        kind=asked.kind,
        what=asked.what,
        skills=asked.skills,
        count=asked.count,
        pay=asked.pay,
        requires=asked.requires,
    )


def _dates(asked: NeedSheet) -> list[Occurrence]:
    return [Occurrence(id="", need="", project="", starts=starts, ends=ends) for starts, ends in asked.occurrences]

"""What anybody may read of a project or a need: on the page behind its link, and on its poster."""

from collections.abc import Sequence
from dataclasses import dataclass

from conversations import needs, projects
from conversations.cards import excerpt, written, zone_of
from conversations.ports import Opener
from conversations.projects import Lacks
from conversations.screens import Progress
from conversations.turn import Opens
from conversations.words import Words
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project

NEAR = 3
"""Other projects that are shown where one is over."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A project, or one thing it lacks, as whoever passes by reads it: nothing here is for the confirmed alone.

    `lacks` has a line for each thing looked for; `open` tells whether one can still say yes.
    """

    subject: str
    title: str
    story: str
    lacks: tuple[str, ...]
    when: str
    place: str
    progress: Progress | None
    written: str
    open: bool


def notice(neighbourhood: Neighbourhood, words: Words, subject: str) -> Notice | None:
    """The notice of `project:…` or `need:…`; None for what was never published, is called off, or is a small ask."""
    project, wanted = _found(neighbourhood, subject)
    if project is None or not is_public(project):
        return None
    open_ = {need.id for need in wanted if need.open and neighbourhood.lacking(need)}
    every = [lack for lack in projects.lacks_of(neighbourhood, project) if lack[0] in wanted]
    shown = [lack for lack in every if lack[0].id in open_] or every
    return Notice(
        subject=subject,
        title=project.title,
        story=excerpt(project.story),
        lacks=tuple(_line(words, need) for need, _ in shown),
        when=_when(words, shown, zone_of(neighbourhood, project)),
        place=needs.where(words, project, ""),
        progress=_progress(neighbourhood, words, project, every),
        written=written(words, project),
        open=bool(open_) and project.live,
    )


def is_public(project: Project) -> bool:
    """Whether anybody may read of it: a small ask is shown to those whom it suits, and nothing before its approval."""
    return not project.small and (project.live or project.state == "done")


def nearby(neighbourhood: Neighbourhood, words: Words, subject: str) -> list[Notice]:
    """What else is looked for, the nearest to the subject first; each project once."""
    project, _ = _found(neighbourhood, subject)
    rows = neighbourhood.browse(near=project.venue.fsa if project else "", limit=10 * NEAR)
    others = dict.fromkeys(other.id for other, _, _ in rows if project is None or other.id != project.id)
    read = (notice(neighbourhood, words, f"project:{id}") for id in list(others)[:NEAR])
    return [one for one in read if one is not None]


def opens(subject: str) -> Opens:
    """What a link to a subject opens, for whoever follows it."""
    kind, _, id = subject.partition(":")
    return Opens("answer", {"need": id}) if kind == "need" else Opens("visit", {"project": id})


def subject_of(opener: Opener) -> str:
    """The subject that a link is about; empty when it is about no project or need, or is for one person."""
    match opener.flow, opener.argument:
        case "answer", {"need": id} if not opener.member:
            return f"need:{id}"
        case "visit", {"project": id} if not opener.member:
            return f"project:{id}"
    return ""


def _found(neighbourhood: Neighbourhood, subject: str) -> tuple[Project | None, Sequence[Need]]:
    kind, _, id = subject.partition(":")
    kept = neighbourhood.kept
    if kind == "project":
        return kept.projects.get(id), kept.needs.of_project(id)
    need = kept.needs.get(id) if kind == "need" else None
    return (kept.projects.get(need.project), [need]) if need else (None, ())


def _line(words: Words, need: Need) -> str:
    """What is looked for, and what is required of whoever comes."""
    return " · ".join(part for part in (projects.need_line(words, need), needs.conditions(words, need)) if part)


def _when(words: Words, lacks: Lacks, zone: str) -> str:
    """When people come; for things alone, until when they are looked for."""
    of_people = [lack for lack in lacks if lack[0].for_people] or lacks
    dates = {(date.starts, date.ends): date for _, dates in of_people for date in dates}
    if not dates:
        return ""
    return needs.capital(needs.dates_of(words, of_people[0][0], [dates[span] for span in sorted(dates)], zone))


def _progress(neighbourhood: Neighbourhood, words: Words, project: Project, lacks: Lacks) -> Progress | None:
    if len(lacks) > 1 or not project.live:
        return projects.progress(neighbourhood, words, project, lacks)
    need, dates = lacks[0]
    have, total = neighbourhood.missing(need)
    return needs.progress(words, need, have, total, len(dates)) if total else None

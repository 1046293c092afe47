"""What organizers hear of their own projects, on a card that stays true."""

from collections.abc import Iterable

from conversations.owning import owned
from conversations.screens import Choice, Screen
from conversations.telling import Hearer, News, Reading, View, Wording
from conversations.turn import Opens
from domain.events import Event
from domain.ground import found
from domain.neighbourhood import Neighbourhood


def own(reading: Reading) -> View | None:
    """One's own project, with what can be done about it."""
    project = reading.neighbourhood.kept.projects.get(reading.argument)
    if project is None or reading.reader.id not in project.organizers:
        return None
    screen = owned(reading.neighbourhood, reading.words, project)
    return View(screen, Opens("change", {"project": project.id}, member=reading.reader.id))


def longer(reading: Reading) -> View | None:
    """The answer is late, and somebody has been told."""
    project = reading.neighbourhood.kept.projects.get(reading.argument)
    if project is None or project.state != "submitted":
        return None
    return View(
        Screen(
            reading.words.say(
                "{title} has been waiting for two days, longer than I said. I told the team; you have nothing to do.",
                title=reading.words.quoted(project.title),
            )
        )
    )


def left(reading: Reading) -> View | None:
    """Somebody no longer organizes with the reader."""
    project_id, _, member_id = reading.argument.partition("/")
    project = reading.neighbourhood.kept.projects.get(project_id)
    if project is None:
        return None
    words, member = reading.words, reading.neighbourhood.kept.members.get(member_id)
    name = member.name if member and member.name else words.say("Somebody")
    text = words.say("{name} no longer organizes {title} with you.", name=name, title=words.quoted(project.title))
    choice = Choice("invite", words.say("Organize it with somebody"))
    return View(Screen(text, choices=(choice,)), Opens("change", {"project": project.id}, member=reading.reader.id))


def joined(reading: Reading) -> View | None:
    """Somebody organizes with the reader from now on."""
    project_id, _, member_id = reading.argument.partition("/")
    project = reading.neighbourhood.kept.projects.get(project_id)
    if project is None:
        return None
    words, member = reading.words, reading.neighbourhood.kept.members.get(member_id)
    name = member.name if member and member.name else words.say("Somebody")
    title = words.quoted(project.title)
    return View(Screen(words.say("{name} now organizes {title} with you.", name=name, title=title)))


def organizers(view: str) -> Hearer:
    """Every organizer, by that view of their project."""

    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        project = found(neighbourhood.kept.projects.get(event.id))
        for member in project.organizers:
            yield News(member, view, project.id)

    return hear


def others(view: str) -> Hearer:
    """The organizers besides the member whom the event names."""

    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        project, member = found(neighbourhood.kept.projects.get(event.id)), event.code("member")
        for other in project.organizers:
            if other != member:
                yield News(other, view, f"{project.id}/{member}")

    return hear


def organizer_added(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """The one who was added gets the card; the others are told who came."""
    yield News(event.code("member"), "own", event.id)
    yield from others("joined")(neighbourhood, event)


VIEWS: dict[str, Wording] = {"own": own, "longer": longer, "left": left, "joined": joined}
HEARERS: dict[str, Hearer] = {
    "project_published": organizers("own"),
    "project_changes_asked": organizers("own"),
    "project_refused": organizers("own"),
    "project_cancelled": organizers("own"),
    "project_resubmitted": organizers("own"),
    "staff_called": organizers("longer"),
    "organizer_added": organizer_added,
    "organizer_left": others("left"),
}

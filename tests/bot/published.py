"""A project before the neighbourhood, put there as its people would, for tests of the whole door."""

from dataclasses import dataclass

from bot.acting import Act
from conversations.notices import opens
from domain.members import Member
from domain.projects import Project
from domain.sheets import DAY, HOUR, NeedSheet, Sheet

ADDRESS = "12, rue des Copeaux"


@dataclass(frozen=True)
class Published:
    """The project, who organizes it, and the code of a link to it."""

    project: Project
    omar: Member
    code: str


def member(act: Act, name: str) -> Member:
    """Somebody who came in by the browser's door."""
    identity = f"web||{name.lower()}"
    address = f"{identity}||{name.lower()}"
    hood = act.neighbourhood
    return hood.join(identity, address, name=name, language="fr", age="adult", later=True, fsa="H2P")


def publish(act: Act, title: str = "Un jouet de bois pour chaque petit", **said: object) -> Published:
    """Omar proposes it, Mo approves it. `said` are other fields of its sheet."""
    hood = act.neighbourhood
    hood.open_territory("villeray")
    mo, omar = member(act, "Mo"), member(act, "Omar")
    hood.actor = None
    hood.grant("moderator", mo.id)
    starts = hood.now + 7 * DAY
    sheet = Sheet(
        title=title,
        story="Une classe fabrique des jouets pour la maternelle.",
        category="learning",
        fsa="H2P",
        venue="École des Érables",
        address=ADDRESS,
        language="fr",
        needs=(NeedSheet(kind="skill", skills=("carpentry",), count=3, occurrences=((starts, starts + 3 * HOUR),)),),
    ).but(**said)
    hood.actor = omar
    project = hood.propose(sheet)
    hood.actor = mo
    if project.state == "submitted":
        project = hood.approve(project.id)
    hood.actor = omar
    return Published(project, omar, act.stage.opener(opens(f"project:{project.id}")))

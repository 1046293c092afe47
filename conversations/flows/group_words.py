"""A group's choices as its keeper reads them, a line each."""

from collections.abc import Mapping

from conversations.gathering import title_of
from conversations.memory import Memory
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_
from domain.ground import found
from domain.groups import Group, Pace
from domain.members import Language

RADII = (1, 3, 5, 10)
PACES: Mapping[str, str] = {
    "each": N_("Three announcements a day at most, as projects come"),
    "daily": N_("One announcement a day at most"),
    "weekly": N_("One announcement a week at most"),
}
TONGUES: Mapping[str, str] = {"fr": N_("In French"), "en": N_("In English")}


class Choices(Memory):
    """What is being chosen for a group."""

    group: str = ""
    place: str | None = None
    radius: int = 3
    language: Language = "fr"
    pace: Pace = "each"


def kept_of(group: Group) -> Choices:
    """A group's choices as they are."""
    return Choices(
        group=group.id, place=group.fsa or None, radius=group.radius_km, language=group.language, pace=group.pace
    )


def mine(turn: Turn[Choices]) -> list[Group]:
    """The groups that the member looks after and in which the door still is."""
    return [group for group in turn.neighbourhood.kept.groups.of_keeper(turn.me.id) if group.state != "left"]


def choices_of_mine(turn: Turn[Choices]) -> list[Choice]:
    """One's groups by what they are called."""
    return [Choice(group.id, title_of(turn.words, group)) for group in mine(turn)]


def vouched(turn: Turn[Choices], group: Group) -> bool:
    """Whether the platform said that this very account put the door there, or runs the group."""
    account = turn.identity_id
    return turn.argument.get("vouched") == account or turn.neighbourhood.may_look_after(group, account)


def begins(turn: Turn[Choices], group: Group) -> str:
    """What looking after a group is."""
    words = turn.words
    return words.say(
        "You look after me in {group}: I announce there what is published around, and everybody answers in private.",
        group=title_of(words, group),
    )


def sheet(turn: Turn[Choices]) -> str:
    """Every choice as it is, a line each."""
    words, data = turn.words, turn.data
    group = found(turn.neighbourhood.kept.groups.get(data.group))
    listed = (
        words.say("In {group}:", group=title_of(words, group)),
        words.say("{place} and up to {km} km around", place=words.place(data.place or ""), km=data.radius),
        words.say(TONGUES[data.language]),
        words.say(PACES[data.pace]),
        words.say("Never from {hours}", hours=words.hours("21:00", "08:00")),
    )
    return "\n".join(listed)


def choices(turn: Turn[Choices]) -> list[Choice]:
    """It's right, or a line to change; who looks after it may also stop."""
    group = found(turn.neighbourhood.kept.groups.get(turn.data.group))
    listed = [
        Choice("yes", turn.words.say(N_("That’s right")), style="main"),
        turn.choice("place", N_("The neighbourhood")),
        turn.choice("radius", N_("How far around")),
        turn.choice("language", N_("The group’s language")),
        turn.choice("pace", N_("How often")),
    ]
    if group.keeper:
        listed.append(turn.choice("stop", N_("Stop announcing")))
    return listed


def radii(turn: Turn[Choices]) -> list[Choice]:
    """Distances that most people choose among."""
    return [turn.choice(f"km_{km}", N_("{km} km"), km=km) for km in RADII]

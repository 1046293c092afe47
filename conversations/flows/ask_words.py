"""What asking says: the card of a small ask, and what happens to it."""

from conversations import projects
from conversations.flows.ask_draft import SmallAsk
from conversations.hearing import plain
from conversations.screens import Choice, Screen
from conversations.turn import Turn
from conversations.words import N_
from domain.calendar import at, local
from domain.projects import PEOPLE, Project
from domain.sheets import HOUR

AT_ONCE = {
    "le plus vite possible", "au plus vite", "le plus tot possible", "au plus tot", "des que possible", "maintenant",
    "tout de suite", "urgent", "c est urgent", "ca presse", "as soon as possible", "asap", "right away", "now",
    "right now", "it s urgent", "urgently",
}  # fmt: skip
ANY_DAY = {
    "n importe quand", "quand tu veux", "quand tu peux", "quand vous voulez", "quand vous pouvez", "peu importe",
    "any time", "anytime", "whenever", "any day",
}  # fmt: skip
"""Words that name no day, as `plain` writes them."""


def next_hour(turn: Turn[SmallAsk]) -> int:
    """The next full hour, in ms UTC."""
    return (turn.at // HOUR + 1) * HOUR


def soon(turn: Turn[SmallAsk], text: str) -> str | None:
    """The day that « le plus vite possible » or « n’importe quand » means, among `days`; None for any other words."""
    said = plain(text)
    return days(turn)[0].id if said in AT_ONCE else days(turn)[-1].id if said in ANY_DAY else None


def days(turn: Turn[SmallAsk]) -> list[Choice]:
    """The days most asked for; today only while something of it is left."""
    zone = turn.me.zone
    tonight = at(local(turn.at, zone).date(), "21:00", zone)
    today = [turn.choice("today", N_("Today"))] if next_hour(turn) + HOUR <= tonight else []
    return [*today, turn.choice("tomorrow", N_("Tomorrow"))]


def ask_when(turn: Turn[SmallAsk]) -> str:
    """When, and that hours help."""
    return turn.words.say(N_("When is it for? Write a day, with its hours if you know them."))


def card(turn: Turn[SmallAsk]) -> Screen:
    """What was understood: what, when, where, until when, and who will read it first."""
    words, data, zone = turn.words, turn.data, turn.me.zone
    drawn = projects.preview(words, data.sheet(words.language), zone)
    last = max((end for _, end in data.when or ()), default=0)
    texts = [words.say(N_("If I understood right, I ask for this until {until}."), until=words.moment(last, zone))]
    if data.cautions():
        listed = words.join(words.say(projects.CAUTIONS[one]) for one in data.cautions())
        texts.append(words.say(N_("A delegate reads it first, because {reasons}."), reasons=listed))
    return Screen(" ".join(texts), drawn)


def answers(turn: Turn[SmallAsk]) -> list[Choice]:
    """Yes, and whether people come to one's home; for things, only yes."""
    edit = turn.choice("edit", N_("Correct something"))
    if turn.data.kind not in PEOPLE:
        return [Choice("yes", turn.words.say(N_("That’s right, ask")), style="main"), edit]
    elsewhere = turn.choice("yes", N_("That’s right, not in my home"))
    home = turn.choice("home", N_("That’s right, in my home"))
    first, second = (home, elsewhere) if turn.data.sounds_at_home() else (elsewhere, home)
    return [first.but(style="main"), second, edit]


def kind(turn: Turn[SmallAsk]) -> str:
    """What is asked for now."""
    if turn.data.kind == "goods":
        return turn.words.say(N_("It’s noted: you look for a thing."))
    return turn.words.say(N_("It’s noted: you look for somebody."))


def ask_many(turn: Turn[SmallAsk]) -> str:
    """How many people, or things."""
    if turn.data.kind in PEOPLE:
        return turn.words.say(N_("How many people?"))
    return turn.words.say(N_("How many?"))


def thanks(turn: Turn[SmallAsk], project: Project) -> str:
    """What happens next: people are asked now, or a delegate reads it first."""
    words = turn.words
    if project.live:
        return words.say(N_("It’s on its way."))
    listed = words.join(words.say(projects.CAUTIONS[one]) for one in project.cautions)
    return words.say(N_("It’s sent. A delegate reads it first, because {reasons}."), reasons=listed)

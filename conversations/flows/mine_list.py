"""One's own things, a line each: projects, yeses, offers, shops, with where each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from conversations import needs, projects
from conversations.cards import dates_of, living, zone_of
from conversations.memory import Memory
from conversations.screens import Choice
from conversations.shelves import left_of
from conversations.turn import Turn
from conversations.words import N_, Words
from domain.commitments import ACTIVE, Commitment, CommitmentState
from domain.ground import found
from domain.offers import Offer, OfferState
from domain.projects import Project
from domain.publishing import FINAL
from domain.sheets import DAY

PAGE = 8
"""Lines at a time."""
REMEMBERED = 30 * DAY
"""How long a project that is over is still listed."""
LABEL = 60
"""Characters of a button."""
Sort: TypeAlias = Literal["project", "yes", "offer", "shop"]
HEADINGS: dict[Sort, str] = {
    "project": N_("Your projects"),
    "yes": N_("What you said yes to"),
    "offer": N_("What you offer"),
    "shop": N_("Your shop or organization"),
}
OFFERS: dict[OfferState, str] = {
    "open": N_("open"),
    "waiting": N_("a delegate is reading it"),
    "paused": N_("paused"),
    "taken": N_("all taken"),
    "withdrawn": N_("withdrawn"),
    "expired": N_("over"),
}
YESES: dict[CommitmentState, str] = {
    "confirmed": N_("confirmed"),
    "held": N_("waiting for an answer"),
    "quoted": N_("a quote, waiting for an answer"),
    "waitlisted": N_("on the waiting list"),
}


class Shelf(Memory):
    """Which page is shown, and which offer was chosen on it."""

    page: int = 0
    offer: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing: its sort and id, what its button says, and where it stands."""

    sort: Sort
    id: str
    label: str
    standing: str


def rows(turn: Turn[Shelf]) -> list[Row]:
    """Everything of one's own that is not over, and projects that were over lately."""
    return [*_projects(turn), *_yeses(turn), *_offers(turn), *_shops(turn)]


def shown(turn: Turn[Shelf]) -> list[Row]:
    """The rows of the page that one is at; after the last page comes the first."""
    every = rows(turn)
    start = turn.data.page % max(1, -(-len(every) // PAGE)) * PAGE
    return every[start : start + PAGE]


def listing(turn: Turn[Shelf]) -> str:
    """The lines under their headings, numbered as their buttons are."""
    words, page = turn.words, shown(turn)
    if not page:
        return words.say(N_("Nothing here yet: no project, no offer, no yes. What would you like to do?"))
    lines, heading = [], ""
    for number, row in enumerate(page, 1):
        if HEADINGS[row.sort] != heading:
            heading = HEADINGS[row.sort]
            lines += ["", words.say(heading)]
        lines.append(f"{number}. {row.label} · {row.standing}")
    return "\n".join((*lines, "", words.say(N_("Which one shall we look at?")))).strip()


def choices(turn: Turn[Shelf]) -> list[Choice]:
    """A button a line, then the next page; where to begin when there is nothing."""
    page = shown(turn)
    if not page:
        return [turn.choice("give", N_("Lend a hand")), turn.choice("look", N_("See what’s going on"))]
    listed = [Choice(f"{row.sort}_{row.id}", row.label) for row in page]
    every = rows(turn)
    if len(every) > PAGE:
        label = N_("Back to the first ones") if page[-1] == every[-1] else N_("See more")
        listed.append(turn.choice("more", label))
    return [*listed, turn.choice("done", N_("That’s all"))]


def what(words: Words, offer: Offer) -> str:
    """What is offered: the skills by name, else the giver's own words."""
    if offer.skills:
        return needs.capital(words.join(words.skill(skill) for skill in offer.skills))
    if offer.kind == "time" or not offer.words:
        return words.say(N_("Time, whatever the task"))
    return needs.capital(offer.words)


def _projects(turn: Turn[Shelf]) -> Iterable[Row]:
    for project in reversed(turn.neighbourhood.kept.projects.of_organizer(turn.me.id)):
        if project.state not in FINAL or project.ends > turn.now - REMEMBERED:
            yield Row("project", project.id, _short(project.title), _stands(turn, project))


def _stands(turn: Turn[Shelf], project: Project) -> str:
    hood, words = turn.neighbourhood, turn.words
    found_of = projects.progress(hood, words, project, projects.lacks_of(hood, project))
    parts = (projects.standing(words, project), found_of.label if found_of else "")
    return ", ".join(part for part in parts if part)


def _offers(turn: Turn[Shelf]) -> Iterable[Row]:
    for offer in turn.neighbourhood.kept.offers.of_member(turn.me.id):
        if offer.state in ("open", "waiting", "paused", "taken"):
            state = turn.words.say(OFFERS[offer.state])
            if offer.partner and offer.stock:
                left = left_of(turn.neighbourhood, turn.words, offer)
                state = left if offer.state == "taken" else f"{state}, {left}"
            yield Row("offer", offer.id, _short(what(turn.words, offer)), state)


def _shops(turn: Turn[Shelf]) -> Iterable[Row]:
    for shop in turn.neighbourhood.kept.partners.of_member(turn.me.id):
        state = N_("verified") if shop.verified else N_("a delegate has yet to verify it")
        yield Row("shop", shop.id, _short(shop.name), turn.words.say(state))


def _yeses(turn: Turn[Shelf]) -> Iterable[Row]:
    """One row a yes, however many dates it has; the next date first."""
    every: dict[str, list[Commitment]] = {}
    for row in turn.neighbourhood.kept.commitments.of_member(turn.me.id, ACTIVE):
        every.setdefault(row.yes, []).append(row)
    dated = {yes: dates_of(turn.neighbourhood, living(group)) for yes, group in every.items()}
    for yes in sorted(every, key=lambda yes: (dated[yes][0].starts, yes)):
        first = living(every[yes])
        need = found(turn.neighbourhood.kept.needs.get(first[0].need))
        project = found(turn.neighbourhood.kept.projects.get(need.project))
        days = needs.days_of(turn.words, need, dated[yes], zone_of(turn.neighbourhood, project))
        again = any(row.asked_again or row.offered for row in first)
        state = N_("to be said again") if again else YESES[first[0].state]
        yield Row("yes", yes, _short(project.title), ", ".join((days, turn.words.say(state))))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"

"""What proposing asks, and the card of the project as it stands."""

from typing import Any

from conversations import needs, pictures, projects
from conversations.flows.names import on_behalf, other_names
from conversations.flows.propose_draft import ProjectDraft
from conversations.projects import CAUTIONS
from conversations.reasons import CATEGORIES
from conversations.screens import Card, Choice, Screen
from conversations.ticks import enough, tick
from conversations.turn import Turn
from conversations.typed import example_date
from conversations.words import N_
from domain.projects import PEOPLE
from domain.sheets import Sheet

KINDS: dict[str, str] = {
    "time": N_("Hands, whatever the task"),
    "skill": N_("A skill"),
    "goods": N_("Things, given or lent"),
    "space": N_("A room"),
    "money": N_("Money"),
}
LINES: dict[str, str] = {
    "title": N_("The title"),
    "story": N_("The story"),
    "picture": N_("The picture"),
    "category": N_("The category"),
    "where": N_("The neighbourhood"),
    "spot": N_("The exact place"),
    "public": N_("Who sees the place"),
    "when": N_("The dates"),
    "need": N_("What is needed"),
    "cautions": N_("What to be careful of"),
    "done": N_("That’s all"),
}


def begin(turn: Turn[ProjectDraft]) -> str:
    """The first question: a paragraph, or whatever the platform does best."""
    told = turn.words.say(
        N_(
            "Tell me about your project as you would tell a neighbour: what, where, when, and what it takes. "
            "For example: alley cleanup on Saturday from 9 a.m. to noon in Villeray, we need 5 people and a truck."
        )
    )
    if turn.limits.forms:
        return told
    return f"{told}\n\n" + turn.words.say(
        N_("Or write only its title, and I will ask for the rest, one question at a time.")
    )


def ways(turn: Turn[ProjectDraft]) -> list[Choice]:
    """The form, where there are forms."""
    return [turn.choice("form", N_("Fill in a form"))] if turn.limits.forms else []


def ask_title(turn: Turn[ProjectDraft]) -> str:
    """What it is called; where there are forms, the words above one; of what is written already, the title alone."""
    if turn.data.every():
        return turn.words.say(N_("What will its title be?"))
    if turn.limits.forms:
        return turn.words.say(N_("Tell me about your project. You will read everything again before it is sent."))
    return turn.words.say(N_("A project begins with a title: what would you call yours?"))


def categories(turn: Turn[ProjectDraft]) -> list[Choice]:
    """What a project can be about."""
    return [Choice(id, needs.capital(turn.words.say(label))) for id, label in CATEGORIES.items()]


def ask_when(turn: Turn[ProjectDraft]) -> str:
    """When, with an example that is still to come."""
    return turn.words.say(
        N_("When is it? Write the day and the hours, for example: {example}. Between several dates, put semicolons."),
        example=example_date(turn.words, turn.now, turn.me.zone),
    )


def ask_what(turn: Turn[ProjectDraft]) -> str:
    """What, according to the kind."""
    asked = {
        "time": N_("What will people do? A few words."),
        "skill": N_("Which skill? A few words, such as: carpentry."),
        "goods": N_("Which things? A few words, such as: folding chairs."),
        "space": N_("Which kind of room? A few words."),
        "money": N_("What is the money for? The door never takes it: it only says who promised."),
    }
    return turn.words.say(asked[turn.data.kind or "time"])


def ask_many(turn: Turn[ProjectDraft]) -> str:
    """How many, according to the kind."""
    data, words = turn.data, turn.words
    named = needs.capital(data.what or "")
    if data.kind == "money":
        return words.say(N_("How much, in dollars?"))
    if data.kind not in PEOPLE:
        return words.say(N_("{what}: how many?"), what=named) if named else words.say(N_("How many?"))
    if data.kind == "skill" and data.pay is None and not turn.limits.forms:
        return words.say(
            N_("How many people, each time? If you can pay, add the most you can: 3, $40 an hour. If not, just 3.")
        )
    if named:
        return words.say(N_("{what}: how many people, each time?"), what=named)
    return words.say(N_("How many people, each time?"))


def cautious(turn: Turn[ProjectDraft]) -> list[Choice]:
    """What to be careful of, the chosen ones with a mark."""
    chosen = chosen_cautions(turn.data)
    words = turn.words
    listed = [tick(id, needs.capital(words.say(label)), on=id in chosen) for id, label in CAUTIONS.items()]
    return [*listed, enough(words, N_("None of these"), some=bool(chosen))]


def chosen_cautions(draft: ProjectDraft) -> list[Any]:
    """Those that were chosen; before any answer, those that the words call for."""
    return draft.suspected() if draft.cautions is None else list(draft.cautions)


def review(turn: Turn[ProjectDraft]) -> Screen:
    """The whole project, before it is sent."""
    sheet, words = turn.data.sheet(turn.words.language), turn.words
    texts = [words.say(N_("Here is your project. Is it right?"))]
    alike = [one for one in turn.neighbourhood.published_alike(sheet) if one.id != turn.data.project]
    if alike:
        titles = words.join(words.quoted(one.title) for one in alike)
        texts.append(
            words.say(
                N_("It looks like {titles}, already published. If it’s the same one, join it instead."), titles=titles
            )
        )
    if not (sheet.venue or sheet.address):
        texts.append(words.say(N_("The exact place isn’t on it yet; only confirmed people will see it.")))
    if pictures.is_on_its_way(turn.neighbourhood, sheet.picture):
        texts.append(words.say(N_("The picture will be on it.")))
    return Screen(" ".join(texts), _drawn(turn, sheet))


def drawn(turn: Turn[ProjectDraft]) -> Card:
    """The card as it stands."""
    return _drawn(turn, turn.data.sheet(turn.words.language))


def _drawn(turn: Turn[ProjectDraft], sheet: Sheet) -> Card:
    shown = pictures.picture_of(turn.neighbourhood, turn.words, sheet.picture, sheet.title)
    by = needs.capital(on_behalf(turn, sheet.partner))
    return projects.preview(turn.words, sheet, turn.me.zone, by=by, picture=shown)


def review_choices(turn: Turn[ProjectDraft]) -> list[Choice]:
    """Send it, in another name, change a line, add a need, or leave it."""
    listed = [Choice("yes", turn.words.say(N_("Send it for approval")), style="main")]
    listed += other_names(turn, turn.data.partner)
    listed.append(turn.choice("edit", N_("Correct something")))
    if turn.data.has_room():
        listed.append(turn.choice("another_need", N_("Something else is needed too")))
    return [*listed, turn.choice("drop", N_("Don’t send it"))]


def ask_line(turn: Turn[ProjectDraft]) -> Screen:
    """The card again, after a correction."""
    return Screen(turn.words.say(N_("What would you change?")), drawn(turn))


def lines(turn: Turn[ProjectDraft]) -> list[Choice]:
    """Every line of the card."""
    return [turn.choice(id, label) for id, label in LINES.items()]


def each_need(turn: Turn[ProjectDraft]) -> list[Choice]:
    """The needs, by what they ask."""
    return [
        Choice(f"need_{place}", projects.need_line(turn.words, projects.as_need(need)))
        for place, need in enumerate(turn.data.needs)
    ]


def need_lines(turn: Turn[ProjectDraft]) -> list[Choice]:
    """What can be changed of a need; the last one stays."""
    need, words = turn.data.needs[turn.data.at], turn.words
    listed = [turn.choice("again", N_("Say it again"))]
    if need.kind in PEOPLE:
        listed += [
            tick("adults", words.say(N_("Adults only")), on=need.requires.min_age > 14),
            tick("check", words.say(N_("With a background check")), on=need.requires.background_check),
            turn.choice("licence", N_("A licence or a card")),
        ]
    if len(turn.data.needs) > 1:
        listed.append(turn.choice("remove", N_("Take it away")))
    return [*listed, turn.choice("done", N_("That’s all"))]


def ask_need_line(turn: Turn[ProjectDraft]) -> str:
    """The need at hand, and what it requires."""
    need = projects.as_need(turn.data.needs[turn.data.at])
    parts = (projects.need_line(turn.words, need), needs.conditions(turn.words, need))
    return "\n".join(part for part in parts if part)


def unsaid(turn: Turn[ProjectDraft]) -> list[Choice]:
    """Hands can be asked for without saying what they will do."""
    return [turn.choice("skip", N_("Whatever the task"))] if turn.data.kind in ("time", None) else []

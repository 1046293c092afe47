"""The organizers' side: a yes that waits for them, a question, and what changes about a yes."""

from collections.abc import Iterable, Sequence

from conversations import needs
from conversations.cards import dates_of, living, zone_of
from conversations.screens import Card, Choice, Screen
from conversations.telling import Hearer, News, Reading, View, Wording, reach
from conversations.turn import Opens
from conversations.volunteering import offered, settled, waiting
from conversations.words import Words
from domain.commitments import Commitment
from domain.events import Event
from domain.ground import found
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project


def alert(reading: Reading) -> View | None:
    """Who offers to help, what they bring, and the three answers; then what was answered."""
    rows = reading.neighbourhood.kept.commitments.of_yes(reading.argument)
    if not rows:
        return None
    words, (need, project) = reading.words, _about(reading, rows[0])
    shown = [row for row in rows if row.awaited] or living(rows)
    waits = shown[0].awaited and project.live
    text = offered(reading, need, project, shown) if waits else settled(reading, shown)
    return View(
        Screen(text, _card(reading, need, project, shown, waits=waits), answers_to(words, shown[0]) if waits else ()),
        Opens("organize", {"yes": rows[0].yes}, member=reading.reader.id),
    )


def question(reading: Reading) -> View | None:
    """The one question of somebody who has not said yes yet, until an organizer answers it."""
    asked = reading.neighbourhood.kept.invitations.get(reading.argument)
    if asked is None or not asked.question:
        return None
    words, project = reading.words, found(reading.neighbourhood.kept.projects.get(asked.project))
    member = reading.neighbourhood.kept.members.get(asked.member)
    name = member.name if member and member.name else words.say("Someone")
    text = words.say("{name} has a question before saying yes:", name=name)
    lines = [words.quoted(asked.question)]
    choices: tuple[Choice, ...] = (
        Choice("reply", words.say("Reply"), style="main"),
        Choice("report", words.say("Report")),
    )
    if asked.reply:
        lines.append(words.say("Answered: {reply}", reply=words.quoted(asked.reply)))
        choices = ()
    card = Card(subject=f"invitation:{asked.id}", title=project.title, lines=tuple(lines))
    return View(Screen(text, card, choices), Opens("reply", {"invitation": asked.id}, member=reading.reader.id))


def followed(reading: Reading) -> View | None:
    """What is said with somebody under 18, for the second adult who follows it."""
    kept, words = reading.neighbourhood.kept, reading.words
    kind, _, id = reading.argument.partition("/")
    rows = kept.commitments.of_yes(id) if kind == "yes" else []
    said = rows[0] if rows else kept.invitations.get(id)
    if said is None:
        return None
    project = found(kept.projects.get(said.project))
    first = words.say(
        "You are the second adult who follows what is said with somebody under 18, about {title}.",
        title=words.quoted(project.title),
    )
    lines = [first, words.say("Question: {question}", question=words.quoted(said.question))]
    if said.reply:
        lines.append(words.say("Answered: {reply}", reply=words.quoted(said.reply)))
    return View(Screen("\n".join(lines)))


def answers_to(words: Words, row: Commitment) -> tuple[Choice, ...]:
    """Yes, no, or a question first; from a quote, the way back to the others."""
    ask = () if row.question or row.declining else (Choice("ask", words.say("Ask them a question")),)
    others = (Choice("quotes", words.say("See all the quotes")),) if row.fee else ()
    return (
        Choice("accept", words.say("Accept this quote" if row.fee else "Accept"), style="main"),
        Choice("decline", words.say("Decline")),
        *ask,
        *others,
        Choice("report", words.say("Report")),
    )


def _card(reading: Reading, need: Need, project: Project, rows: Sequence[Commitment], *, waits: bool) -> Card:
    words, row = reading.words, rows[0]
    have, total = reading.neighbourhood.missing(need)
    dates = dates_of(reading.neighbourhood, rows)
    lines = (
        needs.capital(needs.wanted(words, need)),
        needs.capital(needs.dates_of(words, need, dates, zone_of(reading.neighbourhood, project))),
        words.say("Your question: {question}", question=words.quoted(row.question)) if row.question else "",
        words.say("Answered: {reply}", reply=words.quoted(row.reply)) if row.reply else "",
        waiting(reading, project, rows) if waits else "",
    )
    return Card(
        subject=f"need:{need.id}",
        title=project.title,
        lines=tuple(line for line in lines if line),
        progress=needs.progress(words, need, have, total, len(reading.neighbourhood.coming(need))) if total else None,
    )


def _about(reading: Reading, row: Commitment) -> tuple[Need, Project]:
    kept = reading.neighbourhood.kept
    return found(kept.needs.get(row.need)), found(kept.projects.get(row.project))


# Who hears


def to_organizers(view: str, neighbourhood: Neighbourhood, project_id: str, argument: str) -> Iterable[News]:
    """Tells every organizer of a project, wherever they are."""
    project = found(neighbourhood.kept.projects.get(project_id))
    for member in project.organizers:
        yield News(member, view, argument)


def offered_first(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """First one organizer, who can be reached; all of them once that one was silent. Quotes are shown together."""
    row = found(neighbourhood.kept.commitments.get(event.id))
    alone = row.state != "quoted" or event.kind == "volunteer_answered"
    view, argument = ("alert", row.yes) if alone else ("quotes", row.need)
    every = list(to_organizers(view, neighbourhood, row.project, argument))
    kept = neighbourhood.kept.members
    able = [news for news in every if reach(kept.identities(news.member)) and news.member != event.actor]
    yield from every if row.escalated or not able else able[:1]


def _said(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """An answer to an organizer's question brings the same choices back."""
    yield from offered_first(neighbourhood, event)
    yield from _asked_of(neighbourhood, event)


def _asked_of(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    row = found(neighbourhood.kept.commitments.get(event.id))
    yield from _second(neighbourhood, event, row.project, f"yes/{row.yes}")


def _asked(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    asked = found(neighbourhood.kept.invitations.get(event.id))
    yield from to_organizers("question", neighbourhood, asked.project, asked.id)
    yield from _answered(neighbourhood, event)


def _answered(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    asked = found(neighbourhood.kept.invitations.get(event.id))
    yield from _second(neighbourhood, event, asked.project, f"invitation/{asked.id}")


def _second(neighbourhood: Neighbourhood, event: Event, project_id: str, argument: str) -> Iterable[News]:
    """A minor never talks with one adult alone: without a second organizer, a moderator follows."""
    project = found(neighbourhood.kept.projects.get(project_id))
    if event.code("minor") and len(project.organizers) < 2:
        moderators = neighbourhood.kept.members.with_role("moderator", project.territory)
        for member in [id for id in moderators if id not in project.organizers][:1]:
            yield News(member, "followed", argument)


VIEWS: dict[str, Wording] = {"alert": alert, "question": question, "followed": followed}
HEARERS: dict[str, Hearer] = {
    "commitment_held": offered_first,
    "other_organizers_asked": offered_first,
    "volunteer_asked": _asked_of,
    "volunteer_answered": _said,
    "question_asked": _asked,
    "question_answered": _answered,
}

"""Quotes for the organizers of a need: one card with all of them, which changes as they come, change and go."""

from conversations import needs
from conversations.alerting.volunteers import offered_first
from conversations.cards import name_of
from conversations.deadlines import moment
from conversations.quotes import label, price, side_by_side
from conversations.screens import Card, Choice, Screen
from conversations.telling import Hearer, Reading, View, Wording
from conversations.turn import Opens
from conversations.words import N_
from domain.commitments import Commitment
from domain.ground import found
from domain.projects import Need
from domain.quoting import Quote


def quotes(reading: Reading) -> View | None:
    """All that wait for an answer side by side, under the ceiling, then what was accepted."""
    need = reading.neighbourhood.kept.needs.get(reading.argument)
    if need is None:
        return None
    hood, words = reading.neighbourhood, reading.words
    every, project = hood.quotes(need), found(hood.kept.projects.get(need.project))
    waiting = project.live and every
    lines = (
        needs.capital(needs.wanted(words, need)),
        words.say(N_("Your ceiling: {price}"), price=price(words, need, need.pay.max)),
        *side_by_side(hood, words, need, every),
        *_accepted(reading, need),
        _next(reading, every) if waiting else "",
    )
    card = Card(f"need:{need.id}", project.title, tuple(line for line in lines if line))
    choices = tuple(Choice(quote.rows[0].yes, label(hood, words, need, quote.rows[0])) for quote in every)
    opens = Opens("compare", {"need": need.id}, member=reading.reader.id)
    return View(Screen(_above(reading, every), card, choices if waiting else ()), opens)


def _above(reading: Reading, every: list[Quote]) -> str:
    if not every:
        return reading.words.say(N_("No quote waits for your answer."))
    return reading.words.count("You have {n} quote to answer:", "You have {n} quotes to compare:", len(every))


def _accepted(reading: Reading, need: Need) -> list[str]:
    kept = reading.neighbourhood.kept.commitments
    rows: dict[str, Commitment] = {row.yes: row for row in kept.of_need(need.id) if _was_accepted(row)}
    say, hood = reading.words.say, reading.neighbourhood
    return [
        say(
            N_("Accepted: {name}, {price}"),
            name=name_of(hood, reading.words, row),
            price=price(reading.words, need, row.fee),
        )
        for row in rows.values()
    ]


def _was_accepted(row: Commitment) -> bool:
    return bool(row.fee) and row.state in ("confirmed", "done", "no_show")


def _next(reading: Reading, every: list[Quote]) -> str:
    """How to answer, and until when the first to end stands."""
    until = min(row.until for quote in every for row in quote.rows)
    when = moment(reading.words, until, reading.stage.now, reading.reader.zone)
    return reading.words.count(
        "Choose it to read it whole and answer it, by {when}.",
        "Choose one to read it whole and answer it. If you accept it, I thank the others. Due first: {when}.",
        len(every),
        when=when,
    )


VIEWS: dict[str, Wording] = {"quotes": quotes}
HEARERS: dict[str, Hearer] = {"quote_made": offered_first, "quote_changed": offered_first}

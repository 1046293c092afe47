"""The door's own page: for a shop what is needed near it, what it promised and what came of it; else the menu."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from conversations import needs
from conversations.alerting.months import given
from conversations.cards import living, need_card
from conversations.pledges import KINDS
from conversations.screens import Card, Choice, Screen
from conversations.shelves import line_of
from conversations.shops import LIMITS, WHOLE, facts, limits
from conversations.telling import Reading, View, Wording
from conversations.turn import Opens
from conversations.words import N_, Words
from domain.authority import speaks_for
from domain.calendar import local
from domain.commitments import ACTIVE, Commitment, CommitmentState
from domain.ground import found
from domain.partners import Partner

ERRANDS: Mapping[str, str] = MappingProxyType(
    {
        "offer": N_("Lend a hand"),
        "ask": N_("Ask for help"),
        "propose": N_("Propose a project"),
        "browse": N_("See what’s going on"),
        "mine": N_("My projects and offers"),
        "partner": N_("My shop or organization"),
        "settings": N_("Settings"),
    }
)
SHOP: Mapping[str, str] = MappingProxyType({"offer": N_("Offer something"), "team": N_("Who answers for it")})
PROMISED = N_("What your shop promised, and what came of it")
NEEDS, PROMISES, MONTHLY = 5, 8, 500
"""How many needs and promises are shown, and how many promises a month's figures are made of."""
STANDS: Mapping[CommitmentState, str] = MappingProxyType(
    {
        "held": N_("waiting for an answer"),
        "quoted": N_("waiting for an answer"),
        "confirmed": N_("accepted"),
        "waitlisted": N_("on the waiting list"),
        "done": N_("given: thank you"),
        "declined": N_("not needed this time"),
        "cancelled": N_("taken back"),
        "released": N_("nothing came of it"),
        "no_show": N_("not received"),
    }
)


def page(reading: Reading) -> View | None:
    """Of a member: their first shop's page, or the menu."""
    subject = f"home:{reading.reader.id}"
    shop = _shop(reading, reading.argument.partition("/")[2])
    if shop is None:
        return View(menu(reading.words, subject), Opens("menu", member=reading.reader.id))
    parts = (*_needs(reading, shop), *_shelf(reading, shop), *_promised(reading, shop), *_settings(reading, shop))
    lines = tuple(line for line in (_standing(reading.words, shop), *_effect(reading, shop)) if line)
    return View(Screen(card=Card(subject, shop.name, lines)), parts=parts)


def menu(words: Words, subject: str) -> Screen:
    """What one can come for."""
    text = words.say(
        N_("Here, people of the neighbourhood propose projects; others give time, a skill, a thing or a room.")
    )
    choices = tuple(Choice(id, words.say(label)) for id, label in ERRANDS.items())
    return Screen(text, Card(subject, "", view=subject), choices)


def _shop(reading: Reading, workplace: str) -> Partner | None:
    """The first that the reader answers for: by name, or because everybody does who works there."""
    kept, reader = reading.neighbourhood.kept, reading.reader
    beside = kept.partners.of_workplace(workplace) if workplace else []
    speaking = (one for one in beside if speaks_for(kept, reader, one))
    return next(iter(kept.partners.of_member(reader.id)), None) or next(speaking, None)


def _standing(words: Words, shop: Partner) -> str:
    if shop.verified:
        return ""
    if shop.refused:
        return words.say(N_("A delegate could not verify it: {reason}"), reason=words.sentence(shop.reason))
    return words.say(N_("A delegate has yet to verify it"))


def _effect(reading: Reading, shop: Partner) -> Iterable[str]:
    """This month in figures, as its report will have them, and what is still to come."""
    words, hood = reading.words, reading.neighbourhood
    effect = hood.effect(shop, f"{local(reading.stage.now, hood.zone_of(shop)):%Y-%m}")
    if not effect:
        rows = hood.kept.commitments.of_partner(shop.id, ("confirmed",), limit=MONTHLY)
        coming = len({row.yes for row in rows})
        yield words.say(N_("This month: nothing given yet."))
        if coming:
            yield words.count("{n} accepted promise is on its way.", "{n} accepted promises are on their way.", coming)
        return
    yield words.count(
        "This month, your shop helped {n} project.", "This month, your shop helped {n} projects.", len(effect.projects)
    )
    yield from (line for line, _ in given(words, effect))
    if effect.hours:
        yield words.say(N_("Volunteer hours: {n}"), n=words.number(effect.hours))
    if effect.worth:
        yield words.say(N_("Worth about {amount} in all"), amount=words.amount(effect.worth))


def _needs(reading: Reading, shop: Partner) -> Iterable[View]:
    words, hood, reader = reading.words, reading.neighbourhood, reading.reader
    near = hood.needs_near(shop, limit=NEEDS)
    if near:
        yield View(Screen(words.say(N_("Needed near your shop:"))))
    elif shop.verified:
        yield View(Screen(words.say(N_("Nothing near your shop waits for your answer now."))))
    for need in near:
        card = need_card(hood, words, reader, need)
        choices = (Choice("help", words.say(N_("We can help")), style="main"),)
        screen = Screen(card=card.but(picture=None, view=f"home_need:{need.id}"), choices=choices)
        yield View(screen, Opens("pledge", {"partner": shop.id, "need": need.id}, member=reader.id))


def _shelf(reading: Reading, shop: Partner) -> Iterable[View]:
    words, hood = reading.words, reading.neighbourhood
    if not shop.verified or not speaks_for(hood.kept, reading.reader, shop):
        return
    lines = tuple(line_of(hood, words, offer) for offer in hood.on_shelf(shop))
    put = Choice("shelf", words.say(N_("Put something on the shelf")))
    card = Card("", words.say(N_("On your shelf")), lines or (words.say(N_("Nothing yet.")),), view="home_shelf")
    opens = Opens("partner", {"partner": shop.id}, member=reading.reader.id)
    yield View(Screen(card=card, choices=(put,)), opens)


def _promised(reading: Reading, shop: Partner) -> Iterable[View]:
    lines = _promises(reading, shop)
    if lines:
        opens = Opens("menu", member=reading.reader.id)
        choices = (Choice("mine", reading.words.say(N_("My projects and offers"))),)
        title = reading.words.say(PROMISED)
        yield View(Screen(card=Card("", title, lines, view="home_promised"), choices=choices), opens)


def promised(reading: Reading) -> View | None:
    """The same as a card of its own, with this month's figures, for where there are no pages."""
    shop = reading.neighbourhood.kept.partners.get(reading.argument)
    if shop is None:
        return None
    lines = (*_effect(reading, shop), *_promises(reading, shop))
    return View(Screen(card=Card(f"partner:{shop.id}", reading.words.say(PROMISED), lines)))


def _promises(reading: Reading, shop: Partner) -> tuple[str, ...]:
    """A line for each of the newest, with what came of it."""
    every: dict[str, list[Commitment]] = {}
    for row in reading.neighbourhood.kept.commitments.of_partner(shop.id, tuple(STANDS), limit=4 * PROMISES):
        every.setdefault(row.yes, []).append(row)
    return tuple(_line(reading, living(rows)[0]) for rows in list(every.values())[:PROMISES])


def _line(reading: Reading, row: Commitment) -> str:
    """« 12 sur 20 (contreplaqué), prêté · Un jouet de bois · accepté »."""
    words, hood = reading.words, reading.neighbourhood
    need, project = found(hood.kept.needs.get(row.need)), found(hood.kept.projects.get(row.project))
    what = words.amount(row.party) if need.kind == "money" else needs.wanted(words, need)
    if need.count > 1 and not need.for_people and need.kind != "money":
        n, total = words.number(row.party), words.number(need.count)
        what = words.say("{n} of {total} ({what})", n=n, total=total, what=what)
    kind = words.say(KINDS[row.pledge]).lower() if row.pledge in ("loan", "discount", "fee") else ""
    stands = words.say(N_("waiting for an owner of the shop") if _approving(row) else STANDS[row.state])
    return " · ".join(part for part in (project.title, what, kind, stands) if part)


def _settings(reading: Reading, shop: Partner) -> Iterable[View]:
    """What an owner may change at one press, what can be done for the shop, and the rest of the door."""
    words, owner = reading.words, reading.reader.id in shop.owners
    title = words.say(N_("Your shop’s settings"))
    if owner:
        lines = (*facts(words, shop.fsa, shop.gives, shop.closed_days), *limits(words, shop))
        change = {**WHOLE, "limits": LIMITS}
        choices = tuple(Choice(id, words.say(label)) for id, label in change.items())
        opens = Opens("supply", {"partner": shop.id}, member=reading.reader.id)
        yield View(Screen(card=Card("", title, lines, view="home_supply"), choices=choices), opens)
    able = {"offer": shop.verified, "team": owner}
    if choices := tuple(Choice(id, words.say(label)) for id, label in SHOP.items() if able[id]):
        opens = Opens("partner", {"partner": shop.id}, member=reading.reader.id)
        yield View(Screen("" if owner else title, choices=choices), opens)
    errands = tuple(Choice(id, words.say(ERRANDS[id])) for id in ("browse", "settings"))
    yield View(Screen(choices=errands), Opens("menu", member=reading.reader.id))


def _approving(row: Commitment) -> bool:
    return row.approving and row.state in ACTIVE


VIEWS: dict[str, Wording] = {"home": page, "promised": promised}

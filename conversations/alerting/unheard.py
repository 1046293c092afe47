"""What is told when a shop can't be written to any more, where it worked or at all; and when it can again."""

from collections.abc import Iterable

from conversations import needs
from conversations.alerting.volunteers import to_organizers
from conversations.screens import Choice, Screen
from conversations.telling import Hearer, News, Reading, View, Wording, within_reach
from conversations.turn import Opens
from conversations.words import N_
from domain.commitments import ACTIVE
from domain.events import Event
from domain.ground import found
from domain.neighbourhood import Neighbourhood
from domain.partners import Partner

PROMISES = 50
"""The promises of one shop whose organizers hear that it can't be reached."""
CLOSED = "workplace"
"""The event's `why` where a whole workplace shut the door out; else it is one person's chat."""


def unheard(reading: Reading) -> View | None:
    """Where the shop heard of needs, it hears of none: what that means, and for its owners what to do."""
    id, _, why = reading.argument.partition("/")
    partner = reading.neighbourhood.kept.partners.get(id)
    if partner is None:
        return None
    words = reading.words
    if reading.reader.id not in partner.owners:
        first, then = _said_of(reading, partner, why)
        return View(Screen(f"{words.say(first, shop=partner.name)} {words.say(then)}"))
    text = N_(
        "I can no longer write in the private conversation where {shop} heard of needs: it hears of none. "
        "Choose where else I write."
    )
    if why == CLOSED:
        text = N_(
            "I was taken out of the workspace of {shop}: I can write nothing there. To hear of needs again, install me "
            "again there, your choices are kept; or choose where else I write."
        )
    choice = Choice("channel", words.say(N_("Choose where I write")), style="main")
    return View(
        Screen(words.say(text, shop=partner.name), choices=(choice,)),
        Opens("supply", {"partner": partner.id}, member=reading.reader.id),
    )


def heard_again(reading: Reading) -> View | None:
    """The shop's workplace let the door in again."""
    partner = reading.neighbourhood.kept.partners.get(reading.argument)
    if partner is None:
        return None
    text = N_("I’m back in the workspace of {shop}: I write there as before, and all that you chose is kept.")
    return View(Screen(reading.words.say(text, shop=partner.name)))


def out_of_reach(reading: Reading) -> View | None:
    """For the organizers: nobody of a shop that promised something can be written to."""
    rows = reading.neighbourhood.kept.commitments.of_yes(reading.argument)
    partner = reading.neighbourhood.kept.partners.get(rows[0].partner) if rows else None
    if partner is None:
        return None
    kept, words = reading.neighbourhood.kept, reading.words
    need, project = found(kept.needs.get(rows[0].need)), found(kept.projects.get(rows[0].project))
    text = N_(
        "I can no longer write to anybody at {shop}, which promised something for {title}: {what}. It is still "
        "promised, but they hear of no change. If you can, see with them in person."
    )
    said = {"shop": partner.name, "title": words.quoted(project.title), "what": needs.wanted(words, need)}
    return View(Screen(words.say(text, **said)))


def _said_of(reading: Reading, partner: Partner, why: str) -> tuple[str, str]:
    """What happened, for those who don't decide for the shop; and who of it hears that."""
    first = N_("I can no longer write where {shop} heard of needs: it hears of none.")
    if why == CLOSED:
        first = N_("{shop} took me out of its workspace: it hears of no need there.")
    able = within_reach(reading.neighbourhood, partner)
    if not able:
        return first, N_("I can write to nobody of its team any more.")
    if able[0] in partner.owners:
        return first, N_("Its owners have been told.")
    return first, N_("I can write to none of its owners any more; I have told the others of its team.")


def _unheard(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """Its owners, else the rest of its team, and the territory's staff; where nobody is left, those who count on it."""
    partner = found(neighbourhood.kept.partners.get(event.id))
    able = within_reach(neighbourhood, partner)
    owners = [member for member in able if member in partner.owners]
    staff = neighbourhood.kept.members.with_role("staff", partner.territory)
    for member in dict.fromkeys((*(owners or able), *staff)):
        yield News(member, "unheard", f"{partner.id}/{event.code('why')}")
    for row in () if able else neighbourhood.kept.commitments.of_partner(partner.id, ACTIVE, limit=PROMISES):
        yield from to_organizers("out_of_reach", neighbourhood, row.project, row.yes)


def _heard_again(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    for owner in found(neighbourhood.kept.partners.get(event.id)).owners:
        yield News(owner, "heard_again", event.id)


VIEWS: dict[str, Wording] = {"unheard": unheard, "heard_again": heard_again, "out_of_reach": out_of_reach}
HEARERS: dict[str, Hearer] = {"partner_unheard": _unheard, "partner_heard": _heard_again}

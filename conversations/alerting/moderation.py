"""What moderators are shown as it comes in, and what those who wait for them hear."""

from collections.abc import Iterable, Iterator

from conversations import reviewing
from conversations.projects import project_card
from conversations.screens import Choice, Screen
from conversations.telling import Hearer, News, Reading, View, Wording
from conversations.turn import Opens
from conversations.words import N_
from domain.authority import may, named, territory_of
from domain.events import Event
from domain.ground import found
from domain.members import RoleName
from domain.moderating import DECIDED_BY
from domain.neighbourhood import Neighbourhood
from domain.partners import Partner
from domain.record import Record


def review(reading: Reading) -> View | None:
    """What waits for a moderator, or what was decided of it."""
    return _review(reading, "")


def review_again(reading: Reading) -> View | None:
    """The same a day later, while nobody has answered."""
    return _review(reading, reading.words.say("This has been waiting since yesterday."))


def _review(reading: Reading, first: str) -> View | None:
    neighbourhood, words = reading.neighbourhood, reading.words
    record = named(neighbourhood.kept, reading.argument)
    if record is None:
        return None
    told = reviewing.decided(neighbourhood, words, record) or f"{first} {reviewing.heading(words, record)}".strip()
    choices = reviewing.choices(neighbourhood, words, reading.reader, record)
    screen = Screen(told, reviewing.card(neighbourhood, words, record), choices)
    return View(screen, Opens("moderate", {"subject": reading.argument}, member=reading.reader.id))


def orphan(reading: Reading) -> View | None:
    """A project that nobody organizes any more: somebody may take it on, for three days."""
    neighbourhood, words = reading.neighbourhood, reading.words
    project = neighbourhood.kept.projects.get(reading.argument.partition(":")[2])
    if project is None:
        return None
    if project.organizers or not (project.live or reviewing.waits(project)):
        text = words.say("Somebody takes care of it, or it is over.")
        choices: tuple[Choice, ...] = ()
    else:
        text = words.say(
            "Nobody organizes this project any more. If nobody takes it on within three days, I call it off, kindly."
        )
        choices = (Choice("take", words.say("I’ll take it on"), style="main"),)
    screen = Screen(text, project_card(neighbourhood, words, project), choices)
    return View(screen, Opens("moderate", {"orphan": project.id}, member=reading.reader.id))


def offer_read(reading: Reading) -> View | None:
    """What a moderator decided of the reader's offer."""
    words, offer = reading.words, reading.neighbourhood.kept.offers.get(reading.argument)
    if offer is None:
        return None
    skills = words.join(words.skill(skill) for skill in offer.skills)
    what = words.quoted(offer.words or skills)
    if offer.state == "withdrawn":
        return View(
            Screen(
                words.say(
                    "I can’t take up your offer {what}. The reason: {reason} You can make another one: write /offer.",
                    what=what,
                    reason=words.sentence(offer.reason),
                )
            )
        )
    return View(
        Screen(
            words.say(
                "A delegate has read your offer {what}: it’s open. I write to you when something fits it.", what=what
            )
        )
    )


def verified(reading: Reading) -> View | None:
    """A moderator knows the reader's shop now, or why not yet."""
    partner = reading.neighbourhood.kept.partners.get(reading.argument)
    if partner is None:
        return None
    if partner.refused:
        return _unverified(reading, partner)
    if not partner.verified:
        return None
    text = reading.words.say("{name} is verified: what it promises counts from now on.", name=partner.name)
    choice = Choice("offer", reading.words.say("Offer something"))
    opens = Opens("partner", {"partner": partner.id}, member=reading.reader.id)
    return View(Screen(text, choices=(choice,)), opens)


def _unverified(reading: Reading, partner: Partner) -> View:
    words = reading.words
    text = words.say(
        "A delegate could not verify {name}. The reason: {reason} You can correct what you wrote and send it again.",
        name=partner.name,
        reason=words.sentence(partner.reason),
    )
    opens = Opens("partner", {"partner": partner.id}, member=reading.reader.id)
    if partner.team.get(reading.reader.id) != "owner":
        return View(Screen(text))
    return View(Screen(text, choices=(Choice("mend", words.say("Correct it")),)), opens)


def settled(reading: Reading) -> View | None:
    """Somebody has dealt with what the reader reported."""
    return View(Screen(reading.words.say("A delegate has dealt with what you reported. Thank you for telling me.")))


def office(reading: Reading) -> View | None:
    """The reader serves from now on."""
    words, kept = reading.words, reading.neighbourhood.kept
    role, _, territory_id = reading.argument.partition("/")
    territory = kept.territories.get(territory_id) if territory_id else None
    place = territory.name if territory else words.say("everywhere")
    msgid = N_("You are now a delegate: {place}.") if role == "moderator" else N_("You are now on the team: {place}.")
    text = f"{words.say(msgid, place=place)} {words.say('What waits for an answer will come to you here.')}"
    choice = Choice("open", words.say("See what waits"))
    return View(Screen(text, choices=(choice,)), Opens("moderate", member=reading.reader.id))


def opened(reading: Reading) -> View | None:
    """The door is open where the reader waited for it."""
    territory = reading.neighbourhood.kept.territories.get(reading.argument)
    if territory is None or territory.state != "open":
        return None
    words = reading.words
    text = words.say("The door is open in {place}. Thank you for waiting.", place=territory.name)
    choices = (
        Choice("offer", words.say("Lend a hand")),
        Choice("propose", words.say("Propose a project")),
        Choice("browse", words.say("See what’s going on")),
    )
    return View(Screen(text, choices=choices), Opens("menu", member=reading.reader.id))


def handed(reading: Reading) -> View | None:
    """Another area's delegates read the reader's project."""
    kept, words = reading.neighbourhood.kept, reading.words
    project = kept.projects.get(reading.argument)
    territory = kept.territories.get(project.territory) if project else None
    if project is None or territory is None:
        return None
    title = words.quoted(project.title)
    return View(
        Screen(
            words.say(
                "{title} is for another area: the delegates of {place} read it now, within two working days.",
                title=title,
                place=territory.name,
            )
        )
    )


# Who hears


def deciders(neighbourhood: Neighbourhood, record: Record, role: RoleName = "moderator") -> Iterator[str]:
    """Those who may decide of it: the territory's moderators, or staff where it has none."""
    kept, act, territory = neighbourhood.kept, DECIDED_BY[type(record)], territory_of(neighbourhood.kept, record)
    holders = kept.members.with_role(role, territory) or kept.members.with_role("staff", territory)
    for id in holders:
        if may(kept, kept.members.get(id), act, record):
            yield id


def to_read(view: str, role: RoleName = "moderator") -> Hearer:
    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        record = found(named(neighbourhood.kept, event.subject))
        for member in deciders(neighbourhood, record, role):
            yield News(member, view, event.subject)

    return hear


def rerouted(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """Its new moderators, and its organizers."""
    yield from to_read("review")(neighbourhood, event)
    for member in found(neighbourhood.kept.projects.get(event.id)).organizers:
        yield News(member, "handed", event.id)


def giver(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    offer = found(neighbourhood.kept.offers.get(event.id))
    yield News(offer.member, "offer_read", offer.id)


def team(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    for member in found(neighbourhood.kept.partners.get(event.id)).team:
        yield News(member, "verified", event.id)


def reporter(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    yield News(found(neighbourhood.kept.reports.get(event.id)).member, "settled", event.id)


def granted(_: Neighbourhood, event: Event) -> Iterable[News]:
    yield News(event.id, "office", f"{event.code('role')}/{event.code('territory')}")


def waited(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    for waiting in neighbourhood.kept.territories.waiting(event.id):
        yield News(waiting.member, "opened", event.id)


VIEWS: dict[str, Wording] = {
    "review": review,
    "review_again": review_again,
    "orphan": orphan,
    "offer_read": offer_read,
    "verified": verified,
    "settled": settled,
    "office": office,
    "opened": opened,
    "handed": handed,
}
HEARERS: dict[str, Hearer] = {
    "project_submitted": to_read("review"),
    "project_rerouted": rerouted,
    "project_resubmitted": to_read("review"),
    "moderator_reminded": to_read("review_again"),
    "staff_called": to_read("review_again", "staff"),
    "organizer_gone": to_read("orphan"),
    "offer_waiting": to_read("review"),
    "partner_founded": to_read("review"),
    "partner_mended": to_read("review"),
    "reported": to_read("review"),
    "offer_approved": giver,
    "offer_refused": giver,
    "partner_verified": team,
    "partner_refused": team,
    "report_settled": reporter,
    "role_granted": granted,
    "territory_opened": waited,
}

"""What a group is told, in its own language, and what is said of it to those who look after it."""

from collections.abc import Iterable

from conversations.gathering import KEEPING, about, public, title_of
from conversations.needs import wanted
from conversations.notices import notice
from conversations.pictures import picture_of
from conversations.screens import Card, Choice, Screen
from conversations.telling import Hearer, News, Reading, View, Wording
from conversations.turn import Opens
from conversations.words import N_
from domain.authority import territory_of
from domain.events import Event
from domain.ground import found
from domain.groups import Group
from domain.neighbourhood import Neighbourhood
from domain.partners import Partner
from domain.projects import Need, Project

HELPED = 5
"""Needs that a card in a group has a button for."""


def hello(reading: Reading) -> View | None:
    """Who has just come in, and the question that is asked once: who looks after it here."""
    group = reading.neighbourhood.kept.groups.get(reading.argument)
    if group is None:
        return None
    words = reading.words
    shop = reading.neighbourhood.kept.partners.get(group.partner) if group.partner else None
    who, *lines = about(words, group, reading.stage.operator, shop=shop.name if shop else "")
    card = Card(f"group:{group.id}", who, tuple(lines))
    if group.keeper or shop:
        return View(Screen(card=card))
    id = reading.stage.opener(Opens(KEEPING, {"group": group.id}))
    keep = Choice("keep", words.say(N_("I’ll look after it")), "main", f"o{id}-keep")
    return View(Screen(card=card, choices=(keep, *_of_shops(reading, group))))


def _of_shops(reading: Reading, group: Group) -> Iterable[Choice]:
    """A button for each shop whose owner put the door in the group, or whose workplace it is of."""
    kept = reading.neighbourhood.kept
    account = kept.members.identity(group.added_by)
    owned = (
        [shop for shop in kept.partners.of_member(account.member) if account.member in shop.owners] if account else []
    )
    there = kept.partners.of_workplace("|".join(group.address.split("|")[:2]))
    for shop in list({shop.id: shop for shop in (*owned, *there)}.values())[:HELPED]:
        id = reading.stage.opener(Opens("supply", {"partner": shop.id, "group": group.id}))
        label = reading.words.say(N_("Put here what {shop} could fill"), shop=shop.name)
        yield Choice(f"shop_{shop.id}", label, token=f"o{id}-here")


def announced(reading: Reading) -> View | None:
    """A project as a group sees it: what is missing, when, roughly where, and nothing about anybody."""
    neighbourhood, words = reading.neighbourhood, reading.words
    project = neighbourhood.kept.projects.get(reading.argument)
    if project is None:
        return None
    told = notice(neighbourhood, words, f"project:{project.id}")
    if told is None or not told.open:
        return View(Screen(_over(reading, project), Card(f"project:{project.id}", project.title)))
    lacking = [need for need in neighbourhood.kept.needs.of_project(project.id) if neighbourhood.lacking(need)]
    text = N_("Help is wanted:") if lacking else N_("The team is complete. Someone may still drop out.")
    lines = (*told.lacks, told.when, told.place, told.story, told.written)
    card = Card(
        subject=told.subject,
        title=told.title,
        lines=tuple(line for line in lines if line),
        picture=picture_of(neighbourhood, words, project.picture, project.title),
        progress=told.progress,
    )
    return View(Screen(words.say(text), card, tuple(_choices(reading, project, lacking))))


def lost(reading: Reading) -> View | None:
    """The door was taken out of a group, or may not write there."""
    group, words = reading.neighbourhood.kept.groups.get(reading.argument), reading.words
    if group is None or group.state not in ("left", "no_rights"):
        return None
    if shop := reading.neighbourhood.kept.partners.get(group.partner):
        return _lost_to_shop(reading, group, shop)
    if group.state == "no_rights":
        text = words.say(
            N_(
                "I may no longer write in {group}, so nothing is announced there. "
                "Whoever runs the group can let me write again."
            ),
            group=title_of(words, group),
        )
    else:
        text = words.say(
            N_(
                "I was taken out of {group}: nothing is announced there any more. "
                "Put me back whenever you like: your choices are kept."
            )
            if group.keeper == reading.reader.id
            else N_("I was taken out of {group}: nothing is announced there any more."),
            group=title_of(words, group),
        )
    return View(Screen(text))


def _lost_to_shop(reading: Reading, group: Group, shop: Partner) -> View:
    """Its owners hear what to do, with a button; staff hear that they were told."""
    words, channel = reading.words, title_of(reading.words, group)
    if reading.reader.id not in shop.owners:
        text = N_("I can no longer write in {channel}, where {shop} heard of needs. Its owners have been told.")
        return View(Screen(words.say(text, channel=channel, shop=shop.name)))
    text = N_(
        "I can no longer write in {channel}: it was closed, or I was taken out of it. Until then {shop} hears of no "
        "need. Invite me there again, or choose where else I write."
    )
    choice = Choice("channel", words.say(N_("Choose where I write")), style="main")
    opens = Opens("supply", {"partner": shop.id}, member=reading.reader.id)
    return View(Screen(words.say(text, channel=channel, shop=shop.name), choices=(choice,)), opens)


def back(reading: Reading) -> View | None:
    """The door can write in the group again."""
    group, words = reading.neighbourhood.kept.groups.get(reading.argument), reading.words
    if group is None or group.keeper != reading.reader.id or group.state != "looked_after":
        return None
    text = words.say(N_("I’m back in {group}, with the choices you had made."), group=title_of(words, group))
    choice = Choice("change", words.say(N_("See them")))
    return View(Screen(text, choices=(choice,)), Opens(KEEPING, {"group": group.id}, member=reading.reader.id))


def _over(reading: Reading, project: Project) -> str:
    if project.state == "cancelled":
        return reading.words.say(N_("This project was cancelled."))
    return reading.words.say(N_("Nobody is looked for here any more."))


def _choices(reading: Reading, project: Project, lacking: list[Need]) -> Iterable[Choice]:
    """A button for each thing that is missing, and the one that says that something is wrong."""
    words, stage = reading.words, reading.stage
    for number, need in enumerate(lacking[:HELPED], 1):
        id = stage.opener(public(need))
        label = words.say(N_("I can help"))
        if len(lacking) > 1:
            label = words.say(N_("I can help: {what}"), what=wanted(words, need))
        yield Choice(f"help_{number}" if number > 1 else "help", label, "main", f"o{id}-help")
    first = lacking[:1] or reading.neighbourhood.kept.needs.of_project(project.id)[:1]
    for need in first:
        id = stage.opener(public(need))
        yield Choice("report", words.say(N_("Report")), token=f"o{id}-report")


# Who hears


def itself(view: str) -> Hearer:
    """The group."""

    def hear(_: Neighbourhood, event: Event) -> Iterable[News]:
        yield News(event.id, view, event.id, "reply")

    return hear


def group_announced(_: Neighbourhood, event: Event) -> Iterable[News]:
    yield News(event.id, "announced", event.code("project"))


def keeper(view: str) -> Hearer:
    """Who looks after it."""

    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        group = found(neighbourhood.kept.groups.get(event.id))
        if group.keeper:
            yield News(group.keeper, view, group.id)

    return hear


def group_lost(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """Who looked after it, unless it is their own doing, and the staff."""
    group = found(neighbourhood.kept.groups.get(event.id))
    staff = neighbourhood.kept.members.with_role("staff", territory_of(neighbourhood.kept, group))
    shop = neighbourhood.kept.partners.get(group.partner) if group.partner else None
    for member in dict.fromkeys((group.keeper, *(shop.owners if shop else ()), *staff)):
        if member and member != event.code("by"):
            yield News(member, "group_lost", group.id)


VIEWS: dict[str, Wording] = {"hello": hello, "announced": announced, "group_lost": lost, "group_back": back}
HEARERS: dict[str, Hearer] = {
    "group_entered": itself("hello"),
    "group_announced": group_announced,
    "group_left": group_lost,
    "group_muted": group_lost,
    "group_back": keeper("group_back"),
}

"""Somebody writes wherever one can, then erases everything in chat: nothing of their words is left, others' stay."""

from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from conversations.inbound import Text
from conversations.screens import Message
from domain.members import Role
from domain.offering import OfferSheet
from storage.sqlite_store import SqliteStore
from storage.unit import Unit
from tests.laws.stories import by_state, town
from tests.laws.street import inhabit
from tests.laws.trying import tried
from tests.laws.wandering import LINES, Wanderer
from tests.scale import Tally, scaled
from tests.stories.ground import File, Ground, Server
from tests.stories.told import QUESTIONS, Shelf, Story
from tests.stories.town import Manner, Person, Town
from tests.stories.toys import Toys

MARK = "Zyxwvut"
PART = "zyxw"
"""The beginning of the mark, whatever its case: part of it is too much."""
SHOPS = {"partner.name"}
"""Words of an organization, which outlive whoever wrote them."""
STATES = sorted(LINES.keys() - SHOPS)


class _Written(Exception):
    """The story is left here: somebody wrote something else."""

    def __init__(self, writer: Person) -> None:
        self.writer = writer


def marked(person: Person) -> str | None:
    """What the person can write here with the mark in it; None where only a few words make sense."""
    for good in LINES[person.state].good:
        for text in (f"{good} {MARK}", f"{MARK} {good}"):
            if tried(person, Text(text)).accepted:
                return text
    return None


def writes(place: Town, story: Story, state: str) -> Person | None:
    """Somebody of the story whose name has the mark writes it in that state; None where only a few words make sense."""

    def watch(person: Person) -> None:
        if person.state == state and (text := marked(person)):
            place.watch = None
            place.run(lambda uow: uow.members.put(_named(uow, person)))
            raise _Written(person.does(Text(text)))

    place.watch = watch
    try:
        story(place)
    except _Written as written:
        return written.writer
    return None


def _named(uow: Unit, person: Person) -> Any:
    member = uow.load(person.address).member
    assert member is not None
    return member.but(name=f"{MARK} Ada")


def mails(place: Town) -> None:
    """The page's chat is kept too, as it is where the door is served."""

    def hears(person: Person, message: Message) -> None:
        place.run(lambda uow: uow.mailbox.put(message, place.now))

    place.heard = hears


def erases(person: Person) -> None:
    """Leaves whatever was under way, and erases everything."""
    for _ in range(8):
        person.says("annuler")
    person.opens("/data").taps("erase")
    person.taps("erase")
    assert person.town.run(lambda uow: uow.load(person.address).member) is None, person.text


def of_others(place: Town, writer: Person) -> dict[str, list[str]]:
    """What everybody else is, offers, and alone organizes; but not whom they are kept apart from, who may be gone."""

    def look(uow: Unit) -> dict[str, list[str]]:
        kept = {}
        for person in place.people.values():
            member = uow.load(person.address).member
            if member is not None and person is not writer:
                own = [project for project in uow.projects.of_organizer(member.id) if len(project.organizers) == 1]
                texts = [(project.title, project.story, project.venue) for project in own]
                member = member.but(blocked=(), blocked_by=())
                kept[person.name] = [repr(row) for row in (member, *uow.offers.of_member(member.id), *texts)]
        return kept

    found: dict[str, list[str]] = place.run(look)
    return found


def wander(place: Town, writer: Person, steps: int) -> None:
    """The writer goes on with it, then everyone answers whatever came of it."""
    onward = Wanderer(Random(11), mark=MARK, onward=True)
    for _ in range(15):
        if writer.state == "menu":
            break
        onward.step(writer)
    place.settles()
    anyone = Wanderer(Random(7))
    people = [person for person in place.people.values() if person is not writer and person.seen]
    for _ in anyone.walk(place, tuple(people), steps) if people else ():
        continue
    place.waits(hours=1)


def leaves_nothing(place: Town, story: Story, state: str) -> None:
    """Somebody of the story writes the mark in that state, and erases everything."""
    mails(place)
    writer = writes(place, story, state)
    if writer is None:
        return
    wander(place, writer, 40)
    others = of_others(place, writer)
    assert MARK not in str(others), "what they wrote was given into other hands, and stays there: another seed"
    erases(writer)
    assert of_others(place, writer) == others
    place.waits(days=2)
    assert not marks(place)


def where(state: str, shelf: Shelf) -> tuple[Manner, Story]:
    """A story that comes by a state: question by question, or else by a form that was sent in part."""
    return next((manner, told[state]) for manner in (QUESTIONS, Manner()) if state in (told := by_state(shelf, manner)))


@pytest.mark.parametrize("state", STATES)
def test_words_written_anywhere_are_erased(state: str, shelf: Shelf) -> None:
    manner, story = where(state, shelf)
    with town(manner) as place:
        leaves_nothing(place, story, state)


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.parametrize("state", STATES[: scaled(len(STATES))])
def test_words_written_anywhere_are_erased_on_postgresql(
    server: Server, state: str, shelf: Shelf, tally: Tally
) -> None:
    manner, story = where(state, shelf)
    leaves_nothing(Town(server, manner), story, state)
    tally("states whose words were erased on PostgreSQL", 1)


def marks(place: Town) -> list[str]:
    """Where the mark still is."""
    rows = [f"{table}: {row}" for table, rows in place.ground.tables().items() for row in rows]
    return [_around(row) for row in rows if PART in row.lower()]


def _around(row: str) -> str:
    """A row's table and key, and what stands around the mark."""
    at = row.lower().index(PART)
    return f"{row[:80]} … {row[max(0, at - 150) : at + 60]}"


async def test_not_one_byte_of_an_erased_person_is_left(tmp_path: Path) -> None:
    ground = File(tmp_path)
    place = Town(ground)
    mails(place)
    street = inhabit(place)
    ada = street.ada
    wanderer = Wanderer(Random(1), mark=MARK)
    for _ in wanderer.walk(place, (ada,), 250):
        continue
    for _ in Wanderer(Random(1)).walk(place, tuple(p for p in street.people if p is not ada), 100):
        continue
    assert PART in repr(ground.tables()).lower()
    others = of_others(place, ada)
    erases(ada)
    assert of_others(place, ada) == others
    place.waits(days=2)
    ground.close()

    store = await SqliteStore.open(ground.path)
    assert await store.scrub()
    assert not left(tmp_path), "while the door is open"
    await store.close()
    assert not left(tmp_path), "once it is closed"


def left(folder: Path) -> list[str]:
    """Where in the files the mark still is, with what stands around it."""
    found = []
    for file in sorted(folder.iterdir()):
        content = file.read_bytes()
        lower, at = content.lower(), -1
        while (at := lower.find(PART.encode(), at + 1)) >= 0:
            found.append(f"{file.name}: …{content[max(0, at - 120) : at + 40]!r}…")
    return found


def test_words_that_were_replaced_long_ago_are_erased_too(ground: Ground) -> None:
    with closing(Town(ground)) as place:
        mails(place)
        toys = Toys(place)
        ada, ben = place.member("Ada"), place.member("Ben")
        place.acts(ada, lambda hood: hood.adjust(name=f"{MARK} Ada"))
        place.acts(ben, lambda hood: hood.offer(OfferSheet(kind="skill", skills=("carpentry",))))
        said = {"title": f"{MARK} et des jouets", "venue": f"Salle {MARK}", "address": f"5, rue {MARK}"}
        project = toys.published(toys.carpenter(), by=ada, **said)
        ben.sees(said["title"]).presses("yes")
        ada.presses("accept")
        ben.sees(said["venue"]).sees(said["address"])
        toys.omar.opens("/projects")
        refused = place.acts(toys.omar, lambda hood: hood.propose(toys.sheet(toys.hands())))
        place.run(lambda uow: uow.members.put_role(Role(id="ada|moderator", member=ada.id, name="moderator")))
        place.acts(ada, lambda hood: hood.ask_change(refused.id, reason=f"Il manque {MARK}."))
        toys.omar.has_seen(f"Il manque {MARK}.")

        place.acts(ada, lambda hood: hood.adjust(name="Ada"))
        place.acts(ada, lambda hood: hood.reword(project.id, title="Des jouets", story=""))
        place.acts(ada, lambda hood: hood.change_venue(project.id, fsa="H2S", name="Ailleurs", address="7, rue Neuve"))
        place.acts(toys.omar, lambda hood: hood.amend(refused.id, toys.sheet(toys.hands(), title="Une corvée")))
        assert PART in repr(place.ground.tables()).lower()
        erases(ada)
        place.waits(days=2)
        assert not marks(place)

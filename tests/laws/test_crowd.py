"""Many at once, through the door as it is served: each press takes effect once, and no place is given twice."""

import asyncio
import re
from collections import Counter

import pytest

from conversations.inbound import Open, Press
from domain.neighbourhood import Neighbourhood
from domain.offering import OfferSheet
from domain.sheets import HOUR, NeedSheet, Sheet
from tests.laws.served import serve, town_on
from tests.stories.ground import Ground
from tests.stories.town import DAY, Person, Town

PLACES = 3


def fair(town: Town, *, places: int) -> str:
    """A need with so many places on Saturday; its id."""
    omar = town.member("Omar")
    starts = town.now + 5 * DAY
    need = NeedSheet(kind="time", what="Monter la scène", count=places, occurrences=((starts, starts + 3 * HOUR),))
    sheet = Sheet(title="Fête des ruelles", fsa="H2S", needs=(need,), small=True)
    return town.acts(omar, lambda hood: hood.kept.needs.of_project(hood.propose(sheet).id)[0].id)


def asked(town: Town, need: str, *people: Person) -> None:
    """Each has time to give, and is invited: the card with its buttons is in their chat."""
    for person in people:
        town.acts(person, lambda hood: hood.offer(OfferSheet(kind="time")))

        def invite(hood: Neighbourhood, person: Person = person) -> None:
            wanted, member = hood.kept.needs.get(need), hood.kept.members.get(person.id)
            assert wanted
            assert member
            giver = hood.giver(member, hood.kept.offers.of_member(member.id))
            match = hood.best_fit(wanted, giver, hood.coming(wanted))
            assert match
            hood.invite(need, match)

        town.acts(None, invite)
        person.sees("Fête des ruelles")


@pytest.mark.parametrize("crowd", [12, pytest.param(50, marks=pytest.mark.long)])
async def test_a_crowd_presses_yes_at_once_for_three_places(ground: Ground, crowd: int) -> None:
    town = town_on(ground)
    need = fair(town, places=PLACES)
    people = [town.member(f"Voisine {n}") for n in range(crowd)]
    asked(town, need, *people)
    async with serve(town) as served:
        await served.at_once([(person, Press(person.button("yes").token)) for person in people])
        rows = await served.run(lambda uow: uow.commitments.of_need(need))
        told = {person.id: await served.told(person) for person in people}

    assert Counter(row.state for row in rows) == {"held": PLACES, "waitlisted": crowd - PLACES}
    assert len({row.member for row in rows}) == crowd
    for row in rows:
        words = told[row.member].replace("\u00a0", " ")
        if row.state == "held":
            assert "Ta place est réservée" in words
        else:
            assert "liste d’attente" in words
            assert "Quelqu’un a pris la dernière place" in words
    line = [rank(told[row.member]) for row in sorted(rows, key=lambda row: row.id) if row.state == "waitlisted"]
    assert line == list(range(1, crowd - PLACES + 1)), "each is told their own number in the line"


def rank(told: str) -> int:
    """The place in the line that somebody is told."""
    found = re.search(r"Tu es (?:en tête|au rang (\d+))", told)
    assert found
    return int(found[1] or 1)


async def test_a_button_pressed_ten_times_at_once_takes_effect_once(ground: Ground) -> None:
    town = town_on(ground)
    need = fair(town, places=PLACES)
    ada = town.member("Ada")
    asked(town, need, ada)
    async with serve(town) as served:
        await served.at_once([(ada, Press(ada.button("yes").token))] * 10)
        rows = await served.run(lambda uow: uow.commitments.of_need(need))
        told = await served.owed(ada)
    assert [row.state for row in rows] == ["held"]
    assert len(told) >= 10, "each press is answered"


async def test_an_answer_pressed_ten_times_at_once_takes_effect_once(ground: Ground) -> None:
    town = town_on(ground)
    zoe = town.stranger("Zoé").opens("/start")
    async with serve(town) as served:
        replies = await served.at_once([(zoe, Press(zoe.button("adult").token))] * 10)
        joined = [
            event
            for event in await served.run(lambda uow: uow.journal.newest(20))
            if event.event.kind == "member_joined"
        ]
        told = await served.told(zoe)
    assert len(joined) == 1
    assert Counter(bool(reply.notice) for reply in replies) == {False: 1, True: 9}
    assert told.count("Cette question-là est déjà réglée") == 9


async def test_one_update_delivered_ten_times_at_once_is_one_turn(ground: Ground) -> None:
    town = town_on(ground)
    need = fair(town, places=PLACES)
    ada = town.member("Ada")
    asked(town, need, ada)
    async with serve(town) as served:
        press = Press(ada.button("yes").token)
        replies = await asyncio.gather(*(served.does(ada, press, key="web:ada:once") for _ in range(10)))
        told = await served.told(ada)
        rows = await served.run(lambda uow: uow.commitments.of_need(need))
    assert len(set(map(repr, replies))) == 1
    assert len(rows) == 1
    assert told.count("C’est noté, Ada") == 1, "and it is answered once"


async def test_a_command_delivered_ten_times_at_once_is_answered_once(ground: Ground) -> None:
    """Unlike a press, it would be taken each time: only its key says that it has been."""
    town = town_on(ground)
    ada = town.member("Ada")
    async with serve(town) as served:
        replies = await asyncio.gather(*(served.does(ada, Open("/offer"), key="web:ada:once") for _ in range(10)))
        owed = await served.owed(ada)
    assert len(set(map(repr, replies))) == 1
    assert len(owed) == 1

"""Somebody else's button: refused kindly, and nothing changes, whatever is answered after it."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from random import Random
from typing import Any

import pytest

from conversations.inbound import Open, Press
from conversations.ports import Opener
from storage.unit import Unit
from tests.laws.street import Street, inhabit
from tests.laws.trying import kept, tried
from tests.laws.wandering import Wanderer
from tests.stories.ground import Memory
from tests.stories.town import Person, Town

OF_ONE = {"keep", "organize", "reply", "change", "moderate", "partner", "team"}
"""What these flows do is for some people only; a need's card may be answered by anyone, and by a shop."""
ONES_OWN = {"conversation", "inbox", "outbox", "opener", "mailbox", "sent_card", "identity"}


@pytest.fixture(scope="module")
def street() -> Iterator[Street]:
    """A street where everyone has cards: yeses waiting, things to approve, questions asked."""
    with closing(Memory()) as ground:
        town = Town(ground)
        people = inhabit(town)
        people.ada.presses("question").says("Faut-il apporter ses outils?")
        people.ben.presses("yes")
        people.omar.presses("ask", on="Ben propose").says("As-tu déjà fait de l’accueil?")
        yield people


def cards(street: Street) -> list[tuple[Person, Opener]]:
    """Every lasting button that was put before somebody, for them alone."""
    town = street.ada.town
    found = []
    for person in street.people:
        for opener in town.run(partial(Unit.openers_since, address=person.address, since=0, limit=100)):
            assert opener.member == person.id, "a card is for the one it was sent to"
            found.append((person, opener))
    return found


def test_every_flow_that_cards_open_is_among_them(street: Street) -> None:
    assert {opener.flow for _, opener in cards(street)} == OF_ONE | {"answer", "pledge"}


def test_another_person_s_button_is_refused_kindly(street: Street) -> None:
    before = kept(street.ada)
    for owner, opener in cards(street):
        for person in street.people:
            if person is owner:
                continue
            for choice, _ in opener.choices:
                for what in (Press(f"o{opener.id}-{choice}"), Open(f"o{opener.id}")):
                    answer = tried(person, what, before=before)
                    assert answer.reply.notice == "Ce bouton-là est pour quelqu’un d’autre."
                    assert not answer.changed
                    assert answer.state == person.state


def test_whoever_gets_hold_of_a_card_can_do_nothing_with_it(street: Street) -> None:
    """Authority is in the verbs: were the button for anyone, it would still do nothing for the wrong person."""
    tried_out = set()
    for owner, opener in cards(street):
        if opener.flow not in OF_ONE:
            continue
        for person in (street.olga, street.tina, street.nour):
            if person is owner or entitled(person, opener):
                continue
            for choice, _ in opener.choices:
                tried_out.add(opener.flow)
                with_a_stolen_button(person, opener, choice)
    assert tried_out == OF_ONE


def entitled(person: Person, opener: Opener) -> bool:
    """Whether it is the person's business, too: another card for the same thing was sent to them."""

    def look(uow: Unit) -> bool:
        mine = uow.openers_since(person.address, 0, limit=100)
        serves = opener.flow == "moderate" and bool(uow.members.roles(person.id))
        return serves or any((one.flow, one.argument) == (opener.flow, opener.argument) for one in mine)

    return bool(person.town.run(look))


def with_a_stolen_button(person: Person, opener: Opener, choice: str) -> None:
    """Presses it, answers whatever is asked, and finds the neighbourhood as it was; then all is taken back."""
    town, ground = person.town, person.town.ground
    assert isinstance(ground, Memory)
    kept, seen, messages = ground.connection.serialize(), list(person.seen), town.messages
    town.run(lambda uow: uow.put_opener(opener.but(id="STOLEN", member="", address="", choices=())))
    before = neighbourhood(ground)
    person.does(Press(f"oSTOLEN-{choice}"))
    assert person.text.strip()
    wanderer = Wanderer(Random(choice), onward=True)
    for _ in range(4):
        if person.state == "menu":
            break
        wanderer.step(person)
    assert neighbourhood(ground) == before, f"{person.name} did something with {opener.flow} {choice}"
    ground.connection.deserialize(kept)
    person.seen, town.messages = seen, messages


def neighbourhood(ground: Memory) -> dict[str, list[tuple[Any, ...]]]:
    return {table: rows for table, rows in ground.tables().items() if table not in ONES_OWN}

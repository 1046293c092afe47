"""Random walks over every state: never stuck, never an exception, and the rules of the house hold all along."""

from contextlib import closing
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.flows import FLOWS
from conversations.inbound import Text
from domain.members import Language
from tests.laws.rules import Rules
from tests.laws.street import inhabit
from tests.laws.trying import tried
from tests.laws.wandering import Wanderer
from tests.scale import scaled
from tests.stories.ground import Memory, Server
from tests.stories.town import Manner, Person, Town

STATES = {"menu"} | {f"{flow.name}.{state}" for flow in FLOWS for state in flow.states}


def is_not_stuck(person: Person) -> None:
    """Whatever the state, help says something, and cancel and the menu lead out."""
    state = person.state
    assert state in STATES
    for word in ("aide", "annuler", "menu", "retour", "langue", "/help", "/annuler"):
        answer = tried(person, Text(word))
        assert answer.answered, f"{state} has no answer to “{word}”"
        assert answer.state in STATES


def gets_out(person: Person) -> None:
    """Leaving what one was doing, as often as it takes, ends at the menu."""
    for _ in range(10):
        person.says("annuler")
    assert person.state in ("menu", "welcome.hello"), f"cancel leaves {person.state}"


def walk(town: Town, chance: Random, steps: int) -> None:
    """Everyone on the street wanders; whoever acts is answered, and can leave."""
    street = inhabit(town)
    rules = Rules(town)
    newcomer = town.stranger("Zoé", later=False).opens("/start")
    people = (*street.people, newcomer)
    seen = {person.name: list(person.seen) for person in people}
    met: set[str] = set()
    for person in Wanderer(chance).walk(town, people, steps):
        answered = person.seen != seen[person.name] or person.reply.notice or person.reply.errors
        assert answered, f"{person.name} got no answer: {town.transcript[-4:]}"
        seen[person.name] = list(person.seen)
        if person.state not in met:
            met.add(person.state)
            is_not_stuck(person)
    for person in people:
        gets_out(person)
    rules.settle()


def wander(seed: int, steps: int, *, forms: bool, language: Language) -> None:
    with closing(Memory()) as ground:
        walk(Town(ground, Manner(language=language, forms=forms)), Random(seed), steps)


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("seed", "steps"), [(0, 15), *(pytest.param(n, 500, marks=pytest.mark.long) for n in range(1, scaled(60) + 1))]
)
def test_a_walk_on_postgresql_is_never_stuck(server: Server, seed: int, steps: int) -> None:
    walk(Town(server, Manner(forms=bool(seed % 2))), Random(seed), steps)


SEEDS = st.integers(0, 2**32)
MANNERS = {"forms": st.booleans(), "language": st.sampled_from(("fr", "en"))}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=SEEDS, steps=st.integers(50, 300), **MANNERS)
def test_a_walk_is_never_stuck(seed: int, steps: int, *, forms: bool, language: Language) -> None:
    wander(seed, steps, forms=forms, language=language)


@pytest.mark.long
@settings(max_examples=scaled(600), deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=SEEDS, steps=st.integers(300, 800), **MANNERS)
def test_long_walks_are_never_stuck(seed: int, steps: int, *, forms: bool, language: Language) -> None:
    wander(seed, steps, forms=forms, language=language)

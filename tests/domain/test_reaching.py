"""Whom the door can write to, and what it means for a shop when it can't: nothing is lost, and somebody is told."""

import pytest

from domain.members import Identity
from domain.partners import Partner
from tests.domain.test_supplying import CHANNEL, MONDAY, listening, looked_for, told
from tests.domain.town import Town

HERE = "slack|.T01"
THERE = f"{HERE}|C1||"


@pytest.fixture
def town() -> Town:
    town = Town()
    town.now = MONDAY
    return town


def at_work(town: Town) -> Partner:
    """Léo's shop, which hears of needs in a channel of its workspace; Léo and a colleague are nowhere else."""
    shop = listening(town)
    town.kept.partners.put(shop.but(workplace=HERE))
    town.door().enter_group(THERE)
    for name in ("leo", "ada"):
        account = Identity(id=f"{HERE}|{name}", member=town.people[name], address=f"{HERE}|{name}||{name}", later=True)
        town.kept.members.put_identity(account)
    return town.as_("leo").listen_at(shop.id, THERE)


def refused(town: Town) -> dict[str, str]:
    """Why accounts take no message, those of two people."""
    accounts = (one for name in ("leo", "ada") for one in town.kept.members.identities(town.people[name]))
    return {account.id: account.refused for account in accounts}


def test_a_workplace_that_shut_the_door_out_is_as_it_was_once_it_is_in_again(town: Town) -> None:
    shop = at_work(town)
    other = Identity(id="slack|.T010|leo", member=town.people["leo"], address="slack|.T010|leo||leo", later=True)
    town.kept.members.put_identity(other)
    town.door().workplace_closed(HERE)
    assert town.told()[-1] == "partner_unheard"
    open_ = {"web||leo": "", "web||ada": "", other.id: ""}
    assert refused(town) == {**open_, f"{HERE}|leo": "revoked", f"{HERE}|ada": "revoked"}
    project = looked_for(town)
    assert not told(town, shop, project), "nobody reads there: it waits"
    town.door().workplace_opened(HERE)
    assert town.told()[-1] == "partner_heard"
    assert refused(town) == {**open_, f"{HERE}|leo": "", f"{HERE}|ada": ""}
    town.door().partner_round(shop.id)
    assert told(town, shop, project, at_once=False)


def test_whoever_closed_their_own_chat_is_not_opened_by_their_workplace(town: Town) -> None:
    at_work(town)
    town.door().unreachable(f"{HERE}|leo", reason="deactivated")
    town.door().workplace_closed(HERE)
    town.door().workplace_opened(HERE)
    assert refused(town)[f"{HERE}|leo"] == "deactivated"


@pytest.mark.parametrize("noted", ["by the platform", "by a message that came back"])
def test_a_shop_whose_own_chat_is_closed_hears_of_nothing_and_is_known_to(town: Town, noted: str) -> None:
    shop = listening(town)
    town.as_("leo").listen_at(shop.id, "web||leo||leo")
    if noted == "by the platform":
        town.door().unreachable("web||leo", reason="blocked")
    else:
        [account] = town.kept.members.identities(town.people["leo"])
        town.kept.members.put_identity(account.but(refused="blocked"))
        town.door().account_refused("web||leo")
    assert town.told()[-1] == "partner_unheard"
    project = looked_for(town)
    assert not told(town, shop, project)
    town.door().seen("web||leo", address="web||leo||leo", later=True)
    assert town.due("partner_round", shop.id) == town.now
    town.door().partner_round(shop.id)
    assert told(town, shop, project, at_once=False)


def test_a_message_that_came_back_from_elsewhere_says_nothing_of_a_shop(town: Town) -> None:
    listening(town)
    before = town.told()
    [account] = town.kept.members.identities(town.people["leo"])
    town.door().account_refused(account.id)
    town.kept.members.put_identity(account.but(refused="blocked"))
    town.door().account_refused(account.id)
    assert town.told() == before, "its channel is a group"


def test_a_channel_that_comes_back_hears_what_it_missed(town: Town) -> None:
    shop = listening(town)
    town.door().leave_group(CHANNEL)
    project = looked_for(town)
    assert not told(town, shop, project)
    town.kept.timers.drop("partner_round", shop.id)
    town.door().enter_group(CHANNEL)
    assert town.due("partner_round", shop.id) == town.now

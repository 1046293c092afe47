"""Where a request comes from: a workspace, an organization, a channel shared with another workspace."""

import pytest

from bot.adapters.slack.photos import SlackPhotos
from bot.pictures import Away, Unusable
from conversations.inbound import Address, Media
from conversations.screens import Choice, Screen
from tests.bot.slack.house import House
from tests.slackapi import SlackApi
from tests.slackapi.people import Person
from tests.slackapi.places import Place


async def test_an_organization_is_one_place_whatever_team_one_is_in(house: House, slack: SlackApi) -> None:
    team = slack.workspace("Quartier", id="T07", enterprise="E01")
    omar = team.person("Omar")
    await house.installs(team, omar, org=True)
    await omar.says("bonjour")
    await house.settles()
    assert "Bonjour. Je suis la Porte" in omar.last.text
    assert house.handled[-1].sender.workspace == "E01."
    await omar.presses("J’ai 18 ans ou plus, on y va")
    await omar.commands("/collectif aide")
    assert {inbound.sender.workspace for inbound in house.handled} == {"E01."}


async def test_somebody_of_another_workspace_who_presses_in_a_shared_channel_is_a_guest(
    house: House, cafe: Place, ada: Person
) -> None:
    channel = cafe.channel("partagé", ada)
    eve = cafe.person("Eve", stranger=True, team="T99")
    channel.conversation.members.add(eve.id)
    to = Address("slack", ".T01", channel.id, "", "")
    await house.owes(to, Screen("Il manque des bras", choices=(Choice("yes", "Voir", token="onowhere-yes"),)))
    await house.settles()
    await eve.presses("Voir", channel=channel)
    inbound = house.handled[-1]
    assert (inbound.sender.workspace, inbound.guest) == (".T01", True)


async def test_a_channel_is_called_what_slack_calls_it(house: House, cafe: Place, ada: Person) -> None:
    channel = cafe.channel("ruelle", ada, with_app=False)
    await channel.adds_app(ada)
    kept = await house.store.read(lambda kept: kept.groups.at(str(Address("slack", ".T01", channel.id, "", ""))))
    assert kept is not None
    assert kept.title == "ruelle"


async def test_a_channel_whose_name_slack_does_not_say_is_one_all_the_same(
    house: House, cafe: Place, ada: Person
) -> None:
    house.slack.fail("conversations.info", error="internal_error")
    channel = cafe.channel("ruelle", ada, with_app=False)
    await channel.adds_app(ada)
    assert await house.store.read(lambda kept: kept.groups.at(str(Address("slack", ".T01", channel.id, "", ""))))


async def test_a_picture_sent_is_fetched_with_the_workspaces_token(house: House, ada: Person) -> None:
    await ada.sends_files((b"a bench", "banc.png"), words="le banc")
    what = house.handled[-1].input
    assert isinstance(what, Media)
    assert what.words == "le banc"
    photos = SlackPhotos(house.workspaces)
    assert await photos.fetch(what.refs[0]) == b"a bench"


async def test_a_picture_that_cannot_be_had(house: House, ada: Person) -> None:
    photos = SlackPhotos(house.workspaces)
    house.slack.fail("files.info", error="file_not_found")
    with pytest.raises(Unusable):
        await photos.fetch(".T01/F404")
    with pytest.raises(Unusable):
        await photos.fetch(".T99/F1")
    house.slack.fail("files.info", 503)
    with pytest.raises(Away):
        await photos.fetch(".T01/F404")

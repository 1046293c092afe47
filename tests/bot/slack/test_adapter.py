"""What people do in Slack, from their hands to the database and back: the real Bolt, slack_sdk and engine."""

from tests.bot.slack.house import House
from tests.slackapi.people import Person


async def test_somebody_comes_in_by_a_direct_message(house: House, ada: Person) -> None:
    await ada.says("bonjour")
    await house.settles()
    assert "Bonjour. Je suis la Porte" in ada.last.text
    await ada.presses("J’ai 18 ans ou plus, on y va")
    await house.settles()
    assert ada.last.labels[:2] == ["Donner un coup de main", "Demander de l’aide"]
    await ada.says("aide")
    await house.settles()
    assert "On est ici" in ada.last.text


async def test_what_slack_escapes_is_read_as_it_was_written(house: House, ada: Person) -> None:
    await ada.says("a < b & c > d")
    assert getattr(house.handled[-1].input, "value", "") == "a < b & c > d"

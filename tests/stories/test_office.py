"""An office taken up by a link: once, by an adult, after a yes."""

from bot.acting import Act, act
from conversations.turn import Opens
from domain.members import RoleName
from tests.stories.town import Town


def link(town: Town, role: RoleName = "moderator", territory: str = "villeray") -> str:
    """What the operator's link opens."""

    def offer(door: Act) -> str:
        office = door.neighbourhood.offer_office(role, territory)
        return door.stage.opener(Opens("office", {"office": office.id}, until=office.until))

    key = town.new_id()
    return str(town.run(lambda uow: act(uow, town.engine.setting, offer, key=key, now=town.now)))


def test_whoever_follows_the_link_and_says_yes_serves(town: Town) -> None:
    code = link(town)
    denise, ada = town.member("Denise"), town.member("Ada")
    denise.opens(code).sees("Où : Villeray", "Where: Villeray").presses("yes")
    denise.sees("Tu fais maintenant partie", "You are now among those who answer for Villeray")
    assert town.run(lambda uow: uow.members.with_role("moderator", "villeray")) == [denise.id]
    ada.opens(code).sees("Ce lien a déjà servi", "That link has already been used")


def test_not_now_leaves_the_link_as_it_was_for_a_week(town: Town) -> None:
    code = link(town, "staff", "")
    denise = town.member("Denise")
    denise.opens(code).sees("tous les quartiers", "every neighbourhood").presses("no")
    denise.sees("Le lien marche encore", "The link still works")
    assert town.run(lambda uow: uow.members.with_role("staff", "")) == []
    town.waits(days=7, minutes=1)
    denise.opens(code).sees("a fait son temps", "has had its day")


def test_an_office_is_not_for_minors(town: Town) -> None:
    code = link(town)
    tina = town.member("Tina", age="teen")
    tina.opens(code).presses("yes").sees("18 ans", "18 or older")
    assert town.run(lambda uow: uow.members.with_role("moderator", "villeray")) == []

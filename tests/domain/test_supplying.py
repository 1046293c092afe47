"""What partners hear of, and when: kinds and places, open days, how often, and no more of what they passed on."""

import datetime as dt

import pytest

from domain.calendar import at, local
from domain.groups import Pace
from domain.invitations import Invitation
from domain.partners import Partner
from domain.projects import Project
from domain.refusals import NotYours, Unfit
from domain.sheets import DAY, HOUR, NeedSheet
from tests.domain.town import Town, a_need, a_sheet, refused, small_ask

MONDAY = at(dt.date(2026, 11, 23), "10:00", "America/Toronto")
CHANNEL = "web||-200||"
OWN = "web||leo||leo"


@pytest.fixture
def town() -> Town:
    town = Town()
    town.now = MONDAY
    return town


def listening(town: Town, *, gives: tuple[str, ...] = ("goods",), **chosen: object) -> Partner:
    """Léo's shop, verified, which hears of needs in a group in which he put the door."""
    shop = town.shop()
    town.door().enter_group(CHANNEL, by="web||leo")
    town.as_("leo").change_partner(shop.id, gives=gives, **chosen)
    return town.as_("leo").listen_at(shop.id, CHANNEL)


def chairs(*, count: int = 20, days: int = 5) -> NeedSheet:
    return NeedSheet(kind="goods", what="chaises", count=count, occurrences=((MONDAY + HOUR, MONDAY + days * DAY),))


def looked_for(town: Town, sheet: NeedSheet | None = None, *, fsa: str = "H2S", by: str = "omar") -> Project:
    """A project that lacks something, whose timer has come due."""
    project = town.published(a_sheet(sheet or chairs(), fsa=fsa), by=by)
    run(town, "to_partners", town.need(project).id)
    return project


def run(town: Town, kind: str, subject: str) -> None:
    """The timer, if it is due."""
    due = town.due(kind, subject)
    if due is not None and due <= town.now:
        town.kept.timers.drop(kind, subject)
        getattr(town.door(), {"to_partners": "put_to_partners", "to_partner": "put_to_partner"}.get(kind, kind))(
            subject
        )


def told(town: Town, shop: Partner, project: Project, *, at_once: bool = True) -> bool:
    """Whether the shop has heard of it, once its timer was looked at."""
    need = town.need(project).id
    if at_once:
        run(town, "to_partner", f"{shop.id}/{need}")
    partner = town.kept.partners.get(shop.id)
    assert partner is not None
    return need in partner.told


def test_a_shop_hears_of_what_it_gives_and_of_nothing_else(town: Town) -> None:
    shop = listening(town)
    assert told(town, shop, looked_for(town))
    assert not told(town, shop, looked_for(town, a_need()))
    assert told(town, shop, looked_for(town, fsa="H2R"))


def test_what_its_shelf_was_asked_for_is_not_put_to_the_same_conversation_again(town: Town) -> None:
    shop = town.as_("leo").listen_at(listening(town).id, OWN)
    project = town.published(a_sheet(chairs()))
    need = town.need(project)
    asked = Invitation(id="i1", need=need.id, project=project.id, member=town.people["leo"], partner=shop.id)
    town.kept.invitations.put(asked)
    run(town, "to_partners", need.id)
    assert not told(town, shop, project)
    town.kept.invitations.put(asked.but(partner=""))
    assert told(town, shop, looked_for(town))


def test_what_is_far_away_small_or_of_the_shop_itself_is_not_put_to_it(town: Town) -> None:
    shop = listening(town, gives=("goods", "time"), radius_km=1)
    assert not told(town, shop, looked_for(town, fsa="H2P"))
    ask = town.as_("ada").propose(small_ask())
    assert town.due("to_partners", town.need(ask).id) is None
    own = town.as_("leo").propose(a_sheet(chairs()).but(partner=shop.id))
    town.as_("staff").approve(own.id)
    run(town, "to_partners", town.need(own).id)
    assert not told(town, shop, own)


def test_nothing_is_put_to_a_shop_that_is_not_verified_or_listens_nowhere(town: Town) -> None:
    shop = listening(town)
    quiet = town.shop("Limonade", owner="ada")
    town.as_("ada").change_partner(quiet.id, gives=("goods",))
    town.kept.partners.put(shop.but(verified=False))
    project = looked_for(town)
    assert not told(town, shop, project)
    assert not told(town, quiet, project)


@pytest.mark.parametrize(
    ("hour", "closed", "due"),
    [
        ("10:00", (), "2026-11-23 10:00"),
        ("07:00", (), "2026-11-23 09:00"),
        ("21:30", (), "2026-11-24 09:00"),
        ("10:00", ("mon",), "2026-11-24 09:00"),
        ("10:00", ("mon", "tue", "wed"), "2026-11-26 09:00"),
        ("22:00", ("tue",), "2026-11-25 09:00"),
    ],
)
def test_a_card_waits_for_the_next_opening(town: Town, hour: str, closed: tuple[str, ...], due: str) -> None:
    shop = listening(town, closed_days=closed)
    town.now = at(dt.date(2026, 11, 23), hour, "America/Toronto")
    late = NeedSheet(kind="goods", what="chaises", occurrences=((town.now + HOUR, town.now + 9 * DAY),))
    need = town.need(looked_for(town, late))
    waits = town.due("to_partner", f"{shop.id}/{need.id}")
    assert waits is not None
    assert f"{local(waits, 'America/Toronto'):%Y-%m-%d %H:%M}" == due


def test_a_week_s_cap_holds(town: Town) -> None:
    shop = listening(town, weekly_cap=2)
    projects = [looked_for(town, chairs(days=20)) for _ in range(3)]
    assert [told(town, shop, project) for project in projects] == [True, True, False]
    assert town.due("to_partner", f"{shop.id}/{town.need(projects[2]).id}") == MONDAY + 7 * DAY
    town.now = MONDAY + 7 * DAY
    assert told(town, shop, projects[2])


@pytest.mark.parametrize(("pace", "day", "most"), [("daily", 24, 3), ("weekly", 30, 5)])
def test_needs_come_together_at_an_opening(town: Town, pace: Pace, day: int, most: int) -> None:
    shop = listening(town, pace=pace)
    projects = [looked_for(town, chairs(days=20)) for _ in range(most + 1)]
    due = town.due("partner_round", shop.id)
    assert due == at(dt.date(2026, 11, day), "09:00", "America/Toronto")
    town.now = due
    run(town, "partner_round", shop.id)
    assert sum(told(town, shop, project, at_once=False) for project in projects) == most
    again = town.due("partner_round", shop.id)
    assert again is not None
    assert again > town.now


def test_what_is_passed_on_or_promised_is_not_put_to_it(town: Town) -> None:
    shop = listening(town)
    passed, promised = looked_for(town), looked_for(town)
    town.as_("leo").pass_need(shop.id, town.need(passed).id)
    town.as_("leo").say_yes(need_id=town.need(promised).id, pledge="gift", party=2, partner_id=shop.id)
    assert not told(town, shop, passed)
    assert not told(town, shop, promised)
    refused(town.kept, NotYours, lambda: town.as_("ada").pass_need(shop.id, town.need(passed).id))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("closed_days", ("mon", "tue", "wed", "thu", "fri", "sat", "sun")),
        ("closed_days", ("lundi",)),
        ("gives", ("chaises",)),
        ("radius_km", 0),
        ("pace", "hourly"),
        ("weekly_cap", 51),
        ("opens", "21:00"),
        ("opens", "9 h"),
        ("ceiling", -1),
        ("open_to_workplace", True),
        ("verified", True),
    ],
)
def test_what_cannot_be_chosen_is_refused_by_its_name(town: Town, field: str, value: object) -> None:
    shop = town.shop()
    refusal = refused(town.kept, Unfit, lambda: town.as_("leo").change_partner(shop.id, **{field: value}))
    assert refusal.field == field


def test_a_channel_is_one_s_own_to_choose(town: Town) -> None:
    shop, other = town.shop(), town.shop("Limonade", owner="ada")
    group = town.door().enter_group(CHANNEL, by="web||leo")
    refused(town.kept, NotYours, lambda: town.as_("ada").listen_at(other.id, CHANNEL))
    refused(town.kept, NotYours, lambda: town.as_("ada").listen_at(other.id, "web||leo||leo"))
    town.as_("leo").listen_at(shop.id, CHANNEL)
    kept = town.kept.groups.get(group.id)
    assert kept is not None
    assert (kept.state, kept.partner) == ("shop", shop.id)
    town.door().move_group(CHANNEL, "web||-300||")
    moved = town.kept.partners.get(shop.id)
    assert moved is not None
    assert moved.channel == "web||-300||"
    town.as_("leo").listen_at(shop.id, "web||leo||leo")
    freed = town.kept.groups.get(group.id)
    assert freed is not None
    assert (freed.state, freed.partner) == ("new", "")

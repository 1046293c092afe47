"""Promises of things: of which kind, worth how much, who must approve them; and never more than is missing."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.authority import may
from domain.commitments import ACTIVE, Commitment
from domain.partners import Partner
from domain.pay import ceiling
from domain.projects import Need, NeedKind, Project
from domain.refusals import Above, Guest, NotVerified, NotYours, Refusal, Shut, TooLate, TooYoung, Unfit
from domain.sheets import DAY, HOUR, NeedSheet
from tests.domain.town import NOW, Town, a_need, a_sheet, refused


def lacking(town: Town, kind: NeedKind = "goods", count: int = 20) -> tuple[Project, Need]:
    sheet = NeedSheet(kind=kind, count=count, occurrences=((NOW + HOUR, NOW + 5 * DAY),))
    project = town.published(a_sheet(sheet))
    return project, town.need(project)


def staffed(town: Town, *, most: float = 0, name: str = "Quincaillerie", owner: str = "leo") -> Partner:
    """A shop whose team is its owner and Ada."""
    shop = town.shop(name, owner=owner)
    code = town.as_(owner).invite_to_partner(shop.id)
    town.as_("ada").join_partner(shop.id, code=code)
    return town.as_(owner).change_partner(shop.id, ceiling=most)


def promises(town: Town, who: str, need: Need, **said: object) -> list[Commitment]:
    return town.as_(who).say_yes(need_id=need.id, **{"pledge": "gift", "party": 5, **said})  # type: ignore[arg-type]


def told_after(town: Town, act: Callable[[], object]) -> list[str]:
    before = len(town.told())
    act()
    return town.told()[before:]


def test_a_promise_above_the_ceiling_waits_for_an_owner_and_the_organizers_know_nothing(town: Town) -> None:
    shop, (_, need) = staffed(town, most=100), lacking(town)
    kinds = told_after(town, lambda: promises(town, "ada", need, value=101, partner_id=shop.id))
    assert "pledge_to_approve" in kinds
    assert "commitment_held" not in kinds
    [row] = town.kept.commitments.of_need(need.id)
    assert not may(town.kept, town.who("omar"), "accept", row)
    refused(town.kept, NotYours, lambda: town.as_("omar").accept(row.yes))
    refused(town.kept, NotYours, lambda: town.as_("ada").approve_pledge(row.yes))
    assert "commitment_held" in told_after(town, lambda: town.as_("leo").approve_pledge(row.yes))
    refused(town.kept, TooLate, lambda: town.as_("leo").refuse_pledge(row.yes))
    assert [row.state for row in town.as_("omar").accept(row.yes)] == ["confirmed"]


@pytest.mark.parametrize(
    ("who", "value", "waits"), [("ada", 100, False), ("ada", 0, True), ("leo", 500, False), ("leo", 0, False)]
)
def test_who_may_promise_how_much(town: Town, who: str, value: float, waits: bool) -> None:
    shop, (_, need) = staffed(town, most=100), lacking(town)
    [row] = promises(town, who, need, value=value, partner_id=shop.id)
    assert row.approving is waits


def test_an_owner_s_silence_releases_after_a_day(town: Town) -> None:
    shop, (_, need) = staffed(town, most=100), lacking(town)
    [row] = promises(town, "ada", need, value=101, partner_id=shop.id)
    town.now = row.until
    assert row.until <= NOW + DAY
    town.door().hold_elapsed(row.yes)
    after = town.commitment(row.id)
    assert (after.state, after.reason) == ("released", "owner_silent")
    assert town.kept.commitments.taken(row.occurrence) == 0


def test_more_than_the_ceiling_is_not_reached_by_changing_a_promise(town: Town) -> None:
    shop, (_, need) = staffed(town, most=100), lacking(town)
    [row] = promises(town, "ada", need, value=100, partner_id=shop.id)
    assert refused(town.kept, Above, lambda: town.as_("ada").change_party(row.yes, 6)).ceiling == 100
    assert town.as_("ada").change_party(row.yes, 4)[0].value == 80
    assert town.as_("leo").change_party(row.yes, 10)[0].value == 200


def test_a_kind_must_fit_the_need(town: Town) -> None:
    shop, (_, need) = staffed(town), lacking(town)
    refused(town.kept, Unfit, lambda: promises(town, "ada", need, pledge="money"))
    refused(town.kept, Unfit, lambda: promises(town, "ada", need, pledge="discount"))
    refused(town.kept, Unfit, lambda: promises(town, "ada", need, value=-1))
    assert promises(town, "ada", need, pledge="discount", partner_id=shop.id)[0].pledge == "discount"


def test_a_sum_is_worth_itself_and_a_fee_too(town: Town) -> None:
    _, money = lacking(town, "money", 500)
    assert promises(town, "ada", money, pledge="money", party=150)[0].value == 150
    refused(town.kept, TooYoung, lambda: promises(town, "tina", money, pledge="money", party=5))
    paid = town.need(town.published(a_sheet(a_need().but(pay=ceiling(40)))))
    assert promises(town, "ada", paid, pledge="fee", party=1, fee=35)[0].value == 35


def test_nothing_is_fetched_on_a_closed_day(town: Town) -> None:
    shop, (_, need) = staffed(town), lacking(town)
    town.as_("leo").change_partner(shop.id, closed_days=("mon", "sun"))
    act = lambda: promises(town, "leo", need, times="le lundi de 9 h à 17 h", partner_id=shop.id)  # noqa: E731
    shut = refused(town.kept, Shut, act)
    assert shut.days == ("mon",)
    assert "mon" not in shut.open_days
    assert promises(town, "leo", need, times="le mardi de 9 h à 17 h", partner_id=shop.id)
    assert promises(town, "ada", need, times="le lundi de 9 h à 17 h")


def test_guests_and_those_outside_promise_nothing(town: Town) -> None:
    shop, (_, need) = staffed(town), lacking(town)
    guest = town.as_("ada")
    guest.guest = True
    refused(town.kept, Guest, lambda: guest.say_yes(need_id=need.id, party=1, partner_id=shop.id))
    refused(town.kept, Guest, lambda: guest.found_partner("Limonade", fsa="H2S"))
    refused(town.kept, NotYours, lambda: promises(town, "vera", need, partner_id=shop.id))
    waiting = town.shop("Limonade", owner="vera", verified=False)
    refused(town.kept, NotVerified, lambda: promises(town, "vera", need, partner_id=waiting.id))


def test_who_works_there_may_answer_unless_they_are_guests(town: Town) -> None:
    shop, (_, need) = staffed(town), lacking(town)
    town.kept.partners.put(shop.but(workplace="web|", open_to_workplace=True))
    account = town.kept.members.identity("web||vera")
    assert account is not None
    town.kept.members.put_identity(account.but(guest=True))
    refused(town.kept, NotYours, lambda: promises(town, "vera", need, partner_id=shop.id))
    town.kept.members.put_identity(account)
    assert promises(town, "vera", need, partner_id=shop.id)


def test_who_was_enrolled_is_owned_by_the_first_who_comes(town: Town) -> None:
    shop = town.door().enroll_partner("Café Nora", fsa="H2S", gives=("goods",))
    assert not shop.waits
    owner = town.as_("ada").join_partner(shop.id, code=shop.code, workplace="slack|.T01")
    assert (owner.owners, owner.workplace) == ((town.people["ada"],), "slack|.T01")
    assert owner.waits
    colleague = town.as_("ada").invite_to_partner(shop.id)
    assert town.as_("vera").join_partner(shop.id, code=colleague, workplace="slack|.T02").workplace == "slack|.T01"
    refused(town.kept, Refusal, lambda: town.as_("olga").join_partner(shop.id, code=shop.code))


def test_a_removed_member_s_promises_stay_the_shop_s(town: Town) -> None:
    shop, (_, need) = staffed(town), lacking(town)
    [row] = promises(town, "ada", need, partner_id=shop.id)
    refused(town.kept, NotYours, lambda: town.as_("ada").remove_from_partner(shop.id, town.people["leo"]))
    town.as_("leo").remove_from_partner(shop.id, town.people["ada"])
    assert town.commitment(row.id).member == town.people["leo"]
    refused(town.kept, NotYours, lambda: town.as_("ada").cancel(yes_id=row.yes))


@pytest.fixture
def town() -> Town:
    return Town()


SHOPS = ("leo", "vera")
DEED = st.tuples(
    st.sampled_from(("promise", "promise", "change", "cancel", "approve", "refuse", "accept", "decline", "wait")),
    st.integers(0, 5),
    st.integers(1, 12),
    st.integers(0, 150),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(DEED, max_size=14))
def test_several_shops_never_promise_more_than_is_missing(deeds: list[tuple[str, int, int, int]]) -> None:
    town = Town()
    shops = [staffed(town, most=100, name=f"Commerce {name}", owner=name) for name in SHOPS]
    _, need = lacking(town, count=10)
    for deed, which, many, value in deeds:
        rows = town.kept.commitments.of_need(need.id)
        row = rows[which % len(rows)] if rows else None
        digest = town.kept.digest()
        try:
            side = which % 2
            _does(Deed(town, shops[side], need, ("ada", SHOPS[side])[which // 3]), deed, row, many=many, value=value)
        except Refusal:
            assert town.kept.digest() == digest
        for date in town.kept.occurrences.of_need(need.id):
            assert town.kept.commitments.taken(date.id) <= need.count
        for kept in town.kept.commitments.of_need(need.id):
            assert not (kept.approving and kept.state in ("confirmed", "done"))
            assert kept.state not in ACTIVE or kept.party <= need.count


@dataclass(frozen=True)
class Deed:
    """Who does it, for which shop, to which need."""

    town: Town
    shop: Partner
    need: Need
    who: str


def _does(by: Deed, deed: str, row: Commitment | None, *, many: int, value: int) -> None:
    town = by.town
    if deed == "promise":
        promises(town, by.who, by.need, party=many, value=value, partner_id=by.shop.id)
    elif deed == "wait":
        town.now += value * HOUR // 10
        for each in town.kept.commitments.of_need(by.need.id):
            town.door().hold_elapsed(each.yes)
    elif row is not None:
        owner = next(name for name, id in town.people.items() if id == by.shop.owners[0])
        {
            "change": lambda: town.as_(by.who).change_party(row.yes, many),
            "cancel": lambda: town.as_(by.who).cancel(yes_id=row.yes),
            "approve": lambda: town.as_(owner).approve_pledge(row.yes),
            "refuse": lambda: town.as_(owner).refuse_pledge(row.yes),
            "accept": lambda: town.as_("omar").accept(row.yes),
            "decline": lambda: town.as_("omar").decline(row.yes, "Merci."),
        }[deed]()

import datetime as dt
from typing import Any

import pytest

from domain.calendar import weekly
from domain.offering import CONSIDERED, OfferSheet
from domain.pay import ceiling, fee
from domain.projects import Requires
from domain.refusals import NotOpen, NotYours, TooLate, TooYoung, Unfit
from domain.sheets import DAY, HOUR, NeedSheet
from tests.domain.hours import pass_until
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet, refused, small_ask

CARPENTRY = OfferSheet(kind="skill", words="Je fais de la menuiserie", skills=("carpentry",))
HANDS = OfferSheet(kind="time", words="Du temps, peu importe la tâche")


@pytest.fixture
def town() -> Town:
    return Town()


def test_an_offer_is_open_at_once_in_its_givers_place(town: Town) -> None:
    offer = town.as_("ada").offer(CARPENTRY)
    assert town.kept.offers.get(offer.id) == offer
    assert (offer.state, offer.fsa, offer.territory, offer.made) == ("open", "H2S", "plateau", NOW)
    assert offer.member == town.people["ada"]
    assert town.told() == ["offer_made"]


@pytest.mark.parametrize("skill", ["childcare", "elder_care", "nursing", "respite_care"])
def test_looking_after_people_waits_for_a_moderator(town: Town, skill: str) -> None:
    offer = town.as_("ada").offer(OfferSheet(kind="skill", skills=(skill, "cooking")))
    assert offer.state == "waiting"
    assert town.told() == ["offer_waiting"]
    assert town.as_("staff").approve_offer(offer.id).state == "open"


def test_care_added_later_is_read_too_but_an_approved_one_is_not_read_twice(town: Town) -> None:
    offer = town.as_("ada").offer(CARPENTRY)
    assert town.as_("ada").change_offer(offer.id, skills=("carpentry", "childcare")).state == "waiting"
    assert town.as_("ada").change_offer(offer.id, radius_km=8).state == "waiting"
    town.as_("staff").approve_offer(offer.id)
    assert town.as_("ada").change_offer(offer.id, radius_km=5).state == "open"
    assert town.told()[-1] == "offer_changed"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"words": "x" * 1001}, "words"),
        ({"kind": "goods", "skills": (), "words": "  "}, "words"),
        ({"skills": ("levitation",)}, "skills"),
        ({"skills": (), "words": ""}, "skills"),
        ({"radius_km": 0}, "radius_km"),
        ({"radius_km": 51}, "radius_km"),
        ({"fsa": "Z9Z"}, "fsa"),
        ({"stock": -1}, "stock"),
        ({"until": NOW}, "until"),
        ({"until": NOW + 500 * DAY}, "until"),
        ({"kind": "money", "pay": fee(10)}, "pay"),
        ({"windows": tuple(weekly("mon") for _ in range(21))}, "windows"),
    ],
)
def test_what_is_out_of_bounds_is_named(town: Town, said: dict[str, Any], field: str) -> None:
    sheet = CARPENTRY.but(**said)
    refusal = refused(town.kept, Unfit, lambda: town.as_("ada").offer(sheet))
    assert refusal.field == field
    assert refusal.right


def test_the_door_does_not_serve_everywhere_yet(town: Town) -> None:
    elsewhere = CARPENTRY.but(fsa="H2C")
    assert refused(town.kept, NotOpen, lambda: town.as_("ada").offer(elsewhere)).territory == "ahuntsic"
    nowhere = CARPENTRY.but(fsa="M5V")
    assert refused(town.kept, NotOpen, lambda: town.as_("ada").offer(nowhere)).territory == ""


def test_a_minor_offers_as_a_volunteer_only(town: Town) -> None:
    paid = CARPENTRY.but(pay=fee(15))
    assert refused(town.kept, TooYoung, lambda: town.as_("tina").offer(paid)).min_age == 18
    offer = town.as_("tina").offer(CARPENTRY)
    assert refused(town.kept, TooYoung, lambda: town.as_("tina").change_offer(offer.id, pay=fee(15))).min_age == 18


def test_a_shop_offers_from_its_own_place_by_its_team(town: Town) -> None:
    shop = town.shop()
    sheet = OfferSheet(kind="goods", words="20 chaises", stock=20, until=NOW + DAY, partner=shop.id)
    offer = town.as_("leo").offer(sheet)
    assert (offer.partner, offer.fsa, offer.stock) == (shop.id, shop.fsa, 20)
    refused(town.kept, NotYours, lambda: town.as_("ada").offer(sheet))


def test_an_offer_is_paused_resumed_and_withdrawn_by_its_giver_alone(town: Town) -> None:
    ada = town.as_("ada")
    offer = ada.offer(CARPENTRY)
    for act in ("pause_offer", "withdraw_offer", "change_offer"):
        refused(town.kept, NotYours, lambda act=act: getattr(town.as_("omar"), act)(offer.id))  # type: ignore[misc]
    assert ada.pause_offer(offer.id).state == "paused"
    refused(town.kept, TooLate, lambda: ada.pause_offer(offer.id))
    assert ada.change_offer(offer.id, radius_km=9).state == "paused"
    assert ada.resume_offer(offer.id).state == "open"
    assert ada.withdraw_offer(offer.id).state == "withdrawn"
    refused(town.kept, TooLate, lambda: ada.change_offer(offer.id, radius_km=4))


def test_an_offer_until_a_date_expires_then(town: Town) -> None:
    offer = town.as_("ada").offer(CARPENTRY.but(until=NOW + DAY))
    town.door().expire_offer(offer.id)
    assert town.kept.offers.get(offer.id) == offer, "not before its time"
    pass_until(town, NOW + DAY)
    kept = town.kept.offers.get(offer.id)
    assert kept is not None
    assert kept.state == "expired"
    assert town.told() == ["offer_made", "offer_expired"]


def test_the_best_needs_now_are_shown_to_whoever_has_just_offered(town: Town) -> None:
    wood = town.published(a_sheet(a_need()))
    town.published(a_sheet(NeedSheet(kind="skill", skills=("cooking",), occurrences=a_need().occurrences)))
    near = NeedSheet(kind="skill", skills=("furniture_making",), occurrences=a_need().occurrences)
    chairs = town.published(a_sheet(near))
    offer = town.as_("ada").offer(CARPENTRY)
    matches = town.as_("ada").needs_for(offer)
    assert [match.need.project for match in matches] == [wood.id, chairs.id]
    assert town.as_("ada").needs_for(offer, 1) == matches[:1]
    assert town.as_("ada").needs_for(town.who("ada")) == matches
    refused(town.kept, NotYours, lambda: town.as_("omar").needs_for(offer))


def test_what_was_answered_is_not_shown_again(town: Town) -> None:
    need = town.need(town.published())
    offer = town.as_("ada").offer(CARPENTRY)
    town.as_("ada").say_no(need_id=need.id)
    assert town.as_("ada").needs_for(offer) == []
    other = town.need(town.published(a_sheet(a_need(starts=SATURDAY + DAY))))
    town.as_("ada").say_yes(need_id=other.id)
    assert town.as_("ada").needs_for(offer) == []


def test_a_small_ask_is_shown_to_whom_it_fits_and_never_browsed(town: Town) -> None:
    ask = town.as_("omar").propose(small_ask())
    assert town.stranger().browse() == []
    offer = town.as_("ada").offer(HANDS)
    assert [match.need.project for match in town.as_("ada").needs_for(offer)] == [ask.id]
    teen = town.as_("tina").offer(HANDS)
    assert town.as_("tina").needs_for(teen) == []


def test_anybody_browses_what_is_published_with_the_places_left(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=3, days=2)))
    town.as_("omar").propose(a_sheet(title="Une corvée de ruelle"))
    first = town.dates(project)[0]
    town.says_yes("ada", first, party=2)
    assert town.stranger().browse() == [(project, town.need(project), 4)]
    assert town.stranger().missing(town.need(project)) == (2, 6)
    assert town.stranger().missing(town.need(project), first) == (2, 3)
    assert town.stranger().places_left(first.id) == 1


def test_browsing_by_place_kind_category_and_day(town: Town) -> None:
    wood = town.published()
    later = a_need(starts=SATURDAY + 7 * DAY)
    room = NeedSheet(kind="space", what="une salle", occurrences=((SATURDAY, SATURDAY + HOUR),))
    hall = town.published(a_sheet(room, title="Une fête de ruelle", fsa="H2P").but(category="arts"))
    much_later = town.published(a_sheet(later, title="Un autre atelier", fsa="H2J"))

    def titles(**asked: Any) -> list[str]:
        return [project.id for project, _, _ in town.stranger().browse(**asked)]

    assert titles() == [much_later.id, hall.id, wood.id], "the newest first"
    assert titles(near="H2S") == [wood.id, much_later.id, hall.id], "the nearest first"
    assert titles(kind="space") == [hall.id]
    assert titles(category="arts") == [hall.id]
    assert titles(day=dt.date(2026, 11, 28)) == [hall.id, wood.id]
    assert titles(limit=2) == [much_later.id, hall.id]
    assert titles(limit=2, after=town.need(hall).id) == [wood.id]


def test_what_is_near_is_shown_however_much_is_newer_elsewhere(town: Town) -> None:
    near = town.published(a_sheet(fsa="H2P"))
    far = town.published(a_sheet(fsa="H2J"))
    need, (date,) = town.need(far), town.dates(far)
    for _ in range(CONSIDERED):
        another = need.but(id=town.new_id(), fsa="H1A")
        town.kept.needs.put(another)
        town.kept.occurrences.put(date.but(id=town.new_id(), need=another.id))
    assert [project.id for project, _, _ in town.stranger().browse(near="H2S", limit=2)] == [far.id, near.id]
    assert near not in [project for project, _, _ in town.stranger().browse(limit=CONSIDERED)]


def test_what_is_offered_is_looked_for_however_much_else_is_needed_nearby(town: Town) -> None:
    sheets = town.published(a_sheet(NeedSheet(kind="goods", what="contreplaqué", count=20)))
    other = town.published()
    need, (date,) = town.need(other), town.dates(other)
    for _ in range(CONSIDERED):
        another = need.but(id=town.new_id())
        town.kept.needs.put(another)
        town.kept.occurrences.put(date.but(id=town.new_id(), need=another.id))
    wood = town.as_("ada").offer(OfferSheet(kind="goods", words="du contreplaqué"))
    assert [match.need.project for match in town.as_("ada").needs_for(wood)] == [sheets.id]


def test_what_is_needed_across_the_border_is_shown_as_far_as_the_offer_reaches(town: Town) -> None:
    close = town.published(a_sheet(fsa="H2R"))
    town.published(a_sheet(fsa="H2P", title="Un autre atelier"))
    offer = town.as_("ada").offer(CARPENTRY.but(radius_km=2))
    assert (offer.territory, close.territory) == ("plateau", "villeray")
    for given in (offer, town.who("ada")):
        assert [match.need.project for match in town.as_("ada").needs_for(given)] == [close.id]


def test_two_offers_that_reach_the_same_need_show_it_once(town: Town) -> None:
    close = town.published(a_sheet(fsa="H2R"))
    town.as_("ada").offer(CARPENTRY)
    town.as_("ada").offer(CARPENTRY.but(fsa="H2P"))
    assert [match.need.project for match in town.as_("ada").needs_for(town.who("ada"))] == [close.id]


def test_pay_age_and_language_are_filters_for_what_is_shown(town: Town) -> None:
    paid = a_need().but(pay=ceiling(30))
    town.published(a_sheet(paid))
    adults = a_need().but(requires=Requires(min_age=18))
    town.published(a_sheet(adults, title="Une scie à ruban"))
    offer = town.as_("tina").offer(CARPENTRY)
    assert town.as_("tina").needs_for(offer) == []
    mine = town.as_("ada").offer(CARPENTRY.but(pay=fee(25)))
    assert [match.need.pay.kind for match in town.as_("ada").needs_for(mine)] == ["fee"]

from typing import Any

import pytest

from domain.members import Member
from domain.refusals import NotOpen, NotYours, TooLate, TooYoung, Unfit, Unknown
from tests.domain.town import NOW, Town, refused


@pytest.fixture
def town() -> Town:
    return Town()


def joins(town: Town, **changes: Any) -> Member:
    facts: dict[str, Any] = {
        "name": " Ada  Lovelace ",
        "language": "fr",
        "age": "adult",
        "later": True,
        "fsa": "H2S",
    } | changes
    return town.stranger().join("web||new", "web||chat||new", **facts)


def test_joining_keeps_a_member_an_account_and_the_consent(town: Town) -> None:
    ada = joins(town)
    assert town.kept.members.get(ada.id) == ada
    assert (ada.name, ada.fsa, ada.age, ada.consents) == ("Ada Lovelace", "H2S", "adult", {"door": NOW})
    account = town.kept.members.identity("web||new")
    assert account
    assert (account.member, account.address, account.later) == (ada.id, "web||chat||new", True)
    assert town.told() == ["member_joined"]


def test_whoever_joins_is_at_once_the_one_who_acts(town: Town) -> None:
    door = town.stranger()
    door.join("web||new", "web||c||new", name="", language="en", age="teen", later=False)
    assert door.me().minor
    assert door.agree("alerts").agreed("alerts")


def test_nobody_under_fourteen_is_kept(town: Town) -> None:
    refusal = refused(town.kept, TooYoung, lambda: joins(town, age="child"))
    assert refusal.min_age == 14


def test_joining_again_finds_the_same_member(town: Town) -> None:
    ada = joins(town)
    before = town.kept.digest()
    assert joins(town, name="Somebody else", age="teen") == ada
    assert town.kept.digest() == before


@pytest.mark.parametrize(("field", "value"), [("fsa", "Z9Z"), ("language", "de")])
def test_joining_with_what_does_not_exist_is_unfit(town: Town, field: str, value: str) -> None:
    refusal = refused(town.kept, Unfit, lambda: joins(town, **{field: value}))
    assert refusal.field == field


def test_a_consent_is_given_and_taken_back_one_by_one(town: Town) -> None:
    town.as_("ada").agree("alerts")
    assert town.who("ada").consents == {"door": NOW, "alerts": NOW}
    town.now += 5
    town.as_("ada").agree("alerts")
    assert town.who("ada").consents["alerts"] == NOW
    town.as_("ada").disagree("alerts")
    town.as_("ada").disagree("alerts")
    assert town.who("ada").consents == {"door": NOW}
    assert town.told() == ["consent_given", "consent_withdrawn"]


def test_the_doors_own_consent_is_taken_back_by_erasure(town: Town) -> None:
    refusal = refused(town.kept, Unfit, lambda: town.as_("ada").disagree("door"))
    assert refusal.right == "erase_me"
    refused(town.kept, Unfit, lambda: town.as_("ada").agree("everything"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Zoé"),
        ("language", "en"),
        ("manner", "vous"),
        ("fsa", "H2P"),
        ("radius_km", 50),
        ("quiet_from", "22:30"),
        ("quiet_to", "07:00"),
        ("weekly_cap", 0),
        ("paused_until", NOW + 1),
        ("spoken", ("arabe", "kabyle")),
        ("zone", "America/Vancouver"),
        ("preferred", "web||ada"),
    ],
)
def test_every_setting_can_be_changed(town: Town, field: str, value: Any) -> None:
    assert getattr(town.as_("ada").adjust(**{field: value}), field) == value
    assert getattr(town.who("ada"), field) == value
    assert town.told() == ["member_changed"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "x" * 41),
        ("name", "two\nlines"),
        ("language", "de"),
        ("manner", "thou"),
        ("fsa", "H2"),
        ("fsa", None),
        ("radius_km", 0),
        ("radius_km", 51),
        ("radius_km", "5"),
        ("radius_km", True),
        ("quiet_from", "25:00"),
        ("quiet_to", "8h"),
        ("quiet_to", 8),
        ("weekly_cap", -1),
        ("weekly_cap", 21),
        ("paused_until", -1),
        ("paused_until", NOW * 2),
        ("spoken", ("x",) * 13),
        ("spoken", ("",)),
        ("spoken", "arabe"),
        ("preferred", "web||mo"),
        ("preferred", None),
        ("zone", "Mars/Olympus"),
        ("zone", "../etc/passwd"),
        ("age", "adult"),
        ("id", "000001"),
        ("consents", {}),
    ],
)
def test_what_is_out_of_bounds_is_named_and_nothing_else_changes_either(town: Town, field: str, value: Any) -> None:
    refusal = refused(town.kept, Unfit, lambda: town.as_("ada").adjust(**{"name": "Zoé", field: value}))
    assert refusal.field == field


def test_moving_house_brings_the_places_zone(town: Town) -> None:
    villeray = town.kept.territories.get("villeray")
    assert villeray
    town.kept.territories.put(villeray.but(zone="America/Halifax"))
    assert town.as_("ada").adjust(fsa="H2P").zone == "America/Halifax"
    assert town.as_("ada").adjust(fsa="H2S", zone="America/Regina").zone == "America/Regina"


def test_changing_nothing_tells_nothing(town: Town) -> None:
    town.as_("ada").adjust(radius_km=3)
    assert town.told() == []


def test_an_account_that_cannot_be_reached_is_noted_until_it_is_seen_again(town: Town) -> None:
    town.door().unreachable("web||ada", reason="blocked")
    town.door().unreachable("web||ada", reason="blocked")
    account = town.kept.members.identity("web||ada")
    assert account
    assert account.refused == "blocked"
    town.as_("ada").seen("web||ada", address="web||elsewhere||ada", later=False)
    account = town.kept.members.identity("web||ada")
    assert account
    assert (account.refused, account.address, account.later) == ("", "web||elsewhere||ada", False)
    assert town.told() == ["member_unreachable", "member_reachable"]


def test_being_seen_as_usual_changes_nothing(town: Town) -> None:
    before = town.kept.digest()
    town.as_("ada").seen("web||ada", address="web||ada||ada", later=True)
    assert town.kept.digest() == before


def test_the_journal_never_names_an_account(town: Town) -> None:
    town.door().unreachable("web||ada", reason="blocked")
    assert "web||" not in str(town.kept.journal.lines)


def test_accounts_of_others_or_of_nobody_are_left_alone(town: Town) -> None:
    refused(town.kept, NotYours, lambda: town.as_("omar").seen("web||ada", address="x", later=True))
    refused(town.kept, NotYours, lambda: town.as_("omar").unreachable("web||ada", reason="blocked"))
    refused(town.kept, Unknown, lambda: town.door().unreachable("web||nobody", reason="blocked"))
    refused(town.kept, Unfit, lambda: town.door().unreachable("web||ada", reason="User 12345 blocked you"))


def test_a_role_is_granted_once_and_taken_back(town: Town) -> None:
    ada = town.people["ada"]
    town.door().grant("moderator", ada, "plateau")
    town.as_("staff").grant("moderator", ada, "plateau")
    assert ada in town.kept.members.with_role("moderator", "plateau")
    assert ada not in town.kept.members.with_role("moderator", "villeray")
    town.as_("staff").revoke("moderator", ada, "plateau")
    assert ada not in town.kept.members.with_role("moderator", "plateau")
    assert town.told() == ["role_granted", "role_revoked"]


def test_roles_are_for_adults_and_given_by_staff_only(town: Town) -> None:
    refused(town.kept, TooYoung, lambda: town.door().grant("moderator", town.people["tina"]))
    refused(town.kept, NotYours, lambda: town.as_("mod").grant("moderator", town.people["ada"], "plateau"))
    refused(town.kept, NotYours, lambda: town.as_("ada").grant("staff", town.people["ada"]))
    refused(town.kept, Unknown, lambda: town.door().grant("moderator", "nobody"))
    refused(town.kept, Unknown, lambda: town.door().grant("moderator", town.people["ada"], "atlantis"))
    refused(town.kept, Unfit, lambda: town.door().grant("queen", town.people["ada"]))  # type: ignore[arg-type]
    refused(town.kept, Unknown, lambda: town.door().revoke("moderator", town.people["ada"]))


def test_staff_of_one_territory_serve_that_one_only(town: Town) -> None:
    town.member("local", role="staff", territory="villeray")
    town.as_("local").grant("moderator", town.people["ada"], "villeray")
    refused(town.kept, NotYours, lambda: town.as_("local").grant("moderator", town.people["ada"], "plateau"))
    refused(town.kept, NotYours, lambda: town.as_("local").grant("moderator", town.people["ada"]))


def test_a_territory_is_added_announced_opened_and_closed(town: Town) -> None:
    staff = town.as_("staff")
    staff.add_territory("rosemont", name="Rosemont", fsas=("H1X", "H1Y"))
    assert staff.announce_territory("rosemont").state == "announced"
    town.as_("ada").wait_for("rosemont")
    town.as_("ada").wait_for("rosemont")
    assert [w.member for w in town.kept.territories.waiting("rosemont")] == [town.people["ada"]]
    staff.open_territory("rosemont")
    staff.open_territory("rosemont")
    assert staff.close_territory("rosemont").state == "closed"
    assert town.told() == [
        "territory_added",
        "territory_announced",
        "waiting_noted",
        "territory_opened",
        "territory_closed",
    ]


def test_only_an_announced_territory_has_a_waitlist(town: Town) -> None:
    refused(town.kept, TooLate, lambda: town.as_("ada").wait_for("plateau"))
    refused(town.kept, NotOpen, lambda: town.as_("ada").wait_for("parc-ex"))
    refused(town.kept, Unknown, lambda: town.as_("ada").wait_for("atlantis"))
    refused(town.kept, NotYours, lambda: town.stranger().wait_for("ahuntsic"))


@pytest.mark.parametrize(
    ("id", "name", "fsas", "field"),
    [
        ("plateau", "Plateau", ("H1X",), "territory"),
        ("Rosemont!", "Rosemont", ("H1X",), "territory"),
        ("rosemont", "R", ("H1X",), "name"),
        ("rosemont", "Rosemont", (), "fsas"),
        ("rosemont", "Rosemont", ("H2S",), "fsas"),
        ("rosemont", "Rosemont", ("Z9Z",), "fsas"),
    ],
)
def test_a_territory_is_new_and_its_places_exist(
    town: Town, id: str, name: str, fsas: tuple[str, ...], field: str
) -> None:
    refusal = refused(town.kept, Unfit, lambda: town.as_("staff").add_territory(id, name=name, fsas=fsas))
    assert refusal.field == field


def test_a_shop_is_founded_verified_and_gets_a_team(town: Town) -> None:
    shop = town.as_("leo").found_partner("  Quincaillerie  Azur ", fsa="H2S", gives=("goods",), closed_days=("mon",))
    assert (shop.name, shop.territory, shop.verified) == ("Quincaillerie Azur", "plateau", False)
    assert shop.team == {town.people["leo"]: "owner"}
    assert town.as_("mod").verify_partner(shop.id).verified
    code = town.as_("leo").invite_to_partner(shop.id)
    town.as_("ada").join_partner(shop.id, code=code)
    town.as_("ada").join_partner(shop.id, code=code)
    kept = town.kept.partners.get(shop.id)
    assert kept
    assert kept.team == {town.people["leo"]: "owner", town.people["ada"]: "member"}
    assert town.told() == ["partner_founded", "partner_verified", "partner_joined"]


def test_a_partner_is_verified_once_and_by_somebody_else(town: Town) -> None:
    shop = town.shop(owner="mod", verified=False)
    refused(town.kept, NotYours, lambda: town.as_("mod").verify_partner(shop.id))
    refused(town.kept, NotYours, lambda: town.as_("vera").verify_partner(shop.id))
    town.as_("roaming").verify_partner(shop.id)
    refused(town.kept, TooLate, lambda: town.as_("staff").verify_partner(shop.id))


def test_a_shop_that_is_refused_hears_why_and_can_be_mended(town: Town) -> None:
    shop = town.shop(verified=False)
    refused(town.kept, Unfit, lambda: town.as_("mod").refuse_partner(shop.id, reason=" "))
    no = town.as_("mod").refuse_partner(shop.id, reason="Personne ne répond au téléphone.")
    assert (no.waits, no.reason, no.verified_by) == (False, "Personne ne répond au téléphone.", town.people["mod"])
    assert shop.id not in [record.id for record in town.as_("mod").queue()]
    refused(town.kept, TooLate, lambda: town.as_("roaming").verify_partner(shop.id))
    refused(town.kept, TooLate, lambda: town.as_("roaming").refuse_partner(shop.id, reason="Encore non."))
    refused(town.kept, NotYours, lambda: town.as_("ada").mend_partner(shop.id, name="Azur", fsa="H2S"))
    refused(town.kept, NotOpen, lambda: town.as_("leo").mend_partner(shop.id, name="Azur", fsa="H9X"))
    mended = town.as_("leo").mend_partner(shop.id, name="Azur et fils", fsa="H2T", gives=("space",))
    assert (mended.name, mended.fsa, mended.gives, mended.reason) == ("Azur et fils", "H2T", ("space",), "")
    assert mended.waits
    refused(town.kept, TooLate, lambda: town.as_("leo").mend_partner(shop.id, name="Azur", fsa="H2S"))
    assert town.as_("mod").verify_partner(shop.id).verified
    assert town.told() == ["partner_founded", "partner_refused", "partner_mended", "partner_verified"]


def test_a_link_to_a_shop_works_for_adults_who_hold_it(town: Town) -> None:
    shop = town.shop()
    refused(town.kept, Unknown, lambda: town.as_("ada").join_partner(shop.id, code=""))
    old = town.as_("leo").invite_to_partner(shop.id)
    new = town.as_("leo").invite_to_partner(shop.id)
    refused(town.kept, Unknown, lambda: town.as_("ada").join_partner(shop.id, code=old))
    refused(town.kept, TooYoung, lambda: town.as_("tina").join_partner(shop.id, code=new))
    town.as_("ada").join_partner(shop.id, code=new)
    refused(town.kept, NotYours, lambda: town.as_("ada").invite_to_partner(shop.id))


def test_the_last_owner_hands_the_shop_on_and_the_last_of_all_leaves_it_unverified(town: Town) -> None:
    shop = town.shop()
    town.as_("ada").join_partner(shop.id, code=town.as_("leo").invite_to_partner(shop.id))
    left = town.as_("leo").leave_partner(shop.id)
    assert (left.team, left.verified) == ({town.people["ada"]: "owner"}, True)
    left = town.as_("ada").leave_partner(shop.id)
    assert (left.team, left.verified) == ({}, False)
    refused(town.kept, NotYours, lambda: town.as_("leo").leave_partner(shop.id))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "Q"}, "name"),
        ({"languages": ()}, "languages"),
        ({"languages": ("de",)}, "languages"),
        ({"gives": ("gold",)}, "gives"),
        ({"closed_days": ("lundi",)}, "closed_days"),
    ],
)
def test_what_a_shop_says_of_itself_has_bounds(town: Town, changes: dict[str, Any], field: str) -> None:
    facts: dict[str, Any] = {"name": "Quincaillerie", "fsa": "H2S"} | changes
    refusal = refused(town.kept, Unfit, lambda: town.as_("leo").found_partner(**facts))
    assert refusal.field == field


def test_shops_are_founded_by_adults_in_open_territories(town: Town) -> None:
    refused(town.kept, TooYoung, lambda: town.as_("tina").found_partner("Limonade", fsa="H2S"))
    refused(town.kept, NotYours, lambda: town.stranger().found_partner("Limonade", fsa="H2S"))
    refusal = refused(town.kept, NotOpen, lambda: town.as_("leo").found_partner("Limonade", fsa="H2C"))
    assert refusal.territory == "ahuntsic"
    refused(town.kept, NotOpen, lambda: town.as_("leo").found_partner("Limonade", fsa="K1A"))

"""Role × act × whose: generated from the table, and tried on the verbs themselves."""

import copy
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import pytest

from domain.authority import ACTS, DECISIONS, Who, may, named, owns
from domain.ground import found, subject
from domain.groups import GroupSheet
from domain.invitations import Invitation
from domain.matching import Match
from domain.neighbourhood import TIMERS, Neighbourhood
from domain.offering import OfferSheet
from domain.offers import Offer
from domain.pay import fee
from domain.projects import Requires
from domain.refusals import NotYours, Refusal
from domain.sheets import DAY, HOUR
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet, refused

STANDING: dict[str, set[Who]] = {
    "stranger": {"stranger"},
    "door": {"system"},
    "ada": {"anyone"},
    "omar": {"anyone"},
    "tina": {"anyone"},
    "vera": {"anyone"},  # moderates another territory
    "mod": {"anyone", "moderator"},
    "roaming": {"anyone", "moderator"},
    "staff": {"anyone", "moderator", "staff"},
}
OWNERS = ("omar", "mod")
OWN: set[Who] = {"self", "team", "owner", "organizer", "keeper"}
OF_ONESELF = {"offer_link", "agree", "disagree", "adjust", "block", "unblock", "export_mine", "erase_me"}
"""Acts that have no other object than whoever acts."""

Scene = SimpleNamespace

CALLS: dict[str, Callable[[Neighbourhood, Scene], object]] = {
    "join": lambda hood, _: hood.join("web||x", "web||x||x", name="", language="fr", age="adult", later=True),
    "agree": lambda hood, _: hood.agree("alerts"),
    "disagree": lambda hood, _: hood.disagree("alerts"),
    "adjust": lambda hood, _: hood.adjust(radius_km=9),
    "block": lambda hood, s: hood.block(f"need:{s.need}"),
    "unblock": lambda hood, s: hood.unblock(s.third),
    "seen": lambda hood, s: hood.seen(f"web||{s.owner}", address="x", later=True),
    "unreachable": lambda hood, s: hood.unreachable(f"web||{s.owner}", reason="blocked"),
    "offer_link": lambda hood, _: hood.offer_link(),
    "join_identity": lambda hood, s: hood.join_identity("web||new", "x", member_id=s.third, code=s.link, later=True),
    "wait_for": lambda hood, _: hood.wait_for("ahuntsic"),
    "grant": lambda hood, s: hood.grant("moderator", s.third, "plateau"),
    "revoke": lambda hood, s: hood.revoke("moderator", s.town.people["mod"], "plateau"),
    "offer_office": lambda hood, _: hood.offer_office("moderator", "plateau"),
    "take_office": lambda hood, s: hood.take_office(s.office),
    "add_territory": lambda hood, _: hood.add_territory("rosemont", name="Rosemont", fsas=("H1X",)),
    "open_territory": lambda hood, _: hood.open_territory("ahuntsic"),
    "announce_territory": lambda hood, _: hood.announce_territory("parc-ex"),
    "close_territory": lambda hood, _: hood.close_territory("plateau"),
    "found_partner": lambda hood, _: hood.found_partner("Limonade", fsa="H2S"),
    "verify_partner": lambda hood, s: hood.verify_partner(s.shop),
    "refuse_partner": lambda hood, s: hood.refuse_partner(s.shop, reason="Personne ne répond."),
    "mend_partner": lambda hood, s: hood.mend_partner(s.refused_shop, name="Azur", fsa="H2S"),
    "invite_to_partner": lambda hood, s: hood.invite_to_partner(s.shop),
    "join_partner": lambda hood, s: hood.join_partner(s.shop, code=s.shop_code),
    "leave_partner": lambda hood, s: hood.leave_partner(s.shop),
    "enroll_partner": lambda hood, _: hood.enroll_partner("Limonade", fsa="H2S"),
    "change_partner": lambda hood, s: hood.change_partner(s.shop, pace="weekly"),
    "listen_at": lambda hood, s: hood.listen_at(s.listening_shop, ""),
    "name_owner": lambda hood, s: hood.name_owner(s.shop, s.third),
    "remove_from_partner": lambda hood, s: hood.remove_from_partner(s.shop, s.third),
    "put_to_partners": lambda hood, s: hood.put_to_partners(s.need),
    "put_to_partner": lambda hood, s: hood.put_to_partner(f"{s.shop}/{s.need}"),
    "partner_round": lambda hood, s: hood.partner_round(s.shop),
    "partner_month": lambda hood, s: hood.partner_month(s.shop),
    "pass_need": lambda hood, s: hood.pass_need(s.shop, s.need),
    "approve_pledge": lambda hood, s: hood.approve_pledge(s.pledge),
    "refuse_pledge": lambda hood, s: hood.refuse_pledge(s.pledge),
    "propose": lambda hood, _: hood.propose(a_sheet()),
    "amend": lambda hood, s: hood.amend(s.submitted, a_sheet()),
    "take_back": lambda hood, s: hood.take_back(s.submitted),
    "invite_organizer": lambda hood, s: hood.invite_organizer(s.published),
    "add_organizer": lambda hood, s: hood.add_organizer(s.published, s.third),
    "join_as_organizer": lambda hood, s: hood.join_as_organizer(s.published, code=s.code),
    "leave_project": lambda hood, s: hood.leave_project(s.published),
    "likely_duplicates": lambda hood, s: hood.likely_duplicates(s.published),
    "move": lambda hood, s: hood.move(s.date, starts=SATURDAY + HOUR, ends=SATURDAY + 2 * HOUR),
    "change_venue": lambda hood, s: hood.change_venue(s.published, fsa="H2J"),
    "change_pay": lambda hood, s: hood.change_pay(s.need, fee(10)),
    "change_requires": lambda hood, s: hood.change_requires(s.need, Requires(min_age=18)),
    "recount": lambda hood, s: hood.recount(s.need, count=9),
    "add_date": lambda hood, s: hood.add_date(s.need, starts=NOW + DAY, ends=NOW + DAY + HOUR),
    "cancel_date": lambda hood, s: hood.cancel_date(s.date, reason="Pluie."),
    "reword": lambda hood, s: hood.reword(s.published, title="Autre titre", story=""),
    "change_picture": lambda hood, s: hood.change_picture(s.published, ""),
    "give_picture": lambda hood, _: hood.give_picture("web|", "u1"),
    "describe_picture": lambda hood, s: hood.describe_picture(s.picture, "Un train de bois"),
    "drop_picture": lambda hood, s: hood.drop_picture(s.picture),
    "settle_picture": lambda hood, s: hood.settle_picture(s.picture),
    "cancel_project": lambda hood, s: hood.cancel_project(s.published, reason="Pluie."),
    "begin": lambda hood, s: hood.begin(s.published),
    "project_passed": lambda hood, s: hood.project_passed(s.published),
    "forget_place": lambda hood, s: hood.forget_place(s.published),
    "orphaned": lambda hood, s: hood.orphaned(s.published),
    "queue": lambda hood, _: hood.queue("plateau"),
    "approve": lambda hood, s: hood.approve(s.submitted),
    "ask_change": lambda hood, s: hood.ask_change(s.submitted, reason="À préciser."),
    "refuse": lambda hood, s: hood.refuse(s.submitted, reason="Pas ici."),
    "wrong_area": lambda hood, s: hood.wrong_area(s.submitted, "villeray"),
    "approve_offer": lambda hood, s: hood.approve_offer(s.waiting_offer),
    "refuse_offer": lambda hood, s: hood.refuse_offer(s.waiting_offer, reason="Non merci."),
    "moderator_silent": lambda hood, s: hood.moderator_silent(s.submitted),
    "report": lambda hood, s: hood.report(f"project:{s.elsewhere}", reason="Louche."),
    "settle_report": lambda hood, s: hood.settle_report(s.report),
    "offer": lambda hood, _: hood.offer(OfferSheet(kind="time", fsa="H2S")),
    "change_offer": lambda hood, s: hood.change_offer(s.offer, words="Autre chose"),
    "pause_offer": lambda hood, s: hood.pause_offer(s.offer),
    "resume_offer": lambda hood, s: hood.resume_offer(s.offer),
    "withdraw_offer": lambda hood, s: hood.withdraw_offer(s.offer),
    "expire_offer": lambda hood, s: hood.expire_offer(s.offer),
    "needs_for": lambda hood, s: hood.needs_for(s.match.offer),
    "invite": lambda hood, s: hood.invite(s.need, s.match),
    "wave": lambda hood, s: hood.wave(s.need),
    "wave_again": lambda hood, s: hood.wave_again(s.need),
    "planned_wave": lambda hood, s: hood.planned_wave(f"{s.need} {s.third}"),
    "welcome": lambda hood, s: hood.welcome(s.third),
    "expire_invitation": lambda hood, s: hood.expire_invitation(s.invitation),
    "say_yes": lambda hood, s: hood.say_yes(invitation_id=s.invitation),
    "say_no": lambda hood, s: hood.say_no(invitation_id=s.invitation),
    "ask_question": lambda hood, s: hood.ask_question("À quelle heure?", invitation_id=s.invitation),
    "why": lambda hood, s: hood.why(invitation_id=s.invitation),
    "answer_question": lambda hood, s: hood.answer_question(s.question, "À midi."),
    "ask_volunteer": lambda hood, s: hood.ask_volunteer(s.yes_to_owner, "As-tu une scie?"),
    "answer_organizer": lambda hood, s: hood.answer_organizer(s.yes_of_owner, "Oui."),
    "accept": lambda hood, s: hood.accept(s.yes_to_owner),
    "decline": lambda hood, s: hood.decline(s.yes_to_owner, "Complet."),
    "decline_soon": lambda hood, s: hood.decline_soon(s.yes_to_owner),
    "reconsider": lambda hood, s: hood.reconsider(s.yes_to_owner),
    "hold_elapsed": lambda hood, s: hood.hold_elapsed(s.yes_to_owner),
    "cancel": lambda hood, s: hood.cancel(yes_id=s.yes_of_owner),
    "late": lambda hood, s: hood.late(s.yes_of_owner, 10),
    "change_quote": lambda hood, s: hood.change_quote(s.yes_of_owner, fee=10),
    "change_party": lambda hood, s: hood.change_party(s.yes_of_owner, 2),
    "release": lambda hood, s: hood.release(s.yes_to_owner),
    "say_yes_again": lambda hood, s: hood.say_yes_again(s.yes_of_owner),
    "asked_again_elapsed": lambda hood, s: hood.asked_again_elapsed(s.date),
    "day_before": lambda hood, s: hood.day_before(s.commitment_to_owner),
    "two_hours": lambda hood, s: hood.two_hours(s.commitment_to_owner),
    "mark_done": lambda hood, s: hood.mark_done(s.commitment_to_owner),
    "mark_no_show": lambda hood, s: hood.mark_no_show(s.commitment_to_owner),
    "enter_group": lambda hood, _: hood.enter_group("web||-1||"),
    "speaks_first": lambda hood, s: hood.speaks_first(s.group, "mark"),
    "leave_group": lambda hood, s: hood.leave_group(s.group_address),
    "rename_group": lambda hood, s: hood.rename_group(s.group_address, "Ruelle bleue"),
    "move_group": lambda hood, s: hood.move_group(s.group_address, "web||-2||"),
    "account_refused": lambda hood, s: hood.account_refused(f"web||{s.owner}"),
    "workplace_closed": lambda hood, s: hood.workplace_closed(f"slack|{s.date}"),
    "workplace_opened": lambda hood, s: hood.workplace_opened(f"slack|{s.date}"),
    "group_refused": lambda hood, s: hood.group_refused(f"{s.group_address} {NOW} kicked"),
    "group_moved": lambda hood, s: hood.group_moved(f"{s.group_address} web||-2||"),
    "look_after": lambda hood, s: hood.look_after(s.new_group, GroupSheet(fsa="H2S"), vouched=True),
    "change_group": lambda hood, s: hood.change_group(s.group, GroupSheet(fsa="H2J")),
    "let_go": lambda hood, s: hood.let_go(s.group),
    "announce": lambda hood, s: hood.announce(s.published),
    "announce_to": lambda hood, s: hood.announce_to(f"{s.group}/{s.published}"),
    "export_mine": lambda hood, _: hood.export_mine(),
    "erase_me": lambda hood, _: hood.erase_me(),
}


@lru_cache
def _scene(owner: str) -> Scene:
    """One of each thing, all the owner's; `elsewhere` is a project of somebody else."""
    town = Town()
    for name in ("third", "fourth"):
        town.member(name)
    published = town.published(a_sheet(a_need(days=2)), by=owner)
    elsewhere = town.published(by="fourth")
    need, date = town.need(published), town.dates(published)[0]
    shop = town.shop(owner=owner, verified=False)
    town.kept.partners.put(shop.but(id="refused_shop", refused=True))
    town.kept.partners.put(shop.but(id="listening_shop", channel="web||-7||"))
    shop = shop.but(team={**shop.team, town.people["third"]: "member"})
    town.kept.partners.put(shop)
    pledge = town.says_yes("fourth", date, state="held").but(partner=shop.id, approving=True)
    town.kept.commitments.put(pledge)
    offer = Offer(id="offer", member=town.people[owner], kind="time", territory="plateau", fsa="H2S")
    town.kept.offers.put(offer)
    town.kept.offers.put(offer.but(id="waiting_offer", state="waiting"))
    there = Invitation(id="there", need=town.need(elsewhere).id, project=elsewhere.id, member=town.people[owner])
    here = Invitation(id="here", need=need.id, project=published.id, member=town.people["third"], question="Où?")
    town.kept.invitations.put(there)
    town.kept.invitations.put(here)
    to_owner = town.says_yes("third", date, state="held")
    of_owner = town.says_yes(owner, town.dates(elsewhere)[0])
    group = town.door().enter_group("web||-9||", title="Ruelle verte")
    town.as_(owner).look_after(group.id, GroupSheet(fsa="H2J"), vouched=True)
    return Scene(
        town=town,
        owner=owner,
        third=town.people["third"],
        published=published.id,
        submitted=town.as_(owner).propose(a_sheet()).id,
        elsewhere=elsewhere.id,
        need=need.id,
        date=date.id,
        link=town.as_("third").offer_link(),
        office=town.as_("staff").offer_office("moderator", "plateau").id,
        code=town.as_(owner).invite_organizer(published.id),
        shop=shop.id,
        refused_shop="refused_shop",
        listening_shop="listening_shop",
        pledge=pledge.yes,
        shop_code=town.as_(owner).invite_to_partner(shop.id),
        offer=offer.id,
        waiting_offer="waiting_offer",
        match=Match(need=need, occurrences=(date,), offer=offer, score=1.0, reasons=()),
        invitation=there.id,
        question=here.id,
        yes_to_owner=to_owner.yes,
        yes_of_owner=of_owner.yes,
        commitment_to_owner=to_owner.id,
        group=group.id,
        group_address=group.address,
        new_group=town.door().enter_group("web||-8||").id,
        picture=town.as_(owner).give_picture("web|", "u1").id,
        report=town.as_(owner).report(subject(elsewhere), reason="Louche.").id,
    )


def _tried(act: str, person: str, owner: str) -> bool:
    """Whether the verb let this person do it to the owner's thing. A refusal of any sort changes nothing."""
    scene = copy.deepcopy(_scene(owner))
    town: Town = scene.town
    hood = {"stranger": town.stranger, "door": town.door}.get(person, lambda: town.as_(person))()
    before = town.kept.digest()
    try:
        CALLS[act](hood, scene)
    except Refusal as refusal:
        assert town.kept.digest() == before, f"{person} was refused by {act} and yet something changed"
        return not isinstance(refusal, NotYours)
    return True


def _expected(act: str, person: str, owner: str) -> bool:
    standing = set(STANDING[person])
    if person == owner:
        standing |= OWN
        if act in DECISIONS:
            standing -= {"moderator", "staff"}
    if act in OF_ONESELF and "anyone" in standing:
        standing.add("self")
    return bool(ACTS[act] & standing)


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize("act", sorted(ACTS))
def test_the_verb_lets_do_exactly_what_the_table_gives(act: str, owner: str) -> None:
    tried = {person: _tried(act, person, owner) for person in STANDING}
    assert tried == {person: _expected(act, person, owner) for person in STANDING}


def test_every_act_is_a_verb_with_a_case_and_every_verb_is_an_act() -> None:
    verbs = {name for name in dir(Neighbourhood) if not name.startswith("_")}
    questions = {
        *("me", "must", "may", "tell"),
        *("browse", "published_alike", "places_left", "missing", "coming", "lacking", "busy"),
        *("linkable", "office", "giver", "speaking_for", "fit", "best_fit", "ranked", "next_round", "may_look_after"),
        *("on_shelf", "left_of", "from_shelf"),
        *(
            "answers_for",
            "behind",
            "blocked",
            "must_meet",
            "shops",
            "zone_of",
            "open_of",
            "may_listen_at",
            "must_be_open",
            "not_a_guest",
            "needs_near",
            "effect",
            "quotes",
        ),
        "promote",  # keeps what the line was promised, whoever freed the place
    }
    assert set(CALLS) == set(ACTS)
    assert verbs - questions == set(ACTS)


def test_every_timer_calls_a_verb_that_only_the_door_may_use() -> None:
    for verb in TIMERS.values():
        assert ACTS[verb] == {"system"}


def test_no_two_rooms_of_verbs_share_a_name() -> None:
    own = [name for room in Neighbourhood.__mro__[:-1] for name in vars(room) if not name.startswith("__")]
    shared = {name for name, times in Counter(own).items() if times > 1}
    assert shared == set()


@pytest.fixture
def town() -> Town:
    return Town()


def test_what_is_not_in_the_table_is_denied_to_everybody(town: Town) -> None:
    project = town.published()
    for name in town.people:
        assert not may(town.kept, town.who(name), "burn_down", project)
        assert not town.as_(name).may("burn_down", project)
    assert not town.door().may("burn_down", project)
    assert not town.door().may("amend", project)
    assert not town.door().may("join_partner", project)


def test_a_role_for_one_territory_is_none_for_everywhere(town: Town) -> None:
    town.member("local", role="staff", territory="plateau")
    plateau = found(town.kept.territories.get("plateau"))
    assert town.as_("local").may("close_territory", plateau)
    assert not town.as_("local").may("close_territory", found(town.kept.territories.get("villeray")))
    assert not town.as_("local").may("add_territory")
    assert town.as_("staff").may("add_territory")


def test_a_role_taken_back_counts_no_more_at_the_very_next_act(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    mod = town.as_("mod")
    assert mod.may("approve", project)
    town.as_("staff").revoke("moderator", town.people["mod"], "plateau")
    refused(town.kept, NotYours, lambda: mod.approve(project.id))


def test_what_comes_from_one_s_shop_or_is_about_oneself_is_one_s_own(town: Town) -> None:
    shop = town.shop(owner="roaming")
    ours = town.as_("roaming").propose(a_sheet().but(partner=shop.id))
    town.kept.projects.put(ours.but(organizers=(town.people["olga"],)))
    roaming = town.who("roaming")
    assert owns(town.kept, roaming, town.project(ours.id))
    assert not town.as_("roaming").may("approve", town.project(ours.id))
    about_me = town.as_("ada").report(subject(roaming), reason="Louche.")
    about_ours = town.as_("ada").report(subject(shop), reason="Louche.")
    assert owns(town.kept, roaming, about_me)
    assert owns(town.kept, roaming, about_ours)
    assert not owns(town.kept, town.who("mod"), about_ours)


def test_a_subject_names_its_record_and_nothing_else(town: Town) -> None:
    project = town.published()
    need, date, shop = town.need(project), town.dates(project)[0], town.shop()
    yes, territory = town.says_yes("ada", date), found(town.kept.territories.get("plateau"))
    report = town.as_("ada").report(subject(shop), reason="Louche.")
    records: tuple[Any, ...] = (project, need, date, shop, yes, territory, report, town.who("ada"))
    for record in (record for record in records if record != shop):
        assert named(town.kept, subject(record)) == record
    for nothing in ("project:nothing", "role:x", "project", "", ":"):
        assert named(town.kept, nothing) is None

import json

import pytest

from domain.ground import found
from domain.groups import GroupSheet
from domain.invitations import Invitation
from domain.offering import OfferSheet
from domain.offers import Offer
from domain.projects import Project
from domain.refusals import NotYours
from domain.sheets import HOUR
from domain.territories import Waiting
from tests.domain.town import NOW, Town, a_need, a_sheet, refused


@pytest.fixture
def town() -> Town:
    return Town()


def offers(town: Town, name: str, *, partner: str = "") -> Offer:
    return town.as_(name).offer(OfferSheet(kind="goods", words="Vingt chaises", stock=20, partner=partner))


def invited(town: Town, name: str, project: Project, **answers: str) -> Invitation:
    need = town.need(project)
    invitation = Invitation(id=town.new_id(), need=need.id, project=project.id, member=town.people[name])
    town.kept.invitations.put(invitation.but(**answers))
    return invitation


def test_everything_of_mine_is_given_to_me_and_nothing_of_others(town: Town) -> None:
    project = town.published(by="ada")
    town.as_("ada").add_organizer(project.id, town.people["olga"])
    theirs = town.published()
    town.says_yes("ada", town.dates(theirs)[0], state="cancelled")
    town.says_yes("leo", town.dates(theirs)[0])
    invited(town, "ada", theirs)
    invited(town, "leo", theirs)
    offers(town, "ada")
    offers(town, "leo")
    shop = town.shop(owner="ada")
    town.as_("olga").join_partner(shop.id, code=town.as_("ada").invite_to_partner(shop.id))
    town.as_("ada").wait_for("ahuntsic")
    town.kept.territories.wait(Waiting(id="w", territory="ahuntsic", member=town.people["leo"]))
    town.as_("ada").report(f"project:{theirs.id}", reason="Louche.")
    for address in ("telegram|1|-1||", "telegram|1|-2||"):
        who = "ada" if address.endswith("-1||") else "leo"
        group = town.door().enter_group(address)
        town.as_(who).look_after(group.id, GroupSheet(fsa="H2J"), vouched=True)
    town.as_("ada").give_picture("web|", "u1")
    town.as_("leo").give_picture("web|", "u2")
    mine = town.as_("ada").export_mine()
    assert {sort: len(rows) for sort, rows in mine.items() if sort != "member"} == {
        "identities": 1,
        "roles": 0,
        "waiting": 1,
        "partners": 1,
        "projects": 1,
        "needs": 1,
        "occurrences": 1,
        "offers": 1,
        "invitations": 1,
        "commitments": 1,
        "reports": 1,
        "groups": 1,
        "pictures": 1,
    }
    assert mine["member"]["id"] == town.people["ada"]
    text = json.dumps(mine)
    assert json.loads(text) == mine
    assert town.people["olga"] not in text
    assert town.people["leo"] not in text


def test_asking_for_mine_changes_nothing_and_strangers_have_none(town: Town) -> None:
    before = town.kept.digest()
    town.as_("ada").export_mine()
    assert town.kept.digest() == before
    refused(town.kept, NotYours, lambda: town.stranger().export_mine())
    refused(town.kept, NotYours, lambda: town.door().export_mine())
    refused(town.kept, NotYours, lambda: town.stranger().erase_me())


def test_whoever_goes_gives_back_their_places_and_the_line_moves_up(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=1, days=2)))
    first, second = town.dates(project)
    yes = town.says_yes("ada", first)
    same = town.says_yes("ada", second)
    town.kept.commitments.put(same.but(yes=yes.yes))
    waiting = town.says_yes("olga", first, state="waitlisted")
    town.as_("ada").erase_me()
    assert [town.commitment(id).state for id in (yes.id, same.id, waiting.id)] == ["cancelled", "cancelled", "held"]
    assert "commitment_cancelled" in town.told()
    assert town.told()[-1] == "member_erased"


def test_the_receipt_is_in_the_journal(town: Town) -> None:
    receipt = town.as_("ada").erase_me()
    event = town.kept.journal.lines[-1][2]
    assert (event.kind, event.id, event.code("receipt")) == ("member_erased", town.people["ada"], receipt)


def test_what_is_over_stays_as_it_was(town: Town) -> None:
    project = town.published()
    came = town.says_yes("ada", town.dates(project)[0])
    town.now = project.ends + HOUR
    town.as_("ada").erase_me()
    assert town.commitment(came.id).state == "confirmed"


def test_offers_questions_and_offices_end(town: Town) -> None:
    offer = offers(town, "mod")
    asked = invited(town, "mod", town.published())
    town.kept.timers.set("invitation_expires", asked.id, NOW + HOUR)
    town.as_("mod").erase_me()
    assert found(town.kept.offers.get(offer.id)).state == "withdrawn"
    assert found(town.kept.invitations.get(asked.id)).state == "expired"
    assert town.due("invitation_expires", asked.id) is None
    assert town.kept.members.roles(town.people["mod"]) == []


def test_a_project_passes_to_its_other_organizers(town: Town) -> None:
    project = town.published()
    town.as_("omar").add_organizer(project.id, town.people["olga"])
    town.as_("omar").erase_me()
    assert town.project(project.id).organizers == (town.people["olga"],)
    assert town.project(project.id).state == "published"
    assert "organizer_left" in town.told()


def test_a_project_of_nobody_else_is_cancelled_and_its_committed_told_first(town: Town) -> None:
    live, waiting = town.published(), town.as_("omar").propose(a_sheet())
    yes = town.says_yes("ada", town.dates(live)[0])
    over = town.published()
    town.as_("omar").cancel_project(over.id, reason="Pluie.")
    town.as_("omar").erase_me()
    assert [(town.project(p.id).state, town.project(p.id).why) for p in (live, waiting, over)] == [
        ("cancelled", "organizer_left"),
        ("cancelled", "organizer_left"),
        ("cancelled", "project_cancelled"),
    ]
    assert town.commitment(yes.id).state == "released"
    assert town.told()[-4:] == ["commitment_released", "project_cancelled", "project_cancelled", "member_erased"]
    assert {kind for kind, _ in town.kept.timers.due} == {"forget_place"}


def test_what_a_shop_promised_passes_to_a_colleague(town: Town) -> None:
    shop = town.shop()
    town.as_("ada").join_partner(shop.id, code=town.as_("leo").invite_to_partner(shop.id))
    project = town.published()
    pledge = town.says_yes("leo", town.dates(project)[0])
    town.kept.commitments.put(pledge.but(partner=shop.id))
    offer = offers(town, "leo", partner=shop.id)
    town.as_("leo").erase_me()
    assert (town.commitment(pledge.id).member, town.commitment(pledge.id).state) == (town.people["ada"], "confirmed")
    kept = found(town.kept.offers.get(offer.id))
    assert (kept.member, kept.state) == (town.people["ada"], "open")
    assert found(town.kept.partners.get(shop.id)).team == {town.people["ada"]: "owner"}


def test_a_shop_of_nobody_else_takes_its_promise_back(town: Town) -> None:
    shop = town.shop()
    pledge = town.says_yes("leo", town.dates(town.published())[0])
    town.kept.commitments.put(pledge.but(partner=shop.id))
    town.as_("leo").erase_me()
    assert town.commitment(pledge.id).state == "cancelled"
    assert found(town.kept.partners.get(shop.id)).team == {}


def test_an_organizer_s_words_leave_other_people_s_rows(town: Town) -> None:
    project = town.published()
    date = town.dates(project)[0]
    asked = town.says_yes("ada", date)
    declined = town.says_yes("olga", date, state="declined")
    own = town.says_yes("leo", date, state="cancelled")
    town.kept.commitments.put(asked.but(question="As-tu un MARQUEUR?", reply="Oui."))
    town.kept.commitments.put(declined.but(reason="Un MARQUEUR de trop.", decided_by=town.people["omar"]))
    town.kept.commitments.put(own.but(reason="Malade."))
    invitation = invited(town, "ada", project, question="À quelle heure?", reply="MARQUEUR")
    town.as_("omar").erase_me()
    assert "MARQUEUR" not in town.kept.digest()
    assert town.commitment(asked.id).reply == "Oui."
    assert town.commitment(own.id).reason == "Malade."
    assert found(town.kept.invitations.get(invitation.id)).question == "À quelle heure?"


def test_nobody_else_is_touched(town: Town) -> None:
    project = town.published()
    other = town.says_yes("olga", town.dates(project)[0])
    offer = offers(town, "olga")
    town.as_("ada").erase_me()
    assert town.commitment(other.id) == other
    assert town.kept.offers.get(offer.id) == offer
    assert town.project(project.id) == project
    assert town.told()[-1] == "member_erased"
    assert town.told().count("member_erased") == 1

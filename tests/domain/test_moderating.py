from collections.abc import Callable
from functools import partial

import pytest

from domain.ground import found, subject
from domain.neighbourhood import Neighbourhood
from domain.offers import Offer, OfferState
from domain.projects import Project
from domain.refusals import NotOpen, NotYours, Refusal, TooLate, Unfit, Unknown
from domain.sheets import DAY, HOUR
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet, refused


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def project(town: Town) -> Project:
    return town.as_("omar").propose(a_sheet())


def an_offer(town: Town, name: str = "ada", *, state: OfferState = "waiting", partner: str = "") -> Offer:
    offer = Offer(
        id=town.new_id(), member=town.people[name], kind="time", territory="plateau", state=state, partner=partner
    )
    town.kept.offers.put(offer)
    return offer


def test_approving_publishes_and_begins_to_ask(town: Town, project: Project) -> None:
    approved = town.as_("mod").approve(project.id)
    need = town.need(project)
    assert (approved.state, approved.decided, approved.decided_by) == ("published", NOW, town.people["mod"])
    assert town.project(project.id) == approved
    assert need.open
    assert town.due("wave", need.id) == NOW
    assert town.due("begin", project.id) == SATURDAY
    assert town.due("passed", project.id) == SATURDAY + 3 * HOUR
    assert town.due("moderator_silent", project.id) is None
    assert town.told()[-1] == "project_published"


def test_asking_for_a_change_gives_the_reason_and_the_project_back(town: Town, project: Project) -> None:
    asked = town.as_("mod").ask_change(project.id, reason="  Quel âge ont les enfants?  ")
    assert (asked.state, asked.reason) == ("changes_asked", "Quel âge ont les enfants?")
    assert town.due("moderator_silent", project.id) is None
    assert town.told()[-1] == "project_changes_asked"
    assert "âge" not in str(town.kept.journal.lines)
    again = town.as_("omar").amend(project.id, a_sheet())
    assert (again.state, again.reason, again.decided_by) == ("submitted", "", "")
    assert town.as_("mod").approve(project.id).state == "published"


def test_refusing_ends_it_with_a_reason(town: Town, project: Project) -> None:
    no = town.as_("mod").refuse(project.id, reason="C’est une vente.")
    assert (no.state, no.why, no.reason) == ("refused", "refused", "C’est une vente.")
    assert {kind for kind, _ in town.kept.timers.due} == {"forget_place"}
    assert town.told()[-1] == "project_refused"


def test_refusing_what_was_published_before_releases_the_committed_first(town: Town) -> None:
    project = town.published()
    yes = town.says_yes("ada", town.dates(project)[0])
    need = town.need(project)
    town.as_("omar").change_requires(need.id, need.requires.but(min_age=18))
    town.as_("mod").refuse(project.id, reason="Trop risqué.")
    assert town.commitment(yes.id).state == "released"
    assert town.told()[-2:] == ["commitment_released", "project_refused"]


def test_the_wrong_area_hands_it_to_the_other_s_moderators(town: Town, project: Project) -> None:
    town.now += 5 * HOUR
    moved = town.as_("mod").wrong_area(project.id, "villeray")
    assert (moved.state, moved.territory, town.need(project).territory) == ("submitted", "villeray", "villeray")
    assert town.due("moderator_silent", project.id) == town.now + 24 * HOUR
    assert town.told()[-1] == "project_rerouted"
    refused(town.kept, NotYours, lambda: town.as_("mod").approve(project.id))
    assert town.as_("vera").approve(project.id).state == "published"


def test_an_area_is_another_one_that_is_open(town: Town, project: Project) -> None:
    refused(town.kept, Unfit, lambda: town.as_("mod").wrong_area(project.id, "plateau"))
    refused(town.kept, NotOpen, lambda: town.as_("mod").wrong_area(project.id, "ahuntsic"))
    refused(town.kept, Unknown, lambda: town.as_("mod").wrong_area(project.id, "atlantis"))


DECIDE: list[Callable[[Neighbourhood, str], object]] = [
    lambda hood, id: hood.approve(id),
    lambda hood, id: hood.ask_change(id, reason="À préciser."),
    lambda hood, id: hood.refuse(id, reason="Pas ici."),
    lambda hood, id: hood.wrong_area(id, "villeray"),
]


@pytest.mark.parametrize("decide", DECIDE)
@pytest.mark.parametrize("before", DECIDE[:3])
def test_the_first_answer_wins(
    town: Town,
    project: Project,
    before: Callable[[Neighbourhood, str], object],
    decide: Callable[[Neighbourhood, str], object],
) -> None:
    before(town.as_("mod"), project.id)
    assert refused(town.kept, TooLate, lambda: decide(town.as_("roaming"), project.id)).who == town.people["mod"]


@pytest.mark.parametrize("decide", DECIDE)
def test_nobody_decides_of_their_own(town: Town, decide: Callable[[Neighbourhood, str], object]) -> None:
    mine = town.as_("mod").propose(a_sheet())
    refused(town.kept, NotYours, lambda: decide(town.as_("mod"), mine.id))
    shop = town.shop(owner="roaming")
    ours = town.as_("roaming").propose(a_sheet().but(partner=shop.id))
    town.as_("roaming").add_organizer(ours.id, town.people["olga"])
    town.as_("roaming").leave_project(ours.id)
    refused(town.kept, NotYours, lambda: decide(town.as_("roaming"), ours.id))
    decide(town.as_("staff"), mine.id)


@pytest.mark.parametrize("reason", ["", " x ", "x" * 501])
@pytest.mark.parametrize("decide", ["ask_change", "refuse"])
def test_a_no_has_a_reason(town: Town, project: Project, decide: str, reason: str) -> None:
    act = getattr(town.as_("mod"), decide)
    assert refused(town.kept, Unfit, lambda: act(project.id, reason=reason)).field == "reason"


def test_what_is_past_is_not_approved(town: Town, project: Project) -> None:
    town.now = project.ends
    refused(town.kept, TooLate, lambda: town.as_("mod").approve(project.id))


def test_a_need_whose_dates_are_all_over_stays_closed(town: Town) -> None:
    soon, late = a_need(starts=NOW + HOUR), a_need(starts=SATURDAY)
    project = town.as_("omar").propose(a_sheet(soon, late))
    town.now = NOW + DAY
    town.as_("mod").approve(project.id)
    assert [need.open for need in town.kept.needs.of_project(project.id)] == [False, True]


def test_a_silent_moderator_is_reminded_and_then_all_staff_are_called(town: Town, project: Project) -> None:
    town.now = NOW + 24 * HOUR
    town.door().moderator_silent(project.id)
    assert town.told()[-1] == "moderator_reminded"
    assert town.due("moderator_silent", project.id) == NOW + 48 * HOUR
    town.now = NOW + 48 * HOUR
    town.door().moderator_silent(project.id)
    assert town.told()[-1] == "staff_called"


def test_a_reminder_for_what_is_decided_does_nothing(town: Town, project: Project) -> None:
    town.as_("mod").approve(project.id)
    before = town.kept.digest()
    town.door().moderator_silent(project.id)
    assert town.kept.digest() == before


def test_an_offer_that_waits_is_read_once(town: Town) -> None:
    yes, no = an_offer(town), an_offer(town)
    assert town.as_("mod").approve_offer(yes.id).state == "open"
    assert refused(town.kept, TooLate, lambda: town.as_("staff").approve_offer(yes.id)).who == town.people["mod"]
    answer = town.as_("mod").refuse_offer(no.id, reason="Il faut une formation.")
    assert (answer.state, answer.reason) == ("withdrawn", "Il faut une formation.")
    refused(town.kept, TooLate, lambda: town.as_("staff").refuse_offer(no.id, reason="Encore non."))
    refused(town.kept, Unknown, lambda: town.as_("mod").approve_offer("nothing"))
    assert town.told() == ["offer_approved", "offer_refused"]


def test_an_offer_is_read_by_somebody_else(town: Town) -> None:
    shop = town.shop(owner="roaming")
    for mine in (an_offer(town, "roaming"), an_offer(town, "ada", partner=shop.id)):
        refused(town.kept, NotYours, partial(town.as_("roaming").approve_offer, mine.id))
        refused(town.kept, NotYours, partial(town.as_("roaming").refuse_offer, mine.id, reason="Non."))
    refused(town.kept, Unfit, lambda: town.as_("mod").refuse_offer(mine.id, reason=""))


def test_the_queue_shows_what_waits_in_one_s_territories_but_not_one_s_own(town: Town, project: Project) -> None:
    own = town.as_("mod").propose(a_sheet())
    there = town.as_("omar").propose(a_sheet(fsa="H2P"))
    town.published()
    offer, shop = an_offer(town), town.shop(verified=False)
    an_offer(town, state="open")
    report = town.as_("ada").report(subject(project), reason="C’est une vente.")

    def queue(name: str, territory: str = "") -> list[str]:
        return [record.id for record in town.as_(name).queue(territory)]

    assert queue("mod") == queue("mod", "plateau") == [project.id, offer.id, shop.id, report.id]
    assert queue("vera") == [there.id]
    assert queue("staff") == [project.id, own.id, there.id, offer.id, shop.id, report.id]
    for name, territory in (("ada", ""), ("omar", "plateau"), ("vera", "plateau")):
        refused(town.kept, NotYours, partial(queue, name, territory))
    refused(town.kept, Unknown, lambda: queue("staff", "atlantis"))


def test_a_report_about_nowhere_goes_to_those_of_everywhere(town: Town) -> None:
    away = town.member("away")
    town.kept.members.put(away.but(fsa=""))
    report = town.as_("ada").report(subject(away), reason="M’écrit sans arrêt.")
    assert report.territory == ""
    assert report in town.as_("staff").queue()
    assert report not in town.as_("mod").queue()
    assert [r.id for r in town.as_("roaming").queue()] == [report.id]


def test_a_report_is_settled_by_a_moderator_it_is_not_about(town: Town, project: Project) -> None:
    own = town.as_("mod").propose(a_sheet())
    report = town.as_("ada").report(subject(own), reason="Louche.")
    refused(town.kept, NotYours, lambda: town.as_("mod").settle_report(report.id))
    settled = town.as_("roaming").settle_report(report.id)
    assert (settled.state, settled.settled_by) == ("settled", town.people["roaming"])
    assert refused(town.kept, TooLate, lambda: town.as_("staff").settle_report(report.id)).who
    mine = town.as_("mod").report(subject(project), reason="Doublon.")
    refused(town.kept, NotYours, lambda: town.as_("mod").settle_report(mine.id))
    assert town.told()[-3:] == ["reported", "report_settled", "reported"]
    assert found(town.kept.reports.get(mine.id)).territory == "plateau"


@pytest.mark.parametrize(
    ("about", "reason", "refusal"),
    [
        ("project:nothing", "Louche.", Unknown),
        ("nothing", "Louche.", Unknown),
        ("", "Louche.", Unknown),
        ("territory:plateau", "", Unfit),
        ("territory:plateau", "x" * 1001, Unfit),
    ],
)
def test_a_report_is_about_something_and_says_what(town: Town, about: str, reason: str, refusal: type[Refusal]) -> None:
    refused(town.kept, refusal, lambda: town.as_("ada").report(about, reason=reason))
    refused(town.kept, NotYours, lambda: town.stranger().report("territory:plateau", reason="Louche."))

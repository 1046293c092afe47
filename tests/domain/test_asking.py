import pytest

from domain.asking import REMEMBERED
from domain.calendar import local
from domain.commitments import CommitmentState
from domain.ground import found
from domain.invitations import Invitation, InvitationState
from domain.offering import OfferSheet
from domain.projects import Project
from domain.refusals import NotYours
from domain.sheets import DAY, HOUR, NeedSheet
from tests.domain.hours import pass_until, run
from tests.domain.town import NOW, Town, a_need, a_sheet, refused, small_ask

CARPENTRY = OfferSheet(kind="skill", words="Je fais de la menuiserie", skills=("carpentry",))


@pytest.fixture
def town() -> Town:
    return Town()


def carpenter(town: Town, name: str, *, asked: int = 0, alerts: bool = True, fsa: str = "") -> str:
    """Somebody who offers carpentry and wants to hear of what fits."""
    if name not in town.people:
        town.member(name)
    member = town.who(name)
    consents = member.consents | ({"alerts": NOW} if alerts else {})
    town.kept.members.put(member.but(consents=consents, last_asked=asked))
    town.as_(name).offer(CARPENTRY.but(fsa=fsa))
    return member.id


def carpenters(town: Town, count: int) -> list[str]:
    return [carpenter(town, f"carpenter{i}", asked=NOW - 30 * DAY + i) for i in range(count)]


def sent(town: Town, project: Project) -> list[Invitation]:
    return town.kept.invitations.of_need(town.need(project).id)


def asked(town: Town, project: Project) -> list[str]:
    return [invitation.member for invitation in sent(town, project)]


def test_a_wave_asks_those_who_fit_and_says_why(town: Town) -> None:
    ada = carpenter(town, "ada")
    project = town.published()
    (date,) = town.dates(project)
    run(town, "wave", town.need(project).id)
    (invitation,) = sent(town, project)
    assert (invitation.member, invitation.cause, invitation.state, invitation.sent) == (ada, "wave", "sent", NOW)
    assert invitation.occurrences == (date.id,)
    assert invitation.score == sum(reason.part for reason in invitation.reasons)
    assert "newcomer" in [reason.code for reason in invitation.reasons]
    assert town.who("ada").last_asked == NOW
    assert town.due("invitation_expires", invitation.id) == NOW + 3 * DAY
    assert town.told()[-1] == "invitation_sent"
    assert town.kept.journal.lines[-1][2].subjects == (f"invitation:{invitation.id}", f"project:{project.id}"), (
        "the organizer’s card counts who was asked, and nobody else’s does"
    )


@pytest.mark.parametrize(("here", "there"), [("H2S", "H2R"), ("H2R", "H2S")])
def test_a_wave_crosses_the_border_of_a_territory_as_far_as_offers_reach(town: Town, here: str, there: str) -> None:
    villeray = found(town.kept.territories.get("villeray"))
    town.kept.territories.put(villeray.but(fsas=(*villeray.fsas, "H1A")))
    neighbour = carpenter(town, "ada", fsa=there)
    carpenter(town, "olga", fsa="H1A")
    project = town.published(a_sheet(fsa=here))
    run(town, "wave", town.need(project).id)
    assert asked(town, project) == [neighbour]


def test_a_wave_asks_three_for_each_one_missing_the_least_recently_asked_first(town: Town) -> None:
    people = carpenters(town, 8)
    project = town.published(a_sheet(a_need(count=2)))
    need = town.need(project)
    run(town, "wave", need.id)
    assert asked(town, project) == people[:6]
    assert town.due("wave", need.id) == NOW + 6 * HOUR


def test_a_wave_that_comes_twice_asks_nobody_more(town: Town) -> None:
    carpenters(town, 8)
    project = town.published(a_sheet(a_need(count=1)))
    run(town, "wave", town.need(project).id)
    run(town, "wave", town.need(project).id)
    assert len(sent(town, project)) == 3


@pytest.mark.parametrize(("mostly", "many"), [("yes", 2), ("expired", 9)])
def test_fewer_are_asked_who_mostly_say_yes_and_more_who_never_answer(
    town: Town, mostly: InvitationState, many: int
) -> None:
    for member in carpenters(town, 9):
        for past in range(REMEMBERED):
            row = Invitation(id=f"{member}{past}", need=f"n{past}", project="p", member=member, state=mostly)
            town.kept.invitations.put(row)
    project = town.published(a_sheet(a_need(count=1)))
    run(town, "wave", town.need(project).id)
    assert len(sent(town, project)) == many


def test_never_more_than_twelve_at_once(town: Town) -> None:
    carpenters(town, 15)
    project = town.published(a_sheet(a_need(count=9)))
    run(town, "wave", town.need(project).id)
    assert len(sent(town, project)) == 12


def test_a_newcomer_goes_first_among_equals(town: Town) -> None:
    carpenters(town, 4)
    new = carpenter(town, "ada")
    project = town.published(a_sheet(a_need(count=1)))
    run(town, "wave", town.need(project).id)
    assert asked(town, project)[0] == new


def test_the_next_wave_asks_others_and_the_last_one_says_so_once(town: Town) -> None:
    people = carpenters(town, 5)
    project = town.published(a_sheet(a_need(count=1)))
    need = town.need(project)
    run(town, "wave", need.id)
    assert "wave_spent" not in town.told()
    town.now = NOW + 6 * HOUR
    run(town, "wave", need.id)
    assert asked(town, project) == people
    town.now = NOW + 20 * HOUR + DAY
    run(town, "wave", need.id)
    assert town.told().count("wave_spent") == 1
    assert town.due("wave", need.id) is None
    again = town.due("wave_again", need.id)
    assert again == town.now + DAY
    town.now = again
    run(town, "wave_again", need.id)
    assert town.told().count("wave_spent") == 1


def test_somebody_who_comes_later_is_asked_by_the_daily_look(town: Town) -> None:
    project = town.published()
    need = town.need(project)
    run(town, "wave", need.id)
    assert town.told()[-1] == "wave_spent"
    ada = carpenter(town, "ada")
    town.now += DAY
    run(town, "wave_again", need.id)
    assert asked(town, project) == [ada]
    assert town.due("wave_again", need.id) == town.now + 6 * HOUR


def test_waves_follow_each_hour_when_the_date_is_near(town: Town) -> None:
    carpenters(town, 8)
    project = town.published(a_sheet(a_need(count=1, starts=NOW + 30 * HOUR)))
    run(town, "wave", town.need(project).id)
    assert town.due("wave", town.need(project).id) == NOW + HOUR


def test_the_next_wave_waits_for_whoever_is_still_thinking_and_comes_with_the_last_no(town: Town) -> None:
    carpenters(town, 3)
    project = town.published(a_sheet(a_need(count=1)))
    need = town.need(project)
    run(town, "wave", need.id)
    town.now = NOW + HOUR
    for left in (2, 1, 0):
        invitation = next(row for row in sent(town, project) if row.state == "sent")
        name = next(name for name, member in town.people.items() if member == invitation.member)
        town.as_(name).say_no(invitation_id=invitation.id)
        assert town.due("wave", need.id) == (NOW + 6 * HOUR if left else town.now)


def test_no_wave_is_looked_forward_to_once_it_has_begun(town: Town) -> None:
    carpenters(town, 8)
    project = town.published(a_sheet(a_need(count=1, starts=NOW + HOUR // 3)))
    need = town.need(project)
    run(town, "wave", need.id)
    assert len(sent(town, project)) == 3
    assert town.due("wave", need.id) is town.due("wave_again", need.id) is None


def test_whom_the_organizers_declined_is_not_asked_again(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=2)))
    carpenter(town, "ada")
    town.says_yes("ada", town.dates(project)[0], state="declined")
    run(town, "wave", town.need(project).id)
    assert asked(town, project) == []


def test_nobody_is_asked_in_their_quiet_hours_but_when_they_end(town: Town) -> None:
    ada = carpenter(town, "ada")
    project = town.published()
    need = town.need(project)
    town.now = NOW + 11 * HOUR
    assert local(town.now, "America/Toronto").hour == 23
    run(town, "wave", need.id)
    assert asked(town, project) == []
    waits = town.kept.journal.lines[-1][2]
    assert waits.kind == "wave_waits", "the organizer’s card says until when"
    assert waits.subjects == (f"project:{project.id}",)
    assert "wave_spent" not in town.told()
    # The wave looks again in six hours, still at night, and then at the very minute the quiet ends.
    pass_until(town, NOW + 20 * HOUR)
    (invitation,) = sent(town, project)
    assert (invitation.member, local(invitation.sent, "America/Toronto").hour) == (ada, 8)


def test_those_who_should_be_left_in_peace_are(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=9)))
    carpenter(town, "no-alerts", alerts=False)
    carpenter(town, "paused")
    town.kept.members.put(town.who("paused").but(paused_until=NOW + DAY))
    carpenter(town, "blocked")
    for identity in town.kept.members.identities(town.people["blocked"]):
        town.kept.members.put_identity(identity.but(refused="blocked"))
    carpenter(town, "browser")
    for identity in town.kept.members.identities(town.people["browser"]):
        town.kept.members.put_identity(identity.but(later=False))
    capped = carpenter(town, "capped")
    for i in range(3):
        row = Invitation(id=f"i{i}", need=f"n{i}", project="p", member=capped, sent=NOW - 6 * DAY)
        town.kept.invitations.put(row)
    yesterday = town.dates(project)[0].but(id="past", starts=NOW - DAY, ends=NOW - DAY + HOUR)
    town.kept.occurrences.put(yesterday)
    past: dict[str, CommitmentState] = {"helped": "done", "not-marked-yet": "confirmed"}
    for name, state in past.items():
        carpenter(town, name)
        helped = town.says_yes(name, yesterday, state=state)
        town.kept.commitments.put(helped.but(need="elsewhere"))
    paused_offer = carpenter(town, "offer-paused")
    offer = town.kept.offers.of_member(paused_offer)[0]
    town.as_("offer-paused").pause_offer(offer.id)
    carpenter(town, "omar")
    run(town, "wave", town.need(project).id)
    assert asked(town, project) == []
    town.now = NOW + 4 * DAY
    run(town, "wave_again", town.need(project).id)
    rested = {town.people[name] for name in ("paused", "capped", "helped", "not-marked-yet")}
    assert set(asked(town, project)) == rested


def test_who_has_said_yes_elsewhere_then_is_not_asked(town: Town) -> None:
    carpenter(town, "ada")
    other = town.published(a_sheet(a_need(), title="Un autre atelier"))
    town.says_yes("ada", town.dates(other)[0])
    project = town.published()
    run(town, "wave", town.need(project).id)
    assert asked(town, project) == []


def test_minors_are_asked_for_approved_projects_and_never_for_small_asks(town: Town) -> None:
    tina = town.who("tina")
    town.kept.members.put(tina.but(consents=tina.consents | {"alerts": NOW}))
    town.as_("tina").offer(CARPENTRY)
    town.as_("tina").offer(OfferSheet(kind="time"))
    ask = town.as_("omar").propose(small_ask())
    run(town, "wave", town.need(ask).id)
    assert asked(town, ask) == []
    project = town.published()
    run(town, "wave", town.need(project).id)
    assert asked(town, project) == [tina.id]


def test_a_shop_is_asked_once_it_is_verified(town: Town) -> None:
    leo = town.who("leo")
    town.kept.members.put(leo.but(consents=leo.consents | {"alerts": NOW}))
    shop = town.shop(verified=False)
    town.as_("leo").offer(OfferSheet(kind="goods", words="du contreplaqué", partner=shop.id))
    sheets = NeedSheet(kind="goods", what="20 feuilles de contreplaqué", count=20)
    project = town.published(a_sheet(sheets))
    run(town, "wave", town.need(project).id)
    assert asked(town, project) == []
    town.as_("mod").verify_partner(shop.id)
    run(town, "wave", town.need(project).id)
    assert [(row.member, row.partner) for row in sent(town, project)] == [(leo.id, shop.id)]


def test_nobody_is_asked_for_what_is_filled_closed_or_gone(town: Town) -> None:
    carpenter(town, "ada")
    project = town.published(a_sheet(a_need(count=1)))
    held = town.says_yes("olga", town.dates(project)[0], state="held")
    run(town, "wave", town.need(project).id)
    assert asked(town, project) == []
    town.kept.commitments.put(held.but(state="declined"))
    town.as_("omar").cancel_project(project.id, reason="La salle est prise")
    run(town, "wave", town.need(project).id)
    run(town, "wave", "no-such-need")
    assert asked(town, project) == []


def test_those_in_line_go_before_those_who_were_never_asked(town: Town) -> None:
    carpenter(town, "ada")
    project = town.published(a_sheet(a_need(count=1)))
    waiting = town.says_yes("olga", town.dates(project)[0], state="waitlisted")
    run(town, "wave", town.need(project).id)
    assert town.commitment(waiting.id).state == "held"
    assert asked(town, project) == []


def test_an_invitation_expires_unless_it_was_answered(town: Town) -> None:
    carpenter(town, "ada")
    carpenter(town, "olga")
    project = town.published()
    run(town, "wave", town.need(project).id)
    first, second = sent(town, project)
    name = "ada" if first.member == town.people["ada"] else "olga"
    town.as_(name).say_no(invitation_id=first.id)
    for invitation in (first, second):
        town.door().expire_invitation(invitation.id)
        town.door().expire_invitation(invitation.id)
    assert [row.state for row in sent(town, project)] == ["not_this_time", "expired"]
    assert town.told().count("invitation_expired") == 1


def test_only_the_door_sends_waves(town: Town) -> None:
    project = town.published()
    need = town.need(project)
    offer = town.as_("ada").offer(CARPENTRY)
    (match,) = town.as_("ada").needs_for(offer)
    for name in ("ada", "omar", "staff"):
        hood = town.as_(name)
        refused(town.kept, NotYours, lambda hood=hood: hood.wave(need.id))  # type: ignore[misc]
        refused(town.kept, NotYours, lambda hood=hood: hood.invite(need.id, match))  # type: ignore[misc]

from collections.abc import Callable
from typing import Any

import pytest

from domain.invitations import Invitation
from domain.offering import OfferSheet
from domain.pay import ceiling
from domain.projects import Project, Requires
from domain.refusals import (
    NoMore,
    NotVerified,
    NotYours,
    Refusal,
    Taken,
    TooLate,
    TooYoung,
    Unfit,
    Unknown,
)
from domain.sheets import DAY, HOUR, NeedSheet
from tests.domain.hours import run
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet, refused, small_ask

CARPENTRY = OfferSheet(kind="skill", words="Je fais de la menuiserie", skills=("carpentry",))
SHEETS = NeedSheet(kind="goods", what="20 feuilles de contreplaqué", count=20)


@pytest.fixture
def town() -> Town:
    return Town()


def asked(town: Town, name: str, project: Project) -> Invitation:
    """The invitation of somebody whom a wave has asked."""
    member = town.who(name)
    town.kept.members.put(member.but(consents=member.consents | {"alerts": NOW}))
    town.as_(name).offer(CARPENTRY)
    run(town, "wave", town.need(project).id)
    invitation = town.kept.invitations.of(town.need(project).id, member.id)
    assert invitation is not None
    return invitation


def paid(**pay: Any) -> NeedSheet:
    return a_need().but(pay=ceiling(40), **pay)


def test_a_yes_holds_a_place_and_waits_a_day_for_the_organizer(town: Town) -> None:
    project = town.published()
    (held,) = town.as_("ada").say_yes(need_id=town.need(project).id)
    assert town.commitment(held.id) == held
    assert (held.state, held.party, held.member, held.made) == ("held", 1, town.people["ada"], NOW)
    assert held.until == NOW + DAY
    assert town.due("hold", held.yes) == NOW + DAY
    assert town.kept.commitments.taken(held.occurrence) == 1
    event = town.kept.journal.lines[-1][2]
    assert (event.kind, event.id, event.code("yes")) == ("commitment_held", held.id, held.yes)
    assert {f"need:{held.need}", f"project:{project.id}"} <= set(event.subjects)


def test_a_yes_to_something_soon_waits_half_the_time_that_is_left(town: Town) -> None:
    project = town.published(a_sheet(a_need(starts=NOW + 10 * HOUR)))
    (held,) = town.as_("ada").say_yes(need_id=town.need(project).id)
    assert held.until == NOW + 5 * HOUR


def test_a_yes_without_dates_is_to_all_that_remain(town: Town) -> None:
    project = town.published(a_sheet(a_need(days=3)))
    town.now = SATURDAY + HOUR
    held = town.as_("ada").say_yes(need_id=town.need(project).id)
    assert [row.occurrence for row in held] == [date.id for date in town.dates(project)[1:]]
    assert len({row.yes for row in held}) == 1
    assert town.told().count("commitment_held") == 1


def test_a_yes_to_an_invitation_is_to_its_dates_and_answers_it(town: Town) -> None:
    project = town.published()
    invitation = asked(town, "ada", project)
    (held,) = town.as_("ada").say_yes(invitation_id=invitation.id)
    answered = town.kept.invitations.get(invitation.id)
    assert answered is not None
    assert (answered.state, answered.answered) == ("yes", NOW)
    assert town.due("invitation_expires", invitation.id) is None
    assert (held.occurrence,) == invitation.occurrences


def test_an_expired_invitation_still_takes_a_yes(town: Town) -> None:
    project = town.published()
    invitation = asked(town, "ada", project)
    town.door().expire_invitation(invitation.id)
    (held,) = town.as_("ada").say_yes(invitation_id=invitation.id)
    assert held.state == "held"


def test_where_too_few_places_are_left_one_waits_in_line(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=2, days=2)))
    first, second = town.dates(project)
    town.says_yes("olga", first)
    rows = town.as_("ada").say_yes(need_id=town.need(project).id, party=2)
    assert {row.occurrence: row.state for row in rows} == {first.id: "waitlisted", second.id: "held"}
    assert town.kept.commitments.taken(first.id) == 1
    assert town.told()[-2:] == ["commitment_held", "commitment_waitlisted"]
    waiting = next(row for row in rows if row.state == "waitlisted")
    assert waiting.until == 0


def test_fifty_yeses_for_three_places_hold_exactly_three(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=3)))
    need = town.need(project)
    for i in range(50):
        town.member(f"neighbour{i}")
    rows = [town.as_(f"neighbour{i}").say_yes(need_id=need.id)[0] for i in range(50)]
    assert [row.state for row in rows] == ["held"] * 3 + ["waitlisted"] * 47
    assert town.kept.commitments.taken(rows[0].occurrence) == 3


@pytest.mark.parametrize(
    ("said", "refusal", "field"),
    [
        ({"party": 0}, Unfit, "party"),
        ({"party": 3}, Unfit, "party"),
        ({"party": 2, "minors": 2}, Unfit, "minors"),
        ({"minors": -1}, Unfit, "minors"),
        ({"fee": 20}, Unfit, "fee"),
        ({"what": "x" * 501}, Unfit, "what"),
        ({"occurrences": ["elsewhere"]}, Unknown, ""),
        ({"occurrences": []}, Unfit, "date"),
        ({"partner_id": "nowhere"}, Unknown, ""),
    ],
)
def test_a_yes_out_of_bounds(town: Town, said: dict[str, Any], refusal: type[Refusal], field: str) -> None:
    need = town.need(town.published())
    caught = refused(town.kept, refusal, lambda: town.as_("ada").say_yes(need_id=need.id, **said))
    if isinstance(caught, Unfit):
        assert caught.field == field
        assert caught.right or field == "what"


def test_a_party_is_at_most_six(town: Town) -> None:
    need = town.need(town.published(a_sheet(a_need(count=20))))
    refused(town.kept, Unfit, lambda: town.as_("ada").say_yes(need_id=need.id, party=7))
    (held,) = town.as_("ada").say_yes(need_id=need.id, party=6, minors=2)
    assert (held.party, held.minors) == (6, 2)


def test_nobody_says_yes_twice_nor_to_two_things_at_once(town: Town) -> None:
    project = town.published()
    other = town.published(a_sheet(a_need(starts=SATURDAY + 2 * HOUR), title="Une autre chose"))
    later = town.published(a_sheet(a_need(starts=SATURDAY + 3 * HOUR), title="Une chose ensuite"))
    town.as_("ada").say_yes(need_id=town.need(project).id)
    for again in (project, other):
        refused(town.kept, Taken, lambda again=again: town.as_("ada").say_yes(need_id=town.need(again).id))  # type: ignore[misc]
    assert town.as_("ada").say_yes(need_id=town.need(later).id)


def test_all_that_remain_leaves_out_what_one_has_already(town: Town) -> None:
    project = town.published(a_sheet(a_need(days=3)))
    need, dates = town.need(project), town.dates(project)
    town.as_("ada").say_yes(need_id=need.id, occurrences=[dates[1].id])
    rows = town.as_("ada").say_yes(need_id=need.id)
    assert [row.occurrence for row in rows] == [dates[0].id, dates[2].id]
    refused(town.kept, Taken, lambda: town.as_("ada").say_yes(need_id=need.id, occurrences=[dates[1].id]))


def test_what_has_begun_or_closed_takes_no_yes(town: Town) -> None:
    project = town.published()
    need, (date,) = town.need(project), town.dates(project)
    town.now = SATURDAY
    refused(town.kept, TooLate, lambda: town.as_("ada").say_yes(need_id=need.id))
    refused(town.kept, TooLate, lambda: town.as_("ada").say_yes(need_id=need.id, occurrences=[date.id]))
    town.now = NOW
    town.as_("omar").cancel_project(project.id, reason="La salle est prise")
    refused(town.kept, TooLate, lambda: town.as_("ada").say_yes(need_id=need.id))
    draft = town.as_("omar").propose(a_sheet(title="Pas encore lu"))
    refused(town.kept, TooLate, lambda: town.as_("ada").say_yes(need_id=town.need(draft).id))


def test_organizers_and_strangers_do_not_say_yes(town: Town) -> None:
    project = town.published()
    need = town.need(project)
    refused(town.kept, NotYours, lambda: town.as_("omar").say_yes(need_id=need.id))
    refused(town.kept, NotYours, lambda: town.stranger().say_yes(need_id=need.id))
    refused(town.kept, NotYours, lambda: town.door().say_yes(need_id=need.id))
    refused(town.kept, Unknown, lambda: town.as_("ada").say_yes(need_id="nothing"))


def test_an_invitation_is_answered_by_nobody_else(town: Town) -> None:
    project = town.published()
    invitation = asked(town, "ada", project)
    acts: list[Callable[[], object]] = [
        lambda: town.as_("olga").say_yes(invitation_id=invitation.id),
        lambda: town.as_("olga").say_no(invitation_id=invitation.id),
        lambda: town.as_("olga").ask_question("Où?", invitation_id=invitation.id),
        lambda: town.as_("olga").why(invitation_id=invitation.id),
    ]
    for act in acts:
        refused(town.kept, NotYours, act)


def test_a_small_ask_is_answered_only_by_whom_it_fits(town: Town) -> None:
    ask = town.as_("omar").propose(small_ask())
    need = town.need(ask)
    refused(town.kept, NotYours, lambda: town.as_("ada").say_yes(need_id=need.id))
    town.as_("ada").offer(OfferSheet(kind="time"))
    assert town.as_("ada").say_yes(need_id=need.id)[0].state == "held"
    town.as_("olga").offer(OfferSheet(kind="time"))
    assert town.as_("olga").say_yes(need_id=need.id)[0].state == "waitlisted"


@pytest.mark.parametrize(
    ("need", "cautions", "age"),
    [
        (paid(), (), 18),
        (a_need().but(requires=Requires(min_age=18)), (), 18),
        (a_need().but(requires=Requires(min_age=16)), (), 16),
        (a_need(), ("home",), 18),
    ],
)
def test_rules_for_minors_hold_at_the_very_moment(town: Town, need: NeedSheet, cautions: Any, age: int) -> None:
    project = town.published(a_sheet(need).but(cautions=cautions))
    caught = refused(town.kept, TooYoung, lambda: town.as_("tina").say_yes(need_id=town.need(project).id))
    assert caught.min_age == age


def test_a_minor_counts_as_one(town: Town) -> None:
    need = town.need(town.published())
    assert town.as_("tina").say_yes(need_id=need.id)[0].minors == 1


def test_children_who_come_along_are_under_the_same_rules(town: Town) -> None:
    need = town.need(town.published(a_sheet(paid())))
    refused(town.kept, TooYoung, lambda: town.as_("ada").say_yes(need_id=need.id, party=2, minors=1))
    adults = a_need().but(requires=Requires(min_age=18))
    need = town.need(town.published(a_sheet(adults, title="Une scie à ruban")))
    refused(town.kept, TooYoung, lambda: town.as_("ada").say_yes(need_id=need.id, party=2, minors=1))


def test_a_fee_stays_under_the_ceiling(town: Town) -> None:
    need = town.need(town.published(a_sheet(paid())))
    caught = refused(town.kept, Unfit, lambda: town.as_("ada").say_yes(need_id=need.id, fee=45))
    assert (caught.field, caught.right) == ("fee", "0..40")
    refused(town.kept, Unfit, lambda: town.as_("ada").say_yes(need_id=need.id, fee=float("nan")))
    assert town.as_("ada").say_yes(need_id=need.id, fee=35)[0].fee == 35


def test_a_shop_pledges_by_the_unit_once_it_is_verified(town: Town) -> None:
    shop = town.shop(verified=False)
    need = town.need(town.published(a_sheet(SHEETS)))

    def pledge(name: str = "leo", party: int = 12) -> Any:
        return town.as_(name).say_yes(need_id=need.id, partner_id=shop.id, party=party, what="contreplaqué")

    refused(town.kept, NotVerified, pledge)
    town.as_("mod").verify_partner(shop.id)
    refused(town.kept, NotYours, lambda: pledge("ada"))
    refused(town.kept, Unfit, lambda: pledge(party=21))
    (held,) = pledge()
    assert (held.party, held.partner, held.what, held.state) == (12, shop.id, "contreplaqué", "held")
    assert town.stranger().missing(need) == (12, 20)
    refused(town.kept, Taken, pledge)
    (own,) = town.as_("leo").say_yes(need_id=need.id, party=8)
    assert (own.state, own.partner) == ("held", "")


def test_not_this_time_is_remembered_for_this_need_only(town: Town) -> None:
    project = town.published()
    invitation = asked(town, "ada", project)
    said = town.as_("ada").say_no(invitation_id=invitation.id)
    assert (said.state, said.answered) == ("not_this_time", NOW)
    assert town.who("ada").not_my_kind == {}
    assert town.told()[-1] == "invitation_declined"
    assert town.due("wave", invitation.need) == NOW, "nobody is left who might answer"


def test_not_my_kind_is_learned_once_and_lowers_the_next_score(town: Town) -> None:
    sheet = a_sheet().but(category="arts")
    project = town.published(sheet)
    invitation = asked(town, "ada", project)
    ada = town.as_("ada")
    for _ in range(3):
        assert ada.say_no(invitation_id=invitation.id, kind="not_my_kind").state == "not_my_kind"
    assert town.who("ada").not_my_kind == {"arts": 1}
    other = town.published(sheet.but(title="Un autre atelier"))
    (match,) = town.as_("ada").needs_for(town.who("ada"))
    assert match.need.project == other.id
    assert [reason.part for reason in match.reasons if reason.code == "not_my_kind"] == [-80 / 1024]


def test_a_no_after_a_yes_is_a_cancellation_and_goes_another_way(town: Town) -> None:
    need = town.need(town.published())
    town.as_("ada").say_yes(need_id=need.id)
    refused(town.kept, TooLate, lambda: town.as_("ada").say_no(need_id=need.id))


def test_one_question_and_one_answer_go_through_and_hold_no_place(town: Town) -> None:
    project = town.published()
    need = town.need(project)
    refused(town.kept, Unfit, lambda: town.as_("ada").ask_question("  ", need_id=need.id))
    invitation = town.as_("ada").ask_question("Est-ce accessible?", need_id=need.id)
    assert town.told()[-1] == "question_asked"
    assert "accessible" not in str(town.kept.journal.lines)
    refused(town.kept, NoMore, lambda: town.as_("ada").ask_question("Et le café?", need_id=need.id))
    refused(town.kept, NotYours, lambda: town.as_("olga").answer_question(invitation.id, "Oui"))
    answered = town.as_("omar").answer_question(invitation.id, "Oui, par l’arrière.")
    assert (answered.question, answered.reply) == ("Est-ce accessible?", "Oui, par l’arrière.")
    refused(town.kept, TooLate, lambda: town.as_("omar").answer_question(invitation.id, "Non"))
    assert town.kept.commitments.of_need(need.id) == []
    (held,) = town.as_("ada").say_yes(need_id=need.id)
    assert held.state == "held"


def test_there_is_nothing_to_answer_before_a_question(town: Town) -> None:
    project = town.published()
    invitation = asked(town, "ada", project)
    refused(town.kept, Unknown, lambda: town.as_("omar").answer_question(invitation.id, "Oui"))


def test_what_a_minor_asks_is_marked_for_a_second_adult(town: Town) -> None:
    need = town.need(town.published())
    town.as_("tina").ask_question("Je peux?", need_id=need.id)
    assert town.kept.journal.lines[-1][2].code("minor") == "yes"
    town.as_("ada").ask_question("Je peux?", need_id=need.id)
    assert town.kept.journal.lines[-1][2].code("minor") == ""


def test_the_organizer_asks_the_volunteer_once_too(town: Town) -> None:
    need = town.need(town.published(a_sheet(a_need(days=2))))
    rows = town.as_("ada").say_yes(need_id=need.id)
    yes = rows[0].yes
    refused(town.kept, NotYours, lambda: town.as_("ada").ask_volunteer(yes, "Moi?"))
    refused(town.kept, Unknown, lambda: town.as_("ada").answer_organizer(yes, "Oui"))
    town.as_("omar").ask_volunteer(yes, "As-tu une scie?")
    refused(town.kept, NoMore, lambda: town.as_("omar").ask_volunteer(yes, "Et un marteau?"))
    refused(town.kept, NotYours, lambda: town.as_("omar").answer_organizer(yes, "Oui"))
    answered = town.as_("ada").answer_organizer(yes, "Oui, deux.")
    assert {(row.question, row.reply) for row in answered} == {("As-tu une scie?", "Oui, deux.")}
    refused(town.kept, NoMore, lambda: town.as_("ada").answer_organizer(yes, "Non"))
    town.as_("ada").cancel(yes_id=yes)
    refused(town.kept, TooLate, lambda: town.as_("omar").ask_volunteer(yes, "Et alors?"))


def test_why_gives_the_very_parts_of_the_score(town: Town) -> None:
    project = town.published()
    invitation = asked(town, "ada", project)
    assert town.as_("ada").why(invitation_id=invitation.id) == invitation.reasons
    need = town.need(town.published(a_sheet(title="Un autre atelier")))
    assert "skill_exact" in [reason.code for reason in town.as_("ada").why(need_id=need.id)]
    assert town.as_("olga").why(need_id=need.id) == ()


def test_a_volunteer_fee_is_not_paid_work(town: Town) -> None:
    need = town.need(town.published())
    caught = refused(town.kept, Unfit, lambda: town.as_("ada").say_yes(need_id=need.id, fee=1))
    assert (caught.field, caught.right) == ("fee", "0..0")

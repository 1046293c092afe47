"""Newcomers: within a fortnight something is proposed to each of them for whom a need exists."""

import pytest

from domain.calendar import local
from domain.invitations import Invitation
from domain.members import Member
from domain.offering import OfferSheet
from domain.projects import Project
from domain.sheets import DAY, HOUR
from tests.domain.hours import pass_until, run
from tests.domain.town import NOW, Town, a_need, a_sheet

CARPENTRY = OfferSheet(kind="skill", words="Je fais de la menuiserie", skills=("carpentry",))


@pytest.fixture
def town() -> Town:
    return Town()


def newcomer(town: Town, name: str = "nora", *, alerts: bool = True) -> Member:
    town.member(name)
    if alerts:
        town.as_(name).agree("alerts")
    town.as_(name).offer(CARPENTRY)
    return town.who(name)


def asked(town: Town, who: Member) -> list[Invitation]:
    return town.kept.invitations.of_member(who.id, limit=9)


def quietly_published(town: Town, *, starts: int = NOW + 30 * DAY, count: int = 1) -> Project:
    """A project whose waves are over."""
    project = town.published(a_sheet(a_need(count=count, starts=starts)))
    need = town.need(project)
    for kind in ("wave", "wave_again"):
        town.kept.timers.drop(kind, need.id)
    return project


def test_whoever_was_never_asked_is_asked_for_what_fits_within_a_day(town: Town) -> None:
    project = quietly_published(town)
    nora = newcomer(town)
    pass_until(town, NOW + DAY)
    (invitation,) = asked(town, nora)
    assert (invitation.cause, invitation.project) == ("newcomer", project.id)
    assert [reason.code for reason in invitation.reasons]
    pass_until(town, NOW + 13 * DAY)
    assert len(asked(town, nora)) == 1


def test_a_need_that_comes_on_any_day_of_the_fortnight_is_found(town: Town) -> None:
    nora = newcomer(town)
    for day in (1, 5, 12):
        assert town.due("welcome", nora.id) is not None
        pass_until(town, NOW + day * DAY)
        assert asked(town, nora) == []
    quietly_published(town)
    pass_until(town, NOW + 14 * DAY)
    assert len(asked(town, nora)) == 1


def test_on_the_last_day_it_is_looked_for_more_often_and_then_no_more(town: Town) -> None:
    nora = newcomer(town)
    pass_until(town, NOW + 13 * DAY + HOUR)
    due = town.due("welcome", nora.id)
    assert due is not None
    assert due <= town.now + 4 * HOUR
    pass_until(town, NOW + 15 * DAY)
    assert town.due("welcome", nora.id) is None
    quietly_published(town)
    pass_until(town, NOW + 20 * DAY)
    assert asked(town, nora) == []


def test_never_in_the_quiet_hours_nor_without_consent_nor_while_pausing(town: Town) -> None:
    quietly_published(town)
    quiet, pausing = newcomer(town, "quiet", alerts=False), newcomer(town, "pausing")
    town.as_("pausing").adjust(paused_until=NOW + 3 * DAY)
    sleeper = newcomer(town)
    town.now = NOW + 11 * HOUR
    assert local(town.now, sleeper.zone).hour == 23
    run(town, "welcome", sleeper.id)
    assert asked(town, sleeper) == []
    pass_until(town, NOW + 4 * DAY)
    (invitation,) = asked(town, sleeper)
    assert local(invitation.sent, sleeper.zone).hour == 8
    assert asked(town, quiet) == []
    assert len(asked(town, pausing)) == 1


def test_what_still_wants_people_goes_before_what_may_be_found_already(town: Town) -> None:
    crowded, open_still = quietly_published(town), quietly_published(town, count=5)
    for number in range(3):
        row = Invitation(id=f"i{number}", need=town.need(crowded).id, project=crowded.id, member=f"m{number}", sent=NOW)
        town.kept.invitations.put(row)
    nora = newcomer(town)
    run(town, "welcome", nora.id)
    assert [row.project for row in asked(town, nora)] == [open_still.id]


def test_whoever_was_asked_or_has_answered_something_is_no_newcomer_any_more(town: Town) -> None:
    project = quietly_published(town)
    found_it = newcomer(town, "found")
    town.as_("found").say_no(need_id=town.need(project).id)
    pass_until(town, NOW + 2 * DAY)
    assert [row.cause for row in asked(town, found_it)] == ["browse"]
    town.as_("found").offer(CARPENTRY)
    assert town.due("welcome", found_it.id) is None


def test_an_offer_that_a_delegate_reads_first_is_looked_for_once_it_is_open(town: Town) -> None:
    town.member("nora")
    town.as_("nora").agree("alerts")
    offer = town.as_("nora").offer(OfferSheet(kind="skill", skills=("childcare",), words="Garder des enfants"))
    assert town.due("welcome", town.people["nora"]) is None
    town.as_("mod").approve_offer(offer.id)
    assert town.due("welcome", town.people["nora"]) is not None

"""Quotes: side by side, within the ceiling, and never two accepted for one place."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.commitments import Commitment
from domain.partners import Partner
from domain.pay import VOLUNTEER, Pay, ceiling
from domain.pledges import MOST_QUOTES
from domain.projects import Need, Project
from domain.refusals import Above, Elsewhere, NoRoom, NotYours, Shut, Taken, TooLate, Unfit
from domain.sheets import DAY
from tests.domain.hours import pass_until
from tests.domain.test_pledging import staffed
from tests.domain.town import NOW, Town, a_need, a_sheet, refused


@pytest.fixture
def town() -> Town:
    return Town()


def paid(town: Town, *, count: int = 1, days: int = 1) -> tuple[Project, Need]:
    sheet = a_need(count=count, days=days).but(pay=ceiling(40))
    project = town.published(a_sheet(sheet))
    return project, town.need(project)


def quoted(town: Town, who: str, need: Need, fee: float, **said: object) -> str:
    return town.as_(who).say_yes(need_id=need.id, fee=fee, pledge="fee", **said)[0].yes  # type: ignore[arg-type]


def rows(town: Town, yes: str) -> list[Commitment]:
    return town.kept.commitments.of_yes(yes)


def states(town: Town, *yeses: str) -> list[str]:
    return [row.state for yes in yeses for row in rows(town, yes)]


def why(town: Town, yes: str) -> list[str]:
    events = (event for _, _, event in town.kept.journal.lines if event.kind == "commitment_released")
    return [event.code("why") for event in events if event.code("yes") == yes]


def test_quotes_take_no_place_and_stand_side_by_side(town: Town) -> None:
    _, need = paid(town)
    dear, cheap, same = (quoted(town, who, need, fee) for who, fee in (("ada", 40), ("leo", 25.5), ("olga", 40)))
    assert town.kept.commitments.taken(town.as_("omar").coming(need)[0].id) == 0
    quotes = town.as_("omar").quotes(need)
    assert [quote.rows[0].yes for quote in quotes] == [cheap, dear, same]
    assert [quote.cheapest for quote in quotes] == [True, False, False]
    assert not any(quote.earliest for quote in quotes), "all on the same day"
    assert states(town, dear, cheap, same) == ["quoted"] * 3


def test_the_earliest_is_the_one_that_could_come_sooner(town: Town) -> None:
    _, need = paid(town, days=2)
    first, second = town.as_("omar").coming(need)
    late = quoted(town, "ada", need, 20, occurrences=[second.id])
    soon = quoted(town, "leo", need, 30, occurrences=[first.id])
    found = {quote.rows[0].yes: (quote.cheapest, quote.earliest) for quote in town.as_("omar").quotes(need)}
    assert found == {late: (True, False), soon: (False, True)}


def test_one_is_accepted_and_the_others_are_let_go(town: Town) -> None:
    _, need = paid(town)
    cheap, dear = quoted(town, "ada", need, 20), quoted(town, "leo", need, 30)
    refused(town.kept, NotYours, lambda: town.as_("ada").accept(cheap))
    town.as_("omar").accept(dear)
    assert states(town, dear, cheap) == ["confirmed", "released"]
    assert why(town, cheap) == ["other_quote"]
    assert town.due("hold", cheap) is None
    refused(town.kept, TooLate, lambda: town.as_("omar").accept(cheap))
    assert town.as_("omar").quotes(need) == []


def test_two_places_take_two_quotes_and_no_third(town: Town) -> None:
    _, need = paid(town, count=2)
    yeses = [quoted(town, who, need, 20) for who in ("ada", "leo", "olga")]
    town.as_("omar").accept(yeses[0])
    assert states(town, *yeses) == ["confirmed", "quoted", "quoted"]
    town.as_("omar").accept(yeses[1])
    assert states(town, *yeses) == ["confirmed", "confirmed", "released"]


def test_on_several_dates_only_those_with_a_place_are_accepted(town: Town) -> None:
    _, need = paid(town, days=2)
    first, second = town.as_("omar").coming(need)
    one = quoted(town, "ada", need, 20, occurrences=[first.id])
    both = quoted(town, "leo", need, 30)
    town.as_("omar").accept(one)
    assert {row.occurrence: row.state for row in rows(town, both)} == {first.id: "released", second.id: "quoted"}
    town.as_("omar").accept(both)
    assert {row.occurrence: row.state for row in rows(town, both)} == {first.id: "released", second.id: "confirmed"}


def test_a_place_kept_for_a_volunteer_is_not_given_to_a_quote(town: Town) -> None:
    _, need = paid(town)
    quote = quoted(town, "ada", need, 20)
    volunteer = town.as_("leo").say_yes(need_id=need.id)[0].yes
    assert states(town, volunteer) == ["held"]
    refused(town.kept, NoRoom, lambda: town.as_("omar").accept(quote))
    town.as_("omar").accept(volunteer)
    assert (states(town, quote), why(town, quote)) == (["released"], ["other_quote"])


def test_who_said_yes_elsewhere_meanwhile_cannot_be_accepted(town: Town) -> None:
    (_, need), other = paid(town), town.published()
    quote = quoted(town, "ada", need, 20)
    town.as_("ada").say_yes(need_id=town.need(other).id)
    refused(town.kept, Elsewhere, lambda: town.as_("omar").accept(quote))


def test_a_quote_is_changed_or_withdrawn_before_it_is_accepted(town: Town) -> None:
    _, need = paid(town)
    yes = quoted(town, "ada", need, 20, what="sans le transport")
    refused(town.kept, NotYours, lambda: town.as_("leo").change_quote(yes, fee=10))
    assert refused(town.kept, Unfit, lambda: town.as_("ada").change_quote(yes, fee=40.01)).right == "0..40"
    refused(town.kept, Unfit, lambda: town.as_("ada").change_quote(yes, fee=0))
    (row,) = town.as_("ada").change_quote(yes, fee=15, times="le matin", what="transport compris")
    assert (row.fee, row.value, row.times, row.what) == (15, 15, "le matin", "transport compris")
    assert town.told()[-1] == "quote_changed"
    other = quoted(town, "leo", need, 12)
    town.as_("leo").cancel(yes_id=other)
    assert states(town, other) == ["cancelled"]
    town.as_("omar").accept(yes)
    refused(town.kept, TooLate, lambda: town.as_("ada").change_quote(yes, fee=10))


def test_a_volunteer_s_yes_is_no_quote(town: Town) -> None:
    _, need = paid(town)
    yes = town.as_("ada").say_yes(need_id=need.id)[0].yes
    refused(town.kept, TooLate, lambda: town.as_("ada").change_quote(yes, fee=10))


def a_shop(town: Town, need: Need, fee: float) -> tuple[Partner, str]:
    shop = staffed(town, most=30)
    return shop, quoted(town, "ada", need, fee, partner_id=shop.id)


def test_above_what_the_team_may_promise_an_owner_answers_first(town: Town) -> None:
    _, need = paid(town)
    _, yes = a_shop(town, need, 35)
    assert town.as_("omar").quotes(need) == []
    refused(town.kept, NotYours, lambda: town.as_("omar").accept(yes))
    assert rows(town, yes)[0].until <= NOW + DAY
    town.as_("leo").approve_pledge(yes)
    assert town.told()[-1] == "quote_made"
    assert [quote.rows[0].yes for quote in town.as_("omar").quotes(need)] == [yes]


def test_a_member_of_a_team_does_not_raise_a_quote_above_it_and_nobody_comes_on_a_closed_day(town: Town) -> None:
    _, need = paid(town)
    shop, yes = a_shop(town, need, 25)
    assert refused(town.kept, Above, lambda: town.as_("ada").change_quote(yes, fee=35)).ceiling == 30
    town.as_("leo").change_partner(shop.id, closed_days=("mon",))
    refused(town.kept, Shut, lambda: town.as_("ada").change_quote(yes, fee=25, times="le lundi matin"))
    assert town.as_("leo").change_quote(yes, fee=35)[0].fee == 35


def test_an_unanswered_quote_stands_half_the_time_left_and_is_then_given_back(town: Town) -> None:
    _, need = paid(town)
    yes = quoted(town, "ada", need, 20)
    until = rows(town, yes)[0].until
    assert NOW + DAY < until <= NOW + 7 * DAY
    pass_until(town, until)
    assert (states(town, yes), why(town, yes)) == (["released"], ["silence"])


def test_a_line_that_moves_up_is_compared_again(town: Town) -> None:
    _, need = paid(town)
    taken = quoted(town, "ada", need, 20)
    town.as_("omar").accept(taken)
    waiting = quoted(town, "leo", need, 15)
    assert states(town, waiting) == ["waitlisted"]
    town.as_("ada").cancel(yes_id=taken)
    assert (states(town, waiting), town.told()[-1]) == (["quoted"], "quote_made")


@pytest.mark.parametrize(
    ("pay", "left"),
    [(VOLUNTEER, []), (ceiling(30), ["quoted"]), (ceiling(300, "day"), []), (ceiling(50), ["quoted"] * 2)],
)
def test_another_pay_lets_go_of_what_it_cannot_take(town: Town, pay: Pay, left: list[str]) -> None:
    _, need = paid(town)
    yeses = [quoted(town, "ada", need, 25), quoted(town, "leo", need, 40)]
    town.as_("omar").change_pay(need.id, pay)
    assert [state for state in states(town, *yeses) if state == "quoted"] == left
    assert {reason for yes in yeses for reason in why(town, yes)} <= {"ceiling_changed"}


def test_no_more_quotes_than_can_be_compared(town: Town) -> None:
    _, need = paid(town)
    yes = rows(town, quoted(town, "ada", need, 20))[0]
    for n in range(MOST_QUOTES - 1):
        town.kept.commitments.put(yes.but(id=town.new_id(), yes=f"y{n}", member=f"m{n}"))
    assert refused(town.kept, Unfit, lambda: quoted(town, "leo", need, 10)).field == "quotes"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ada", "leo", "olga", "vera"]), st.integers(0, 2)), max_size=14))
def test_whatever_is_done_no_place_is_accepted_twice(acts: list[tuple[str, int]]) -> None:
    town = Town()
    _, need = paid(town)
    (date,) = town.as_("omar").coming(need)
    yeses: dict[str, str] = {}
    for who, act in acts:
        with suppress(TooLate, NotYours, NoRoom, Elsewhere, Taken):
            if act == 0:
                yeses[who] = quoted(town, who, need, 20)
            elif who in yeses and act == 1:
                town.as_("omar").accept(yeses[who])
            elif who in yeses:
                town.as_(who).cancel(yes_id=yeses[who])
        assert town.kept.commitments.taken(date.id) <= need.count

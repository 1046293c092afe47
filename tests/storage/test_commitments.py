"""Invitations and commitments, kept and found."""

from typing import get_args

from domain.commitments import HOLDING, CommitmentState
from domain.invitations import Reason
from storage.batch import Executor
from tests.storage.given import DAY, NOW, commitment, invitation, keep, member, need, occurrence, project


def test_invitations_are_found_by_need_and_by_member(executor: Executor) -> None:
    ada, omar = member(), member("Omar")
    toy = project(omar)
    wood, paint = need(toy), need(toy)
    first = invitation(ada, wood, reasons=(Reason(code="skill", part=0.5),), occurrences=("01O",))
    again, other, his = invitation(ada, wood), invitation(ada, paint), invitation(omar, wood)
    keep(executor, his, other, again, first)
    assert executor.run(lambda uow: uow.invitations.get(first.id)) == first
    assert executor.run(lambda uow: uow.invitations.of_need(wood.id)) == [first, again, his]
    assert executor.run(lambda uow: uow.invitations.of(wood.id, ada.id)) == again
    assert executor.run(lambda uow: uow.invitations.of(paint.id, omar.id)) is None
    assert executor.run(lambda uow: uow.invitations.of_member(ada.id, limit=2)) == [other, again]
    answered = first.but(state="yes", answered=NOW)
    executor.run(lambda uow: uow.invitations.put(answered))
    assert executor.run(lambda uow: uow.invitations.get(first.id)) == answered


def test_only_what_the_door_sent_by_itself_counts_for_the_cap(executor: Executor) -> None:
    ada = member()
    about = need(project(member("Omar")))
    sent = [
        invitation(ada, about, cause="wave", sent=NOW),
        invitation(ada, about, cause="newcomer", sent=NOW + 1),
        invitation(ada, about, cause="wave", sent=NOW - 1),
        invitation(ada, about, cause="browse", sent=NOW),
        invitation(member(), about, cause="wave", sent=NOW),
    ]
    keep(executor, *sent)
    assert executor.run(lambda uow: uow.invitations.sent_since(ada.id, NOW)) == 2
    assert executor.run(lambda uow: uow.invitations.sent_since(ada.id, NOW + DAY)) == 0


def test_places_are_the_parties_of_those_that_hold(executor: Executor) -> None:
    ada = member()
    date = occurrence(need(project(member("Omar"))))
    assert executor.run(lambda uow: uow.commitments.taken(date.id)) == 0
    for place, state in enumerate(get_args(CommitmentState)):
        keep(executor, commitment(ada, date, state=state, party=10**place))
    expected = sum(10**place for place, state in enumerate(get_args(CommitmentState)) if state in HOLDING)
    taken = executor.run(lambda uow: uow.commitments.taken(date.id))
    assert taken == expected
    assert type(taken) is int


def test_commitments_come_in_the_order_they_were_made(executor: Executor) -> None:
    ada, omar = member(), member("Omar")
    toy = project(omar)
    wood = need(toy)
    saturday, sunday = occurrence(wood), occurrence(wood, NOW + 7 * DAY)
    late = commitment(ada, saturday, made=NOW + 5)
    early = commitment(omar, saturday, made=NOW + 1, state="confirmed")
    same_yes = commitment(ada, sunday, made=NOW + 5, yes=late.yes, state="cancelled")
    keep(executor, same_yes, late, early)
    assert executor.run(lambda uow: uow.commitments.of_occurrence(saturday.id)) == [early, late]
    assert executor.run(lambda uow: uow.commitments.of_need(wood.id)) == [early, late, same_yes]
    assert executor.run(lambda uow: uow.commitments.of_project(toy.id)) == [early, late, same_yes]
    assert executor.run(lambda uow: uow.commitments.of_yes(late.yes)) == [late, same_yes]
    assert executor.run(lambda uow: uow.commitments.of_member(ada.id, ["held", "confirmed"])) == [late]
    assert executor.run(lambda uow: uow.commitments.of_member(ada.id, get_args(CommitmentState))) == [late, same_yes]
    assert executor.run(lambda uow: uow.commitments.of_member(ada.id, [])) == []
    settled = late.but(state="confirmed", decided_by=omar.id)
    executor.run(lambda uow: uow.commitments.put(settled))
    assert executor.run(lambda uow: uow.commitments.get(late.id)) == settled


def test_what_a_partner_promised_is_found_newest_first(executor: Executor) -> None:
    ada, toy = member(), project(member("Omar"))
    wood = need(toy)
    date = occurrence(wood)
    first, second = (commitment(ada, date, partner="01SHOP", made=NOW + n) for n in range(2))
    other, own = commitment(ada, date, partner="01OTHER"), commitment(ada, date)
    keep(executor, wood, date, first, second, other, own)
    assert executor.run(lambda uow: uow.commitments.of_partner("01SHOP", ("held",), limit=9)) == [second, first]
    assert executor.run(lambda uow: uow.commitments.of_partner("01SHOP", ("held",), limit=1)) == [second]
    assert executor.run(lambda uow: uow.commitments.of_partner("", ("held",), limit=9)) == []
    assert executor.run(lambda uow: uow.commitments.of_partner("01SHOP", ("done",), limit=9)) == []
    pledges = executor.run(lambda uow: uow.stats().counts["pledges"])
    assert pledges == {"held": 3}, "what was promised in a partner's name, whatever it is"

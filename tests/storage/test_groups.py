"""Groups as they are kept, and what goes with one to another address."""

from dataclasses import replace

from conversations.inbound import Address
from domain.groups import Group
from storage.batch import Executor
from storage.unit import Unit
from tests.storage.given import NOW, card_screen, group, identity, keep, member, message

OLD, NEW = Address("telegram", "1", "-100", "", ""), Address("telegram", "1", "-1001", "", "")


def test_a_group_is_found_by_its_address_and_by_its_keeper(executor: Executor) -> None:
    ada = member()
    kept, other = group(keeper=ada.id, state="looked_after"), group("-200")
    keep(executor, kept, other)
    assert executor.run(lambda uow: uow.groups.at(str(OLD))) == kept
    assert executor.run(lambda uow: uow.groups.at(str(NEW))) is None
    assert executor.run(lambda uow: uow.groups.of_keeper(ada.id)) == [kept]
    executor.run(lambda uow: uow.groups.drop(other.id))
    assert executor.run(lambda uow: uow.groups.get(other.id)) is None


def test_a_group_hears_of_what_is_in_its_box_while_somebody_looks_after_it(executor: Executor) -> None:
    ada = member()
    near = group(keeper=ada.id, state="looked_after")
    others = (
        group("-2", keeper=ada.id, state="left"),
        group("-3", fsa="H1A", radius_km=1, keeper=ada.id, state="looked_after"),
        group("-4", fsa="", keeper=ada.id, state="looked_after"),
    )
    keep(executor, near, *others)

    def around(fsa: str, limit: int = 9) -> list[Group]:
        return executor.run(lambda uow: uow.groups.near(fsa, limit=limit))

    assert around("H2S") == [near]
    assert around("H9X") == []
    assert around("XXX") == []
    assert around("H2S", 0) == []


def test_what_is_owed_goes_to_the_new_address_and_the_cards_of_the_old_one_are_let_go(executor: Executor) -> None:
    card = message(OLD, screen=card_screen("project:1"))
    text, edit = message(OLD, "Bonjour."), message(OLD, screen=card_screen("project:1"), replaces="7")
    elsewhere = message(replace(OLD, chat="-5"), "Ailleurs.")

    def before(uow: Unit) -> None:
        for one in (card, text, edit, elsewhere):
            uow.enqueue(one, now=NOW)
        uow.outbox.sent(card.id, "7", NOW)

    executor.run(before)
    executor.run(lambda uow: uow.move_chat(OLD, NEW, NOW + 1))
    assert executor.run(lambda uow: uow.outbox.owed_to(OLD, NOW + 1)) == []
    assert executor.run(lambda uow: uow.outbox.owed_to(NEW, NOW + 1)) == [text.but(to=NEW)]
    assert executor.run(lambda uow: uow.outbox.owed_to(elsewhere.to, NOW + 1)) == [elsewhere]
    assert executor.run(lambda uow: uow.cards_of("project:1", after="", limit=9)) == []


def test_what_a_group_refuses_and_where_it_went_is_for_a_turn_to_note(executor: Executor) -> None:
    kept, text = group(), message(OLD, "Bonjour.")
    keep(executor, kept)

    def turn(uow: Unit) -> None:
        uow.enqueue(text, now=NOW)
        uow.outbox.refuse(text.id, "no rights", NOW)
        uow.move_chat(OLD, NEW, NOW)

    executor.run(turn)
    due = executor.run(lambda uow: uow.timers.due(NOW, 9))
    assert {(timer.kind, timer.subject) for timer in due} == {
        ("group_refused", f"{OLD} {NOW} no rights"),
        ("group_moved", f"{OLD} {NEW}"),
    }
    executor.run(lambda uow: uow.groups.put(kept.but(address=str(NEW))))
    executor.run(lambda uow: uow.timers.drop("group_moved", f"{OLD} {NEW}"))
    executor.run(lambda uow: uow.move_chat(OLD, NEW, NOW))
    assert [timer.kind for timer in executor.run(lambda uow: uow.timers.due(NOW, 9))] == ["group_refused"]


def test_an_erased_keeper_leaves_the_group_as_who_put_the_door_there_does(executor: Executor) -> None:
    ada = member()
    kept, new = group(keeper=ada.id, state="looked_after"), group("-2", added_by="web||ada")
    keep(executor, ada, identity(ada), kept, new)
    executor.run(lambda uow: uow.erase_member(ada.id))
    assert executor.run(lambda uow: uow.groups.get(kept.id)) == kept.but(keeper="", state="new")
    assert executor.run(lambda uow: uow.groups.get(new.id)) == new.but(added_by="")

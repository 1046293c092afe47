"""What every turn does: its key, its conversation, what it owes, its openers."""

from dataclasses import replace
from functools import partial

import pytest

from conversations.conversation import Conversation
from conversations.ports import KeyReused, Opener, UnitOfWork
from conversations.screens import Field, Reply, Screen
from storage.batch import Executor
from storage.unit import Failure, Unit
from tests.storage.given import DAY, NOW, address, card_screen, conversation, identity, member, message


def test_a_unit_of_work_is_what_the_engine_asks_for(executor: Executor) -> None:
    unit: UnitOfWork = executor.unit
    assert unit.opener("none") is None


def test_a_key_is_new_once(executor: Executor) -> None:
    assert executor.run(lambda uow: uow.first_sight("web:c1", "hash", NOW)) is None
    assert executor.run(lambda uow: uow.first_sight("web:c1", "hash", NOW + 1)) == Reply()


def test_a_redelivered_key_is_answered_as_it_was(executor: Executor) -> None:
    form = Screen(text="Corrige.", fields=(Field("title", "Titre", examples=("Fête",)),), form="T")
    reply = Reply(notice="Noté.", errors={"title": "Il manque un titre."}, form=form)

    def turn(uow: Unit) -> None:
        uow.first_sight("web:c1", "hash", NOW)
        uow.note_reply("web:c1", reply)

    executor.run(turn)
    assert executor.run(lambda uow: uow.first_sight("web:c1", "hash", NOW)) == reply


def test_a_key_with_other_content_is_refused(executor: Executor) -> None:
    executor.run(lambda uow: uow.first_sight("web:c1", "hash", NOW))
    with pytest.raises(KeyReused) as refused:
        executor.run(lambda uow: uow.first_sight("web:c1", "another", NOW))
    assert refused.value.key == "web:c1"


def test_nobody_is_known_at_a_first_visit(executor: Executor) -> None:
    person = executor.run(lambda uow: uow.load(address()))
    assert (person.conversation, person.identity, person.member) == (None, None, None)


def test_a_person_comes_back_with_their_conversation(executor: Executor) -> None:
    ada = member()
    known = identity(ada)
    talk = conversation()

    def first(uow: Unit) -> None:
        uow.members.put(ada)
        uow.members.put_identity(known)
        uow.save(address(), talk, member=ada.id, now=NOW)

    executor.run(first)
    person = executor.run(lambda uow: uow.load(address()))
    assert (person.conversation, person.identity, person.member) == (talk, known, ada)
    assert executor.run(lambda uow: uow.state_of(address())) == "propose.title"


def test_one_member_has_a_conversation_in_each_chat(executor: Executor) -> None:
    ada = member()
    group = replace(address(), chat="group")

    def turn(uow: Unit) -> None:
        uow.members.put(ada)
        uow.members.put_identity(identity(ada))
        uow.save(address(), conversation("offer", "what"), member=ada.id, now=NOW)

    executor.run(turn)
    person = executor.run(lambda uow: uow.load(group))
    assert person.conversation is None
    assert person.member == ada
    assert executor.run(lambda uow: uow.state_of(group)) == "menu"


def test_the_last_saved_conversation_counts_and_an_idle_one_stays(executor: Executor) -> None:
    executor.run(lambda uow: uow.save(address(), conversation(), member="", now=NOW))
    executor.run(lambda uow: uow.save(address(), Conversation(revision=4), member="", now=NOW + 1))
    person = executor.run(lambda uow: uow.load(address()))
    assert person.conversation == Conversation(revision=4)
    assert executor.run(lambda uow: uow.state_of(address())) == "menu"


def test_a_conversation_that_cannot_be_read_begins_again(executor: Executor) -> None:
    executor.run(lambda uow: uow.save(address(), conversation(), member="", now=NOW))
    executor.connection.execute("UPDATE conversation SET data = '{\"frames\": 7}'")
    assert executor.run(lambda uow: uow.load(address())).conversation == Conversation()


def test_an_opener_says_what_it_opens(executor: Executor) -> None:
    opener = Opener("AB12CD34EF", "answer", {"need": "01N"}, member="01M", until=NOW + DAY, title="Le jouet", at=NOW)
    executor.run(lambda uow: uow.put_opener(opener))
    assert executor.run(lambda uow: uow.opener(opener.id)) == opener
    again = opener.but(until=0)
    executor.run(lambda uow: uow.put_opener(again))
    assert executor.run(lambda uow: uow.opener(opener.id)) == again


@pytest.mark.parametrize("kept", [True, False])
def test_an_attempt_is_kept_or_taken_back_without_the_rest_of_the_turn(executor: Executor, kept: bool) -> None:
    def turn(uow: Unit) -> None:
        uow.put_opener(Opener("before", "answer"))
        uow.attempt()
        uow.put_opener(Opener("within", "answer"))
        uow.settle(kept=kept)
        uow.put_opener(Opener("after", "answer"))

    executor.run(turn)
    found = [id for id in ("before", "within", "after") if executor.run(partial(Unit.opener, id=id))]
    assert found == (["before", "within", "after"] if kept else ["before", "after"])


def test_typed_text_finds_the_newest_messages_choices(executor: Executor) -> None:
    here, other = str(address()), str(address("omar"))
    choices = (("yes", "J’y serai"), ("not_this_time", "Pas cette fois"))
    shown = Opener("1", "answer", address=here, choices=choices, at=NOW)
    newer = shown.but(id="2", at=NOW + 5)
    same_instant = shown.but(id="3", at=NOW + 5)

    def turn(uow: Unit) -> None:
        for opener in (
            shown,
            newer,
            same_instant,
            shown.but(id="4", at=NOW - 1),  # too old
            shown.but(id="5", choices=(), at=NOW + 9),  # a card without choices
            shown.but(id="6", address=other, at=NOW + 9),
        ):
            uow.put_opener(opener)

    executor.run(turn)
    assert executor.run(lambda uow: uow.openers_since(address(), NOW, limit=9)) == [same_instant, newer, shown]
    assert executor.run(lambda uow: uow.openers_since(address(), NOW, limit=1)) == [same_instant]


def test_cards_of_a_subject_come_in_slices(executor: Executor) -> None:
    cards = [message(screen=card_screen("need:1")) for _ in range(3)]
    other = message(screen=card_screen("need:2"))

    def turn(uow: Unit) -> None:
        for one in (*cards, other):
            uow.enqueue(one, now=NOW)
            uow.outbox.sent(one.id, f"m{one.id}", NOW)

    executor.run(turn)
    first = executor.run(lambda uow: uow.cards_of("need:1", after="", limit=2))
    rest = executor.run(lambda uow: uow.cards_of("need:1", after=first[-1].message, limit=2))
    assert [card.message for card in first + rest] == [card.id for card in cards]
    assert {card.view for card in first + rest} == {"need:1"}
    assert first[0].native == f"m{cards[0].id}"


def test_a_failed_turn_waits_for_staff(executor: Executor) -> None:
    executor.run(lambda uow: uow.note_failure("web:c1", "ValueError\nengine.py:7 run", NOW))
    executor.run(lambda uow: uow.note_failure("web:c2", "KeyError", NOW + 1))
    assert executor.run(lambda uow: uow.failures(9)) == [
        Failure("web:c1", NOW, "ValueError\nengine.py:7 run"),
        Failure("web:c2", NOW + 1, "KeyError"),
    ]
    assert executor.run(lambda uow: uow.settle_failure("web:c1", NOW + 2))
    assert not executor.run(lambda uow: uow.settle_failure("web:c1", NOW + 3))
    assert [one.key for one in executor.run(lambda uow: uow.failures(9))] == ["web:c2"]

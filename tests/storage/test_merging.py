"""One member in the place of two: what no record of the neighbourhood calls theirs follows too."""

from conversations.ports import Opener
from domain.events import Event
from domain.members import Member
from domain.projects import Project
from domain.territories import Waiting
from storage.batch import Executor
from storage.unit import Unit
from tests.storage.given import NOW, address, conversation, keep, member, new_id, project


def merged(executor: Executor, gone: Member, stays: Member) -> None:
    executor.run(lambda uow: uow.absorb_member(gone.id, stays.id))


def test_conversations_buttons_and_what_happened_are_the_others(executor: Executor) -> None:
    leo, ada, omar = member("Leo"), member("Ada"), member("Omar")
    keep(executor, leo, ada, omar)

    def before(uow: Unit) -> None:
        uow.save(address("leo"), conversation(who=leo.id), member=leo.id, now=NOW)
        uow.save(address("omar"), conversation(who=omar.id), member=omar.id, now=NOW)
        uow.put_opener(Opener("short", "offer", {"member": leo.id}, member=leo.id))
        uow.put_opener(Opener("other", "offer", {"member": omar.id}, member=omar.id))
        uow.journal.add(Event("offer_made", "offer:1", actor=leo.id), id=new_id(), at=NOW)
        uow.journal.add(Event("offer_made", "offer:2", actor=omar.id), id=new_id(), at=NOW)

    executor.run(before)
    merged(executor, leo, ada)

    def after(uow: Unit) -> None:
        assert uow.members.get(leo.id) is None
        kept = uow.load(address("leo")).conversation
        assert kept
        assert kept.frames[0].answers == {"who": ada.id}
        mine, theirs = uow.opener("short"), uow.opener("other")
        assert mine
        assert theirs
        assert (mine.member, mine.argument) == (ada.id, {"member": ada.id})
        assert (theirs.member, theirs.argument) == (omar.id, {"member": omar.id})

    executor.run(after)
    acted = executor.connection.execute("SELECT actor FROM journal ORDER BY id").fetchall()
    assert [actor for (actor,) in acted] == [ada.id, omar.id]


def test_news_that_waits_for_the_morning_waits_for_the_other(executor: Executor) -> None:
    leo, ada, omar = member("Leo"), member("Ada"), member("Omar")
    keep(executor, leo, ada, omar)

    def before(uow: Unit) -> None:
        for one in (leo, omar):
            uow.timers.set("tell", f"{one.id} need_filled need:1", NOW)
        uow.timers.set("remind", f"{leo.id} tomorrow", NOW)

    executor.run(before)
    merged(executor, leo, ada)
    due = executor.run(lambda uow: {(timer.kind, timer.subject) for timer in uow.timers.due(NOW, 9)})
    assert due == {
        ("tell", f"{ada.id} need_filled need:1"),
        ("tell", f"{omar.id} need_filled need:1"),
        ("remind", f"{leo.id} tomorrow"),
    }


def test_what_the_one_decided_was_decided_by_the_other(executor: Executor) -> None:
    leo, ada, omar = member("Leo"), member("Ada"), member("Omar")
    his, others = (project(omar, decided_by=one.id, reason="Il manque une date.") for one in (leo, omar))
    keep(executor, leo, ada, omar, his, others)

    def acted(uow: Unit) -> None:
        for one in (his, others):
            uow.journal.add(Event("change_asked", f"project:{one.id}", actor=one.decided_by), id=new_id(), at=NOW)

    executor.run(acted)
    merged(executor, leo, ada)
    assert executor.run(lambda uow: decider(uow, his)) == ada.id
    assert executor.run(lambda uow: decider(uow, others)) == omar.id


def test_nobody_waits_twice_for_a_territory(executor: Executor) -> None:
    leo, ada = member("Leo"), member("Ada")
    keep(executor, leo, ada, *(Waiting(id=new_id(), territory="rosemont", member=one.id) for one in (leo, ada)))
    merged(executor, leo, ada)
    waiting = executor.run(lambda uow: uow.territories.waiting("rosemont"))
    assert [one.member for one in waiting] == [ada.id]


def decider(uow: Unit, of: Project) -> str:
    kept = uow.projects.get(of.id)
    assert kept
    return kept.decided_by

"""My rights: all that is kept of a person is erased to the last byte."""

import random
from dataclasses import replace
from pathlib import Path

from conversations.conversation import Conversation, Shown
from conversations.ports import Opener
from conversations.screens import Card, Choice, Message, Reply, Screen
from domain.members import Member, Role
from domain.partners import Partner
from domain.projects import Requires, Venue
from domain.reports import Report
from domain.territories import Waiting
from storage.batch import Executor
from storage.personal import IMPERSONAL, PERSONAL
from storage.sqlite_store import SqliteStore
from storage.unit import Unit
from tests.storage.given import (
    NOW,
    address,
    card_screen,
    commitment,
    conversation,
    identity,
    invitation,
    keep,
    member,
    message,
    need,
    new_id,
    occurrence,
    offer,
    picture,
    project,
)
from tests.tables import contents, names

MARK = "Zyxwvut"
"""In every personal word of Ada's, and nowhere else."""


class Street:
    """Ada, and those she had to do with: Omar organizes, Mod moderates, Zoé was asked by Ada."""

    def __init__(self) -> None:
        self.ada = member(f"Ada{MARK}")
        self.omar, self.mod, self.zoe = member("Omar"), member("Mod"), member("Zoé")
        self.toy = project(self.omar)
        self.both = project(self.omar, self.ada, title="Fête des ruelles")
        self.small = project(
            self.ada,
            title=f"{MARK} titre",
            story=f"{MARK} histoire",
            reason=f"{MARK} raison",
            venue=Venue(fsa="H2S", name=f"{MARK} chez moi", address=f"{MARK} rue"),
            small=True,
        )
        self.wood = need(self.toy)
        self.sink = need(self.small, what=f"{MARK} lavabo", requires=Requires(licence=f"{MARK} permis"))
        self.date, self.evening = occurrence(self.wood), occurrence(self.sink)
        self.yes = commitment(self.ada, self.date, state="done", what=f"{MARK} scie", reply=f"{MARK} réponse", party=2)
        self.asked = invitation(self.ada, self.wood, question=f"{MARK} question?", reply="Oui, à midi.")
        self.help = invitation(self.zoe, self.sink)
        self.face = picture(self.ada, alt=f"{MARK} visage", hash=PHOTO, state="ready", child=True, attested=NOW)
        self.theirs = picture(self.omar, project=self.toy.id)
        self.shop = Partner(id=new_id(), name="Quincaillerie", fsa="H2S", team={self.ada.id: "owner", "01L": "member"})

    def keep(self, executor: Executor) -> None:
        people = (self.ada, self.omar, self.mod, self.zoe)
        keep(executor, *people, *(identity(one, user) for one, user in zip(people, USERS, strict=True)))
        keep(executor, self.toy, self.both, self.small, self.wood, self.sink, self.date, self.evening)
        keep(executor, self.yes, self.asked, self.help, self.shop, Role(id=new_id(), member=self.mod.id, name="staff"))
        keep(
            executor,
            offer(self.ada, words=f"{MARK} menuiserie"),
            Waiting(id=new_id(), territory="x", member=self.ada.id),
        )
        keep(executor, Report(id=new_id(), member=self.ada.id, about="project:1", reason=f"{MARK} pas bien"))
        keep(executor, self.face, self.theirs)
        executor.run(self.show)
        executor.run(self.talk)

    def show(self, uow: Unit) -> None:
        """What pictures show, and where else they are known."""
        uow.pictures.fill(self.face.id, f"JPEG {MARK}".encode())
        uow.pictures.fill(self.theirs.id, b"JPEG")
        uow.pictures.note_file(PHOTO, "telegram|1", f"{MARK} file")
        uow.uploads.put("u1", address(), f"JPEG {MARK}".encode(), now=NOW)
        uow.uploads.put("u2", address("omar"), b"JPEG", now=NOW)

    def talk(self, uow: Unit) -> None:
        """What was said and sent: to Ada, and to the others about her."""
        ada, omar, mod, zoe = (address(user) for user in USERS)
        uow.first_sight("web:c1", "hash", NOW)
        uow.note_reply("web:c1", Reply(notice=f"Noté, {MARK}."))
        uow.save(ada, conversation(title=f"{MARK} brouillon"), member=self.ada.id, now=NOW)
        uow.save(replace(ada, chat="groupe"), conversation(title=f"{MARK} autre"), member=self.ada.id, now=NOW)
        uow.put_opener(Opener("O1", "answer", address=str(ada), choices=(("yes", f"{MARK} oui"),), at=NOW))
        uow.put_opener(Opener("O2", "answer", member=self.ada.id, title=f"{MARK} lien"))
        uow.mailbox.said(ada, "web:c2", f"{MARK} a dit", NOW)
        waits, gone = message(ada, f"{MARK} attend"), message(ada, f"{MARK} envoyé")
        for owed in (waits, gone):
            self.tell(uow, owed)
        uow.outbox.sent(gone.id, "m1", NOW)
        self.tell(uow, message(omar, screen=self.alert(f"need:{self.wood.id}")))
        self.tell(uow, message(mod, f"{self.ada.name} signale un projet."))
        self.tell(uow, message(zoe, screen=card_screen(f"need:{self.sink.id}", title=f"Le lavabo ({MARK[:5]}…)")))
        shown = Shown(nonce="n", choices=[("accept", f"Accepter {self.ada.name}")], asides=[("T", self.ada.name)])
        uow.save(omar, Conversation(frames=conversation().frames, screen=shown), member=self.omar.id, now=NOW)
        uow.put_opener(Opener("O3", "alert", address=str(omar), title=self.ada.name, at=NOW))

    def alert(self, subject: str) -> Screen:
        name = self.ada.name
        card = Card(subject, f"{name} propose son aide", lines=(f"{name}, 2 km", "samedi"), view=f"alert:{self.yes.id}")
        return Screen(
            text=f"« {self.asked.question} »", card=card, choices=(Choice("accept", f"Accepter {name}", token="T1"),)
        )

    def tell(self, uow: Unit, said: Message) -> None:
        uow.enqueue(said, now=NOW)
        uow.mailbox.put(said, NOW)


PHOTO = "c0ffee"
USERS = ("ada", "omar", "mod", "zoe")


def marked(executor: Executor) -> list[str]:
    """The tables that still hold something of Ada's."""
    tables = contents(executor.connection, executor.unit._db.dialect)
    return [table for table, rows in tables.items() if MARK in repr(rows) or MARK[:5] in repr(rows)]


def test_every_table_is_known_to_hold_personal_words_or_not(executor: Executor) -> None:
    listed = {kept.table for kept in PERSONAL}
    tables = set(names(executor.connection, executor.unit._db.dialect)) | {"schema_version"}
    assert listed | set(IMPERSONAL) == tables
    assert not listed & set(IMPERSONAL)


def test_nothing_of_an_erased_person_is_left_and_counts_stay_true(executor: Executor) -> None:
    street = Street()
    street.keep(executor)
    assert {kept.table for kept in PERSONAL} - set(marked(executor)) == {"identity", "role", "waiting"}, "ids and codes"
    executor.run(lambda uow: uow.erase_member(street.ada.id))

    assert marked(executor) == []
    left = {table: len(rows) for table, rows in contents(executor.connection, executor.unit._db.dialect).items()}
    assert (left["invitation"], left["commitment"], left["report"], left["project"], left["need"]) == (2, 1, 1, 3, 2)
    assert (left["member"], left["identity"], left["offer"], left["waiting"]) == (3, 3, 0, 0)
    assert executor.run(lambda uow: uow.load(address())).member is None
    assert executor.run(lambda uow: uow.pictures.content(PHOTO)) is None
    assert executor.run(lambda uow: uow.pictures.get(street.theirs.id)) == street.theirs
    assert executor.run(lambda uow: uow.uploads.get("u2")) == b"JPEG"
    assert executor.run(lambda uow: uow.commitments.taken(street.date.id)) == 2
    (done,) = executor.run(lambda uow: uow.commitments.of_occurrence(street.date.id))
    assert done == street.yes.but(what="", reply="")
    (asked,) = executor.run(lambda uow: uow.invitations.of_member(street.ada.id, limit=9))
    assert asked == street.asked.but(question="", reply="")
    kept = executor.run(lambda uow: uow.projects.get(street.both.id))
    assert kept == street.both.but(organizers=(street.omar.id,))
    shop = executor.run(lambda uow: uow.partners.get(street.shop.id))
    assert shop == street.shop.but(team={"01L": "member"})


def test_other_people_keep_their_messages_without_the_erased_persons_words(executor: Executor) -> None:
    street = Street()
    street.keep(executor)
    executor.run(lambda uow: uow.erase_member(street.ada.id))

    def boxes(uow: Unit) -> list[Message]:
        letters = [letter for user in USERS for letter in uow.mailbox.after(address(user), 0, 9)]
        return [letter.message for letter in letters if letter.message]

    alert, report, ask = executor.run(boxes)
    assert alert.screen.card is not None
    assert alert.screen.card.title == "… propose son aide"
    assert alert.screen.card.lines == ("…, 2 km", "samedi")
    assert alert.screen.choices[0] == Choice("accept", "Accepter …", token="T1")
    assert report.screen == Screen(text="… signale un projet.")
    assert ask.screen == Screen(text="…")
    assert executor.run(lambda uow: uow.outbox.owed("web", NOW, 9)) == [alert, report, ask]
    talk = executor.run(lambda uow: uow.load(address("omar"))).conversation
    assert talk is not None
    assert talk.screen == Shown(nonce="n", choices=[("accept", "Accepter …")], asides=[("T", "…")])
    assert [frame.answers for frame in talk.frames] == [frame.answers for frame in conversation().frames]
    opener = executor.run(lambda uow: uow.opener("O3"))
    assert opener is not None
    assert opener.title == "…"


def test_a_name_inside_another_word_is_left_alone(executor: Executor) -> None:
    ada, omar = member("Al"), member("Omar")
    toy = project(omar)
    date = occurrence(need(toy))
    keep(executor, ada, omar, identity(omar, "omar"), toy, date, commitment(ada, date))
    said = message(address("omar"), "Alors, Al vient samedi; Montréal aussi.")
    executor.run(lambda uow: uow.enqueue(said, now=NOW))
    executor.run(lambda uow: uow.erase_member(ada.id))
    (kept,) = executor.run(lambda uow: uow.outbox.owed("web", NOW, 9))
    assert kept.screen.text == "Alors, … vient samedi; Montréal aussi."


def test_somebody_unknown_is_erased_without_harm(executor: Executor) -> None:
    street = Street()
    street.keep(executor)
    before = contents(executor.connection, executor.unit._db.dialect)
    executor.run(lambda uow: uow.erase_member("nobody"))
    before["inbox"] = [(key, digest, "", at) for key, digest, _, at in before["inbox"]]
    assert contents(executor.connection, executor.unit._db.dialect) == before


async def test_no_byte_of_an_erased_person_is_left_in_the_files(store: SqliteStore, tmp_path: Path) -> None:
    street = Street()
    await store._writer.call(street.keep, store._writer.executor)
    await store.run(lambda uow: churn(uow, street.ada))
    await store.run(lambda uow: uow.erase_member(street.ada.id))
    await store._writer.call(empty_the_log, store._writer.executor)
    assert found(tmp_path) == ["door.db"], "no page keeps a stale copy: churn another way"
    assert await store.scrub()
    assert found(tmp_path) == []
    await store.run(lambda uow: uow.enqueue(message(text="Reçu."), now=NOW))
    assert found(tmp_path) == []


def churn(uow: Unit, ada: Member) -> None:
    """Conversations that grow and shrink, so that pages are balanced with Ada's words among them.

    `secure_delete` alone leaves stale copies of them behind.
    """
    chance = random.Random(13)
    for place in range(3_000):
        number = chance.randrange(1_500)
        hers, size = number % 2 == 0, chance.randrange(1_000)
        text = f"{MARK} " * (size // 8) if hers else "e" * size
        chat = replace(address(), chat=f"{number * 7919 % 1_500}")
        uow.save(chat, conversation(title=text), member=ada.id if hers else "", now=NOW)
        if chance.random() < 0.5:
            uow.mailbox.said(chat, f"web:{place}", text, NOW)


def empty_the_log(executor: Executor) -> None:
    executor.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def found(folder: Path) -> list[str]:
    """The files in which something of Ada's can be read."""
    return [path.name for path in folder.iterdir() if MARK.encode() in path.read_bytes()]

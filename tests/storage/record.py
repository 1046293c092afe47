"""Records a small database of the schema as it is, for the migrations of later versions to be tried on.

    python -m tests.storage.record

writes recorded/NNN.sql, NNN being the newest step. Once a version is out its file stays as it is.
"""

from pathlib import Path

from domain.members import Member
from storage import migrations
from storage.batch import Executor
from storage.sqlite import SQLITE, connect
from storage.unit import Unit
from tests.storage.given import (
    NOW,
    address,
    card_screen,
    commitment,
    conversation,
    group,
    identity,
    invitation,
    message,
    need,
    occurrence,
    offer,
    picture,
    project,
)


def neighbourhood(uow: Unit) -> None:
    """A row in nearly every table."""
    ada = Member(id="01KAQ0000000000000000000ADA", name="Ada", fsa="H2S", consents={"door": NOW})
    omar = Member(id="01KAQ000000000000000000OMAR", name="Omar", fsa="H2R")
    toy = project(omar)
    wood = need(toy)
    date = occurrence(wood)
    asked = invitation(ada, wood)
    card = message(screen=card_screen(f"need:{wood.id}"))
    for one in (ada, omar):
        uow.members.put(one)
    uow.members.put_identity(identity(ada))
    uow.projects.put(toy)
    uow.needs.put(wood)
    uow.occurrences.put(date)
    uow.offers.put(offer(ada))
    uow.invitations.put(asked)
    uow.commitments.put(commitment(ada, date))
    uow.first_sight("web:c1", "hash", NOW)
    uow.save(address(), conversation(), member=ada.id, now=NOW)
    uow.enqueue(card, now=NOW)
    uow.outbox.sent(card.id, "m1", NOW)
    uow.enqueue(message(), now=NOW)
    uow.mailbox.put(card, NOW)
    uow.mailbox.said(address(), "web:c1", "Oui", NOW)
    shown = picture(omar, state="ready", hash="c0ffee", project=toy.id, alt="Un cheval de bois")
    uow.pictures.put(shown)
    uow.pictures.fill(shown.id, b"JPEG")
    uow.pictures.note_file(shown.hash, "telegram|1", "AgAD")
    uow.uploads.put("u1", address(), b"JPEG", now=NOW)
    uow.groups.put(group(keeper=omar.id, state="looked_after"))
    uow.timers.set("remind", f"occurrence:{date.id}", date.starts)


def main() -> None:
    connection = connect(":memory:")
    Executor(connection, SQLITE).run(neighbourhood)
    path = Path(__file__).parent / "recorded" / f"{len(migrations.read(SQLITE)):03d}.sql"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(connection.iterdump()) + "\n", encoding="utf-8")
    connection.close()


if __name__ == "__main__":
    main()

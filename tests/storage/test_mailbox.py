"""The page's chat, numbered and delivered once."""

from storage.batch import Executor
from storage.mailbox import Letter
from tests.storage.given import NOW, address, message


def test_a_chat_is_read_in_order_from_anywhere(executor: Executor) -> None:
    hello, bye = message(text="Bonjour."), message(text="À bientôt.")
    assert executor.run(lambda uow: uow.mailbox.put(hello, NOW)) == 1
    assert executor.run(lambda uow: uow.mailbox.said(address(), "web:c1", "Merci « beaucoup »!", NOW + 1)) == 2
    assert executor.run(lambda uow: uow.mailbox.put(bye, NOW + 2)) == 3
    letters = [
        Letter(1, hello.id, NOW, hello, ""),
        Letter(2, "web:c1", NOW + 1, None, "Merci « beaucoup »!"),
        Letter(3, bye.id, NOW + 2, bye, ""),
    ]
    assert executor.run(lambda uow: uow.mailbox.after(address(), 0, 9)) == letters
    assert executor.run(lambda uow: uow.mailbox.after(address(), 1, 1)) == letters[1:2]
    assert executor.run(lambda uow: uow.mailbox.end(address())) == 3


def test_a_message_is_delivered_once(executor: Executor) -> None:
    once = message()
    assert executor.run(lambda uow: (uow.mailbox.put(once, NOW), uow.mailbox.put(once, NOW + 1))) == (1, 1)
    assert executor.run(lambda uow: uow.mailbox.said(address(), "web:c1", "Oui", NOW)) == 2
    assert executor.run(lambda uow: uow.mailbox.said(address(), "web:c1", "Oui", NOW)) == 2
    assert executor.run(lambda uow: uow.mailbox.end(address())) == 2


def test_everyone_is_numbered_alone(executor: Executor) -> None:
    executor.run(lambda uow: uow.mailbox.put(message(address("omar")), NOW))
    assert executor.run(lambda uow: uow.mailbox.put(message(), NOW)) == 1
    assert executor.run(lambda uow: uow.mailbox.end(address("léo"))) == 0
    assert executor.run(lambda uow: uow.mailbox.after(address("léo"), 0, 9)) == []

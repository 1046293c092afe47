"""A press in a group by somebody who has no private chat with the door: the link that leads them there presses too."""

from conversations.hearing import choice_of, opener_id
from conversations.inbound import Open, Press
from conversations.turn import Opens, Stage
from domain.sheets import DAY

PRESSED = "~pressed"
"""What an opener names that stands for a press of one account's."""


def link_of(stage: Stage, token: str, account: str) -> str:
    """What the link carries that leads an account to what it pressed, for a day.

    Whoever else follows it is led to the same card, and has pressed nothing: a link that is passed on answers
    for nobody.
    """
    if not choice_of(token):
        return opener_id(token)
    return stage.opener(Opens(PRESSED, {"token": token, "by": stage.mark(account)}, until=stage.now + DAY))


def followed(stage: Stage, what: Open, account: str) -> Open | Press:
    """The press that a link stands for, if it was the account's; else what the link opens."""
    opener = None if what.token.startswith("/") else stage.uow.opener(opener_id(what.token))
    if opener is None or opener.flow != PRESSED:
        return what
    token = opener.argument["token"]
    theirs = opener.argument["by"] == stage.mark(account) and stage.now <= opener.until
    return Press(token) if theirs else Open(opener_id(token))

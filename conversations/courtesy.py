"""What is answered to what answers nothing: courtesy for courtesy; other words and dead buttons hear what they are."""

from conversations import hearing
from conversations.ports import Opener
from conversations.words import N_, Words
from domain.members import Member

THANKS = {"merci", "merci beaucoup", "merci bien", "mille mercis", "thanks", "thank you", "thank you very much"}


def returned(words: Words, said: str, name: str) -> str:
    """A greeting for a greeting, a kind word for thanks; empty for anything else. `name` is the person's, if known."""
    plain = hearing.plain(said)
    if plain in hearing.HELLO:
        return words.say(N_("Hello, {name}."), name=name) if name else words.say(N_("Hello."))
    return words.say(N_("You’re welcome.")) if plain in THANKS else ""


def unread(words: Words, said: str, name: str) -> str:
    """What is said of words that are no answer to a question with buttons, before it is asked again."""
    if hearing.plain(said) in hearing.EXACTLY:
        return words.say(N_("All right, but which of these answers? Choose a button, or write what it says."))
    return returned(words, said, name) or words.say(
        N_("I didn’t recognize that answer. Choose a button, or write what it says.")
    )


def barred(words: Words, opener: Opener, reader: Member | None, now: int) -> str:
    """Why a lasting button leads its presser nowhere; nothing when it does. `now` is ms UTC."""
    if opener.member and (reader is None or opener.member != reader.id):
        return words.say(N_("That button is for somebody else."))
    return words.say(N_("That button has run its time.")) if opener.until and opener.until < now else ""

"""What is answered to words that answer nothing: courtesy is returned, the rest said to be no answer."""

from conversations import hearing
from conversations.words import N_, Words

THANKS = {"merci", "merci beaucoup", "merci bien", "mille mercis", "thanks", "thank you", "thank you very much"}


def returned(words: Words, said: str, name: str) -> str:
    """A greeting for a greeting, a kind word for thanks; empty for anything else. `name` is the person's, if known."""
    plain = hearing.plain(said)
    if plain in hearing.HELLO:
        return words.say(N_("Hello, {name}."), name=name) if name else words.say(N_("Hello."))
    return words.say(N_("You’re welcome.")) if plain in THANKS else ""


def unread(words: Words, said: str, name: str) -> str:
    """What is said of words that are no answer to a question with buttons, before it is asked again."""
    return returned(words, said, name) or words.say(
        N_("I didn’t recognize that answer. Choose a button, or write what it says.")
    )

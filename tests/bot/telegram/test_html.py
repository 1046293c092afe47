"""Whatever people write is shown as written, and does nothing on a phone."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.adapters.telegram.html import JOINER, inert, spoken
from bot.adapters.telegram.render import text
from conversations.degrade import weight
from conversations.hearing import COMMANDS
from conversations.screens import Card, Progress, Screen
from tests.botapi.entities import cut, width, with_found
from tests.botapi.html import Parser

PIECES = (
    *"ab é.,!?<>&\"'/@#$*_[](){}|~`\n-:;=1😀",
    "<b>", "</b>", "<a href='https://evil.example'>", "&lt;", "&#64;", "@omar", "/offrir", "#toiture", "$CAD",
    "tg://user?id=1", "<tg-emoji emoji-id='1'>", "</code>",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
CARDS = st.builds(
    Card,
    st.just("need:1"),
    WORDS.filter(str.strip),
    st.lists(WORDS, max_size=4).map(tuple),
    st.lists(WORDS.filter(str.strip), max_size=3).map(tuple),
    st.none(),
    st.none() | st.builds(Progress, st.integers(0, 40), st.integers(1, 40), WORDS),
)
CALLING = {"mention", "bot_command", "hashtag", "cashtag", "text_mention", "text_link"}


def shown(html: str) -> tuple[str, list[tuple[str, str]]]:
    """The text as a phone shows it, and its entities with what they cover, those that Telegram finds too."""
    plain, entities = Parser(html).parse()
    found = with_found(plain, entities)
    return plain, [(entity["type"], cut(plain, entity["offset"], entity["length"])) for entity in found]


@given(WORDS)
@example("<b>gras</b> & <script> @omar /offrir #toit")
@example("écris-moi : ada@example.org, https://example.org/@ada#ici?x=1&y=2")
@example("(@omar) «/menu» a/b x@omar.ca //menu @@omar /@omar #@omar")
def test_words_are_shown_as_written_and_call_nobody(words: str) -> None:
    plain, entities = shown(inert(words))
    assert plain.replace(JOINER, "").strip() == words.strip()
    assert not {kind for kind, _ in entities} & CALLING
    assert not {kind for kind, _ in entities} - {"url", "email"}
    assert width(plain) <= weight(words)


@given(WORDS, CARDS)
def test_a_cards_entities_are_the_templates(words: str, card: Card) -> None:
    plain, entities = shown(text(Screen(f"« {words.replace('»', '')} »", card)))
    templates = [(kind, part) for kind, part in entities if kind not in {"url", "email"}]
    expected = [("bold", card.title)]
    if card.reasons:
        expected.append(("italic", " · ".join(card.reasons)))
    assert [(kind, _told(part)) for kind, part in templates] == [(kind, _told(part)) for kind, part in expected]
    for part in (words.replace("»", ""), card.title, *card.lines):
        assert _told(part) in _told(plain)


def _told(words: str) -> str:
    """Words without what is not seen."""
    return " ".join(words.replace(JOINER, "").split())


@pytest.mark.parametrize("link", ["https://example.org/a?b=1&c=2#d", "youtube.com/@atelier", "example.org"])
def test_a_link_stands_in_full(link: str) -> None:
    assert shown(inert(f"Voir {link}, puis écris.")) == (f"Voir {link}, puis écris.", [("url", link)])


@given(WORDS)
def test_of_all_that_the_door_says_only_its_own_commands_do_something(words: str) -> None:
    plain, entities = shown(spoken(words))
    assert plain.replace(JOINER, "").strip() == words.strip()
    living = [(kind, part) for kind, part in entities if kind not in {"url", "email"}]
    assert {kind for kind, _ in living} <= {"bot_command"}
    assert {part.removeprefix("/") for _, part in living} <= COMMANDS.keys()


def test_a_command_of_the_door_can_be_touched_and_one_in_peoples_words_can_not() -> None:
    said = "Omar demande : « écris /menu ou /nip à @omar » Pour ton offre, écris /offrir."
    assert shown(spoken(said))[1] == [("bot_command", "/offrir")]

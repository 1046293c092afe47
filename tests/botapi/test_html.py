"""HTML mode, beside what Telegram's own parser says."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi.entities import cut, trimmed, with_found
from tests.botapi.html import Parser
from tests.botapi.refusals import Refused


def parsed(source: str) -> list[tuple[str, str]]:
    """Each entity's kind, and the words that it covers."""
    text, entities = Parser(source).parse()
    return [(entity["type"], cut(text, entity["offset"], entity["length"])) for entity in entities]


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        ("<b>gras</b> et <i>fin</i>", [("bold", "gras"), ("italic", "fin")]),
        ("<STRONG>a</STRONG>", [("bold", "a")]),
        ("😀<u>é😀</u>", [("underline", "é😀")]),
        ("<b>un <i>deux</i></b>", [("bold", "un deux"), ("italic", "deux")]),
        ('<a href="https://a.ca?x=1&amp;y=2">là</a>', [("text_link", "là")]),
        ("<a>pas un lien</a>", []),
        ('<span class="tg-spoiler">x</span><tg-spoiler>y</tg-spoiler>', [("spoiler", "x"), ("spoiler", "y")]),
        ("<blockquote expandable>long</blockquote>", [("expandable_blockquote", "long")]),
        ('<pre><code class="language-python">x</code></pre>', [("pre", "x")]),
        ("<b></b>rien", []),
        ("1 &lt; 2 &amp; &#233; &eacute;", []),
        ("a & b", []),
        ("<b>x</>", [("bold", "x")]),
    ],
)
def test_what_parses(source: str, entities: list[tuple[str, str]]) -> None:
    assert parsed(source) == entities


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("é<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é<b", "Unclosed start tag at byte offset 2"),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 <3 x>", 'Unsupported start tag "3" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
    ],
)
def test_what_does_not(source: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        Parser(source).parse()
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


def test_character_references() -> None:
    assert Parser("1 &lt; 2 &amp; &#233; &#x1F600; &eacute; &quot;").parse()[0] == '1 < 2 & é 😀 &eacute; "'


@given(st.text())
def test_what_is_escaped_is_inert(words: str) -> None:
    assert Parser(f"<b>Titre</b> {html.escape(words)}").parse() == (
        f"Titre {words.replace(chr(0x27), chr(0x27))}",
        [{"type": "bold", "offset": 0, "length": 5}],
    )


@given(st.text(st.sampled_from("<>/&;ab =\"'#x\u00e9\U0001f600")))
def test_whatever_is_written_is_parsed_or_refused(source: str) -> None:
    try:
        text, entities = Parser(source).parse()
    except Refused:
        return
    assert all(cut(text, entity["offset"], entity["length"]) for entity in entities)


def test_white_space_around_goes_and_entities_move_along() -> None:
    text, entities = trimmed("\n  <b>".replace("<b>", "") + "gras ", [{"type": "bold", "offset": 1, "length": 7}])
    assert (text, entities) == ("gras", [{"type": "bold", "offset": 0, "length": 4}])


def test_what_telegram_finds_by_itself() -> None:
    text = "voir https://a.ca/x?y=1, a@b.ca, @porte_bot, #toit ou /aide"
    found = [(entity["type"], cut(text, entity["offset"], entity["length"])) for entity in with_found(text, [])]
    assert found == [
        ("url", "https://a.ca/x?y=1"), ("email", "a@b.ca"), ("mention", "@porte_bot"), ("hashtag", "#toit"), ("bot_command", "/aide"),
    ]  # fmt: skip

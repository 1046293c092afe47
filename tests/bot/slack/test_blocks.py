"""How screens look in Slack: within its limits, and nothing in people's words comes to life."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.adapters.slack.blocks import blocks, escape, fallback
from bot.adapters.slack.payloads import plain
from conversations.degrade import degrade
from conversations.limits import SLACK
from conversations.screens import Card, Choice, Picture, Progress, Screen
from tests.slackapi.seen import live, mrkdwn

CARD = Card(
    subject="need:1",
    title="Un banc pour la ruelle",
    lines=("2 personnes, menuiserie", "Samedi 28 novembre, de 9 h à 12 h"),
    reasons=("menuiserie", "samedi matin"),
    picture=Picture("abc", "Un banc à l’ombre"),
    progress=Progress(1, 2, "1 personne sur 2"),
)
MARKS = (
    "<!channel>", "<!here|ici>", "<!subteam^S00000001|tous>", "<!date^1392734382^{date}^https://mal.example|demain>",
    "<@U00000001>", "<#C00000001|général>", "<https://mal.example|ici>", "<mailto:a@mal.example|a>", "@here",
    "#général", "https://mal.example", "*gras*", "_penché_", "~barré~", "`code`", ":tada:", "&", "&amp;", "&lt;!here&gt;",
)  # fmt: skip
"""Everything that Slack makes something of (https://docs.slack.dev/messaging/formatting-message-text)."""
ALIVE = " ".join(MARKS)
SIGNS = st.text(alphabet=st.one_of(st.sampled_from("<>&|@#!^*_~`:/\n http"), st.characters()), max_size=50)
ANY = st.lists(st.one_of(st.sampled_from(MARKS), SIGNS), max_size=8).map("".join)


def shown(screen: Screen, url: str = "") -> list[dict[str, Any]]:
    found = blocks(screen, lambda ref: f"{url}/{ref}" if url else "")
    for block in found:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
    return found


def test_a_card_with_all_that_it_can_have() -> None:
    choices = (Choice("no", "Pas cette fois", token="t2"), Choice("yes", "J’y serai", "main", "t1"))
    found = shown(Screen("J’ai pensé à toi :", CARD, choices), "https://porte.example.org/pictures")
    assert [block["type"] for block in found] == [
        "section", "header", "section", "image", "context", "context", "actions",
    ]  # fmt: skip
    assert found[3] == {
        "type": "image", "image_url": "https://porte.example.org/pictures/abc", "alt_text": "Un banc à l’ombre",
    }  # fmt: skip
    assert [one["text"] for one in found[4]["elements"]] == ["menuiserie", "samedi matin"]
    assert found[5]["elements"][0]["text"] == "▰▱ 1 personne sur 2"
    main, other = found[6]["elements"]
    assert (main["value"], main["style"], main["action_id"]) == ("t1", "primary", "0.yes")
    assert (other["value"], "style" in other) == ("t2", False)


def test_a_picture_that_nobody_can_fetch_is_said_in_words() -> None:
    found = shown(Screen(card=CARD))
    assert "image" not in [block["type"] for block in found]
    assert any("Un banc à l’ombre" in str(block) for block in found)


def test_a_link_is_a_button_that_leads_there() -> None:
    (actions,) = shown(Screen(choices=(Choice("pay", "La Ruche", url="https://laruche.example/1"),)))
    assert actions["elements"][0]["url"] == "https://laruche.example/1"
    assert "value" not in actions["elements"][0]


@pytest.mark.parametrize("where", ["text", "title", "line", "reason", "alt", "label"])
def test_what_people_wrote_calls_nobody_and_leads_nowhere(where: str) -> None:
    words = {"text": "a", "title": "b", "line": "c", "reason": "d", "alt": "e", "label": "f", where: ALIVE}
    card = Card("need:1", words["title"], (words["line"],), (words["reason"],), Picture("x", words["alt"]))
    screen = Screen(words["text"], card, (Choice("yes", words["label"], token="t"),))
    found = shown(screen)
    assert list(mrkdwn(found)) == []
    assert '"emoji": true' not in str(found).lower()
    assert live(fallback(screen)) == []


@settings(max_examples=150, deadline=None)
@given(text=ANY, title=ANY, line=ANY, label=ANY)
def test_whatever_is_written_is_shown_as_written(text: str, title: str, line: str, label: str) -> None:
    screen = Screen(text, Card("need:1", title, (line,)), (Choice("yes", label, token="t"),))
    for part in degrade(screen, SLACK):
        found = blocks(part)
        assert list(mrkdwn(found)) == []
        assert len(found) <= 50
        written = fallback(part)
        assert live(written) == []
        assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", written)
    assert plain(escape(text)) == text


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(max_size=9_000),
    title=st.text(max_size=400),
    lines=st.lists(st.text(max_size=900), max_size=12),
    reasons=st.lists(st.text(max_size=60), max_size=30),
    labels=st.lists(st.text(max_size=120), max_size=25),
)
def test_whatever_its_length_slack_takes_it(
    text: str, title: str, lines: list[str], reasons: list[str], labels: list[str]
) -> None:
    choices = tuple(Choice(f"c{n}", label, token=f"t{n}") for n, label in enumerate(labels))
    screen = Screen(text, Card("need:1", title, tuple(lines), tuple(reasons)), choices)
    for part in degrade(screen, SLACK):
        found = blocks(part)
        assert len(found) <= 50
        assert len(fallback(part)) <= 4_000
        for block in found:
            most = {"section": 3_000, "header": 150}.get(block["type"])
            assert most is None or 0 < len(block["text"]["text"]) <= most
            elements = block.get("elements", [])
            assert len(elements) <= {"actions": 25, "context": 10}.get(block["type"], 0)
            assert all(0 < len(one["text"]["text"]) <= 75 for one in elements if one["type"] == "button")
        ids = [one["action_id"] for block in found if block["type"] == "actions" for one in block["elements"]]
        assert len(set(ids)) == len(ids)


def test_the_plain_words_of_what_is_all_signs_still_fit_an_edit() -> None:
    assert 3_000 < len(fallback(Screen("&" * 3_000))) <= 4_000

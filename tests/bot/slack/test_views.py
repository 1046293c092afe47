"""Forms as Slack's windows: each kind of field, within its limits, with what was already given."""

from typing import Any

from hypothesis import given, settings
from slack_sdk.models.views import View

from bot.adapters.slack import views
from conversations.screens import Card, Choice, Field, Screen
from tests.bot.slack.house import WORDS
from tests.bot.slack.test_blocks import ANY
from tests.slackapi.seen import mrkdwn

WAYS = (Choice("send", "Envoyer", "main"), Choice("leave", "Pas maintenant"))


def of(*fields: Field, title: str = "Un projet", text: str = "Parle-moi de ton projet.") -> dict[str, Any]:
    view = views.form(Screen(text, None, WAYS, fields, "f123", title=title))
    View(**view).validate_json()
    assert list(mrkdwn(view["blocks"])) == []
    return view


def element(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = of(field)["blocks"][-1]["element"]
    assert found.pop("action_id") == "answer"
    return found


def test_a_form_carries_its_token_and_nothing_else() -> None:
    view = of(Field("title", "Titre"))
    assert view["private_metadata"] == "f123"
    assert view["title"]["text"] == "Un projet"
    assert (view["submit"]["text"], view["close"]["text"]) == ("Envoyer", "Pas maintenant")
    assert [block["type"] for block in view["blocks"]] == ["section", "input"]
    assert view["blocks"][1]["block_id"] == "title"


def test_a_title_is_as_short_as_slack_has_it() -> None:
    assert len(of(Field("a", "A"), title="Ce que votre commerce peut offrir")["title"]["text"]) == 24


def test_each_kind_has_its_own_field() -> None:
    assert element(Field("a", "A", "text", ("H2S",), value="H1X")) == {
        "type": "plain_text_input",
        "multiline": False,
        "initial_value": "H1X",
        "placeholder": {"type": "plain_text", "text": "H2S", "emoji": False},
    }
    assert element(Field("a", "A", "long"))["multiline"]
    assert element(Field("a", "A", "place"))["type"] == "plain_text_input"
    assert element(Field("a", "A", "date", value="2026-11-28")) == {"type": "datepicker", "initial_date": "2026-11-28"}
    assert element(Field("a", "A", "date", value="samedi")) == {"type": "datepicker"}
    assert element(Field("a", "A", "time", value="09:00")) == {"type": "timepicker", "initial_time": "09:00"}
    assert element(Field("a", "A", "time", value="9 h")) == {"type": "timepicker"}
    number = {"type": "number_input", "is_decimal_allowed": True}
    assert element(Field("a", "A", "number", value="3")) == {**number, "initial_value": "3"}
    assert element(Field("a", "A", "number", value="trois")) == number
    assert element(Field("a", "A", "picture"))["max_files"] == 1


def test_what_can_be_left_empty_says_so() -> None:
    assert of(Field("a", "A", required=False))["blocks"][-1]["optional"]
    assert not of(Field("a", "A"))["blocks"][-1]["optional"]


def test_a_choice_is_a_list_with_what_was_chosen() -> None:
    options = tuple(Choice(f"o{n}", f"Option {n}") for n in range(3))
    found = element(Field("a", "A", "choice", options=options, value="o1"))
    assert [option["value"] for option in found["options"]] == ["o0", "o1", "o2"]
    assert found["initial_option"] == found["options"][1]


def test_a_long_list_comes_in_groups() -> None:
    options = tuple(Choice(f"o{n}", f"{n} " + "x" * 100) for n in range(250))
    found = element(Field("a", "A", "choice", options=options, value="o249"))
    assert [len(group["options"]) for group in found["option_groups"]] == [100, 100, 50]
    assert all(len(group["label"]["text"]) <= 75 for group in found["option_groups"])
    assert found["initial_option"]["value"] == "o249"


def test_errors_stand_at_their_fields_or_at_the_first() -> None:
    assert views.errors({"b": "Non.", "gone": "Quoi?"}, ["a", "b"]) == {"b": "Non.", "a": "Quoi?"}


def test_the_few_words_of_a_window_without_a_form() -> None:
    for language, close in (("fr", "Fermer"), ("en", "Close")):
        for view in (views.loading(WORDS(language, "vous")), views.over(WORDS(language, "vous"), "Déjà réglé.")):  # type: ignore[arg-type]
            View(**view).validate_json()
            assert view["close"]["text"] == close
            assert "private_metadata" not in view


def test_a_page_of_parts_has_room_for_whole_ones_and_its_buttons_differ() -> None:
    button = (Choice("help", "Nous pouvons aider", "main", "o1-help"), Choice("no", "Pas cette fois", "plain", "o1-no"))
    part = Screen(card=Card("need:1", "Un jouet de bois", ("Contreplaqué",), ("à 2 km",)), choices=button)
    view = views.home(Screen("Bonjour", choices=button, parts=(part,) * 40), lambda _: "")
    View(**view).validate_json()
    assert list(mrkdwn(view["blocks"])) == []
    assert 90 <= len(view["blocks"]) <= 100
    rows = [block["elements"] for block in view["blocks"] if block["type"] == "actions"]
    ids = [element["action_id"] for row in rows for element in row]
    assert len(ids) == len(set(ids)) == 2 * len(rows)
    assert view["blocks"][-1]["type"] == "actions", "no part is cut"


@settings(max_examples=60, deadline=None)
@given(text=ANY, title=ANY, label=ANY, value=ANY)
def test_whatever_is_written_is_inert_in_a_window_and_on_a_page(text: str, title: str, label: str, value: str) -> None:
    asked = (Field("a", label, value=value), Field("b", label, "choice", options=(Choice("x", value),), value="x"))
    assert list(mrkdwn(views.form(Screen(text, Card("need:1", title), WAYS, asked, "f123", title=title)))) == []
    part = Screen(text, Card("need:1", title, (value,)), (Choice("yes", label, token="t"),))
    assert list(mrkdwn(views.home(part.but(parts=(part,)), str))) == []

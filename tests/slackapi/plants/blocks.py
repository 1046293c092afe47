"""Violations of the rules of blocks and of what is in them."""

from typing import Any

from tests.slackapi.stage import Plant, actions, button, menu, option, plain, question, section, shows
from tests.slackapi.types import JSON


def input_of(kind: str, **element: Any) -> JSON:
    return {"type": "input", "label": plain("Quoi?"), "element": {"type": kind, "action_id": "v", **element}}


def image(**more: Any) -> JSON:
    return {"type": "image", "image_url": "https://a.ca/a.png", "alt_text": "un toit", **more}


def one(*options: JSON, **more: Any) -> JSON:
    return actions(menu(*options, **more))


def confirmed(**words: str) -> JSON:
    fields = {name: plain(text) for name, text in {"text": "Sûr?", **words}.items()}
    return actions(button(confirm=fields))


def number(**more: str) -> JSON:
    return input_of("number_input", is_decimal_allowed=False, **more)


BLOCKS: dict[str, list[Plant]] = {
    "surface_takes_so_many": [shows([section()] * 51, [section()] * 50)],
    "block_is_of_its_type": [
        shows({"type": "marquee", "text": plain("allo")}, section()),
        shows(
            {"type": "header", "text": {"type": "mrkdwn", "text": "allo"}}, {"type": "header", "text": plain("allo")}
        ),
        shows(section(colour="red"), section(block_id="a")),
        shows(actions({"type": "slider", "action_id": "a"}), actions(button())),
        shows(actions(button(style="blue")), actions(button(style="danger"))),
        shows({"type": "image", "image_url": "https://a.ca/a.png"}, image()),
    ],
    "block_fits": [
        shows({"type": "section"}, {"type": "section", "fields": [plain("a")]}),
        shows({"type": "section", "fields": [plain("a")] * 11}, {"type": "section", "fields": [plain("a")] * 10}),
        shows({"type": "section", "fields": [plain("a" * 2001)]}, {"type": "section", "fields": [plain("a" * 2000)]}),
        shows({"type": "header", "text": plain("a" * 151)}, {"type": "header", "text": plain("a" * 150)}),
        shows(
            actions(*(button(action_id=f"a{n}") for n in range(26))),
            actions(*(button(action_id=f"a{n}") for n in range(25))),
        ),
        shows({"type": "context", "elements": [plain("a")] * 11}, {"type": "context", "elements": [plain("a")] * 10}),
        shows(question("a" * 2001), question("a" * 2000)),
        shows(section(block_id="a" * 256), section(block_id="a" * 255)),
    ],
    "text_object_fits": [shows(section("a" * 3001), section("a" * 3000)), shows(section(""), section("a"))],
    "action_ids_differ": [shows(actions(button(), button()), actions(button(), button(action_id="b")))],
    "block_ids_differ": [shows([section(block_id="a")] * 2, [section(block_id="a"), section(block_id="b")])],
    "action_id_fits": [shows(actions(button(action_id="a" * 256)), actions(button(action_id="a" * 255)))],
    "button_fits": [
        shows(actions(button("a" * 76)), actions(button("a" * 75))),
        shows(actions(button(value="a" * 2001)), actions(button(value="a" * 2000))),
        shows(actions(button(url="javascript:a")), actions(button(url="https://a.ca"))),
        shows(actions(button(accessibility_label="a" * 76)), actions(button(accessibility_label="a" * 75))),
    ],
    "placeholder_fits": [
        shows(one(option(), placeholder=plain("a" * 151)), one(option(), placeholder=plain("a" * 150)))
    ],
    "image_is_described": [
        shows(image(alt_text="a" * 2001), image(alt_text="a" * 2000)),
        shows(image(alt_text=""), image(alt_text="a")),
        shows(image(title=plain("a" * 2001)), image(title=plain("a" * 2000))),
    ],
    "options_fit": [
        shows(one(), one(option())),
        shows(one(*(option(value=f"{n}") for n in range(101))), one(*(option(value=f"{n}") for n in range(100)))),
        shows(
            input_of("radio_buttons", options=[option(value=f"{n}") for n in range(11)]),
            input_of("radio_buttons", options=[option(value=f"{n}") for n in range(10)]),
        ),
        shows(
            actions({"type": "overflow", "action_id": "o", "options": [option(value=f"{n}") for n in range(6)]}),
            actions({"type": "overflow", "action_id": "o", "options": [option(value=f"{n}") for n in range(5)]}),
        ),
    ],
    "option_has_short_words": [
        shows(one(option("a" * 76)), one(option("a" * 75))),
        shows(one(option(value="a" * 151)), one(option(value="a" * 150))),
        shows(one(option(description=plain("a" * 76))), one(option(description=plain("a" * 75)))),
    ],
    "option_values_differ": [shows(one(option(), option("Deux")), one(option(), option("Deux", "2")))],
    "initial_options_are_offered": [
        shows(one(option(), initial_option=option("Deux", "2")), one(option(), initial_option=option()))
    ],
    "confirmation_is_short": [
        shows(confirmed(title="a" * 101), confirmed(title="a" * 100)),
        shows(confirmed(text="a" * 301), confirmed(text="a" * 300)),
        shows(confirmed(deny="a" * 31), confirmed(deny="a" * 30)),
    ],
    "text_input_fits": [
        shows(question(max_length=3001), question(max_length=3000)),
        shows(question(min_length=5, max_length=4), question(min_length=4, max_length=4)),
        shows(question(max_length=2, initial_value="abc"), question(max_length=3, initial_value="abc")),
    ],
    "day_is_written_well": [
        shows(input_of("datepicker", initial_date="24/11/2026"), input_of("datepicker", initial_date="2026-11-24"))
    ],
    "hour_is_written_well": [
        shows(input_of("timepicker", initial_time="9:00"), input_of("timepicker", initial_time="09:00")),
        shows(input_of("timepicker", initial_time="09:00:00"), input_of("timepicker", initial_time="21:00")),
    ],
    "number_input_fits": [
        shows(number(min_value="3", max_value="2"), number(min_value="2", max_value="3")),
        shows(number(initial_value="1", min_value="2"), number(initial_value="2", min_value="2")),
        shows(number(initial_value="3", max_value="2"), number(initial_value="2", max_value="2")),
        shows(number(initial_value="deux"), number(initial_value="2")),
    ],
}

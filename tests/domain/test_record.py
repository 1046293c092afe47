"""Records: what is written comes back as it was, older texts are read, and what is of another type is not."""

import datetime as dt
import json

import pytest
from msgspec import ValidationError

from domain.calendar import once
from domain.offers import Offer
from domain.pay import fee

OFFER = Offer(
    id="o1", member="m1", kind="skill", skills=("carpentry",), windows=(once(dt.date(2026, 12, 5)),), pay=fee(20)
)


def test_what_is_written_comes_back_with_its_hours_and_its_pay() -> None:
    assert Offer.read(OFFER.write()) == OFFER


def test_plain_values_are_those_of_its_json() -> None:
    plain = OFFER.plain()
    assert plain == json.loads(OFFER.write())
    assert (plain["skills"], plain["windows"]) == (
        ["carpentry"],
        [{"date": "2026-12-05", "from": "08:00", "to": "21:00"}],
    )


def test_a_change_makes_another_one_of_the_fields_there_are() -> None:
    assert (OFFER.but(words="Je répare").words, OFFER.words) == ("Je répare", "")
    with pytest.raises(TypeError):
        OFFER.but(colour="red")


def test_a_text_of_another_version_is_read() -> None:
    assert Offer.read('{"id": "o1", "member": "m1", "kind": "time", "colour": "red"}') == Offer(
        id="o1", member="m1", kind="time"
    )


@pytest.mark.parametrize(
    "wrong", [{"kind": "love"}, {"radius_km": "3"}, {"pay": {"kind": "gift"}}, {"windows": [{"from": "09:00"}]}]
)
def test_what_is_not_of_its_fields_type_is_not_read(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Offer.read(json.dumps(OFFER.plain() | wrong))

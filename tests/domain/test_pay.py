"""Volunteer hours and paid work are never mixed by mistake."""

import pytest
from pydantic import ValidationError

from domain.pay import VOLUNTEER, Pay, ceiling, fee, fits


@pytest.mark.parametrize(
    ("need", "offer", "fit"),
    [
        (VOLUNTEER, VOLUNTEER, True),
        (VOLUNTEER, fee(1), False),
        (ceiling(40), VOLUNTEER, True),
        (ceiling(40), fee(40), True),
        (ceiling(40), fee(35, 60), True),
        (ceiling(40), fee(41), False),
        (ceiling(40), fee(40, unit="job"), False),
        (fee(30, 40), fee(20), True),
    ],
)
def test_what_a_need_can_pay(need: Pay, offer: Pay, fit: bool) -> None:
    assert fits(need, offer) is fit


@pytest.mark.parametrize(
    "shape",
    [
        '{"kind":"volunteer"}',
        '{"kind":"fee","min":30,"max":40,"unit":"hour"}',
        '{"kind":"fee","min":0,"max":22.5,"unit":"item"}',
    ],
)
def test_pay_comes_back_from_json_as_it_went(shape: str) -> None:
    assert Pay.model_validate_json(shape).model_dump_json() == shape


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "volunteer", "min": 5, "max": 5},
        {"kind": "fee", "min": 40, "max": 30},
        {"kind": "fee", "min": -1, "max": 30},
        {"kind": "fee", "min": 1, "max": 30, "unit": "week"},
        {"kind": "gift"},
    ],
)
def test_pay_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Pay.model_validate(wrong)

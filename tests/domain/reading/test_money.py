"""What a message says of pay: given, a sum with its unit, or that one must ask."""

import pytest

from domain.pay import VOLUNTEER, Pay
from domain.reading.money import Price, read_pay


def fee(least: float, most: float, unit: str) -> Price:
    return Price(Pay(kind="fee", min=least, max=most, unit=unit))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["pour pas un sou", "sans salaire", "No payment needed", "$0", "à titre gracieux", "I'm giving that away"]
)
def test_what_is_given(text: str) -> None:
    assert read_pay(text, alone="job") == Price(VOLUNTEER)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("45$ de l'h", fee(45, 45, "hour")),
        ("18 dollar hour", fee(18, 18, "hour")),
        ("140 $ par soir", fee(140, 140, "job")),
        ("300 for the day", fee(300, 300, "day")),
        ("100$ max", fee(0, 100, "job")),
        ("$100 tops", fee(0, 100, "job")),
        ("will pay up to 35", fee(0, 35, "job")),
        ("je paie 40 pour réparer", fee(40, 40, "job")),
        ("quarante dollars", fee(40, 40, "job")),
    ],
)
def test_sums(text: str, price: Price) -> None:
    assert read_pay(text, alone="job") == price


@pytest.mark.parametrize("text", ["estimation gratuite", "free estimates", "feel free to call", "billets à 10$"])
def test_what_is_no_pay(text: str) -> None:
    assert read_pay(text, alone="job") == Price()


@pytest.mark.parametrize("text", ["on paye bien", "we pay well", "tarif à discuter"])
def test_what_must_be_asked(text: str) -> None:
    assert read_pay(text, alone="job").unclear

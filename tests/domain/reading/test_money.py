"""What a message says of pay: given, a sum with its unit, or that one must ask."""

import pytest

from domain.pay import VOLUNTEER, Pay
from domain.reading.money import Price, read_pay


def fee(least: float, most: float, unit: str) -> Price:
    return Price(Pay(kind="fee", min=least, max=most, unit=unit))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "pour pas un sou",
        "zéro frais",
        "don de mon temps",
        "nobody pays",
        "don't want gas money",
        "sans salaire",
        "sans paiement",
        "pas besoin de salaire",
        "aucune rémunération",
        "paiement non requis",
        "no wages",
        "I don't need a wage",
        "salary not needed",
        "No payment needed",
        "$0",
        "à titre gracieux",
        "I'm giving that away",
        "on peut pas payer",
        "we can't afford to pay",
        "je cherche pas l’argent",
        "pour le plaisir",
        "Lessons. Free for all",
    ],
)
def test_what_is_given(text: str) -> None:
    assert read_pay(text, alone="job") == Price(VOLUNTEER)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("45$ de l'h", fee(45, 45, "hour")),
        ("$38 hourly", fee(38, 38, "hour")),
        ("32 $ horaire", fee(32, 32, "hour")),
        ("$250 daily", fee(250, 250, "day")),
        ("18 dollar hour", fee(18, 18, "hour")),
        ("140 $ par soir", fee(140, 140, "job")),
        ("300 for the day", fee(300, 300, "day")),
        ("100$ max", fee(0, 100, "job")),
        ("$100 tops", fee(0, 100, "job")),
        ("will pay up to 35", fee(0, 35, "job")),
        ("je paie 40 pour réparer", fee(40, 40, "job")),
        ("quarante dollars", fee(40, 40, "job")),
        ("entre 20 pis 25$/h", fee(20, 25, "hour")),
        ("jamais plus que 200$ la soirée", fee(0, 200, "job")),
        ("under $100", fee(0, 100, "job")),
        ("25 a hour", fee(25, 25, "hour")),
        ("60 to 90 a face", fee(60, 90, "item")),
        ("la tuile vaut 3,50$ du pied. Budget 400$ pour la pose", fee(400, 400, "job")),
        ("will buy the lumber (about $300 worth) and pay $150 for the work", fee(150, 150, "job")),
        ("95/hr. Not cheap but good", fee(95, 95, "hour")),
        ("thirty to forty an hour", fee(30, 40, "hour")),
        ("fifty a show", fee(50, 50, "job")),
        ("55 each. Kanata", fee(55, 55, "item")),
        ("25 $ la paire", fee(25, 25, "item")),
        ("20 dollars une heure", fee(20, 20, "hour")),
        ("50$ l'atelier, maximum 5 personnes", fee(50, 50, "job")),
        ("je travaille pas gratis là: 28$/h", fee(28, 28, "hour")),
        ("on a les gallons (55$ chaque), 150$ chacun par jour", fee(150, 150, "day")),
    ],
)
def test_sums(text: str, price: Price) -> None:
    assert read_pay(text, alone="job") == price


@pytest.mark.parametrize(
    "text",
    [
        "estimation gratuite",
        "Quotes are free",
        "mon imprimante veut rien savoir",
        "17h30 chaque semaine",
        "free estimates",
        "feel free to call",
        "billets à 10$",
        "j’ai payé 400$ l’an passé",
        "I sell soap at $8",
        "une laveuse de 800$",
    ],
)
def test_what_is_no_pay(text: str) -> None:
    assert read_pay(text, alone="job") == Price()


@pytest.mark.parametrize(
    "text",
    [
        "on paye bien",
        "we pay well",
        "tarif à discuter",
        "je peux payer",
        "small honorarium",
        "petit cachet",
        "contre un bon souper",
        "will trade for veggies",
        "pourboires",
        "pas trop cher",
        "sliding scale",
        "ask me for my rates",
        "une vingtaine de piasses",
        "$200 a week",
        "30$ pour 1h, 50$ pour 2h",
        "free or $20",
        "25$ per half hour",
        "20 feuilles à 20$ la feuille",
    ],
)
def test_what_must_be_asked(text: str) -> None:
    assert read_pay(text, alone="job").unclear

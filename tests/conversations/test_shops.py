"""What an owner's own words change of what their shop hears of."""

import datetime as dt
from typing import Any

import pytest

from conversations.flows.supply_words import changes_in

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("fermé le lundi", {"closed_days": ("mon",)}),
        ("Fermé le lundi et le dimanche, à partir de 8 h 30", {"closed_days": ("mon", "sun"), "opens": "08:30"}),
        ("closed Sundays and Mondays, 5 a week", {"closed_days": ("mon", "sun"), "weekly_cap": 5}),
        ("fermé du lundi au mercredi", {"closed_days": ("mon", "tue", "wed")}),
        ("ouvert tous les jours dès 9 h", {"closed_days": (), "opens": "09:00"}),
        ("open from 8:30 am", {"opens": "08:30"}),
        ("10 cartes par semaine, 3 km", {"weekly_cap": 10, "radius_km": 3}),
        ("un propriétaire au-dessus de 200 $", {"ceiling": 200}),
        ("bonjour", {}),
        ("fermé", {}),
        ("", {}),
    ],
)
def test_what_is_written_changes_what_it_says(text: str, changes: dict[str, Any]) -> None:
    assert changes_in(text, TODAY) == changes

"""What is past, or tells of a life, is no time that is meant."""

import pytest

from tests.domain.reading.shapes import once, weekly, windows


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("mon four a lâché lundi, besoin d’aide vendredi", once("2026-11-27")),
        ("on s’est parlé mardi, j’attends toujours pour jeudi", once("2026-11-26")),
        ("l’autre soir le toit a coulé, qui peut venir demain?", once("2026-11-23")),
        ("la tempête arrive demain, il faut pelleter mardi matin", once("2026-11-24", end="12:00")),
        ("my oven broke Monday, need help Friday", once("2026-11-27")),
        ("my bike was stolen Monday, need one Thursday", once("2026-11-26")),
        ("we met on Tuesday, still looking for Thursday", once("2026-11-26")),
        ("the other night the roof leaked, who can come tomorrow?", once("2026-11-23")),
        ("the snow starts tomorrow, driveway to clear Tuesday morning", once("2026-11-24", end="12:00")),
        ("j’ai couru dimanche dernier, libre le mardi soir", weekly("tue", start="17:00")),
        ("je finis mon cours en avril, libre le mardi soir", "ask"),
        ("qui finit en avril, libre les mardis soirs", weekly("tue", start="17:00")),
        ("I ran last Sunday, free Tuesday evenings", weekly("tue", start="17:00")),
        ("I began sewing in January, free Tuesday evenings", weekly("tue", start="17:00")),
        ("school ends in April, free Tuesday evenings", weekly("tue", start="17:00")),
        ("the last Sunday of November", once("2026-11-29")),
        ("samedi soir prochain", once("2026-11-28", "17:00")),
        ("lundi en quinze", once("2026-12-07")),
    ],
)
def test_only_the_time_that_is_meant_is_read(text: str, window: dict[str, object] | str) -> None:
    habitual = "free" in text or "libre" in text
    assert windows(text, habitual=habitual) == (window if isinstance(window, str) else [window])

"""Places are coarse, are found as neighbours name them, and are as far apart as they are."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.places import FSAS, box, distance_km, find, kilometres, name, named, nearest, place

codes = some.sampled_from(sorted(FSAS))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("H2S", "H2S"),
        (" h2s ", "H2S"),
        ("h2s 1a1", "H2S"),
        ("La Petite-Patrie", "H2S"),
        ("petite patrie", "H2S"),
        ("côte des neiges", "H3S"),
        ("COTE-DES-NEIGES", "H3S"),
        ("St-Henri", "H4C"),
        ("saint henri", "H4C"),
        ("Parc-Ex", "H3N"),
        ("NDG", "H4A"),
        ("l'île-des-soeurs", "H3E"),
        ("Nuns’ Island", "H3E"),
        ("Ste-Foy", "G1V"),
        ("Toronto", "M5H"),
        ("métro Cadillac", "H1N"),
        ("Pape subway", "M4K"),
    ],
)
def test_a_place_is_found_by_the_name_people_use(said: str, code: str) -> None:
    found = find(said)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("said", ["", "H2", "Z9Z", "V5K", "Vancouver", "quelque part", "H2S et H2T", "2HS"])
def test_what_is_no_place_here_is_not_found(said: str) -> None:
    assert find(said) is None


def test_prefixes_have_names_in_both_languages() -> None:
    assert name("H2S", "fr") == "La Petite-Patrie"
    assert name("H3N", "en") == "Park Extension"
    assert name("V5K", "fr") == "V5K"
    assert all(p.fr and p.en for p in FSAS.values())


@pytest.mark.parametrize(
    ("prefixes", "least", "south_west", "north_east"),
    [
        ("H", 110, (45.39, -74.0), (45.72, -73.45)),
        ("J4", 15, (45.4, -73.56), (45.65, -73.38)),
        ("G1", 15, (46.7, -71.45), (47.0, -71.1)),
    ],
)
def test_a_city_lies_within_its_bounds(
    prefixes: str, least: int, south_west: tuple[float, float], north_east: tuple[float, float]
) -> None:
    there = [p for p in FSAS.values() if p.code.startswith(prefixes) and p.code != "H0M"]
    assert len(there) >= least
    for p in there:
        assert south_west[0] <= p.lat <= north_east[0], p
        assert south_west[1] <= p.lon <= north_east[1], p


def test_every_name_is_near_the_prefix_it_stands_for() -> None:
    for spot in named().values():
        home = FSAS[spot.code]
        reach = 1000 if spot.code[1] == "0" else 45
        assert kilometres(spot.lat, spot.lon, home.lat, home.lon) <= reach, spot


def test_the_whole_of_both_provinces_is_there() -> None:
    assert {code[0] for code in FSAS} == set("GHJKLMNP")
    assert len(FSAS) > 900


@pytest.mark.parametrize(
    ("one", "other", "low", "high"), [("H2S", "H2T", 0.8, 2.5), ("H2S", "H1A", 12, 25), ("H2S", "G1R", 220, 250)]
)
def test_known_distances(one: str, other: str, low: float, high: float) -> None:
    assert low <= distance_km(one, other) <= high


@given(codes, codes, codes)
def test_distance_is_a_distance(a: str, b: str, c: str) -> None:
    assert distance_km(a, a) == 0
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6


def test_an_unknown_prefix_is_infinitely_far_and_in_no_box() -> None:
    assert distance_km("H2S", "V5K") == math.inf
    assert box("V5K", 50) is None


@given(codes, some.integers(min_value=1, max_value=50))
def test_a_box_leaves_out_nothing_that_is_near_and_nothing_far_gets_in(code: str, km: int) -> None:
    around = box(code, km)
    assert around is not None
    for spot in FSAS.values():
        apart = distance_km(code, spot.code)
        assert around.covers(spot) or apart > km, spot
        assert not around.covers(spot) or apart <= 1.5 * km, spot


@given(codes)
def test_a_centre_is_nearest_to_its_own_prefix(code: str) -> None:
    here = place(code)
    assert here is not None
    found = nearest(here.lat, here.lon)
    assert found is not None
    assert kilometres(here.lat, here.lon, found.lat, found.lon) == pytest.approx(0, abs=0.01)


def test_a_location_far_from_everything_is_in_no_prefix() -> None:
    assert nearest(49.2827, -123.1207) is None
    assert nearest(0, 0) is None

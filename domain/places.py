"""Where: postal prefixes (FSA) of Quebec and Ontario, their names, and how far apart they are.

Of a person only the prefix is kept. Distances are between prefixes' centres, so they are good to a
kilometre in town and to tens of kilometres in the country. Sources are named in the data files.
"""

import csv
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from domain.reading.words import fold

EARTH_KM = 6371.0
REACH_KM = 50.0
"""Nobody offers to go farther (domain/offering.py)."""
FAR_KM = 30.0
"""A location farther than this from every centre is in no prefix that we know."""


@dataclass(frozen=True, slots=True)
class Place:
    """A postal prefix, or a neighbourhood or town within it that has its own centre and name."""

    code: str
    lat: float
    lon: float
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map between two latitudes and two longitudes, in degrees, its edges included."""

    lat_low: float
    lat_high: float
    lon_low: float
    lon_high: float

    def covers(self, spot: Place) -> bool:
        return self.lat_low <= spot.lat <= self.lat_high and self.lon_low <= spot.lon <= self.lon_high


def box(code: str, km: float) -> Box | None:
    """The smallest box that holds all that is within so many km of a prefix's centre; `None` when it is unknown.

    Its corners are farther away: what a database finds with it is still to be measured.
    """
    centre = FSAS.get(code)
    if centre is None:
        return None
    angle = km / EARTH_KM
    north, east = math.degrees(angle), math.degrees(math.asin(math.sin(angle) / math.cos(math.radians(centre.lat))))
    return Box(centre.lat - north, centre.lat + north, centre.lon - east, centre.lon + east)


def place(code: str) -> Place | None:
    """The postal prefix with this code, in capitals; `None` outside Quebec and Ontario."""
    return FSAS.get(code)


def name(code: str, language: Literal["fr", "en"]) -> str:
    """What people call the prefix's part of town; the code itself where we have no name."""
    found = FSAS.get(code)
    if found is None:
        return code
    return found.fr if language == "fr" else found.en


def find(text: str) -> Place | None:
    """The place that someone names by a postal code (whole or prefix) or as neighbours do.

    Case, accents, hyphens and "St" for "Saint" do not matter. The whole text must be the name.
    """
    letters = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"[A-Z]\d[A-Z](\d[A-Z]\d)?", letters):
        return FSAS.get(letters[:3])
    return named().get(fold(text))


def nearest(lat: float, lon: float) -> Place | None:
    """The prefix whose centre is nearest to a location in degrees; `None` when none is within 30 km."""
    band = math.degrees(FAR_KM / EARTH_KM)
    near = [(kilometres(lat, lon, p.lat, p.lon), p.code) for p in FSAS.values() if abs(p.lat - lat) <= band]
    best = min(near, default=(math.inf, ""))
    return FSAS[best[1]] if best[0] <= FAR_KM else None


@lru_cache(maxsize=65_536)
def distance_km(one: str, other: str) -> float:
    """Kilometres between two prefixes' centres, 0 within one; infinite when either is unknown."""
    a, b = FSAS.get(one), FSAS.get(other)
    if a is None or b is None:
        return math.inf
    return kilometres(a.lat, a.lon, b.lat, b.lon)


@lru_cache(maxsize=1024)
def nearby(code: str) -> Mapping[str, float]:
    """Every prefix within REACH_KM of another's centre, the nearest first, with the kilometres from it."""
    band = math.degrees(REACH_KM / EARTH_KM)
    centre = FSAS.get(code)
    if centre is None:
        return MappingProxyType({})
    near = [(distance_km(spot.code, code), spot.code) for spot in FSAS.values() if abs(spot.lat - centre.lat) <= band]
    return MappingProxyType({other: km for km, other in sorted(near) if km <= REACH_KM})


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance between two points in degrees (haversine)."""
    north, south = math.radians(lat), math.radians(other_lat)
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _rows(file: str) -> Iterator[dict[str, str]]:
    lines = files("domain").joinpath("data", file).read_text(encoding="utf-8").splitlines()
    return csv.DictReader(line for line in lines if not line.startswith("#"))


def _load_fsas() -> Mapping[str, Place]:
    return MappingProxyType(
        {r["code"]: Place(r["code"], float(r["lat"]), float(r["lon"]), r["fr"], r["en"]) for r in _rows("fsa.csv")}
    )


FSAS: Mapping[str, Place] = _load_fsas()
"""Every postal prefix by code."""

CITY = 20_000
"""People of a town that everybody knows by name."""


@cache
def towns() -> Mapping[str, Mapping[str, Place]]:
    """Every town by folded name and by province, "QC" or "ON": Windsor is in both. Where most people live is first."""
    found: dict[str, dict[str, Place]] = {}
    for r in _rows("towns.csv"):
        place = Place(r["code"], float(r["lat"]), float(r["lon"]), r["name"], r["name"])
        found.setdefault(fold(r["name"]), {}).setdefault(r["province"], place)
    return MappingProxyType(found)


@cache
def cities() -> frozenset[str]:
    """The folded names of larger towns, which nobody takes for another word."""
    return frozenset(fold(r["name"]) for r in _rows("towns.csv") if int(r["people"]) >= CITY)


@cache
def named() -> Mapping[str, Place]:
    """Every name that people use, folded (domain/reading/words.py), and the place it means."""
    largest = {name: next(iter(places.values())) for name, places in towns().items()}
    by_hand = {fold(spot.fr): spot for spot in _by_hand("places.csv")}
    stops = {called.format(fold(spot.fr)): spot for spot in _by_hand("stations.csv") for called in _STATION}
    return MappingProxyType(largest | stops | by_hand)


_STATION = ("metro {}", "station {}", "station de metro {}", "{} metro", "{} station", "{} subway")
"""How people call a station in the two languages."""


def _by_hand(file: str) -> Iterator[Place]:
    for r in _rows(file):
        yield Place(r["code"], float(r["lat"]), float(r["lon"]), r["name"], r["name"])

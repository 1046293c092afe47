"""The closed list of skills, its families, and the two languages' labels."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill: its id, the family of skills near it, and its label in French and in English."""

    id: str
    family: str
    fr: str
    en: str


def _load() -> Mapping[str, Skill]:
    rows = csv.DictReader(files("domain").joinpath("data/skills.csv").read_text(encoding="utf-8").splitlines())
    return MappingProxyType({row["id"]: Skill(row["id"], row["family"], row["fr"], row["en"]) for row in rows})


SKILLS: Mapping[str, Skill] = _load()
"""Every skill by id, in the vocabulary's order. Read once, when the program starts."""

EVERYDAY = frozenset(
    {"cleanup", "composting", "crowd_marshal", "errands", "event_setup", "flyer_distribution", "food_packing"}
    | {"food_service", "general_help", "greeting", "grocery_shopping", "heavy_lifting", "moving_help", "parking_help"}
    | {"snow_removal", "ticketing"}
)
"""What anybody with time can do: asked for by name, it is not kept from those who named no skill."""

FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(skill.family for skill in SKILLS.values()))


def _related() -> Mapping[str, frozenset[str]]:
    lines = files("domain").joinpath("data/related.csv").read_text(encoding="utf-8").splitlines()
    near: dict[str, set[str]] = {skill: set() for skill in SKILLS}
    for circle in (line.split() for line in lines if " " in line and not line.startswith("#")):
        for skill in circle:
            near[skill].update(circle)
    return MappingProxyType({skill: frozenset(others - {skill}) for skill, others in near.items()})


RELATED: Mapping[str, frozenset[str]] = _related()
"""Of every skill, those so close that whoever has one of them can mostly do it."""


def family(skill: str) -> str:
    """The family of a skill; `KeyError` for an id that is not in the list."""
    return SKILLS[skill].family


def label(skill: str, language: Literal["fr", "en"]) -> str:
    """The skill's name as people of that language say it."""
    return SKILLS[skill].fr if language == "fr" else SKILLS[skill].en

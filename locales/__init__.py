"""The door's words in each language and manner, read once when the program starts."""

import struct
from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["fr", "en"]
Manner: TypeAlias = Literal["tu", "vous"]
Catalogs: TypeAlias = Mapping[tuple[Language, Manner], NullTranslations]
"""A catalog for each language and manner; it answers "" for what it does not know."""

LANGUAGES: tuple[Language, ...] = ("fr", "en")
MANNERS: tuple[Manner, ...] = ("tu", "vous")
NAMES = ("fr", "en", "fr@vous")
"""The catalogs' folders. `fr@vous` holds only what differs from `fr`."""


class MissingCatalog(Exception):
    """A compiled catalog is not there or cannot be read. `name` is its folder."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The words of “{name}” are missing or broken: run `python -m locales compile`.")
        self.name = name


class _Nothing(NullTranslations):
    """Stands at the end of every chain, so that what is unknown can be told from what reads as its msgid."""

    def gettext(self, message: str) -> str:
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return ""


def load(language: Language, manner: Manner = "tu") -> NullTranslations:
    """The catalog of a language and manner; raises MissingCatalog. English has one manner."""
    found = _read(language)
    if language == "fr" and manner == "vous":
        french, found = found, _read("fr@vous")
        found.add_fallback(french)
    found.add_fallback(_Nothing())
    return found


def catalogs() -> Catalogs:
    """Every catalog; raises MissingCatalog."""
    return MappingProxyType(
        {(language, manner): load(language, manner) for language in LANGUAGES for manner in MANNERS}
    )


def _read(name: str) -> NullTranslations:
    try:
        with files("locales").joinpath(name, "LC_MESSAGES", "messages.mo").open("rb") as compiled:
            return GNUTranslations(compiled)
    except (OSError, ValueError, struct.error) as why:
        raise MissingCatalog(name) from why

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


def catalogs() -> Catalogs:
    """Every catalog, each file read once; raises MissingCatalog. A manner without a folder is the language's own."""
    plain = {language: load(language, _Nothing()) for language in LANGUAGES}
    return MappingProxyType(
        {
            (language, manner): load(own, plain[language]) if own in NAMES else plain[language]
            for language in LANGUAGES
            for manner in MANNERS
            for own in (f"{language}@{manner}",)
        }
    )


def load(name: str, beneath: NullTranslations) -> NullTranslations:
    """The catalog in a folder, with what answers beneath it what it does not know; raises MissingCatalog."""
    try:
        with files("locales").joinpath(name, "LC_MESSAGES", "messages.mo").open("rb") as compiled:
            catalog = GNUTranslations(compiled)
    except (OSError, ValueError, struct.error) as why:
        raise MissingCatalog(name) from why
    catalog.add_fallback(beneath)
    return catalog

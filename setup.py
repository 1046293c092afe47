"""Compiles the catalogs into the wheel, so that `pip install` is all the door needs."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

LOCALES = Path(__file__).parent / "locales"


class BuildWithCatalogs(build_py):
    """Writes a `.mo` beside each `.po`, then builds as usual."""

    def run(self) -> None:
        for catalog in LOCALES.rglob("*.po"):
            with catalog.open("rb") as source, catalog.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(source))
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogs})

"""Regular expressions that are compiled when they are first asked: all of them at once take a tenth of the start."""

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern until one of its methods is asked for, which is kept from then on."""

    def __init__(self, written: str, flags: int) -> None:
        self._written = (written, flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._written), name)  # the module keeps the last few hundred compiled
        setattr(self, name, found)
        return found


def expression(written: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, not compiled yet; `re.error` for a wrong one comes where it is first used."""
    return cast("re.Pattern[str]", _Late(written, flags))

"""Where something failed, without what it failed on: an error's message may hold somebody's words."""

import sqlite3
import traceback
from collections.abc import Iterator

WORDLESS = (OSError, sqlite3.Error)
"""Errors whose messages name files, addresses, tables and columns only."""


def write_trace(error: BaseException) -> str:
    """The frames and names of an error, of its causes before it and of a group's members after it."""
    return "\n".join(_lines(error, set()))


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _lines(cause, seen)
        yield "which led to"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    yield f"{name}: {error}" if isinstance(error, WORDLESS) else name
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            yield from _lines(member, seen)

"""Inputs near the right ones: each part of a valid one, left out, of another kind, or as it should be."""

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.laws.junk import JUNK, UNREADABLE

Path: TypeAlias = tuple[str | int, ...]
GONE, WHOLE = object(), ""
"""In the place of a part: it is left out. And how the whole is called, of which all is a part."""
ODD = (*JUNK, *(text for text in UNREADABLE if len(text) < 100), "\ud800", "\x00", "٣", "9" * 400, "-0", "²", "1e400")
"""Texts that programs stumble over."""
texts = st.one_of(st.sampled_from(ODD), st.text(max_size=40), st.text(alphabet="0123456789-:.TZ+ /|,;", max_size=24))
numbers = st.one_of(st.integers(), st.integers(-3, 3), st.floats(), st.sampled_from((10**30, -(2**63), 2**63, 1e308)))
leaves = st.one_of(st.none(), st.booleans(), numbers, texts)
anything = st.recursive(
    leaves, lambda some: st.lists(some, max_size=4) | st.dictionaries(texts, some, max_size=4), max_leaves=6
)
"""Any JSON."""


def near(valid: Any) -> SearchStrategy[Any]:
    """The valid value, with up to three of its parts missing or anything else."""
    paths = list(_paths(valid))
    other = st.one_of(st.just(GONE), leaves, texts, anything)
    changes = st.lists(st.tuples(st.sampled_from(paths), other), max_size=3)
    return changes.map(lambda made: _changed(valid, made))


def _paths(value: Any) -> Iterator[Path]:
    """Where each part of a value is, itself first."""
    yield ()
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        for path in _paths(part):
            yield (key, *path)


def _changed(valid: Any, made: list[tuple[Path, Any]]) -> Any:
    whole = {WHOLE: deepcopy(valid)}
    for path, other in made:
        inner: Any = whole
        *way, last = (WHOLE, *path)
        for key in way:
            inner = inner[key] if _has(inner, key) else None
        if not _has(inner, last):
            continue  # what was around it has changed
        if other is GONE and path:
            del inner[last]
        elif other is not GONE:
            inner[last] = deepcopy(other)
    return whole[WHOLE]


def _has(value: Any, key: str | int) -> bool:
    return key in value if isinstance(value, dict) else isinstance(value, list) and key in range(len(value))


def near_any(valid: Iterable[Any]) -> SearchStrategy[Any]:
    """Near one of these."""
    return st.one_of([near(one) for one in valid])


def lines(valid: Iterable[Any]) -> SearchStrategy[bytes]:
    """What comes over a wire: JSON near one of these, cut and damaged, or any bytes."""
    whole = near_any(valid).map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass"))
    return st.one_of(whole, whole, damaged(whole), st.binary(max_size=200))


def damaged(right: SearchStrategy[bytes]) -> SearchStrategy[bytes]:
    """With a piece of it replaced by other bytes."""
    return st.builds(cut, right, wounds)


wounds = st.tuples(st.floats(0, 1), st.integers(0, 20), st.binary(max_size=8))
"""Where a piece is missing, how long it is, and what stands there instead."""


def cut(content: bytes, wound: tuple[float, int, bytes]) -> bytes:
    """What is left of it."""
    at, long, other = wound
    begin = int(at * len(content))
    return content[:begin] + other + content[begin + long :]


def sentences(words: Iterable[str]) -> SearchStrategy[str]:
    """Some of these words in any order, with odd ones between."""
    some = st.one_of(st.sampled_from(sorted(words)), texts)
    return st.builds(
        lambda parts, between: between.join(parts),
        st.lists(some, max_size=12),
        st.sampled_from((" ", "", ", ", "-", "\n")),
    )

"""A trace says where, and never what somebody wrote."""

import sqlite3

import pytest
from pydantic import BaseModel, ValidationError

from bot.traces import write_trace

WORDS = "mon lavabo coule"


class Ask(BaseModel):
    count: int


def test_where_it_failed_is_told_and_the_words_are_not() -> None:
    with pytest.raises(ValidationError, match=WORDS) as failed:
        Ask.model_validate({"count": WORDS})
    trace = write_trace(failed.value)
    assert WORDS not in trace
    assert "test_where_it_failed_is_told_and_the_words_are_not" in trace
    assert trace.endswith("pydantic_core._pydantic_core.ValidationError")


def look_up(*, hidden: bool) -> None:
    """Fails because of another failure, told or hidden."""
    try:
        {"x": 1}[WORDS]
    except KeyError as cause:
        raise ValueError(WORDS) from (None if hidden else cause)


def test_causes_come_first_and_say_no_more() -> None:
    with pytest.raises(ValueError, match=WORDS) as failed:
        look_up(hidden=False)
    trace = write_trace(failed.value)
    assert WORDS not in trace
    assert trace.index("KeyError") < trace.index("which led to") < trace.index("ValueError")


def test_a_hidden_cause_stays_hidden() -> None:
    with pytest.raises(ValueError, match=WORDS) as failed:
        look_up(hidden=True)
    assert "KeyError" not in write_trace(failed.value)


def test_members_of_a_group_are_told() -> None:
    trace = write_trace(ExceptionGroup(WORDS, [ValueError(WORDS), sqlite3.OperationalError("disk I/O error")]))
    assert trace == "ExceptionGroup\nValueError\nsqlite3.OperationalError: disk I/O error"


def test_two_errors_that_name_each_other_end() -> None:
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    assert write_trace(one) == "KeyError\nwhich led to\nValueError"

"""`collectif match`: a file of needs and offers, ranked with reasons in both languages; or told what is wrong in it."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app

NEED: dict[str, Any] = {
    "id": "n1",
    "kind": "skill",
    "skills": ["carpentry"],
    "count": 3,
    "when": [{"date": "2026-11-28", "from": "09:00", "to": "12:00"}],
    "pay": {"kind": "fee", "min": 0, "max": 40, "unit": "hour"},
    "area": {"lat": 45.54, "lon": -73.6},
    "min_age": 14,
    "languages": ["fr"],
}
OFFER: dict[str, Any] = {
    "id": "o1",
    "member": "m1",
    "kind": "skill",
    "skills": ["furniture_making"],
    "when": [{"weekly": ["sat"], "from": "08:00", "to": "12:00"}],
    "pay": {"kind": "volunteer"},
    "area": {"lat": 45.53, "lon": -73.59},
    "radius_km": 5,
    "languages": ["fr", "en"],
    "age": 34,
    "last_asked": None,
    "commitments": [],
}


def run(file: Any, *options: str) -> Result:
    text = file if isinstance(file, str) else json.dumps(file)
    return CliRunner().invoke(app, ["match", "-", *options], input=text)


def of(*offers: dict[str, Any], needs: tuple[dict[str, Any], ...] = (NEED,)) -> dict[str, Any]:
    return {"now": "2026-11-22T10:00", "needs": list(needs), "offers": [{**OFFER, **offer} for offer in offers]}


def ranked(*offers: dict[str, Any], **need: Any) -> list[str]:
    result = run(of(*offers, needs=({**NEED, **need},)))
    assert result.exit_code == 0, result.stderr
    return [match["offer"] for match in json.loads(result.stdout)["n1"]]


def test_the_example_is_ranked_with_its_reasons_in_both_languages(tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_text(json.dumps(of({})), encoding="utf-8")
    result = CliRunner().invoke(app, ["match", str(file)])
    (match,) = json.loads(result.stdout)["n1"]
    codes = [reason["code"] for reason in match["reasons"]]
    assert codes == ["skill_related", "free", "distance", "volunteer", "reliable", "newcomer"]
    assert match["score"] == sum(reason["part"] for reason in match["reasons"])
    first = match["reasons"][0]
    assert "ébénisterie" in first["fr"]
    assert "furniture making" in first["en"]
    assert all(reason["fr"] and reason["en"] and reason["fr"] != reason["en"] for reason in match["reasons"])
    assert result.stdout == run(of({})).stdout


def test_every_reason_there_is_has_words() -> None:
    offers: tuple[dict[str, Any], ...] = (
        {"id": "a", "last_asked": "2026-11-10"},
        {"id": "b", "last_asked": "2026-11-22T09:00", "when": [], "pay": {"kind": "fee", "min": 20, "max": 30}},
        {"id": "c", "skills": ["welding"], "when": [{"date": "2026-11-28", "from": "10:30", "to": "17:00"}]},
        {"id": "d", "kind": "time", "skills": []},
        *({"id": kind, "kind": kind, "skills": [], "words": "bois"} for kind in ("goods", "space", "money")),
    )
    kinds = [
        {**NEED, "id": kind, "kind": kind, "skills": [], "when": []} for kind in ("time", "goods", "space", "money")
    ]
    needs = (NEED, *kinds, {**NEED, "id": "wood", "kind": "goods", "skills": [], "what": "du bois"})
    result = json.loads(run(of(*offers, needs=needs)).stdout)
    reasons = [reason for matches in result.values() for match in matches for reason in match["reasons"]]
    assert all(reason["fr"] and reason["en"] for reason in reasons)
    assert {"no_date", "any_time", "free_in_part", "skill_broader", "hands", "words", "given", "money", "rested"} <= {
        reason["code"] for reason in reasons
    }


def test_the_better_come_first_and_only_as_many_as_are_wanted() -> None:
    offers = (
        {"id": "far", "radius_km": 50, "area": {"lat": 45.4, "lon": -73.5}},
        {"id": "near"},
        {"id": "exact", "skills": ["carpentry"]},
    )
    assert ranked(*offers) == ["exact", "near", "far"]
    (first,) = json.loads(run(of(*offers), "--top", "1").stdout)["n1"]
    assert first["offer"] == "exact"


def test_equals_come_by_who_was_asked_least_recently_then_by_id() -> None:
    offers = [
        {"id": id, "last_asked": asked} for id, asked in (("b", "2026-01-02"), ("c", "2026-01-01"), ("a", "2026-01-02"))
    ]
    assert ranked(*offers) == ["c", "a", "b"]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "time", "skills": []},
        {"age": 13},
        {"age": 16},  # the need pays
        {"languages": ["en"]},
        {"languages": []},
        {"pay": {"kind": "fee", "min": 41, "max": 50, "unit": "hour"}},
        {"radius_km": 1},
        {"skills": ["cooking"]},
        {"when": [{"weekly": ["sun"], "from": "08:00", "to": "12:00"}]},
        {"when": [{"weekly": ["sat"], "from": "08:00", "to": "12:00", "except": ["2026-11-28"]}]},
        {"when": [{"weekly": ["sat"], "every": 2, "from": "08:00", "to": "12:00"}]},
        {"commitments": [{"date": "2026-11-28", "from": "11:00", "to": "13:00"}]},
    ],
)
def test_what_does_not_fit_is_left_out(change: dict[str, Any]) -> None:
    assert ranked({}) == ["o1"]
    assert ranked(change) == []


def test_a_file_that_begins_with_a_byte_order_mark_is_read() -> None:
    assert run("\N{ZERO WIDTH NO-BREAK SPACE}" + json.dumps(of({}))).exit_code == 0


def test_nobody_under_fourteen_is_ranked_whatever_a_need_says() -> None:
    offers = [{"id": str(age), "age": age} for age in (13, 14)]
    assert ranked(*offers, pay={"kind": "volunteer"}, min_age=0) == ["14"]


def test_a_need_of_every_week_is_looked_at_some_weeks_ahead() -> None:
    weekly = [{"weekly": ["sat"], "from": "09:00", "to": "12:00"}]
    assert ranked(
        {"id": "free"}, {"id": "once", "when": [{"date": "2026-12-05", "from": "09:00", "to": "12:00"}]}, when=weekly
    ) == ["free", "once"]
    assert ranked({}, when=[{"date": "2026-11-21", "from": "09:00", "to": "12:00"}]) == []


def fault(change: Callable[[dict[str, Any]], Any]) -> str:
    """What is told of the example with a change."""
    file = copy.deepcopy(of({}))
    changed = change(file)
    result = run(changed if isinstance(changed, str) else file)
    assert result.exit_code == 1
    assert result.stdout == ""
    return result.stderr


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda f: f["needs"][0].pop("area"), ('needs[0] ("n1"): area', "is missing", '{"lat": 45.54')),
        (lambda f: f["needs"][0].update(kind="work"), ('needs[0] ("n1"): kind', "time, skill, goods, space or money")),
        (
            lambda f: f["needs"][0].update(skills=["carpentri"]),
            ('needs[0] ("n1"): skills', "'carpentri'", '"carpentry"'),
        ),
        (lambda f: f["needs"][0].update(count=0), ('needs[0] ("n1"): count', "3")),
        (lambda f: f["needs"][0]["when"][0].update(date="2026-11-31"), ('needs[0] ("n1"): when[0]', "2026-11-28")),
        (lambda f: f["needs"][0]["when"][0].update(weekly=["sat"]), ("exactly one of weekly, date, dates",)),
        (lambda f: f["needs"][0]["pay"].update(max=-1), ('needs[0] ("n1"): pay', '{"kind": "volunteer"}')),
        (lambda f: f["offers"][0].update(radius_km="five"), ('offers[0] ("o1"): radius_km', "like 5")),
        (lambda f: f["offers"][0].update(last_asked="yesterday"), ('offers[0] ("o1"): last_asked', "'yesterday'")),
        (lambda f: f["offers"][0].update(commitments=[{"date": "soon"}]), ('offers[0] ("o1"): commitments[0]',)),
        (lambda f: f["offers"][0].update(id=""), ("offers[0]: id", "a text of its own")),
        (lambda f: f["offers"].append(f["offers"][0]), ('offers[1] ("o1"): id', "offers[0]")),
        (lambda f: f["offers"].append(7), ("offers[1]:", "object")),
        (lambda f: f.pop("needs"), ("needs: is missing", "a list of needs")),
        (lambda f: f["needs"][0]["when"][0].update(to="25:00"), ("when[0]: to is no time of day", "24:00")),
        (
            lambda f: f["needs"][0]["when"][0].update({"except": ["lundi"]}),
            ("when[0]: except[0] Input should be 'mon'",),
        ),
        (lambda f: f.update(now="9999-12-31T23:59"), ("now: '9999-12-31T23:59' is not of the years 1970 to 2999",)),
        (lambda f: f.update(now="now"), ("now: 'now' is no time", "2026-11-22T10:00")),
        (lambda _: '{"now": ', ("not JSON",)),
        (
            lambda _: '{"now": "2026-11-22T10:00", "needs": [{"a": 1e999}], "offers": []}',
            ("needs[0]", "id: is missing"),
        ),
        (lambda _: "[]", ("the file", '"needs": []')),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_would_be_right(
    change: Callable[[dict[str, Any]], Any], told: tuple[str, ...]
) -> None:
    words = fault(change)
    for part in told:
        assert part in words


def test_every_fault_is_told_but_not_hundreds() -> None:
    words = fault(lambda f: f["offers"].extend({**OFFER, "id": f"x{n}", "age": -1} for n in range(50)))
    assert words.count("age:") == 20
    assert "and 30 more" in words


def test_a_file_that_is_not_there_is_wrong_use() -> None:
    result = CliRunner().invoke(app, ["match", "/no/such/file.json"])
    assert result.exit_code == 2
    assert result.stdout == ""

"""What a line of the file for `match` holds: a need, an offer; and what would be right in each field."""

from typing import Annotated

import msgspec

from domain.projects import NeedKind

NO_PAY = msgspec.Raw(b"null")


class Area(msgspec.Struct, gc=False):
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)]
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)]


class Line(msgspec.Struct, kw_only=True, gc=False):
    """What needs and offers have in common."""

    id: Annotated[str, msgspec.Meta(min_length=1)]
    kind: NeedKind
    skills: list[str] = []
    when: list[msgspec.Raw] | None = None
    pay: msgspec.Raw = NO_PAY
    area: Area
    languages: list[str] = []


class NeedLine(Line, kw_only=True, gc=False):
    count: Annotated[int, msgspec.Meta(ge=1)] = 1
    min_age: Annotated[int, msgspec.Meta(ge=0, le=150)] | None = None
    what: str = ""


class OfferLine(Line, kw_only=True, gc=False):
    member: Annotated[str, msgspec.Meta(min_length=1)] | None = None
    radius_km: Annotated[float, msgspec.Meta(ge=0)]
    age: Annotated[int, msgspec.Meta(ge=0, le=150)] | None = None
    last_asked: str | None = None
    commitments: list[msgspec.Raw] | None = None
    words: str = ""


class Outer(msgspec.Struct):
    now: str
    needs: list[msgspec.Raw]
    offers: list[msgspec.Raw]


RIGHT = {
    "id": 'a text of its own, like "n1"',
    "kind": "time, skill, goods, space or money",
    "skills": 'a list of skill ids, like ["carpentry"]',
    "count": "a whole number from 1, like 3",
    "when": 'a list of windows, like [{"date": "2026-11-28", "from": "09:00", "to": "12:00"}] or '
    '[{"weekly": ["sat"], "from": "08:00", "to": "12:00"}]',
    "pay": '{"kind": "volunteer"}, or {"kind": "fee", "min": 0, "max": 40, "unit": "hour"}',
    "area": '{"lat": 45.54, "lon": -73.6}',
    "min_age": "years as a whole number, like 14",
    "age": "years as a whole number, like 34, or null",
    "languages": 'a list of codes, like ["fr", "en"]',
    "member": 'a text, like "m1"',
    "radius_km": "kilometres, 0 or more, like 5",
    "last_asked": 'null, or local time like "2026-11-20T18:30"',
    "commitments": 'a list of windows already taken, like [{"date": "2026-11-28", "from": "09:00", "to": "12:00"}]',
    "what": 'a text, like "20 chairs"',
    "words": 'a text, like "20 chairs"',
    "now": 'local time, like "2026-11-22T10:00"',
    "needs": "a list of needs",
    "offers": "a list of offers",
}
"""What would be right in each field."""

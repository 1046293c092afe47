"""`collectif match` on a file of 1,000 needs and 100,000 offers: seconds, and megabytes at most.

    python -m bench.ranking [--offers 100000] [--needs 1000]

The file is written first, from the crowd of bench.matching; the command is a process of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from domain.calendar import local
from domain.members import Member
from domain.offers import Offer
from domain.places import FSAS
from tests.domain.crowd import NOW, ZONE, Crowd, Lack


def main() -> None:
    """Prints one line of JSON."""
    asked = argparse.ArgumentParser(prog="python -m bench.ranking", description=__doc__)
    asked.add_argument("--offers", type=int, default=100_000)
    asked.add_argument("--needs", type=int, default=1000)
    asked.add_argument("--into", type=Path, help="only write the file")
    given = asked.parse_args()
    if given.into:
        given.into.write_text(json.dumps(drawn(Crowd(7), given.offers, given.needs)), encoding="utf-8")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "file.json")
        # In a process of its own: what this one holds would count as the command's at its most.
        subprocess.run([sys.executable, "-m", "bench.ranking", *sys.argv[1:], "--into", file], check=True)
        start = perf_counter()
        running = subprocess.Popen([sys.executable, "-m", "bot", "match", file], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(running.pid, 0)
        seconds = perf_counter() - start
    if status:
        sys.exit("the command failed")
    print(json.dumps({"seconds": seconds, "cpu_seconds": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024}))


def drawn(crowd: Crowd, offers: int, needs: int) -> dict[str, Any]:
    """What the file holds."""
    members = [crowd.member(number) for number in range(offers)]
    return {
        "now": local(NOW, ZONE).strftime("%Y-%m-%dT%H:%M"),
        "offers": [offered(crowd.offer(number, member), member) for number, member in enumerate(members)],
        "needs": [needed(crowd.lack(number)) for number in range(needs)],
    }


def offered(offer: Offer, member: Member) -> dict[str, Any]:
    last = local(member.last_asked, ZONE).strftime("%Y-%m-%dT%H:%M") if member.last_asked else None
    return {
        **common(offer),
        "member": member.id,
        "when": [window.model_dump(mode="json") for window in offer.windows],
        "radius_km": offer.radius_km,
        "words": offer.words,
        "languages": [member.language, *member.spoken],
        "age": 16 if member.minor else 34,
        "last_asked": last,
        "commitments": [],
    }


def needed(lack: Lack) -> dict[str, Any]:
    need = lack.need
    dates = []
    for date in lack.dates:
        start, end = local(date.starts, ZONE), local(date.ends, ZONE)
        days = [str(start.date()), str(end.date())]
        shape = {"date": days[0]} if days[0] == days[1] else {"dates": days}
        dates.append({**shape, "from": "09:00", "to": end.strftime("%H:%M") if end.hour > 9 else "12:00"})
    asked = {"count": need.count, "what": need.what, "min_age": need.requires.min_age}
    return {**common(need), **asked, "when": dates, "languages": list(need.requires.languages)}


def common(one: Any) -> dict[str, Any]:
    spot = FSAS[one.fsa]
    area, pay = {"lat": spot.lat, "lon": spot.lon}, one.pay.model_dump(mode="json")
    return {"id": one.id, "kind": one.kind, "skills": list(one.skills), "pay": pay, "area": area}


if __name__ == "__main__":
    main()

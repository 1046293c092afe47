"""A local Slack in its own process: `python -m bench.slack_server PEOPLE LATENCY`.

It checks every request, as in the tests. It prints what the door needs of it, then serves until its standard
input ends.
"""

import argparse
import asyncio
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tests.slackapi import SlackApi


async def serve(people: int, latency: float) -> None:
    """One workspace where the app is, and so many people."""
    async with SlackApi() as slack:
        place = slack.workspace("Café du coin")
        users = [place.person("Ada").id for _ in range(people)]
        token = place.installs(place.person("Léo"))
        slack.latency = latency
        known = {"url": slack.url, "secret": slack.app.signing_secret, "token": token, "bot": place.bot, "users": users}
        print(json.dumps(known), flush=True)
        await asyncio.to_thread(sys.stdin.read)
        slack.latency = 0
        if broken := Counter(one.broke for one in slack.violations if one.broke not in PERMITTED):
            print(f"the server refused: {dict(broken)}", file=sys.stderr)


PERMITTED = {"trigger_is_known", "channel_is_known"}
"""The presses are made in another process: their triggers open nothing here. Files are for nobody."""


@contextmanager
def server(people: int, latency: float) -> Iterator[Mapping[str, Any]]:
    """What such a server says of itself."""
    command = [sys.executable, "-m", "bench.slack_server", f"{people}", f"{latency}"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m bench.slack_server")
    asked.add_argument("people", type=int)
    asked.add_argument("latency", type=float, help="seconds that each answer takes longer")
    given = asked.parse_args()
    asyncio.run(serve(given.people, given.latency))

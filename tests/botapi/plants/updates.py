"""Violations of the rules of polls and webhooks."""

import asyncio

from tests.botapi.stage import Plant, Stage
from tests.planting import either


async def _polls_with_webhook(stage: Stage) -> None:
    await stage.does("setWebhook", url="https://a.ca/")
    await stage.does("getUpdates")


async def _polls_after_webhook(stage: Stage) -> None:
    await stage.does("setWebhook", url="https://a.ca/")
    await stage.does("deleteWebhook")
    await stage.does("getUpdates")


async def _polls_twice(stage: Stage) -> None:
    offset = stage.api.world.updates.waiting[-1].id + 1
    older = asyncio.ensure_future(stage.does("getUpdates", offset=offset, timeout=5))
    await stage.api.until(lambda: stage.api.world.updates.polled)
    await stage.does("getUpdates", offset=offset)
    await older


async def _polls_in_turn(stage: Stage) -> None:
    await stage.does("getUpdates")
    await stage.does("getUpdates")


UPDATES = {
    "check_poll": either("getUpdates", {"limit": 101}, {"limit": 100}),
    "no_webhook_is_set": Plant(_polls_with_webhook, _polls_after_webhook),
    "polls_alone": Plant(_polls_twice, _polls_in_turn),
    "webhook_is_https": either("setWebhook", {"url": "http://a.ca/"}, {"url": "https://a.ca:8443/"}),
    "webhook_secret_fits": either("setWebhook", {"secret_token": "à"}, {"secret_token": "a"}, url="https://a.ca/"),
    "webhook_connections_are_1_to_100": either(
        "setWebhook", {"max_connections": 101}, {"max_connections": 100}, url="https://a.ca/"
    ),
}

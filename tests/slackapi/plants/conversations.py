"""Violations of the rules of places and people."""

from tests.planting import calls, either
from tests.slackapi.stage import WORD, Act, Plant, Stage


def _archived(method: str) -> Act:
    async def act(stage: Stage) -> None:
        stage.channel.conversation.archived = True
        await stage.does(method, **WORD)

    return act


async def _outside(stage: Stage) -> None:
    stage.channel.conversation.members.discard(stage.here.bot)
    await stage.does("chat.postMessage", **WORD)


async def _secret(stage: Stage) -> None:
    hidden = stage.here.channel("secret", stage.ada, private=True, with_app=False)
    await stage.does("chat.postMessage", channel=hidden.id, text="allo")


async def _private(stage: Stage) -> None:
    shut = stage.here.channel("secret", stage.ada, private=True)
    await stage.does("conversations.join", channel=shut.id)


def _gone(method: str, **params: str) -> Act:
    async def act(stage: Stage) -> None:
        stage.ada.user.deleted = True
        await stage.does(method, **params)

    return act


async def _no_tab(stage: Stage) -> None:
    stage.slack.app.messages_tab = False
    await stage.does("chat.postMessage", channel="$ada", text="allo")


TO_ADA = {"channel": "$ada", "text": "allo"}
CONVERSATIONS: dict[str, list[Plant]] = {
    "channel_is_known": [
        either("chat.postMessage", {"channel": "C0"}, {"channel": "$channel"}, text="allo"),
        either("chat.postMessage", {"channel": "$bo"}, {"channel": "$ada"}, text="allo"),
        Plant(_secret, calls("chat.postMessage", **WORD)),
    ],
    "channel_is_open": [Plant(_archived("chat.postMessage"), calls("chat.postMessage", **WORD))],
    "app_is_in_channel": [Plant(_outside, calls("chat.postMessage", **WORD))],
    "person_takes_messages": [Plant(_gone("chat.postMessage", **TO_ADA), calls("chat.postMessage", **TO_ADA))],
    "messages_tab_is_on": [Plant(_no_tab, calls("chat.postMessage", **TO_ADA))],
    "person_is_no_bot": [
        either("chat.postMessage", {"channel": "$bot"}, {"channel": "$ada"}, text="allo"),
        either("conversations.open", {"users": "$bot"}, {"users": "$ada"}),
    ],
    "person_is_known": [either("users.info", {"user": "$bo"}, {"user": "$ada"})],
    "is_one_person": [either("conversations.open", {"users": "U1,U2"}, {"users": "$ada"})],
    "account_is_open": [Plant(_gone("conversations.open", users="$ada"), calls("conversations.open", users="$ada"))],
    "channel_is_public": [Plant(_private, calls("conversations.join", channel="$channel"))],
    "types_are_known": [either("conversations.list", {"types": "groups"}, {"types": "public_channel, im"})],
    "limit_fits": [either("conversations.list", {"limit": 1000}, {"limit": 999})],
    "cursor_is_known": [either("conversations.members", {"cursor": "x"}, {"cursor": "next:1"}, channel="$channel")],
}

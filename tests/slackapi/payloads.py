"""What every interaction says of who acts, and where (https://docs.slack.dev/reference/interaction-payloads)."""

from tests.slackapi.state import Conversation, User, Workspace
from tests.slackapi.types import JSON


def about(workspace: Workspace, user: User, view: str = "") -> JSON:
    """Who, where, and a fresh trigger_id; `view` is the modal in which it happens."""
    app = workspace.world.app
    named = user.public()["name"]
    who = {"id": user.id, "username": named, "name": named, "team_id": user.team}
    team = {"id": workspace.id, "domain": workspace.domain}
    within = {"id": workspace.enterprise, "name": workspace.enterprise} if workspace.enterprise else None
    if within:
        team |= {"enterprise_id": within["id"], "enterprise_name": within["name"]}
    return {
        "user": who, "team": team, "enterprise": within, "api_app_id": app.id, "token": app.verification_token,
        "trigger_id": workspace.world.trigger(workspace, user.id, view), "is_enterprise_install": is_org(workspace),
    }  # fmt: skip


def action(workspace: Workspace, element: JSON, block_id: str, **state: object) -> JSON:
    """What somebody did with an element."""
    told = ("type", "text", "action_id", "value", "url", "placeholder")
    ts = f"{workspace.world.now}.{next(workspace.world.numbers):06d}"
    return {**{name: element[name] for name in told if name in element}, "block_id": block_id, "action_ts": ts, **state}


def in_message(workspace: Workspace, user: User, where: Conversation, message: JSON, address: str) -> JSON:
    """Where a press on a message happens."""
    response = workspace.world.responds(workspace, user.id, where.id, message["ts"])
    whispered = message["ts"] not in where.messages
    shown = {"type": "message", "message_ts": message["ts"], "channel_id": where.id, "is_ephemeral": whispered}
    return {
        "container": shown, "channel": {"id": where.id, "name": called(where)},
        "response_url": f"{address}/response/{response}", **({} if whispered else {"message": message}),
    }  # fmt: skip


def command(workspace: Workspace, user: User, where: Conversation, words: str, address: str) -> JSON:
    """A slash command (https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling)."""
    app = workspace.world.app
    name, _, text = words.partition(" ")
    response = workspace.world.responds(workspace, user.id, where.id)
    within = {"enterprise_id": workspace.enterprise, "enterprise_name": workspace.enterprise}
    return {
        "token": app.verification_token, "team_id": workspace.id, "team_domain": workspace.domain,
        "channel_id": where.id, "channel_name": called(where), "user_id": user.id, "user_name": user.public()["name"],
        "command": name, "text": text.strip(), "api_app_id": app.id,
        "is_enterprise_install": str(is_org(workspace)).lower(), "response_url": f"{address}/response/{response}",
        "trigger_id": workspace.world.trigger(workspace, user.id), **(within if workspace.enterprise else {}),
    }  # fmt: skip


def called(where: Conversation) -> str:
    return "directmessage" if where.kind == "im" else where.name if where.kind == "channel" else "privategroup"


def is_org(workspace: Workspace) -> bool:
    return bool(workspace.installation and workspace.installation.org)

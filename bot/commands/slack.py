"""`manifest`: the Slack app, to be pasted where Slack makes one."""

import json

import typer


def manifest() -> None:
    """Print the Slack app’s manifest, as JSON.

    At https://api.slack.com/apps choose “Create New App”, “From a manifest”, paste this, install. With
    COLLECTIF_PUBLIC_URL the app serves many workspaces over HTTP; without it, one, in Socket Mode.
    """
    from bot.adapters.slack.manifest import write_manifest
    from bot.settings import read_settings

    settings = read_settings()
    address = "" if settings.slack_app_token else settings.public_url
    typer.echo(json.dumps(write_manifest(address), ensure_ascii=False, indent=2))

"""`manifest`: the Slack app, to be pasted where Slack makes one, and what an app has otherwise."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

AGAINST = typer.Option(help="a file with the app’s own manifest, copied from its page: say what differs")


def manifest(against: Annotated[Path | None, AGAINST] = None) -> None:
    """Print the Slack app’s manifest, as JSON.

    At https://api.slack.com/apps choose “Create New App”, “From a manifest”, paste this, install. With
    COLLECTIF_PUBLIC_URL the app serves many workspaces over HTTP; without it, one, in Socket Mode.
    """
    from bot.adapters.slack.comparing import differences
    from bot.adapters.slack.manifest import write_manifest
    from bot.settings import read_settings

    settings = read_settings()
    needed = write_manifest("" if settings.slack_app_token else settings.public_url)
    if against is None:
        typer.echo(json.dumps(needed, ensure_ascii=False, indent=2))
        return
    found = sorted(differences(needed, _read(against)))
    for line in found:
        typer.echo(line)
    if found:
        raise typer.Exit(1)
    typer.echo("Nothing differs.")


def _read(file: Path) -> Any:
    """An app's own manifest; Fault when that is none."""
    from bot.faults import Fault

    copied = "copy it as JSON from the app’s page, under App Manifest, at https://api.slack.com/apps"
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Fault(f"{file} can't be read ({error.strerror})", copied) from error
    except ValueError as error:
        raise Fault(f"{file} is no JSON", copied) from error
    if not isinstance(read, dict):
        raise Fault(f"{file} is no app’s manifest", copied)
    return read

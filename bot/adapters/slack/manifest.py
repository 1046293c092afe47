"""The app's manifest: pasted where Slack makes an app, it sets everything that the door uses, and nothing else."""

from typing import Any

from bot.adapters.slack.subscribed import (
    COMMAND,
    EVENTS,
    EVENTS_PATH,
    OFFER_HELP,
    PUT_ON_SHELF,
    REDIRECT_PATH,
    SCOPES,
)

NAME = "Espace Collectif"
DESCRIPTION = "La porte d’entrée du quartier · The neighbourhood’s front door"
LONG_DESCRIPTION = (
    "Des voisins proposent des projets, d’autres donnent un coup de main. Depuis Slack, votre commerce répond "
    "d’un bouton à ce qui manque tout près : du matériel, un local, une expertise, un peu de temps.\n\n"
    "Neighbours propose projects, others lend a hand. From Slack, your shop answers what is lacking nearby with "
    "one button: goods, a room, know-how, some time."
)
COLOUR = "#a83f27"


def write_manifest(public_url: str = "") -> dict[str, Any]:
    """The manifest as Slack reads it (api.slack.com/reference/manifests).

    With a public address the app is for many workspaces, over HTTP; without one it is for one, in Socket Mode.
    """
    events = f"{public_url}{EVENTS_PATH}"
    over_http = {"request_url": events} if public_url else {}
    command = {
        "command": COMMAND,
        "description": "Offrir, demander, proposer · Offer, ask, propose",
        "usage_hint": "offrir | demander | projets | moi | aide | offer | ask | projects | me | help",
        "should_escape": False,
        **({"url": events} if public_url else {}),
    }
    oauth: dict[str, Any] = {"scopes": {"bot": sorted(SCOPES)}}
    if public_url:
        oauth["redirect_urls"] = [f"{public_url}{REDIRECT_PATH}"]
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": NAME,
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION,
            "background_color": COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [
                # A name has 24 characters at most, which is too few for both languages.
                _shortcut("Proposer de l’aide", "global", OFFER_HELP, "Offer help · Dire ce que vous pouvez offrir"),
                _shortcut("Mettre sur l’étagère", "message", PUT_ON_SHELF, "Put on the shelf · À donner ou à prêter"),
            ],
            "slash_commands": [command],
        },
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **over_http},
            "interactivity": {"is_enabled": True, **over_http},
            "org_deploy_enabled": bool(public_url),
            "socket_mode_enabled": not public_url,
            "token_rotation_enabled": bool(public_url),
        },
    }


def _shortcut(name: str, kind: str, callback: str, description: str) -> dict[str, str]:
    return {"name": name, "type": kind, "callback_id": callback, "description": description}

"""The app itself: it goes, a token of its goes, and it opens a socket."""

from tests.slackapi.calls import Call, method
from tests.slackapi.installing import revoke, uninstall
from tests.slackapi.rules import oauth
from tests.slackapi.types import JSON


@method("apps.uninstall")
def apps_uninstall(call: Call) -> JSON:
    oauth.client_is_the_app(call)
    uninstall(call.workspace)
    return {}


@method("auth.revoke")
def auth_revoke(call: Call) -> JSON:
    assert call.token is not None
    if not call.params.get("test"):
        revoke(call.world, call.token)
    return {"revoked": not call.params.get("test")}


@method("apps.connections.open")
def apps_connections_open(call: Call) -> JSON:
    oauth.socket_mode_is_on(call.world)
    ticket = call.world.sockets.ticket()
    return {"url": f"{call.address.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={call.world.app.id}"}

"""What an app must show to be given a token."""

from collections.abc import Mapping

from tests.slackapi.app import Grant, Token
from tests.slackapi.calls import Call
from tests.slackapi.refusals import Refused, rule
from tests.slackapi.state import World

TEN_MINUTES = 600_000


@rule
def client_is_the_app(call: Call) -> None:
    """authentication/installing-with-oauth#exchanging: client_id and client_secret, as HTTP Basic or as arguments."""
    app = call.world.app
    if call.params["client_id"] != app.client_id:
        raise Refused("invalid_client_id")
    if call.params["client_secret"] != app.client_secret:
        raise Refused("bad_client_secret")


@rule
def code_is_good(call: Call) -> Grant:
    """authentication/installing-with-oauth#exchanging: a code is good once and for ten minutes, and with the same
    redirect_uri."""
    grant = call.world.purse.grants.get(call.params.get("code", ""))
    if grant is None or call.world.clock() - grant.at > TEN_MINUTES:
        raise Refused("invalid_code")
    if grant.used:
        raise Refused("code_already_used")
    if grant.redirect_uri != call.params.get("redirect_uri", ""):
        raise Refused("bad_redirect_uri")
    return grant


@rule
def refresh_token_is_good(call: Call) -> Token:
    """authentication/using-token-rotation#refresh: a refresh token is good once."""
    found = call.world.purse.tokens.get(call.params.get("refresh_token", ""))
    if found is None or found.kind != "refresh" or found.revoked:
        raise Refused("invalid_refresh_token")
    return found


@rule
def authorize_page_is_asked_well(world: World, query: Mapping[str, str]) -> None:
    """authentication/installing-with-oauth#asking: client_id, scopes that the app's manifest names, and a redirect_uri
    that begins as one of its redirect URLs."""
    app = world.app
    if query.get("client_id") != app.client_id:
        raise Refused("invalid_client_id", "no app has this client_id")
    if not query.get("scope") or not set(query["scope"].split(",")) <= app.scopes:
        raise Refused("invalid_scope", f"the app asks for {query.get('scope')}, its manifest for {sorted(app.scopes)}")
    asked = query.get("redirect_uri", "")
    if app.redirect_urls and asked and not asked.startswith(app.redirect_urls):
        raise Refused("bad_redirect_uri", f"{asked} is none of {app.redirect_urls}")


@rule
def state_is_sent(query: Mapping[str, str]) -> None:
    """authentication/installing-with-oauth#asking: a state that the app checks when it comes back. Slack only
    recommends it."""
    if not query.get("state"):
        raise Refused("invalid_state", "there is no state, so anybody could come back in another's name")


@rule
def socket_mode_is_on(world: World) -> None:
    """reference/methods/apps.connections.open#errors: socket_mode_not_enabled."""
    if not world.app.socket_mode:
        raise Refused("socket_mode_not_enabled")

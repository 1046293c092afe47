"""Who may call what: tokens and their scopes."""

from tests.slackapi.app import Token
from tests.slackapi.calls import Call
from tests.slackapi.refusals import Refused, circumstance, rule

OPEN = {"oauth.v2.access"}
"""Methods that take no token."""
APP = {"apps.connections.open"}
NEEDED = {
    "apps.connections.open": ("connections:write",),
    "bots.info": ("users:read",),
    "chat.delete": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.info": ("channels:read", "groups:read", "im:read"),
    "conversations.join": ("channels:join",),
    "conversations.list": ("channels:read", "groups:read", "im:read"),
    "conversations.members": ("channels:read", "groups:read", "im:read"),
    "conversations.open": ("im:write",),
    "files.completeUploadExternal": ("files:write",),
    "files.getUploadURLExternal": ("files:write",),
    "files.info": ("files:read",),
    "team.info": ("team:read",),
    "users.info": ("users:read",),
    "users.list": ("users:read",),
}
"""The scopes of which a method needs at least one, from each method's own page."""


def authorize(call: Call) -> None:
    """Finds the call's token, and whether it may do this."""
    if call.method in OPEN:
        return
    token_is_given(call)
    call.token = token = token_is_known(call)
    token_is_not_revoked(token)
    token_is_fresh(call, token)
    token_is_of_the_right_kind(call, token)
    if needed := NEEDED.get(call.method):
        token_has_scope(token, *needed)


@rule
def token_is_given(call: Call) -> None:
    """apis/web-api#authentication: a bearer token, in the header or as `token`."""
    if not call.bearer:
        raise Refused("not_authed")


@rule
def token_is_known(call: Call) -> Token:
    """authentication/tokens: a token that Slack gave; a refresh token is none to call with."""
    if (found := call.world.purse.tokens.get(call.bearer)) is None or found.kind == "refresh":
        raise Refused("invalid_auth")
    return found


@circumstance
def token_is_not_revoked(token: Token) -> None:
    """reference/methods/auth.test#errors: token_revoked, or account_inactive where app or workspace is no more."""
    if token.revoked:
        raise Refused(token.revoked)


@rule
def token_is_fresh(call: Call, token: Token) -> None:
    """authentication/using-token-rotation#refresh: with rotation a token lives 12 hours, and is refreshed before."""
    if token.expires and call.world.clock() >= token.expires:
        raise Refused("token_expired")


@rule
def token_is_of_the_right_kind(call: Call, token: Token) -> None:
    """authentication/tokens#app-level: apps.connections.open takes the app's own token, all else a workspace's."""
    if (call.method in APP) != (token.kind == "app"):
        raise Refused("not_allowed_token_type")


@rule
def token_has_scope(token: Token, *needed: str) -> None:
    """reference/scopes: what the workspace granted; the answer says which scope is needed and which were provided."""
    if not set(needed) & token.scopes:
        raise Refused("missing_scope", needed=",".join(needed), provided=",".join(sorted(token.scopes)))

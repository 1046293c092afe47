"""Who the token's bearer is, and how a workspace gives the app a token."""

from tests.slackapi.calls import Call, method
from tests.slackapi.installing import granted, refreshed
from tests.slackapi.rules import oauth
from tests.slackapi.types import JSON


@method("auth.test")
def auth_test(call: Call) -> JSON:
    token, workspace = call.token, call.workspace
    assert token is not None
    installation = workspace.installation
    about: JSON = {
        "url": f"https://{workspace.domain}.slack.com/", "team": workspace.name, "team_id": workspace.id,
        "user_id": token.user, "user": workspace.users[token.user].public()["name"],
        "is_enterprise_install": token.workspace is None,
    }  # fmt: skip
    if workspace.enterprise:
        about["enterprise_id"] = workspace.enterprise
    return {**about, "bot_id": installation.bot_id} if installation and token.kind == "bot" else about


@method("oauth.v2.access")
def oauth_v2_access(call: Call) -> JSON:
    oauth.client_is_the_app(call)
    if call.params.get("grant_type") == "refresh_token":
        return refreshed(call.world, oauth.refresh_token_is_good(call))
    return granted(call.world, oauth.code_is_good(call))

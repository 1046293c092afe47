"""People, the workspace and the bot itself, looked at."""

from tests.slackapi.calls import Call, method
from tests.slackapi.methods.conversations import page
from tests.slackapi.rules import conversations
from tests.slackapi.types import JSON


@method("users.info")
def users_info(call: Call) -> JSON:
    user = conversations.person_is_known(call, call.params["user"])
    return {"user": user.public(locale=call.params.get("include_locale", False))}


@method("users.list")
def users_list(call: Call) -> JSON:
    locale = call.params.get("include_locale", False)
    return page(call, "members", [one.public(locale=locale) for one in call.workspace.users.values()])


@method("team.info")
def team_info(call: Call) -> JSON:
    workspace = call.workspace
    about: JSON = {"id": workspace.id, "name": workspace.name, "domain": workspace.domain, "email_domain": ""}
    within = {"enterprise_id": workspace.enterprise, "enterprise_name": workspace.enterprise}
    return {"team": about | (within if workspace.enterprise else {})}


@method("bots.info")
def bots_info(call: Call) -> JSON:
    installation, app = call.workspace.installation, call.world.app
    assert installation is not None
    about = {"id": installation.bot_id, "deleted": False, "name": app.name, "app_id": app.id, "updated": 0}
    return {"bot": {**about, "user_id": installation.bot, "icons": {}}}

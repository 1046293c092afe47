"""How the app comes into a workspace, and what it is given there."""

from __future__ import annotations

from tests.slackapi.app import Grant, Installation, Token
from tests.slackapi.state import User, Workspace, World
from tests.slackapi.types import JSON

TWELVE_HOURS = 43_200
"""Seconds that a token lives where it is rotated (https://docs.slack.dev/authentication/using-token-rotation)."""


def install(workspace: Workspace, by: str, scopes: frozenset[str] | None = None, *, org: bool = False) -> Installation:
    """The app is in: with a user of its own, the same as before where it had one, and a fresh token."""
    world = workspace.world
    granted = world.app.scopes if scopes is None else scopes
    teams = list(world.under(workspace.enterprise)) if org else [workspace]
    bot = next((one.id for one in workspace.users.values() if one.bot), "") or workspace.id_for("U")
    for team in teams:
        team.users.setdefault(bot, User(bot, world.app.name, team.id, bot=True, locale="en-US"))
    owner, enterprise = (None, workspace.enterprise) if org else (workspace, workspace.enterprise)
    before = world.orgs.get(enterprise) if org else workspace.own
    token, refresh = _tokens(world, granted, owner, bot, enterprise)
    made = Installation(bot, before.bot_id if before else workspace.id_for("B"), by, granted, token, refresh, org)
    if org:
        world.orgs[enterprise] = made
    else:
        workspace.own = made
    world.changed()
    return made


def _tokens(
    world: World, scopes: frozenset[str], workspace: Workspace | None, bot: str, enterprise: str
) -> tuple[Token, Token | None]:
    if not world.app.rotation:
        return world.purse.mint("bot", scopes, workspace, bot, enterprise=enterprise), None
    ends = world.clock() + TWELVE_HOURS * 1000
    token = world.purse.mint("bot", scopes, workspace, bot, enterprise=enterprise, expires=ends)
    return token, world.purse.mint("refresh", scopes, workspace, bot, enterprise=enterprise)


def granted(world: World, grant: Grant) -> JSON:
    """The answer that a code is exchanged for."""
    grant.used = True
    return _answer(grant.workspace, install(grant.workspace, grant.by, grant.scopes, org=grant.org))


def refreshed(world: World, refresh: Token) -> JSON:
    """Fresh tokens for a refresh token, which is good no more."""
    refresh.revoked = "token_revoked"
    workspace = refresh.workspace or next(world.under(refresh.enterprise))
    installation = workspace.installation
    assert installation is not None
    made = _tokens(world, refresh.scopes, refresh.workspace, refresh.user, refresh.enterprise)
    installation.token, installation.refresh = made
    world.changed()
    return _answer(workspace, installation)


def _answer(workspace: Workspace, installation: Installation) -> JSON:
    """As https://docs.slack.dev/reference/methods/oauth.v2.access has it."""
    answer: JSON = {
        "access_token": installation.token.value, "token_type": "bot", "scope": ",".join(sorted(installation.scopes)),
        "bot_user_id": installation.bot, "app_id": workspace.world.app.id,
        "team": None if installation.org else {"id": workspace.id, "name": workspace.name},
        "enterprise": {"id": workspace.enterprise, "name": workspace.enterprise} if workspace.enterprise else None,
        "is_enterprise_install": installation.org, "authed_user": {"id": installation.by},
    }  # fmt: skip
    if installation.refresh is not None:
        answer |= {"refresh_token": installation.refresh.value, "expires_in": TWELVE_HOURS}
    return answer


def revoke(world: World, token: Token) -> None:
    """That token is good no more; without it the app is no longer in."""
    for installation in world.installations():
        if installation.token is token:
            _end(world, installation, "token_revoked")


def uninstall(workspace: Workspace) -> None:
    """The app is out: its tokens are good no more."""
    assert workspace.installation is not None, f"the app is not in {workspace}"
    _end(workspace.world, workspace.installation, "account_inactive")


def _end(world: World, installation: Installation, error: str) -> None:
    """Both events that Slack then brings, in the order that it promises none of."""
    for token in (installation.token, installation.refresh):
        if token is not None:
            token.revoked = error
    for workspace in list(world.workspaces.values()):
        if workspace.installation is installation:
            revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [installation.bot]}}
            world.happens(workspace, revoked, "TokensRevokedEvent")
            world.happens(workspace, {"type": "app_uninstalled"}, "AppUninstalledEvent")
    for workspace in world.workspaces.values():
        if workspace.own is installation:
            workspace.own = None
    world.orgs = {name: one for name, one in world.orgs.items() if one is not installation}
    world.changed()

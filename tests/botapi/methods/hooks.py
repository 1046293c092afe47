"""The webhook: set, deleted, looked at."""

from tests.botapi.calls import Call, method
from tests.botapi.rules import hooks
from tests.botapi.types import JSON


@method
def set_webhook(call: Call) -> bool:
    params, hook, updates = call.params, call.world.hook, call.world.updates
    if not params["url"]:
        return _delete(call)
    hooks.webhook_is_https(params["url"])
    hooks.webhook_secret_fits(params.get("secret_token"))
    hooks.webhook_connections_are_1_to_100(params.get("max_connections", 40))
    _drop(call)
    updates.conflict("terminated by setWebhook request")
    if "allowed_updates" in params:
        updates.allowed = params["allowed_updates"]
    updates.webhook = params["url"]
    hook.secret, hook.connections = params.get("secret_token", ""), params.get("max_connections", 40)
    updates.more()
    call.world.changed()
    return True


@method
def delete_webhook(call: Call) -> bool:
    return _delete(call)


def _delete(call: Call) -> bool:
    _drop(call)
    call.world.updates.webhook = ""
    call.world.changed()
    return True


def _drop(call: Call) -> None:
    if call.params.get("drop_pending_updates"):
        call.world.updates.waiting.clear()


@method
def get_webhook_info(call: Call) -> JSON:
    updates, hook = call.world.updates, call.world.hook
    updates.forget(call.world.clock())
    info: JSON = {
        "url": updates.webhook, "has_custom_certificate": False, "pending_update_count": len(updates.waiting),
    }  # fmt: skip
    if updates.webhook:
        info["max_connections"] = hook.connections
    if hook.error:
        info |= {"last_error_date": hook.error_at // 1000, "last_error_message": hook.error}
    if updates.allowed:
        info["allowed_updates"] = updates.allowed
    return info

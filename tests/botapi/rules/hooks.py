"""Where updates may be pushed to."""

import re
from urllib.parse import urlsplit

from tests.botapi.refusals import Refused, rule

HERE = {"127.0.0.1", "localhost", "::1"}
PORTS = {None, 443, 80, 88, 8443}
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@rule
def webhook_is_https(url: str) -> None:
    """api#setwebhook: an HTTPS URL on port 443, 80, 88 or 8443; on this machine any, as for a server of one's own
    (api#using-a-local-bot-api-server)."""
    link = urlsplit(url)
    if link.hostname in HERE:
        return
    if link.scheme != "https":
        raise Refused("bad webhook: An HTTPS URL must be provided for webhook")
    if link.port not in PORTS:
        raise Refused("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


@rule
def webhook_secret_fits(secret: str | None) -> None:
    """api#setwebhook: secret_token of 1-256 of A-Z, a-z, 0-9, _ and -."""
    if secret is not None and not SECRET.fullmatch(secret):
        raise Refused("secret token contains unallowed characters")


@rule
def webhook_connections_are_1_to_100(number: int) -> None:
    """api#setwebhook: max_connections of 1-100."""
    if not 1 <= number <= 100:
        raise Refused("max_connections must be between 1 and 100")

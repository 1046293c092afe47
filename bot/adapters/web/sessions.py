"""Who a browser is: a random id in a signed cookie, and a link that takes it to another device."""

import hashlib
import secrets
from urllib.parse import urlsplit

from itsdangerous import BadSignature, Signer, URLSafeTimedSerializer
from starlette.requests import HTTPConnection

COOKIE_AGE = 400 * 24 * 3600
"""Seconds; browsers keep no cookie longer. It starts anew with each visit."""
LINK_AGE = 30 * 24 * 3600
"""Seconds that a return link works."""


class Sessions:
    """Signs and reads what a browser holds. Two doors with one secret know the same browsers."""

    def __init__(self, secret: str, *, secure: bool) -> None:
        self._cookies = Signer(secret, salt="collectif.browser", digest_method=hashlib.sha256)
        self._links = URLSafeTimedSerializer(
            secret, salt="collectif.return", signer_kwargs={"digest_method": hashlib.sha256}
        )
        self._secure = secure
        self.cookie = "__Host-porte" if secure else "porte"
        self.epoch = hashlib.sha256(b"collectif.epoch" + secret.encode()).hexdigest()[:12]
        """Changes with the secret, as in each new demo: a page then forgets what it showed."""

    def begin(self) -> str:
        """A new browser's id."""
        return secrets.token_urlsafe(16)

    def read(self, cookie: str) -> str:
        """The browser's id; empty when the cookie is not one that we signed."""
        try:
            return self._cookies.unsign(cookie).decode()
        except (BadSignature, UnicodeError):
            return ""

    def header(self, browser: str) -> str:
        """The Set-Cookie header that makes a browser this one."""
        value = self._cookies.sign(browser).decode()
        flags = "; Secure" if self._secure else ""
        return f"{self.cookie}={value}; Path=/; Max-Age={COOKIE_AGE}; HttpOnly; SameSite=Lax{flags}"

    def link(self, browser: str) -> str:
        """The path that makes another device the same browser, for 30 days. The cookie is not in it."""
        return f"/?back={self._links.dumps(browser)}"

    def returning(self, token: str) -> str:
        """The browser that a return link is for; empty when it is too old or not ours."""
        try:
            return str(self._links.loads(token, max_age=LINK_AGE))
        except (BadSignature, UnicodeError):
            return ""


def is_from_our_page(connection: HTTPConnection, public_url: str) -> bool:
    """Whether the page that asks is ours; a program that names no page may ask too."""
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    host, public = urlsplit(origin).netloc.lower(), urlsplit(public_url).netloc.lower()
    return bool(host) and host in (connection.headers.get("host", "").lower(), public)

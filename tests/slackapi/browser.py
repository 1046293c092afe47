"""A browser just good enough for OAuth: it follows addresses and links, and keeps cookies, secure ones too."""

import re
from urllib.parse import urljoin

import httpx

LINK = re.compile(r'<a[^>]* href="([^"]*oauth/v2/authorize[^"]*)"')


class Browser:
    """Cookies by their names, whatever the host: everything here is one machine."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}
        self.visited: list[str] = []

    async def visits(self, url: str) -> httpx.Response:
        """Follows redirects, and the link to Slack on the app's own page, to the end."""
        async with httpx.AsyncClient(trust_env=False, verify=False) as client:
            while True:
                self.visited.append(url)
                header = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
                page = await client.get(url, headers={"cookie": header} if header else {})
                for given in page.headers.get_list("set-cookie"):
                    name, _, rest = given.partition("=")
                    self.cookies[name] = rest.partition(";")[0]
                if page.is_redirect:
                    url = urljoin(url, page.headers["location"])
                elif found := LINK.search(page.text):
                    url = found[1].replace("&amp;", "&")
                else:
                    return page

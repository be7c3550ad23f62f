"""Who may see an issue that is being shown: the browser that was given its address, nobody else.

The address holds a random token. The page that it leads to keeps the token in a cookie, which
every other request must bring: other users of the machine, who can reach the port, have neither.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from secrets import compare_digest
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "token"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-src 'self' blob:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_NO_TOKEN = "Open the address that bulletin preview printed. 请打开 bulletin preview 显示的地址。"


class OwnSiteMiddleware:
    """Refuses what a browser says that another site asked for, unless it knows the token."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403, or let the application answer."""
        site = dict(scope.get("headers", ())).get(b"sec-fetch-site", b"none")
        ours = site in (b"same-origin", b"none") or _is_in_address(scope, self._token)
        if scope["type"] == "http" and not ours:
            await _refusal("not for other sites")(scope, receive, send)
            return
        await self._app(scope, receive, send)


class TokenMiddleware:
    """Refuses every request without the token; gives it as a cookie to who has it in the address.

    The cookie's name holds the port: two previews of one browser do not take each other's.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._name = f"bulletin-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403, or let the application answer."""
        if scope["type"] != "http" or self._is_in_cookie(scope):
            await self._app(scope, receive, send)
        elif _is_in_address(scope, self._token):
            await self._app(scope, receive, self._giving_cookie(send))
        else:
            await _refusal(_NO_TOKEN)(scope, receive, send)

    def _is_in_cookie(self, scope: Scope) -> bool:
        for name, value in scope["headers"]:
            if name == b"cookie":
                try:
                    morsel = SimpleCookie(value.decode("latin-1")).get(self._name)
                except CookieError:
                    continue
                if morsel is not None and _same(morsel.value, self._token):
                    return True
        return False

    def _giving_cookie(self, send: Send) -> Send:
        cookie = f"{self._name}={self._token}; Path=/; HttpOnly; SameSite=Strict"

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], (b"set-cookie", cookie.encode())]
                message = {**message, "headers": headers}
            await send(message)

        return sending


def _refusal(words: str) -> Response:
    return Response(words, 403, headers=HEADERS, media_type="text/plain")


def _is_in_address(scope: Scope, token: str) -> bool:
    if scope["type"] != "http" or scope["path"] != "/":
        return False
    query = parse_qs(scope["query_string"].decode("latin-1"))
    return any(_same(given, token) for given in query.get(TOKEN, ()))


def _same(given: str, token: str) -> bool:
    return compare_digest(given.encode(), token.encode())

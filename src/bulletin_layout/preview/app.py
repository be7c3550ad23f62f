"""The web application: one page, its state, the pages' pictures, the PDF. Nothing else is served.

Requests that do not name this machine as their host are refused, so that no page of another site
can read an issue by way of a name that leads here (DNS rebinding); so are those that a browser
says come from another site, and all that do not know the session's token (access.py).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from bulletin_layout.preview.access import HEADERS, OwnSiteMiddleware, TokenMiddleware
from bulletin_layout.preview.session import Session
from bulletin_layout.resources import bundled

# For a machine that has no Chinese face of its own.
_FACE = "NotoSansSC-Medium.ttf"
HOSTS = ("127.0.0.1", "localhost")
_WEB = {
    "/": ("index.html", "text/html"),
    "/app.js": ("app.js", "text/javascript"),
    "/pages.js": ("pages.js", "text/javascript"),
    "/words.js": ("words.js", "text/javascript"),
    "/style.css": ("style.css", "text/css"),
}


def make_app(session: Session, token: str, port: int) -> Starlette:
    """Return the application that shows a session to those who know a token, at a port."""

    async def web(request: Request) -> Response:
        name, kind = _WEB[request.url.path]
        data = files("bulletin_layout.preview").joinpath("web", name).read_bytes()
        return Response(data, media_type=kind, headers=HEADERS)

    async def state(_request: Request) -> Response:
        return Response(session.state, media_type="application/json", headers=HEADERS)

    async def page(request: Request) -> Response:
        key, dots = request.path_params["key"], request.path_params["dots"]
        data = await asyncio.to_thread(session.pictures.png, key, dots)
        if data is None:
            return Response("no such page", 404, headers=HEADERS)
        kept = {**HEADERS, "Cache-Control": "private, max-age=3600, immutable"}
        return Response(data, media_type="image/png", headers=kept)

    async def face(_request: Request) -> Response:
        kept = {**HEADERS, "Cache-Control": "private, max-age=86400"}
        return FileResponse(bundled("fonts") / _FACE, media_type="font/ttf", headers=kept)

    async def pdf(_request: Request) -> Response:
        if not session.snapshot.pdf:
            return Response("the issue cannot be built yet", 404, headers=HEADERS)
        return Response(session.snapshot.pdf, media_type="application/pdf", headers=HEADERS)

    async def events(_request: Request) -> Response:
        stream = _events(session)
        return StreamingResponse(stream, media_type="text/event-stream", headers=HEADERS)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        watching = asyncio.create_task(session.watch(stop))
        yield
        stop.set()
        await watching

    routes = [
        *(Route(path, web) for path in _WEB),
        Route("/state", state),
        Route("/events", events),
        Route("/page/{dots:float}/{key:str}.png", page),
        Route("/issue.pdf", pdf),
        Route("/face.ttf", face),
    ]
    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
        Middleware(OwnSiteMiddleware, token=token),
        Middleware(TokenMiddleware, token=token, port=port),
    ]
    app = Starlette(routes=routes, middleware=middleware, lifespan=lifespan)
    app.router.redirect_slashes = False
    return app


async def _events(session: Session) -> AsyncIterator[str]:
    """Yield the version now, and each one to come, as server-sent events."""
    async for version in session.versions():
        yield ": still here\n\n" if version is None else f"data: {json.dumps(version)}\n\n"

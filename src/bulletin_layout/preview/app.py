"""The web application: one page, its state, the pages' pictures, the PDF. Nothing else is served.

Requests that do not name this machine as their host are refused, so that no page of another site
can read an issue by way of a name that leads here (DNS rebinding).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from watchfiles import awatch

from bulletin_layout.preview.rendering import Pictures
from bulletin_layout.preview.snapshot import Look, Snapshot, taken
from bulletin_layout.preview.state import state_of
from bulletin_layout.resources import bundled

# For a machine that has no Chinese face of its own.
_FACE = "NotoSansSC-Medium.ttf"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
_WEB = {
    "/": ("index.html", "text/html"),
    "/app.js": ("app.js", "text/javascript"),
    "/words.js": ("words.js", "text/javascript"),
    "/style.css": ("style.css", "text/css"),
}
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-src 'self' blob:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# How long after a change the file is read, in ms: editors write in more than one step.
_SETTLED, _LONGEST_WAIT = 20, 60
# A quiet line keeps the stream open through whatever stands between.
_HEARTBEAT = 15.0


class Session:
    """An issue being shown: its newest snapshot, and who waits for the next."""

    def __init__(self, file: str, look: Look) -> None:
        self.file = file
        self.look = look
        self.snapshot = taken(file, look, Snapshot())
        self.pictures = Pictures()
        self.pictures.renew(self.snapshot)
        self._renewed = asyncio.Condition()

    async def renew(self) -> None:
        """Build the issue again and tell everyone who waits."""
        self.snapshot = await asyncio.to_thread(taken, self.file, self.look, self.snapshot)
        self.pictures.renew(self.snapshot)
        async with self._renewed:
            self._renewed.notify_all()

    async def after(self, version: int) -> int:
        """Return the newest version once it is not `version` any more."""
        async with self._renewed:
            await self._renewed.wait_for(lambda: self.snapshot.version != version)
        return self.snapshot.version

    async def watch(self, stop: asyncio.Event) -> None:
        """Renew whenever something in the issue's folder is saved, until `stop` is set."""
        folder = Path(self.file).resolve().parent
        async for changes in awatch(
            folder, debounce=_LONGEST_WAIT, step=_SETTLED, stop_event=stop, recursive=True
        ):
            if any(_counts(Path(name)) for _, name in changes):
                await self.renew()


def _counts(path: Path) -> bool:
    """Return whether a file that changed can belong to an issue: its own text or a photo."""
    return path.suffix.lower() in (
        ".yaml", ".yml", ".json", ".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif",
    )  # fmt: skip


def make_app(session: Session) -> Starlette:
    """Return the application that shows a session."""

    async def web(request: Request) -> Response:
        name, kind = _WEB[request.url.path]
        data = files("bulletin_layout.preview").joinpath("web", name).read_bytes()
        return Response(data, media_type=kind, headers=_HEADERS)

    async def state(_request: Request) -> Response:
        return JSONResponse(state_of(session.snapshot, session.file), headers=_HEADERS)

    async def page(request: Request) -> Response:
        key = request.path_params["key"]
        data = await asyncio.to_thread(session.pictures.png, key)
        if data is None:
            return Response("no such page", 404, headers=_HEADERS)
        kept = {**_HEADERS, "Cache-Control": "private, max-age=3600, immutable"}
        return Response(data, media_type="image/png", headers=kept)

    async def face(_request: Request) -> Response:
        kept = {**_HEADERS, "Cache-Control": "private, max-age=86400"}
        return FileResponse(bundled("fonts") / _FACE, media_type="font/ttf", headers=kept)

    async def pdf(_request: Request) -> Response:
        if not session.snapshot.pdf:
            return Response("the issue cannot be built yet", 404, headers=_HEADERS)
        return Response(session.snapshot.pdf, media_type="application/pdf", headers=_HEADERS)

    async def events(request: Request) -> Response:
        stream = _events(session, request)
        return StreamingResponse(stream, media_type="text/event-stream", headers=_HEADERS)

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
        Route("/page/{key:str}.png", page),
        Route("/issue.pdf", pdf),
        Route("/face.ttf", face),
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False)]
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan)


async def _events(session: Session, request: Request) -> AsyncIterator[str]:
    """Yield the version now, and each one to come, as server-sent events."""
    version = session.snapshot.version
    yield f"data: {json.dumps(version)}\n\n"
    while not await request.is_disconnected():
        try:
            version = await asyncio.wait_for(session.after(version), _HEARTBEAT)
        except TimeoutError:
            yield ": still here\n\n"
        else:
            yield f"data: {json.dumps(version)}\n\n"

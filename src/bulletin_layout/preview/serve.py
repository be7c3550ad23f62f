"""Run the preview on this machine's loopback address until it is ended."""

from __future__ import annotations

import secrets
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import FrameType

import uvicorn

from bulletin_layout.preview.access import TOKEN
from bulletin_layout.preview.app import make_app
from bulletin_layout.preview.session import Session

LOOPBACK = "127.0.0.1"
# More are refused: each takes a file, and a process may have some hundreds only.
_MOST_CONNECTIONS = 400


class PortTaken(Exception):
    """Nothing can listen on a port; the message says why."""


class _Server(uvicorn.Server):
    """A server that tells when it answers, and ends its session's streams before itself.

    Told earlier, an interrupt might come before there is anything to take it.
    """

    def __init__(
        self, config: uvicorn.Config, session: Session, announce: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._session = session
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._session.stop()
        super().handle_exit(sig, frame)


def serve(
    start: Callable[[], Session], port: int, browser: bool, announce: Callable[[str], None]
) -> None:
    """Show an issue at http://127.0.0.1:PORT/?token=… (0 for any free port) until Ctrl-C.

    `start` begins its session; `announce` is called with the address once connections are taken.
    Raises PortTaken, and KeyboardInterrupt at the end.
    """
    listener = _listener(port)
    with ExitStack() as stack:
        stack.callback(listener.close)
        taken_port = listener.getsockname()[1]
        token = secrets.token_urlsafe(24)
        address = f"http://{LOOPBACK}:{taken_port}/?{TOKEN}={token}"
        session = start()
        config = uvicorn.Config(
            make_app(session, token, taken_port),
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
            limit_concurrency=_MOST_CONNECTIONS,
            lifespan="on",
            server_header=False,
        )

        def begun() -> None:
            announce(address)
            if browser:
                leading = stack.enter_context(_page_leading_to(address))
                # Some browsers return only when they are closed.
                Thread(target=webbrowser.open, args=(leading.as_uri(),), daemon=True).start()

        _Server(config, session, begun).run(sockets=[listener])


@contextmanager
def _page_leading_to(address: str) -> Iterator[Path]:
    """Make a file that only this user can read and that leads a browser to an address.

    A command's arguments are shown to every user of a machine: the token must not be among them.
    """
    with TemporaryDirectory(prefix="bulletin-") as folder:
        page = Path(folder) / "preview.html"
        page.write_text(
            f'<!doctype html><meta charset="utf-8"><title>bulletin preview</title>'
            f'<meta http-equiv="refresh" content="0; url={address}">',
            encoding="utf-8",
        )
        yield page


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # A port that was just left may be taken again at once.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen(64)
    except (OSError, OverflowError) as problem:
        listener.close()
        raise PortTaken(getattr(problem, "strerror", None) or str(problem)) from None
    return listener

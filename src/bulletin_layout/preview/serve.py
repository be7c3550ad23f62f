"""Run the preview on this machine's loopback address until it is ended."""

from __future__ import annotations

import socket
import sys
import webbrowser
from collections.abc import Callable
from types import FrameType

import uvicorn

from bulletin_layout.preview.app import make_app
from bulletin_layout.preview.session import Session

LOOPBACK = "127.0.0.1"


class PortTaken(Exception):
    """Nothing can listen on a port; the message says why."""


class _Server(uvicorn.Server):
    """A server that ends the streams of its session first: they would be waited for."""

    def __init__(self, config: uvicorn.Config, session: Session) -> None:
        super().__init__(config)
        self._session = session

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._session.stop()
        super().handle_exit(sig, frame)


def serve(
    start: Callable[[], Session], port: int, browser: bool, announce: Callable[[str], None]
) -> None:
    """Show an issue at http://127.0.0.1:PORT/ (0 for any free one) until Ctrl-C.

    `start` begins its session; `announce` is called with the address once connections are taken.
    Raises PortTaken, and KeyboardInterrupt at the end.
    """
    listener = _listener(port)
    try:
        address = f"http://{LOOPBACK}:{listener.getsockname()[1]}/"
        session = start()
        config = uvicorn.Config(
            make_app(session),
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
            lifespan="on",
            server_header=False,
        )
        announce(address)
        if browser:
            webbrowser.open(address)
        _Server(config, session).run(sockets=[listener])
    finally:
        listener.close()


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

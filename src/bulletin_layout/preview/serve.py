"""Run the preview on this machine's loopback address until it is ended."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn

from bulletin_layout.preview.app import Session, make_app
from bulletin_layout.preview.snapshot import Look

LOOPBACK = "127.0.0.1"


class PortTaken(Exception):
    """Nothing can listen on a port; the message says why."""


def serve(file: str, look: Look, port: int, browser: bool, tell: Callable[[str], None]) -> None:
    """Show an issue at http://127.0.0.1:PORT/ (0 for any free one) until Ctrl-C.

    `tell` is told the address once it answers. Raises PortTaken, and KeyboardInterrupt at the end.
    """
    listener = _listener(port)
    address = f"http://{LOOPBACK}:{listener.getsockname()[1]}/"
    config = uvicorn.Config(
        make_app(Session(file, look)),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        lifespan="on",
        server_header=False,
    )
    try:
        tell(address)
        if browser:
            webbrowser.open(address)
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        listener.close()


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(64)
    except (OSError, OverflowError) as problem:
        listener.close()
        raise PortTaken(str(problem)) from None
    return listener

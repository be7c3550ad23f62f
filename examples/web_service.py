"""Bulletins as a service: an issue as JSON or YAML in, its PDF out. Only Python's own server.

python examples/web_service.py 8080
curl --data-binary @issue.yaml http://127.0.0.1:8080/ -o issue.pdf
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from bulletin_layout import InputError, Limits, lay_out, parse_issue, pdf_bytes, read_fonts

# What one request may ask for. What passes a limit is answered with its name.
LIMITS = Limits(file_bytes=1_000_000, characters=200_000, pictures=0, pages=100, seconds=20)
# So many are laid out at a time; more wait.
ABREAST = threading.BoundedSemaphore(4)
# Opened once, used by all threads.
FONTS = read_fonts()


class Bulletins(BaseHTTPRequestHandler):
    """Answers a POST with a PDF, or with what is wrong as JSON."""

    timeout = 30  # seconds without a byte

    def do_POST(self) -> None:
        """Lay out the issue in the body."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            return self._answer(411, {"problem": "say how long the body is"})
        if int(length) > LIMITS.file_bytes:
            return self._answer(413, {"problem": f"no more than {LIMITS.file_bytes} bytes"})
        body = self.rfile.read(int(length))
        try:
            source: Any = json.loads(body) if body.lstrip()[:1] == b"{" else body
        except (ValueError, RecursionError):
            return self._answer(400, {"problem": "the body is no JSON"})
        try:
            with ABREAST, tempfile.TemporaryDirectory() as nothing:
                # Names of files in the issue lead into an empty folder, and nowhere else.
                issue = parse_issue(source, root=nothing, limits=LIMITS)
                pdf = pdf_bytes(lay_out(issue, fonts=FONTS, limits=LIMITS))
        except InputError as wrong:
            return self._answer(400, {"mistakes": list(map(str, wrong.diagnostics))})
        return self._answer(200, pdf)

    def _answer(self, status: int, content: bytes | dict[str, Any]) -> None:
        is_pdf = isinstance(content, bytes)
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/pdf" if is_pdf else "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: an issue's text is nobody's business."""


def server(port: int) -> ThreadingHTTPServer:
    """Return a server on this machine alone, not begun yet; port 0 is any that is free."""
    return ThreadingHTTPServer(("127.0.0.1", port), Bulletins)


if __name__ == "__main__":
    with server(int(sys.argv[1]) if len(sys.argv) > 1 else 8080) as bulletins:
        bulletins.serve_forever()

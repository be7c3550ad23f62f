"""A child that begins to read, says who it is in its folder's file `pid`, and gets no further."""

import json
import os
import sys
import threading
import time
from pathlib import Path

from bulletin_layout.child_process.child import _begin, _end_with_parent

if __name__ == "__main__":
    job = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    Path(job["files"][0]).with_suffix(".pid").write_text(str(os.getpid()), encoding="ascii")
    _begin()
    time.sleep(600)

"""The `bulletin` command, also as `python -m bulletin_layout`: Ctrl-C ends it at any moment."""

import gc
import sys

from bulletin_layout.collecting import SELDOM

_INTERRUPTED = 130


def console() -> None:
    """Run the command on the process's arguments and exit with its code."""
    gc.set_threshold(SELDOM)
    try:
        from bulletin_layout.cli.main import console as run  # takes a while: within the try

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    console()

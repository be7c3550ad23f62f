"""The `bulletin` command, also as `python -m bulletin_layout`: Ctrl-C ends it at any moment."""

import atexit
import gc
import os
import sys

from bulletin_layout.collecting import SELDOM

_INTERRUPTED = 130


def console() -> None:
    """Run the command on the process's arguments and exit with its code."""
    gc.set_threshold(SELDOM)
    codes: list[int] = []
    atexit.register(_end, codes)  # before what else is to be done at the end, so that it comes last
    try:
        from bulletin_layout.cli.main import console as run  # takes a while: within the try

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except SystemExit as ended:
        if isinstance(ended.code, int):
            codes.append(ended.code)
        raise


def _end(codes: list[int]) -> None:
    """End a process that has done all it was asked, without taking apart what it holds.

    The system frees it at once; Python takes 10 ms for a build's modules, and 0.3 s for the issue
    of a year and its words.
    """
    for code in codes:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (AttributeError, OSError, ValueError):
            return  # Python tells what cannot be written; without a console there are no streams
        os._exit(code)


if __name__ == "__main__":
    console()

"""The `bulletin` command, also as `python -m bulletin_layout`: Ctrl-C ends it at any moment."""

import gc
import sys

_INTERRUPTED = 130
# What a build makes it keeps to its end. Looking for cycles that seldom saves a thirtieth of it.
_OBJECTS_BETWEEN_COLLECTIONS = 20_000


def console() -> None:
    """Run the command on the process's arguments and exit with its code."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        from bulletin_layout.cli.main import console as run  # takes a while: within the try

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    console()

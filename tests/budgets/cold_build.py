"""Count what one cold build imports, compiles, makes and parses; print it as JSON.

python tests/budgets/cold_build.py ISSUE PDF [--no-proofread …]
"""

from __future__ import annotations

import collections
import dataclasses
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

EVENTS: Counter[str] = Counter()


def counting(function: Callable[..., Any], event: str) -> Callable[..., Any]:
    """Return the function, with each of its calls counted."""

    def counted(*args: Any, **kwargs: Any) -> Any:
        EVENTS[event] += 1
        return function(*args, **kwargs)

    return counted


def parsing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that parses YAML, with the characters that it is given counted."""

    def counted(text: str | bytes, *args: Any, **kwargs: Any) -> Any:
        EVENTS["YAML parsed, characters"] += len(text)
        return function(text, *args, **kwargs)

    return counted


def kind_of(module: str) -> str:
    """Return whose module it is."""
    top = module.partition(".")[0]
    if top == "bulletin_layout":
        return "own modules"
    return "library modules" if top not in sys.stdlib_module_names else "standard modules"


def main() -> None:
    """Run `bulletin build` with the arguments, and print what it took."""
    before = set(sys.modules)
    compiler: Any = re._compiler  # type: ignore[attr-defined]
    compiler.compile = counting(compiler.compile, "patterns compiled")
    fields: Any = dataclasses
    fields._process_class = counting(fields._process_class, "dataclasses made")
    if hasattr(fields, "_create_fn"):  # until Python 3.12
        fields._create_fn = counting(fields._create_fn, "methods compiled")
    tuples: Any = collections
    tuples.namedtuple = counting(tuples.namedtuple, "named tuples made")
    import yaml

    yaml.compose = parsing(yaml.compose)
    yaml.load = parsing(yaml.load)
    from bulletin_layout import immutable

    init: Any = immutable
    init._compiled_init = counting(init._compiled_init, "methods compiled")
    from bulletin_layout.cli.main import main as command

    sys.stdout, stdout = sys.stderr, sys.stdout
    assert command(["build", *sys.argv[1:]]) == 0
    sys.stdout = stdout
    EVENTS.update(kind_of(name) for name in set(sys.modules) - before)
    modules = sorted(set(sys.modules) - before)
    print(json.dumps({"events": EVENTS, "modules": modules}))


if __name__ == "__main__":
    main()

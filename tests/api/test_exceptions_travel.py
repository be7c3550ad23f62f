"""What is raised in another process arrives as it was: with what it holds and says."""

from __future__ import annotations

import pickle

import pytest

from bulletin_layout import InputError, InternalError, OutputError
from bulletin_layout.diagnostics import Place, error


@pytest.mark.parametrize(
    "problem",
    [
        InputError([error(Place("a.yaml", 2, 3), "header", "it is wrong.", "Write another.")]),
        InternalError(["a is lost"], 3),
        OutputError("a.pdf cannot be written."),
    ],
)
def test_an_exception_is_the_same_in_another_process(problem: Exception) -> None:
    again = pickle.loads(pickle.dumps(problem))
    assert type(again) is type(problem)
    assert str(again) == str(problem)
    assert vars(again) == vars(problem)

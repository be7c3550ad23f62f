"""A slow test that needs a gate is marked so: the run that requires gates would leave it out."""

from __future__ import annotations

import pytest

from tests import gates


def test_a_slow_test_that_asks_for_a_gate_must_be_marked(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gates, "REQUIRED", False)
    with pytest.raises(pytest.skip.Exception) as skipped:
        gates.absent("qpdf")
    assert not gates.is_left_out(request.node, skipped.value)
    request.node.add_marker("slow")
    assert gates.is_left_out(request.node, skipped.value)
    assert not gates.is_left_out(request.node, None)
    request.node.add_marker("gate")
    assert not gates.is_left_out(request.node, skipped.value)

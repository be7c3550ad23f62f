"""Ask the validators that are installed whether a PDF is what it claims to be.

page-validation (`pip install page-validation`) is asked in the process; `verapdf` if a command
of that name is on the path. This project wrote neither.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from bulletin_layout.named_tuple import NamedTuple

_VERAPDF_FLAVOURS = {"PDF/A-2a": "2a", "PDF/A-3a": "3a", "PDF/UA-1": "ua1"}
_PART = re.compile(rb"<pdfaid:part>(\d)</pdfaid:part>")


def claims_of(pdf: bytes) -> tuple[str, str]:
    """Return what a PDF of ours is to be held against: PDF/A-3a if it says so, and PDF/UA-1."""
    found = _PART.search(pdf)
    part = "PDF/A-3a" if found is not None and found[1] == b"3" else "PDF/A-2a"
    return part, "PDF/UA-1"


class Verdict(NamedTuple):
    """What one validator says of one claim; `failures` names the rules that are broken."""

    validator: str
    claim: str
    good: bool
    failures: tuple[str, ...]


def page_validation(pdf: bytes) -> list[Verdict] | None:
    """Return page-validation's verdicts on PDF/A and PDF/UA-1, None if not installed."""
    try:
        from page import ValidationProfile, validate_pdf_bytes
    except ImportError:
        return None
    profiles = {
        "PDF/A-2a": ValidationProfile.PDF_A_2A,
        "PDF/A-3a": ValidationProfile.PDF_A_3A,
        "PDF/UA-1": ValidationProfile.PDF_UA_1,
    }
    verdicts = []
    for claim in claims_of(pdf):
        result = validate_pdf_bytes(pdf, profile=profiles[claim])
        failures = tuple(f"{f.rule_id}: {f.message}" for f in result.failures)
        verdicts.append(Verdict("page-validation", claim, result.is_compliant, failures))
    return verdicts


def verapdf(path: str) -> list[Verdict] | None:
    """Return the verdicts of the `verapdf` command, None if it is not on the path."""
    command = shutil.which("verapdf")
    if command is None:
        return None
    verdicts = []
    for claim in claims_of(Path(path).read_bytes()):
        done = subprocess.run(
            [command, "--format", "text", "--flavour", _VERAPDF_FLAVOURS[claim], path],
            capture_output=True,
            check=False,
        )
        output = done.stdout.decode("utf-8", "replace").strip()
        good = output.startswith("PASS")
        verdicts.append(Verdict("veraPDF", claim, good, () if good else (output,)))
    return verdicts

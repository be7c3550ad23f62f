"""Read Word files of ISO 29500 strict as those of the transitional kind that libraries read.

In: a package. Out: the same with the names of the transitional kind. The two differ in the names
of their namespaces and relations (ISO 29500-1 and -4); values that differ are read in both forms.
"""

from __future__ import annotations

import io
import re
import zipfile

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_ROOT = "_rels/.rels"


def as_transitional(data: bytes) -> bytes:
    """Return a package with transitional names; another one as it is.

    Raises what zipfile does for a broken one. It has been held against the limits before.
    """
    package = zipfile.ZipFile(io.BytesIO(data))
    if _ROOT not in package.namelist() or not _STRICT.search(package.read(_ROOT)):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in package.infolist():
            part = package.read(entry)
            if entry.filename.lower().endswith((".xml", ".rels")):
                part = _STRICT.sub(_TRANSITIONAL, part)
            made.writestr(entry.filename, part)
    return out.getvalue()

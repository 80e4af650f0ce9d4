"""Strict Open XML ("Strict Open XML-document" in Word and Excel) as the Transitional form that everybody reads.

The two differ in the names of their namespaces and relationships (ECMA-376 part 4, annex A); the measures and dates
that Strict writes in another way are allowed in both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_STRICT = b"http://purl.oclc.org/ooxml/"
# A name is the value of an attribute; in a text the same signs are text.
_NAAM = re.compile(rb"([\"'])http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"
_CONFORM = re.compile(rb"\s+(?:\w+:)?conformance=([\"'])strict\1")
# These are written in another way too.
_ANDERS = ((b"/extendedProperties", b"/extended-properties"), (b"/customProperties", b"/custom-properties"))


def is_strict(deel: bytes) -> bool:
    """Whether an XML part names something of Strict."""
    return _STRICT in deel and _NAAM.search(deel) is not None


def als_transitional(deel: bytes) -> bytes:
    """An XML part of a Strict file as it stands in a Transitional one; any other part as it is."""
    if not is_strict(deel):
        return deel
    deel = _CONFORM.sub(b"", _NAAM.sub(_TRANSITIONAL, deel))
    for strict, transitional in _ANDERS:
        deel = deel.replace(b"openxmlformats.org/officeDocument/2006" + strict, _office(transitional))
        deel = deel.replace(_office(b"/relationships") + strict, _office(b"/relationships") + transitional)
    return deel


def delen_als_transitional(delen: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of an Office file by name, those that are XML in the Transitional form."""
    return {
        naam: als_transitional(deel) if naam.lower().endswith((".xml", ".rels")) else deel
        for naam, deel in delen.items()
    }


def _office(naam: bytes) -> bytes:
    return b"openxmlformats.org/officeDocument/2006" + naam

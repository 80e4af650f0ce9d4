"""A workbook of our own as its parts, and back: the same parts give the same bytes, whenever and wherever."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from pipeline.bestand.archief import zet_delen

if TYPE_CHECKING:
    from collections.abc import Mapping

_NIVEAU = 6
_KERN = "docProps/core.xml"
_DATUMS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def uitgepakt(inhoud: bytes) -> dict[str, bytes]:
    """The parts of a workbook of ours, by name."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def ingepakt(delen: Mapping[str, bytes]) -> bytes:
    """A workbook of these parts, without the time at which it was made."""
    zonder_tijd = {naam: _DATUMS.sub(b"", deel) if naam == _KERN else deel for naam, deel in delen.items()}
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zet_delen(zip_, zonder_tijd, zonder_tijd, _NIVEAU)
    return uit.getvalue()

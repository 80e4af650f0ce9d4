"""What somebody chose on the command line, or a fout that names what is most like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.lijn.tekenen import tekendocumenten
from pipeline.nabij import bedoelde_u
from pipeline.werkmap import slug

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.werkmap import Werkmap


def netwerkmappen(werkmap: Werkmap, netwerk: str | None) -> tuple[Path, ...]:
    """The folders of all networks, or of the one that is asked for."""
    mappen = werkmap.netwerkmappen()
    if netwerk is None:
        return mappen
    gevonden = tuple(map_ for map_ in mappen if slug(map_.name) == slug(netwerk))
    if not gevonden:
        advies = bedoelde_u(netwerk, [map_.name for map_ in mappen]) or "er staat nog geen netwerk in inputs/netwerken"
        raise click.UsageError(f"netwerk '{netwerk}' is er niet; {advies}", click.get_current_context(silent=True))
    return gevonden


def tekendocument(werkmap: Werkmap, document: str) -> str:
    """A document type that is signed."""
    bekend = tekendocumenten(werkmap)
    if document not in bekend:
        tekst = f"'{document}' is geen document dat wordt getekend; {bedoelde_u(document, bekend)}"
        raise click.UsageError(tekst, click.get_current_context(silent=True))
    return document

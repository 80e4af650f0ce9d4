"""The colours in which a workbook is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dossier.netwerk import Huisstijl

if TYPE_CHECKING:
    from pipeline.dossier.netwerk import Netwerk


def kleuren(netwerk: Netwerk | None) -> tuple[str, str]:
    """The main colour and the accent of the network, our own where one or the whole network could not be read."""
    eigen, gewoon = netwerk.huisstijl if netwerk is not None else None, Huisstijl()
    hoofd, accent = getattr(eigen, "hoofdkleur", None), getattr(eigen, "accentkleur", None)
    return (
        hoofd if isinstance(hoofd, str) else gewoon.hoofdkleur,
        accent if isinstance(accent, str) else gewoon.accentkleur,
    )

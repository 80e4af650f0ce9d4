"""The workbook that is made beside a document, under the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dossier.basis import Gat
from pipeline.schrijf import Stand, Uitvoer, schrijf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from pipeline.dossier import Dossier
    from pipeline.melding import Melding
    from pipeline.vul.opdracht import Opdracht
    from pipeline.werkmap import Werkmap


def schrijf_werkboek(
    werkmap: Werkmap,
    opdracht: Opdracht,
    dossier: Dossier,
    uitvoer: Uitvoer,
    record: Mapping[str, Any],
    *,
    overschrijf: bool,
) -> tuple[str | None, Stand, tuple[Melding, ...]]:
    """Write the workbook of a document, where it has one.

    Args:
        werkmap: where everything stands.
        opdracht: the document.
        dossier: the facts that it was made of.
        uitvoer: where the document goes.
        record: its run record.
        overschrijf: move an edited workbook aside instead of refusing.

    Returns:
        Its path as seen from the werkmap, None where there is none; what happened to it; and why.
    """
    soort = opdracht.soort.gegevens.werkboek
    if soort is None or isinstance(soort, Gat) or opdracht.met_herkomst:  # a workbook has its places in itself
        return None, Stand.ONGEWIJZIGD, ()
    from pipeline.excel.boeken import schrijf_boek  # openpyxl is slow to import: only where there is a workbook

    inhoud = schrijf_boek(soort, dossier, publiek=opdracht.publiek)
    if inhoud is None:
        return None, Stand.ONGEWIJZIGD, ()
    pad = uitvoer.pad.with_suffix(".xlsx")
    naam = werkmap.naam_van(pad)
    stand, meldingen = schrijf(Uitvoer(pad, naam), inhoud, record, overschrijf=overschrijf)
    return naam, stand, meldingen

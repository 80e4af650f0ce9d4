"""PDFs and page numbers for every document that `genereer alles` looked at, also where the document was left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.administratie.record import lees_record
from pipeline.documentsoort import Kenmerk
from pipeline.lijn.pdf import opgemaakt
from pipeline.lijn.resultaat import Resultaat
from pipeline.schrijf import Stand, Uitvoer
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.lijn.alles import Netwerkdeel
    from pipeline.lijn.opdrachten import Opmaak
    from pipeline.werkmap import Werkmap


def maak_op(
    werkmap: Werkmap, delen: Sequence[Netwerkdeel], opmaak: Opmaak, *, overschrijf: bool
) -> tuple[list[Resultaat], int]:
    """Make what is wanted besides the Word files, in one go for all of them.

    Args:
        werkmap: where everything stands.
        delen: what came of each network.
        opmaak: what is wanted.
        overschrijf: move an edited PDF aside instead of refusing.

    Returns:
        The documents and PDFs that there is something to say about; and how many PDFs were left as they are.
    """
    gemaakt = sorted((r for deel in delen for r in deel.resultaten), key=lambda r: r.pad)
    genoemd = {resultaat.pad for resultaat in gemaakt}
    stil = sorted(_stille(werkmap, delen, genoemd), key=lambda r: r.pad)
    stille = {resultaat.pad for resultaat in stil}
    uit: list[Resultaat] = []
    overgeslagen = 0
    for resultaat in opgemaakt(werkmap, [*gemaakt, *stil], opmaak, overschrijf=overschrijf):
        is_stil = f"{resultaat.pad.rpartition('.')[0]}.docx" in stille
        if not is_stil or resultaat.stand is not Stand.ONGEWIJZIGD or resultaat.meldingen:
            uit.append(resultaat)
        elif resultaat.pad not in stille:
            overgeslagen += 1
    return uit, overgeslagen


def _stille(werkmap: Werkmap, delen: Sequence[Netwerkdeel], genoemd: set[str]) -> Iterator[Resultaat]:
    """The Word files that were not made again, because nothing that they are made of changed."""
    for deel in delen:
        for soort, gemaakt in deel.vingers.items():
            for pad in gemaakt["uitvoer"]:
                if pad.endswith(".docx") and pad not in genoemd:
                    record = lees_record(Uitvoer(werkmap.pad / pad, pad).herkomst)
                    wie = (record.exemplaar, record.organisatie) if record is not None else (None, None)
                    kenmerk = Kenmerk(soort, deel.netwerk, *wie)
                    yield Resultaat(kenmerk, Stand.ONGEWIJZIGD, Uitkomst.GOED, pad, ())

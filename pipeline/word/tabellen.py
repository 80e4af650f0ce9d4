"""Tables whose number of columns depends on the data: a grid that fits the rows, as docxtpl makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.word.ooxml import element, geheel, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

_RIJEN_IN_BESTURING = f"{w('sdt')}/{w('sdtContent')}/{w('tr')}"


def pas_kolommen_aan(wortel: etree._Element, *, met_spans: bool) -> bool:
    """Give each table of a part a grid with as many columns as its rows have, of the same total width.

    A table of which no row is left is taken out: Word refuses it. Unlike docxtpl's, the rows of a table in a
    cell count for that table alone, and cells get the width of their new columns.

    Args:
        wortel: the part; changed in place.
        met_spans: whether any cell of the part spans more columns.

    Returns:
        Whether a table was changed.
    """
    gewijzigd = False
    for tabel in list(wortel.iter(w("tbl"))):
        raster = tabel.find(w("tblGrid"))
        rijen = [rij.findall(w("tc")) for rij in (*tabel.findall(w("tr")), *tabel.findall(_RIJEN_IN_BESTURING))]
        cellen = max(map(len, rijen), default=0)
        if not cellen:
            _laat_weg(tabel)
            gewijzigd = True
            continue
        if raster is None:
            continue
        kolommen = max(sum(map(_span, rij)) for rij in rijen) if met_spans else cellen
        oud = [geheel(kolom, "w", 0) for kolom in raster.findall(w("gridCol"))]
        nieuw = _smaller(_breder(oud, cellen), kolommen)
        if nieuw != oud:
            raster[:] = [element("gridCol", w=str(breedte)) for breedte in nieuw]
            _zet_celbreedten(rijen, nieuw)
            gewijzigd = True
    return gewijzigd


def vul_lege_cellen(wortel: etree._Element) -> bool:
    """Give each cell of a part the paragraph that it has to end with (17.4.65): Word refuses a cell without.

    Args:
        wortel: the part; changed in place.

    Returns:
        Whether a cell was changed.
    """
    gewijzigd = False
    for cel in wortel.iter(w("tc")):
        if not len(cel) or cel[-1].tag != w("p"):
            cel.append(element("p"))
            gewijzigd = True
    return gewijzigd


def _laat_weg(tabel: etree._Element) -> None:
    ouder = tabel.getparent()
    if ouder is None:
        return
    volgende = tabel.getnext()
    if ouder.tag == w("tc") and (volgende is None or volgende.tag != w("p")):
        tabel.addnext(element("p"))  # a cell ends with a paragraph (17.4.65)
    ouder.remove(tabel)


def _breder(kolommen: list[int], aantal: int) -> list[int]:
    """More columns in the same total width, each in proportion."""
    erbij, totaal = aantal - len(kolommen), sum(kolommen)
    if erbij <= 0 or not totaal:
        return kolommen
    gemiddeld = totaal / aantal
    # In docxtpl's order of operations, so that rounding gives the same.
    verhouding = totaal / len(kolommen)
    return [int(breedte * gemiddeld / verhouding) for breedte in kolommen] + [int(gemiddeld)] * erbij


def _smaller(kolommen: list[int], aantal: int) -> list[int]:
    """Fewer columns: what those at the end leave goes to the others, in equal parts."""
    if aantal >= len(kolommen):
        return kolommen
    weg = sum(kolommen[aantal:])
    return [breedte + int(weg / aantal) for breedte in kolommen[:aantal]]


def _zet_celbreedten(rijen: Sequence[Sequence[etree._Element]], kolommen: Sequence[int]) -> None:
    for rij in rijen:
        begin = 0
        for cel in rij:
            einde = begin + _span(cel)
            breedte = cel.find(f"{w('tcPr')}/{w('tcW')}")
            if breedte is not None and breedte.get(w("type")) == "dxa":
                breedte.set(w("w"), str(sum(kolommen[begin:einde])))
            begin = einde


def _span(cel: etree._Element) -> int:
    return max(geheel(cel.find(f"{w('tcPr')}/{w('gridSpan')}"), "val", 1), 0)

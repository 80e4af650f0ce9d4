"""A cross table on a sheet: sums for each row and, in the row of totals, for each column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.bron import Kaart, Lijst, Waarde
from pipeline.excel.cellen import scalair
from pipeline.melding import Plaats
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.dossier.tabel import Kruistabel
    from pipeline.excel.cellen import Cel

_TOTAAL = "totaal"


def lees_kruistabel(cellen: Iterable[Cel], bestand: str, blad: str, tabel: Kruistabel) -> Kaart | None:
    """Read the sums of a cross table.

    Args:
        cellen: the filled cells of the sheet.
        bestand: the file as seen from the werkmap.
        blad: the name of the sheet.
        tabel: what to look for.

    Returns:
        A list of sums with `soort`, `naam` and `bedrag`; None where there is no such table. Cells without a number
        are left out: this table is only compared.
    """
    rijen: dict[int, dict[int, Cel]] = {}
    for cel in cellen:
        rijen.setdefault(cel.rij, {})[cel.kolom] = cel
    kop = next((rij for rij in rijen.values() if _is_kop(rij, tabel)), None)
    if kop is None:
        return None
    eerste, *midden = sorted(kop)
    totaal = next(kolom for kolom in midden if vereenvoudigd(str(kop[kolom].waarde)) == _TOTAAL)
    posten = []
    for nummer in sorted(n for n in rijen if n > kop[eerste].rij):
        rij = rijen[nummer]
        if eerste not in rij:
            break
        naam = rij[eerste].waarde
        if vereenvoudigd(str(naam)) == _TOTAAL:
            posten += [
                _post(tabel.kolommen, kop[kolom].waarde, rij.get(kolom), bestand, blad)
                for kolom in midden
                if kolom < totaal
            ]
            break
        posten.append(_post(tabel.rijen, naam, rij.get(totaal), bestand, blad))
    plaats = Plaats(bestand, blad=blad)
    gevonden = Lijst(tuple(post for post in posten if post is not None), plaats)
    return Kaart({tabel.lijst: gevonden}, plaats, {tabel.lijst: plaats})


def _is_kop(rij: Mapping[int, Cel], tabel: Kruistabel) -> bool:
    namen = [vereenvoudigd(str(cel.waarde)) for _, cel in sorted(rij.items())]
    return bool(namen) and namen[0] == tabel.rijen and _TOTAAL in namen


def _post(soort: str, naam: object, cel: Cel | None, bestand: str, blad: str) -> Kaart | None:
    if cel is None or cel.is_fout or isinstance(cel.waarde, str):
        return None
    plaats = Plaats(bestand, blad=blad, cel=cel.adres)
    velden = {
        "soort": Waarde(soort, plaats),
        "naam": Waarde(str(naam), plaats),
        "bedrag": Waarde(scalair(cel.waarde), plaats),
    }
    return Kaart(velden, plaats)

"""Which sheet is read, and what is said of the sheets, rows and columns that a reader does not see or that are left."""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from pipeline.dossier.tabel import als_kop
from pipeline.excel.blad import KOP_BINNEN
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.dossier.tabel import Tabel
    from pipeline.excel.cellen import Cel
    from pipeline.excel.deelblad import Verborgen

_ZICHTBAAR = "maak het zichtbaar en controleer het, of verwijder het"

BLAD_NIET_GELEZEN = Meldingsoort(
    "X20",
    Ernst.WAARSCHUWING,
    "blad wordt niet gelezen",
    "Naast het blad dat wordt gelezen, staat een blad dat erop lijkt: door zijn naam of door zijn kopregel. Wat daarop "
    "staat, telt nergens mee.",
)
VERBORGEN = Meldingsoort(
    "X21",
    Ernst.WAARSCHUWING,
    "verborgen rijen, kolom of blad met inhoud",
    "Rijen, een kolom of een blad zijn verborgen of weggefilterd, maar er staat wel iets. Het wordt gelezen.",
)


def zoek_blad(naam: str, namen: Mapping[str, bool]) -> str | None:
    """The sheet with this name, or the only one of which the name begins with it: `Begroting (2)`, `Begroting v3`.

    Args:
        naam: the name that is looked for.
        namen: the names of all sheets, and whether the sheet can be seen; a hidden one comes last.
    """
    for zichtbaar in (True, False):
        bladen = [blad for blad, is_zichtbaar in namen.items() if is_zichtbaar is zichtbaar]
        gelijk = [blad for blad in bladen if vereenvoudigd(blad) == vereenvoudigd(naam)]
        begint = [blad for blad in bladen if vereenvoudigd(blad).split(" ")[0] == vereenvoudigd(naam)]
        if gevonden := gelijk or (begint if len(begint) == 1 else []):
            return gevonden[0]
    return None


def lijkt_op(naam: str, cellen: Iterable[Cel], tabellen: Iterable[Tabel]) -> Tabel | None:
    """The sheet of ours that another sheet looks like, by its name or by a header row with all that is required."""
    rijen = [list(rij) for _, rij in groupby(takewhile(lambda cel: cel.rij <= KOP_BINNEN, cellen), lambda cel: cel.rij)]
    if len(rijen) < 2:
        return None
    koppen = [{vereenvoudigd(str(cel.waarde)) for cel in rij} for rij in rijen]
    for tabel in tabellen:
        verplicht = {vereenvoudigd(als_kop(veld)) for veld in tabel.verplicht}
        heeft_kop = len(verplicht) > 1 and any(verplicht <= kop for kop in koppen[:-1])
        if heeft_kop or (tabel.kolommen and vereenvoudigd(naam).split(" ")[0] == vereenvoudigd(tabel.blad)):
            return tabel
    return None


def verborgen_blad(plaats: Plaats, soort: Meldingsoort) -> Melding:
    """That the sheet that is read is hidden."""
    return soort.op(plaats, "dit blad is verborgen", _ZICHTBAAR)


def verborgen_stukken(
    dicht: Verborgen, gevuld: Iterable[tuple[int, int]], plaats: Plaats, soort: Meldingsoort
) -> Iterator[Melding]:
    """Hidden rows and columns that hold something; rows that follow each other are told as one.

    Args:
        dicht: what is hidden.
        gevuld: row and column of its filled cells.
        plaats: the sheet.
        soort: how it is told.
    """
    if not dicht.rijen and not dicht.kolommen:
        return
    cellen = set(gevuld)
    rijen = sorted(dicht.rijen & {rij for rij, _ in cellen})
    for _, groep in groupby(enumerate(rijen), lambda paar: paar[1] - paar[0]):
        reeks = [rij for _, rij in groep]
        tekst = "deze rij is verborgen"
        if len(reeks) > 1:
            tekst = f"de rijen {reeks[0]} tot en met {reeks[-1]} zijn verborgen"
        yield soort.op(Plaats(plaats.bestand, blad=plaats.blad, cel=f"A{reeks[0]}"), tekst, _ZICHTBAAR)
    for kolom in sorted(dicht.kolommen & {kolom for _, kolom in cellen}):
        plek = Plaats(plaats.bestand, blad=plaats.blad, cel=f"{get_column_letter(kolom)}1")
        yield soort.op(plek, "deze kolom is verborgen", _ZICHTBAAR)

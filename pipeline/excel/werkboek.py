"""Open a workbook that a person filled in, whatever it really is."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

import openpyxl
from lxml import etree
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from pipeline.bestand.archief import EXCEL, Archief, ArchiefFout, Bestandsoort, open_archief, soort_van
from pipeline.bron import Kaart
from pipeline.dossier.tabel import Kruistabel
from pipeline.excel.blad import Bladlezer
from pipeline.excel.bladkeuze import (
    BLAD_NIET_GELEZEN,
    VERBORGEN,
    lijkt_op,
    verborgen_blad,
    verborgen_stukken,
    zoek_blad,
)
from pipeline.excel.cellen import Cel, gewone_tekst, kijkt_elders
from pipeline.excel.deelblad import bereik, gewoon, kale_bladen, lege_antwoorden, samengevoegd, verborgen, verpakt
from pipeline.excel.kruistabel import lees_kruistabel
from pipeline.excel.waarden_erbij import bladdelen
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.nabij import dichtstbij

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from pipeline.bron import Knoop
    from pipeline.dossier.tabel import Tabel
    from pipeline.excel.samengevoegd import Bereik

_FORMULE = re.compile(rb"<(?:\w+:)?f[\s/>]")
RIJEN_HOOGSTENS = 200_000
KOLOMMEN_HOOGSTENS = 300
_OORSPRONKELIJK = "vraag de afzender om het oorspronkelijke bestand"
_ANDER_BESTAND = "zet hier de Excel-werkmap (.xlsx)"
_BINAIR = "xl/workbook.bin"
_CSV_UITLEG = "open het in Excel en kies Bestand > Opslaan als > Excel-werkmap (.xlsx)"

GEEN_WERKBOEK = Meldingsoort(
    "X01",
    Ernst.FOUT,
    "geen leesbaar werkboek",
    "Het bestand heet .xlsx, maar is geen (heel) Excel-werkboek: bijvoorbeeld een hernoemde .xls, CSV of .ods. "
    "Open het in Excel en sla het op als Excel-werkmap (.xlsx).",
)
WACHTWOORD = Meldingsoort(
    "X02",
    Ernst.FOUT,
    "werkboek met wachtwoord",
    "Het werkboek is versleuteld. Haal het wachtwoord eraf: Bestand > Info > Werkmap beveiligen.",
)
BOM = Meldingsoort(
    "X03",
    Ernst.FOUT,
    "onveilig werkboek",
    "Het bestand is uitgepakt veel te groot of bevat onderdelen die schade kunnen doen. Het wordt niet gelezen.",
)
GEEN_BLAD = Meldingsoort(
    "X04",
    Ernst.FOUT,
    "blad ontbreekt",
    "Het werkboek heeft geen blad met de verwachte naam. Geef het blad zijn naam terug.",
)
TE_GROOT = Meldingsoort(
    "X10",
    Ernst.FOUT,
    "blad te groot",
    "Op het blad staan meer dan 200.000 rijen, of ver van de lijst staat nog iets in een cel. Verwijder de lege rijen "
    "onder de lijst, en wat er ver naast of onder staat.",
)


def lees_werkboek(
    inhoud: bytes, bestand: str, tabellen: Sequence[Tabel | Kruistabel]
) -> tuple[Kaart | None, tuple[Melding, ...]]:
    """Read the sheets of a part into the same tree that a text file gives.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.
        tabellen: which sheets and which columns to look for.

    Returns:
        The named values with their cells, or None where the workbook cannot be read; and what is
        wrong with it (X01 to X11, X20, X21, X23, B08, B10 to B12).
    """
    plaats = Plaats(bestand)
    archief = open_werkboek(inhoud, plaats)
    if isinstance(archief, Melding):
        return None, (archief,)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns about what it leaves out
            return _lees_bladen(archief, plaats, tabellen)
    # openpyxl names no exceptions for a damaged workbook: what it meets in broken XML comes out as it is.
    except Exception as fout:  # noqa: BLE001
        return None, (beschadigd(plaats, fout),)


def open_werkboek(inhoud: bytes, plaats: Plaats) -> Archief | Melding:
    """The parts of a workbook, or why it cannot be trusted or read (X01 to X03)."""
    afkeur = _keur_soort(inhoud, plaats)
    if afkeur is not None:
        return afkeur
    try:
        archief = open_archief(inhoud)
    except ArchiefFout as fout:
        soort = GEEN_WERKBOEK if "beschadigd" in str(fout) else BOM
        return soort.op(plaats, str(fout), _OORSPRONKELIJK)
    if archief.soort is not None and archief.soort != EXCEL:
        is_blad = archief.soort.endswith("(.ods)")
        return GEEN_WERKBOEK.op(plaats, f"dit is {archief.soort}", _CSV_UITLEG if is_blad else _ANDER_BESTAND)
    if _BINAIR in archief.delen:
        return GEEN_WERKBOEK.op(plaats, "dit is een binaire Excel-werkmap (.xlsb)", _CSV_UITLEG)
    try:
        return Archief(gewoon(archief.delen))
    except etree.XMLSyntaxError as fout:
        return beschadigd(plaats, fout)


def beschadigd(plaats: Plaats, fout: BaseException) -> Melding:
    """That a workbook opens, but cannot be read (X01)."""
    tekst = f"het werkboek is beschadigd en kan niet worden gelezen ({type(fout).__name__})"
    return GEEN_WERKBOEK.op(plaats, tekst, "open het in Excel, laat het herstellen en sla het op")


def _keur_soort(inhoud: bytes, plaats: Plaats) -> Melding | None:
    soort = soort_van(inhoud)
    if soort is Bestandsoort.ZIP:
        return None
    if soort is Bestandsoort.BEVEILIGD:
        advies = "haal in Excel het wachtwoord eraf en sla het opnieuw op"
        return WACHTWOORD.op(plaats, "het werkboek is beveiligd met een wachtwoord", advies)
    if soort.is_iets_anders:
        return GEEN_WERKBOEK.op(plaats, f"dit is geen .xlsx-werkboek maar {soort.value}", _CSV_UITLEG)
    return GEEN_WERKBOEK.op(plaats, soort.value, _OORSPRONKELIJK)


def _lees_bladen(
    archief: Archief, plaats: Plaats, tabellen: Sequence[Tabel | Kruistabel]
) -> tuple[Kaart | None, tuple[Melding, ...]]:
    delen = bladdelen(archief.delen)
    kaal = kale_bladen(archief.delen)
    ingepakt = verpakt(archief.delen, kaal)
    boek = _laad(ingepakt, waarden=True)
    namen = {blad.title: blad.sheet_state == "visible" for blad in boek.worksheets}
    heeft_formules = any(_FORMULE.search(archief.delen[delen[naam]]) for naam in namen)
    formules = _laad(ingepakt, waarden=False) if heeft_formules else None
    velden: dict[str, Knoop] = {}
    plaatsen: dict[str, Plaats] = {}
    meldingen: list[Melding] = []
    gelezen: set[str] = set()
    gemist: list[Tabel] = []
    heel = True
    for tabel in tabellen:
        naam = zoek_blad(tabel.blad, namen)
        if naam is not None:
            gelezen.add(naam)
        if isinstance(tabel, Kruistabel):
            if naam is not None and (kruis := lees_kruistabel(_cellen(boek[naam]), plaats.bestand, naam, tabel)):
                velden |= kruis.velden
            continue
        if naam is None:
            if tabel.is_nodig:
                naaste = dichtstbij(tabel.blad, namen)
                advies = f"geef blad '{naaste}' de naam '{tabel.blad}'" if naaste else "gevonden: " + ", ".join(namen)
                meldingen.append(GEEN_BLAD.op(plaats, f"blad '{tabel.blad}' ontbreekt", advies))
                gemist.append(tabel)
                heel = False
            continue
        deel, plek_van_blad = delen[naam], Plaats(plaats.bestand, blad=naam)
        leeg = lege_antwoorden(archief.delen[deel])
        samen = samengevoegd(archief.delen[deel])
        kaart, gevonden = _lees_blad(boek[naam], formules and formules[naam], leeg, samen, plaats.bestand, tabel)
        meldingen.extend(gevonden)
        if kaart is not None:
            soort = tabel.codes.verborgen if tabel.codes is not None else VERBORGEN
            meldingen.extend([] if namen[naam] else [verborgen_blad(plek_van_blad, soort)])
            dicht = verborgen(archief.delen[deel], kaal[deel])
            gevuld = ((cel.rij, cel.kolom) for cel in _cellen(boek[naam]))
            meldingen.extend(verborgen_stukken(dicht, gevuld, plek_van_blad, soort))
        if kaart is None:
            heel = heel and not tabel.is_nodig
        else:
            velden |= kaart.velden
            plaatsen |= kaart.sleutelplaatsen
            plek = kaart.plaats
    gezocht = [tabel for tabel in tabellen if not isinstance(tabel, Kruistabel) and tabel not in gemist]
    meldingen.extend(_ongelezen([boek[naam] for naam in namen if naam not in gelezen], plaats.bestand, gezocht))
    return (Kaart(velden, plek, plaatsen) if heel and velden else None), tuple(meldingen)


def _ongelezen(werkbladen: Sequence[Any], bestand: str, tabellen: Sequence[Tabel]) -> Iterator[Melding]:
    """X20: sheets that are not read, but look like one that we read."""
    for werkblad in werkbladen:
        if (tabel := lijkt_op(werkblad.title, _cellen(werkblad), tabellen)) is not None:
            tekst = f"blad '{werkblad.title}' wordt niet gelezen, maar lijkt op blad '{tabel.blad}'"
            advies = f"zet wat erop staat op blad '{tabel.blad}', of verwijder dit blad"
            yield BLAD_NIET_GELEZEN.op(Plaats(bestand, blad=werkblad.title), tekst, advies)


def _lees_blad(
    werkblad: Any,
    formuleblad: Any | None,
    leeg: Set[tuple[int, int]],
    samen: Sequence[Bereik],
    bestand: str,
    tabel: Tabel,
) -> tuple[Kaart | None, tuple[Melding, ...]]:
    naam = werkblad.title
    cellen = list(_cellen(werkblad))
    if cellen and cellen[-1].rij > RIJEN_HOOGSTENS:
        plek = Plaats(bestand, blad=naam, cel=cellen[-1].adres)
        return None, (TE_GROOT.op(plek, "er staan meer dan 200.000 rijen op dit blad", "verwijder de rijen"),)
    formules = _formules(formuleblad, cellen) if formuleblad is not None else {}
    for cel in leeg & formules.keys():
        if tabel.codes is None or not kijkt_elders(formules[cel]):
            del formules[cel]  # it was worked out, and answers nothing
    return Bladlezer(bestand, naam, tabel, formules, samen).lees(cellen)


def _laad(inhoud: bytes, *, waarden: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=waarden, keep_links=False)


def _cellen(werkblad: Any) -> Iterator[Cel]:
    """The filled cells of a sheet, row by row; what the file says of its own size is not believed."""
    werkblad.reset_dimensions()
    for rij in werkblad.iter_rows():
        for cel in rij[:KOLOMMEN_HOOGSTENS]:
            if (waarde := cel.value) is not None:
                yield Cel(cel.row, cel.column, gewone_tekst(waarde), cel.data_type == "e")
                if cel.row > RIJEN_HOOGSTENS:
                    return


def _formules(werkblad: Any, gevuld: Sequence[Cel]) -> dict[tuple[int, int], str]:
    """The formulas of a sheet; one that fills a range is also that of each cell of it that has no value."""
    formules: dict[tuple[int, int], str] = {}
    bezet = {(cel.rij, cel.kolom) for cel in gevuld}
    for cel in _cellen(werkblad):
        if isinstance(formule := cel.waarde, ArrayFormula | DataTableFormula):
            tekst = str(formule.text) if isinstance(formule, ArrayFormula) else f"=TABLE({formule.r1})"
            formules |= dict.fromkeys(set(bereik(formule.ref)) - bezet, tekst) | {(cel.rij, cel.kolom): tekst}
        elif isinstance(cel.waarde, str) and cel.waarde.startswith("="):
            formules[cel.rij, cel.kolom] = cel.waarde
    return formules

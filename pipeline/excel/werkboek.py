"""Open a workbook that a person filled in, whatever it really is."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter

from pipeline.bestand.archief import ArchiefFout, Bestandsoort, open_archief, soort_van
from pipeline.bron import Kaart
from pipeline.dossier.tabel import Kruistabel
from pipeline.excel.blad import Bladlezer
from pipeline.excel.cellen import Cel
from pipeline.excel.kruistabel import lees_kruistabel
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.nabij import dichtstbij, vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.bestand.archief import Archief
    from pipeline.bron import Knoop
    from pipeline.dossier.tabel import Celcodes, Tabel

RIJEN_HOOGSTENS = 200_000
KOLOMMEN_HOOGSTENS = 300
_OORSPRONKELIJK = "vraag de afzender om het oorspronkelijke bestand"
_ZICHTBAAR = "maak het zichtbaar en controleer het, of verwijder het"
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
        wrong with it (X01 to X11, B08, B10 to B12).
    """
    plaats = Plaats(bestand)
    archief = open_werkboek(inhoud, plaats)
    if isinstance(archief, Melding):
        return None, (archief,)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns about what it leaves out
            return _lees_bladen(inhoud, archief, plaats, tabellen)
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
    if archief.delen.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        return GEEN_WERKBOEK.op(plaats, "dit is een werkboek van LibreOffice (.ods)", _CSV_UITLEG)
    return archief


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
    inhoud: bytes, archief: Archief, plaats: Plaats, tabellen: Sequence[Tabel | Kruistabel]
) -> tuple[Kaart | None, tuple[Melding, ...]]:
    boek = _laad(inhoud, waarden=True)
    namen = [blad.title for blad in boek.worksheets]
    formules = _laad(inhoud, waarden=False) if _heeft_formules(archief) else None
    # Slow to load: only where something on a sheet is hidden, and once.
    heel_boek = cache(lambda: openpyxl.load_workbook(io.BytesIO(inhoud), data_only=True))
    velden: dict[str, Knoop] = {}
    plaatsen: dict[str, Plaats] = {}
    meldingen: list[Melding] = []
    heel = True
    for tabel in tabellen:
        naam = zoek_blad(tabel.blad, namen)
        if isinstance(tabel, Kruistabel):
            if naam is not None and (kruis := lees_kruistabel(_cellen(boek[naam]), plaats.bestand, naam, tabel)):
                velden |= kruis.velden
            continue
        if naam is None:
            if tabel.is_nodig:
                naaste = dichtstbij(tabel.blad, namen)
                advies = f"geef blad '{naaste}' de naam '{tabel.blad}'" if naaste else "gevonden: " + ", ".join(namen)
                meldingen.append(GEEN_BLAD.op(plaats, f"blad '{tabel.blad}' ontbreekt", advies))
                heel = False
            continue
        kaart, gevonden = _lees_blad(boek[naam], formules and formules[naam], plaats.bestand, tabel)
        meldingen.extend(gevonden)
        if tabel.codes is not None and kaart is not None:
            if boek[naam].sheet_state != "visible":
                plek_van_blad = Plaats(plaats.bestand, blad=naam)
                meldingen.append(tabel.codes.verborgen.op(plek_van_blad, "dit blad is verborgen", _ZICHTBAAR))
            if _heeft_verborgen(archief):
                meldingen.extend(_verborgen(heel_boek()[naam], plaats.bestand, tabel.codes))
        if kaart is None:
            heel = heel and not tabel.is_nodig
        else:
            velden |= kaart.velden
            plaatsen |= kaart.sleutelplaatsen
            plek = kaart.plaats
    return (Kaart(velden, plek, plaatsen) if heel and velden else None), tuple(meldingen)


def zoek_blad(naam: str, namen: Sequence[str]) -> str | None:
    """The sheet with this name, or the only one of which the name begins with it: `Begroting (2)`, `Begroting v3`."""
    gelijk = [n for n in namen if vereenvoudigd(n) == vereenvoudigd(naam)]
    begint = [n for n in namen if vereenvoudigd(n).split(" ")[0] == vereenvoudigd(naam)]
    gevonden = gelijk or (begint if len(begint) == 1 else [])
    return gevonden[0] if gevonden else None


def _lees_blad(
    werkblad: Any, formuleblad: Any | None, bestand: str, tabel: Tabel
) -> tuple[Kaart | None, tuple[Melding, ...]]:
    naam = werkblad.title
    cellen = list(_cellen(werkblad))
    if cellen and cellen[-1].rij > RIJEN_HOOGSTENS:
        plek = Plaats(bestand, blad=naam, cel=cellen[-1].adres)
        return None, (TE_GROOT.op(plek, "er staan meer dan 200.000 rijen op dit blad", "verwijder de rijen"),)
    formules = _formules(formuleblad) if formuleblad is not None else {}
    return Bladlezer(bestand, naam, tabel, formules).lees(cellen)


def _heeft_verborgen(archief: Archief) -> bool:
    return any(b"hidden" in deel for naam, deel in archief.delen.items() if naam.startswith("xl/worksheets/"))


def _verborgen(werkblad: Any, bestand: str, codes: Celcodes) -> Iterator[Melding]:
    """Hidden rows and columns that hold something."""
    plaats = Plaats(bestand, blad=werkblad.title)
    for nummer, rij in sorted(werkblad.row_dimensions.items()):
        if rij.hidden and any(cel.value is not None for cel in werkblad[nummer]):
            yield codes.verborgen.op(replace(plaats, cel=f"A{nummer}"), "deze rij is verborgen", _ZICHTBAAR)
    for _, groep in sorted(werkblad.column_dimensions.items()):
        for nummer in range(groep.min or 1, (groep.max or 0) + 1) if groep.hidden else ():
            letter = get_column_letter(nummer)
            if nummer <= werkblad.max_column and any(cel.value is not None for cel in werkblad[letter]):
                yield codes.verborgen.op(replace(plaats, cel=f"{letter}1"), "deze kolom is verborgen", _ZICHTBAAR)


def _laad(inhoud: bytes, *, waarden: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=waarden)


def _cellen(werkblad: Any) -> Iterator[Cel]:
    """The filled cells of a sheet, row by row; what the file says of its own size is not believed."""
    werkblad.reset_dimensions()
    for rij in werkblad.iter_rows():
        for cel in rij[:KOLOMMEN_HOOGSTENS]:
            if (waarde := cel.value) is not None:
                yield Cel(cel.row, cel.column, waarde, cel.data_type == "e")
                if cel.row > RIJEN_HOOGSTENS:
                    return


def _heeft_formules(archief: Archief) -> bool:
    return any(
        b"<f>" in deel or b"<f " in deel for naam, deel in archief.delen.items() if naam.startswith("xl/worksheets/")
    )


def _formules(werkblad: Any) -> Mapping[tuple[int, int], str]:
    return {
        (cel.rij, cel.kolom): str(cel.waarde)
        for cel in _cellen(werkblad)
        if isinstance(cel.waarde, str) and cel.waarde.startswith("=")
    }

"""Read a sheet that a person filled in: wherever its header stands, whatever was added around it."""

from __future__ import annotations

import datetime
import io
import warnings
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter

from pipeline.bestand.archief import ArchiefFout, Bestandsoort, open_archief, soort_van
from pipeline.bron import Kaart, Lijst, Scalair, Waarde
from pipeline.dossier.tabel import als_kop
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.nabij import bedoelde_u, dichtstbij, vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.bestand.archief import Archief
    from pipeline.dossier.tabel import Tabel

RIJEN_HOOGSTENS = 200_000
KOLOMMEN_HOOGSTENS = 300
KOP_BINNEN = 40
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
GEEN_KOLOM = Meldingsoort(
    "X05",
    Ernst.FOUT,
    "kolom ontbreekt",
    "In de kopregel staat een verplichte kolom niet. Geef de kolom zijn naam terug.",
)
ONBEKENDE_KOLOM = Meldingsoort(
    "X06",
    Ernst.WAARSCHUWING,
    "onbekende kolom",
    "De kop van deze kolom is niet bekend. De kolom wordt niet gelezen.",
)
ZONDER_WAARDE = Meldingsoort(
    "X07",
    Ernst.FOUT,
    "formule zonder waarde",
    "In de cel staat een formule die nog nooit is uitgerekend. Open het bestand in Excel of LibreOffice en sla "
    "het op. Een formule zonder waarde wordt nooit als 0 gelezen.",
)
FOUTWAARDE = Meldingsoort(
    "X08",
    Ernst.FOUT,
    "fout in een cel",
    "In de cel staat een foutwaarde van Excel, zoals #VERW! of #DEEL/0!.",
)
DUBBELE_KOLOM = Meldingsoort(
    "X09",
    Ernst.FOUT,
    "kolom staat er twee keer",
    "Twee kolommen hebben dezelfde kop. Het is niet te zien welke van de twee bedoeld is.",
)
TE_GROOT = Meldingsoort(
    "X10",
    Ernst.FOUT,
    "blad te groot",
    "Op het blad staan meer dan 200.000 rijen. Verwijder lege rijen onder de lijst.",
)


@dataclass(frozen=True, slots=True)
class _Cel:
    rij: int
    kolom: int
    waarde: Any
    is_fout: bool

    @property
    def adres(self) -> str:
        return f"{get_column_letter(self.kolom)}{self.rij}"


def lees_werkboek(inhoud: bytes, bestand: str, tabel: Tabel) -> tuple[Kaart | None, tuple[Melding, ...]]:
    """Read the sheet of a table into the same tree that a text file gives.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.
        tabel: which sheet and which columns to look for.

    Returns:
        The named values with their cells, or None where the workbook cannot be read; and what is
        wrong with it (X01 to X10).
    """
    plaats = Plaats(bestand)
    afkeur = _keur_soort(inhoud, plaats)
    if afkeur is not None:
        return None, (afkeur,)
    try:
        archief = open_archief(inhoud)
    except ArchiefFout as fout:
        soort = GEEN_WERKBOEK if "beschadigd" in str(fout) else BOM
        return None, (soort.op(plaats, str(fout), "vraag de afzender om het oorspronkelijke bestand"),)
    if archief.delen.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        return None, (GEEN_WERKBOEK.op(plaats, "dit is een werkboek van LibreOffice (.ods)", _CSV_UITLEG),)
    try:
        return _lees_blad(inhoud, archief, plaats, tabel)
    # openpyxl names no exceptions for a damaged workbook: what it meets in broken XML comes out as it is.
    except Exception as fout:  # noqa: BLE001
        tekst = f"het werkboek is beschadigd en kan niet worden gelezen ({type(fout).__name__})"
        return None, (GEEN_WERKBOEK.op(plaats, tekst, "open het in Excel, laat het herstellen en sla het op"),)


def _keur_soort(inhoud: bytes, plaats: Plaats) -> Melding | None:
    soort = soort_van(inhoud)
    if soort is Bestandsoort.ZIP:
        return None
    if soort is Bestandsoort.BEVEILIGD:
        advies = "haal in Excel het wachtwoord eraf en sla het opnieuw op"
        return WACHTWOORD.op(plaats, "het werkboek is beveiligd met een wachtwoord", advies)
    return GEEN_WERKBOEK.op(plaats, f"dit is geen .xlsx-werkboek maar {soort.value}", _CSV_UITLEG)


def _lees_blad(
    inhoud: bytes, archief: Archief, plaats: Plaats, tabel: Tabel
) -> tuple[Kaart | None, tuple[Melding, ...]]:
    namen = _bladnamen(inhoud)
    naam = next((n for n in namen if vereenvoudigd(n) == vereenvoudigd(tabel.blad)), None)
    if naam is None:
        naaste = dichtstbij(tabel.blad, namen)
        advies = f"geef blad '{naaste}' de naam '{tabel.blad}'" if naaste else "gevonden: " + ", ".join(namen)
        return None, (GEEN_BLAD.op(plaats, f"blad '{tabel.blad}' ontbreekt", advies),)
    cellen = list(_cellen(inhoud, naam, waarden=True))
    if cellen and cellen[-1].rij > RIJEN_HOOGSTENS:
        plek = Plaats(plaats.bestand, blad=naam, cel=cellen[-1].adres)
        return None, (TE_GROOT.op(plek, "er staan meer dan 200.000 rijen op dit blad", "verwijder de rijen"),)
    formules = _formules(inhoud, naam) if _heeft_formules(archief) else {}
    return _Lezer(plaats.bestand, naam, tabel, formules).lees(cellen)


def _laad(inhoud: bytes, *, waarden: bool) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about extensions that we do not read
        return openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=waarden)


def _bladnamen(inhoud: bytes) -> list[str]:
    return [blad.title for blad in _laad(inhoud, waarden=True).worksheets]


def _cellen(inhoud: bytes, blad: str, *, waarden: bool) -> Iterator[_Cel]:
    """The filled cells of a sheet, row by row; what the file says of its own size is not believed."""
    werkblad: Any = _laad(inhoud, waarden=waarden)[blad]
    werkblad.reset_dimensions()
    rijen = werkblad.iter_rows(max_row=RIJEN_HOOGSTENS + 1, max_col=KOLOMMEN_HOOGSTENS)
    for rij in rijen:
        for cel in rij:
            if cel.value is not None:
                yield _Cel(cel.row, cel.column, cel.value, cel.data_type == "e")


def _heeft_formules(archief: Archief) -> bool:
    return any(
        b"<f>" in deel or b"<f " in deel
        for naam, deel in archief.delen.items()
        if naam.startswith("xl/worksheets/")
    )


def _formules(inhoud: bytes, blad: str) -> Mapping[tuple[int, int], str]:
    return {
        (cel.rij, cel.kolom): str(cel.waarde)
        for cel in _cellen(inhoud, blad, waarden=False)
        if isinstance(cel.waarde, str) and cel.waarde.startswith("=")
    }


def _scalair(waarde: object) -> Scalair:
    """What a cell holds, without the float: a whole number is whole, another one is its decimal text."""
    if isinstance(waarde, bool) or waarde is None:
        return waarde
    if isinstance(waarde, datetime.datetime):
        return waarde.date()
    if isinstance(waarde, int | datetime.date):
        return waarde
    if isinstance(waarde, float):
        return int(waarde) if waarde.is_integer() else Decimal(repr(waarde))
    return str(waarde)


class _Lezer:
    """Finds the header row and reads what stands above and below it."""

    def __init__(
        self, bestand: str, blad: str, tabel: Tabel, formules: Mapping[tuple[int, int], str]
    ) -> None:
        self._bestand = bestand
        self._blad = blad
        self._tabel = tabel
        self._formules = formules
        self._op_kop = {vereenvoudigd(als_kop(veld)): veld for veld in tabel.kolommen}
        self._op_label = {vereenvoudigd(als_kop(veld)): veld for veld in tabel.losse_velden}
        self._meldingen: list[Melding] = []

    def _plaats(self, adres: str | None) -> Plaats:
        return Plaats(self._bestand, blad=self._blad, cel=adres)

    def lees(self, cellen: Iterable[_Cel]) -> tuple[Kaart | None, tuple[Melding, ...]]:
        rijen: dict[int, dict[int, _Cel]] = {}
        for cel in cellen:
            rijen.setdefault(cel.rij, {})[cel.kolom] = cel
        for rij, kolom in self._formules:
            rijen.setdefault(rij, {})
            self._meld_formule(rijen[rij].get(kolom), rij, kolom)
        koprij = self._zoek_kop(rijen)
        if koprij is None:
            verwacht = ", ".join(als_kop(k) for k in self._tabel.kolommen if k in self._tabel.verplicht)
            self._meldingen.append(
                GEEN_KOLOM.op(self._plaats(None), "er is geen kopregel gevonden", f"zet een kopregel met: {verwacht}")
            )
            return None, tuple(self._meldingen)
        kolommen = self._lees_kop(rijen[koprij])
        velden, plaatsen = self._lees_losse_velden(rijen, koprij)
        kop = self._plaats(f"A{koprij}")
        if kolommen is not None:
            velden[self._tabel.lijst] = Lijst(tuple(self._lees_rijen(rijen, koprij, kolommen)), kop)
            plaatsen[self._tabel.lijst] = kop
        kaart = Kaart(velden, self._plaats(None), plaatsen)
        return (kaart if kolommen is not None else None), tuple(self._meldingen)

    def _meld_formule(self, cel: _Cel | None, rij: int, kolom: int) -> None:
        if cel is None:
            adres = f"{get_column_letter(kolom)}{rij}"
            self._meldingen.append(
                ZONDER_WAARDE.op(
                    self._plaats(adres),
                    f"hier staat een formule zonder waarde ({self._formules[rij, kolom]})",
                    "open het bestand in Excel of LibreOffice en sla het op",
                )
            )

    def _zoek_kop(self, rijen: Mapping[int, Mapping[int, _Cel]]) -> int | None:
        """The row in which most column names stand; two are enough, and one where there is only one."""
        beste, raak = None, min(2, len(self._op_kop)) - 1
        for nummer in sorted(rijen)[:KOP_BINNEN]:
            treffers = sum(vereenvoudigd(str(c.waarde)) in self._op_kop for c in rijen[nummer].values())
            if treffers > raak:
                beste, raak = nummer, treffers
        return beste

    def _lees_kop(self, rij: Mapping[int, _Cel]) -> dict[int, str] | None:
        kolommen: dict[int, str] = {}
        onbekend: list[_Cel] = []
        for kolom, cel in sorted(rij.items()):
            veld = self._op_kop.get(vereenvoudigd(str(cel.waarde)))
            if veld is None:
                onbekend.append(cel)
            elif veld in kolommen.values():
                tekst = f"kolom '{cel.waarde}' staat er twee keer"
                self._meldingen.append(
                    DUBBELE_KOLOM.op(self._plaats(cel.adres), tekst, "verwijder een van de twee kolommen")
                )
            else:
                kolommen[kolom] = veld
        ontbreekt = [veld for veld in self._tabel.kolommen if veld not in kolommen.values()]
        verplicht = [veld for veld in ontbreekt if veld in self._tabel.verplicht]
        self._meld_ontbrekend(verplicht, onbekend, rij)
        self._meld_onbekend(onbekend, ontbreekt)
        return None if verplicht else kolommen

    def _meld_ontbrekend(
        self, verplicht: Sequence[str], onbekend: Sequence[_Cel], rij: Mapping[int, _Cel]
    ) -> None:
        for veld in verplicht:
            naaste = dichtstbij(als_kop(veld), [str(cel.waarde) for cel in onbekend])
            advies = f"heet kolom '{naaste}' zo?" if naaste else f"voeg een kolom '{als_kop(veld)}' toe"
            eerste = next(iter(rij.values()))
            self._meldingen.append(
                GEEN_KOLOM.op(self._plaats(f"A{eerste.rij}"), f"kolom '{als_kop(veld)}' ontbreekt", advies)
            )

    def _meld_onbekend(self, onbekend: Sequence[_Cel], ontbreekt: Sequence[str]) -> None:
        for cel in onbekend:
            naaste = dichtstbij(str(cel.waarde), [als_kop(veld) for veld in ontbreekt])
            advies = f"bedoelde u '{naaste}'?" if naaste else "de kolom wordt niet gelezen"
            self._meldingen.append(
                ONBEKENDE_KOLOM.op(self._plaats(cel.adres), f"kolom '{cel.waarde}' is niet bekend", advies)
            )

    def _lees_losse_velden(
        self, rijen: Mapping[int, Mapping[int, _Cel]], koprij: int
    ) -> tuple[dict[str, Any], dict[str, Plaats]]:
        """Labels above the header, with the value in the next filled cell of the same row."""
        velden: dict[str, Any] = {}
        plaatsen: dict[str, Plaats] = {}
        for nummer in sorted(n for n in rijen if n < koprij):
            cellen = [cel for _, cel in sorted(rijen[nummer].items())]
            if not cellen:
                continue
            label = str(cellen[0].waarde).strip().rstrip(":")
            veld = self._op_label.get(vereenvoudigd(label))
            if veld is not None:
                plaatsen[veld] = self._plaats(cellen[0].adres)
                velden[veld] = self._waarde(cellen[1]) if len(cellen) > 1 else Waarde(None, plaatsen[veld])
            elif len(cellen) == 2 and (naaste := dichtstbij(label, map(als_kop, self._op_label.values()))):
                tekst = f"'{label}' is niet bekend"
                advies = bedoelde_u(label, [naaste])
                self._meldingen.append(ONBEKENDE_KOLOM.op(self._plaats(cellen[0].adres), tekst, advies))
        return velden, plaatsen

    def _lees_rijen(
        self, rijen: Mapping[int, Mapping[int, _Cel]], koprij: int, kolommen: Mapping[int, str]
    ) -> Iterator[Kaart]:
        for nummer in sorted(n for n in rijen if n > koprij):
            rij = rijen[nummer]
            velden = {veld: self._waarde(rij[kolom]) for kolom, veld in kolommen.items() if kolom in rij}
            if velden:
                yield Kaart(velden, self._plaats(f"A{nummer}"))

    def _waarde(self, cel: _Cel) -> Waarde:
        plaats = self._plaats(cel.adres)
        if cel.is_fout:
            self._meldingen.append(
                FOUTWAARDE.op(plaats, f"hier staat de foutwaarde {cel.waarde}", "herstel de formule in deze cel")
            )
            return Waarde(None, plaats)
        return Waarde(_scalair(cel.waarde), plaats)

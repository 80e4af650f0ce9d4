"""From the cells of a sheet to named values: wherever its header stands, whatever was added around it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from pipeline.bron import Kaart, Lijst, Rijplaatsen, Waarde
from pipeline.dossier.tabel import als_kop
from pipeline.excel.cellen import is_foutwaarde, is_optelling, kan_geen_nul_zijn, kijkt_elders, scalair
from pipeline.excel.rijsoort import Rijkijker
from pipeline.excel.samengevoegd import OPHEFFEN, SAMENGEVOEGD, Bereik, gedekt
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.nabij import bedoelde_u, dichtstbij, kop_naast, vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pipeline.dossier.tabel import Tabel
    from pipeline.excel.cellen import Cel

KOP_BINNEN = 40

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


class Bladlezer:
    """Finds the header row and reads what stands above and below it."""

    def __init__(
        self,
        bestand: str,
        blad: str,
        tabel: Tabel,
        formules: Mapping[tuple[int, int], str],
        samengevoegd: Sequence[Bereik] = (),
    ) -> None:
        self._bestand = bestand
        self._blad = blad
        self._tabel = tabel
        self._formules = formules
        self._samengevoegd = samengevoegd
        self._op_kop = {vereenvoudigd(als_kop(veld)): veld for veld in tabel.kolommen}
        self._op_label = {vereenvoudigd(als_kop(veld)): veld for veld in tabel.losse_velden}
        self._meldingen: list[Melding] = []
        self._waarden: dict[tuple[int, int], Any] = {}

    def _plaats(self, adres: str | None) -> Plaats:
        return Plaats(self._bestand, blad=self._blad, cel=adres)

    def lees(self, cellen: Iterable[Cel]) -> tuple[Kaart | None, tuple[Melding, ...]]:
        """Read the cells of the sheet; None where its header cannot be used. Tells X05 to X09, X11, X23, X32 to X34."""
        rijen: dict[int, dict[int, Cel]] = {}
        for cel in cellen:
            rijen.setdefault(cel.rij, {})[cel.kolom] = cel
            self._waarden[cel.rij, cel.kolom] = cel.waarde
        for rij, _ in self._formules:
            rijen.setdefault(rij, {})
        koprij = self._zoek_kop(rijen) if self._tabel.kolommen else max(rijen, default=0) + 1
        if koprij is None:
            self._meld_formules(rijen, {})
            verwacht = ", ".join(als_kop(k) for k in self._tabel.kolommen if k in self._tabel.verplicht)
            self._meldingen.append(
                GEEN_KOLOM.op(self._plaats(None), "er is geen kopregel gevonden", f"zet een kopregel met: {verwacht}")
            )
            return None, tuple(self._meldingen)
        kolommen = self._lees_kop(rijen[koprij]) if self._tabel.kolommen else {}
        self._meld_formules(rijen, kolommen or {}, koprij)
        velden, plaatsen = self._lees_losse_velden(rijen, koprij)
        kop = self._plaats(f"A{koprij}")
        if kolommen:
            velden[self._tabel.lijst] = Lijst(tuple(self._lees_rijen(rijen, koprij, kolommen)), kop)
            plaatsen[self._tabel.lijst] = kop
        kaart = Kaart(velden, self._plaats(None), plaatsen)
        return (kaart if kolommen is not None else None), tuple(self._meldingen)

    def _meld_formules(
        self, rijen: Mapping[int, Mapping[int, Cel]], kolommen: Mapping[int, str], koprij: int = 0
    ) -> None:
        """Formulas that were never worked out, but for those of our own; and those that look into another file."""
        codes = self._tabel.codes
        for (rij, kolom), formule in sorted(self._formules.items()):
            adres = f"{get_column_letter(kolom)}{rij}"
            if codes is not None and (rij <= koprij or any(is_optelling(cel.waarde) for cel in rijen[rij].values())):
                continue  # a total of somebody: it is not read
            if codes is not None and kijkt_elders(formule) and kolom in kolommen:
                tekst = f"deze formule kijkt in een ander bestand ({formule[:60]})"
                advies = "zet de waarde zelf in de cel (Kopiëren, Plakken speciaal, Waarden)"
                self._meldingen.append(codes.foutwaarde.op(self._plaats(adres), tekst, advies))
            elif rijen[rij].get(kolom) is None and (
                codes is None or (kolom in kolommen and kolommen[kolom] not in self._tabel.berekend)
            ):
                soort = codes.zonder_waarde if codes is not None else ZONDER_WAARDE
                tekst = f"hier staat een formule zonder waarde ({formule[:60]})"
                advies = "open het bestand in Excel of LibreOffice en sla het op"
                self._meldingen.append(soort.op(self._plaats(adres), tekst, advies))

    def _zoek_kop(self, rijen: Mapping[int, Mapping[int, Cel]]) -> int | None:
        """The row in which most column names stand: two, or one required column beside another text."""
        beste, raak = None, 0
        for nummer in sorted(rijen)[:KOP_BINNEN]:
            velden = {self._op_kop.get(vereenvoudigd(str(cel.waarde))) for cel in rijen[nummer].values()} - {None}
            genoeg = len(velden) >= 2 or (velden & self._tabel.verplicht and len(rijen[nummer]) >= 2)
            if genoeg and len(velden) > raak:
                beste, raak = nummer, len(velden)
        return beste

    def _lees_kop(self, rij: Mapping[int, Cel]) -> dict[int, str] | None:
        kolommen: dict[int, str] = {}
        onbekend: list[Cel] = []
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
        gevraagd = self._meld_ontbrekend(verplicht, onbekend, rij)
        self._meld_onbekend([cel for cel in onbekend if cel not in gevraagd], ontbreekt)
        return None if verplicht else kolommen

    def _meld_ontbrekend(
        self, verplicht: Sequence[str], onbekend: Sequence[Cel], rij: Mapping[int, Cel]
    ) -> Collection[Cel]:
        """X05 for each required column that is not there; gives the headings of which was asked whether they are it."""
        op_naam = {str(cel.waarde): cel for cel in onbekend}
        gevraagd: list[Cel] = []
        for veld in verplicht:
            naaste = dichtstbij(als_kop(veld), op_naam)
            cel = op_naam.get(naaste or next((kop for kop in op_naam if kop_naast(kop, [als_kop(veld)])), ""))
            advies = f"voeg een kolom '{als_kop(veld)}' toe"
            plaats = self._plaats(f"A{next(iter(rij.values())).rij}")
            if cel is not None:
                advies, plaats = f"heet kolom '{cel.waarde}' zo?", self._plaats(cel.adres)
                gevraagd.append(cel)
            self._meldingen.append(GEEN_KOLOM.op(plaats, f"kolom '{als_kop(veld)}' ontbreekt", advies))
        return gevraagd

    def _meld_onbekend(self, onbekend: Sequence[Cel], ontbreekt: Sequence[str]) -> None:
        for cel in onbekend:
            naaste = kop_naast(str(cel.waarde), [als_kop(veld) for veld in ontbreekt])
            advies = f"bedoelde u '{naaste}'?" if naaste else "de kolom wordt niet gelezen"
            self._meldingen.append(
                ONBEKENDE_KOLOM.op(self._plaats(cel.adres), f"kolom '{cel.waarde}' is niet bekend", advies)
            )

    def _lees_losse_velden(
        self, rijen: Mapping[int, Mapping[int, Cel]], koprij: int
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
                leeg = Waarde(None, plaatsen[veld])
                velden[veld] = (self._waarde(cellen[1], veld) if len(cellen) > 1 else None) or leeg
            elif len(cellen) == 2 and (naaste := dichtstbij(label, map(als_kop, self._op_label.values()))):
                tekst = f"'{label}' is niet bekend"
                advies = bedoelde_u(label, [naaste])
                self._meldingen.append(ONBEKENDE_KOLOM.op(self._plaats(cellen[0].adres), tekst, advies))
        return velden, plaatsen

    def _lees_rijen(
        self, rijen: Mapping[int, Mapping[int, Cel]], koprij: int, kolommen: Mapping[int, str]
    ) -> Iterator[Kaart]:
        letters = {veld: get_column_letter(kolom) for kolom, veld in kolommen.items()}
        kijker = Rijkijker(self._tabel, self._plaats(None), koprij, kolommen, self._op_kop, rijen, self._formules)
        regels = list(kijker.regels())
        onder = self._meld_samengevoegd(regels, kolommen, rijen)
        for nummer in regels:
            rij = rijen[nummer]
            velden = {
                veld: waarde
                for kolom, veld in kolommen.items()
                if kolom in rij and (waarde := self._waarde(rij[kolom], veld)) is not None
            }
            for kolom, veld in kolommen.items():
                formule = None if veld in self._tabel.berekend else self._formules.get((nummer, kolom))
                formule = onder.get((nummer, kolom), formule)
                if kolom not in rij and formule is not None:
                    plaats = self._plaats_in_rij(nummer, letters[veld])
                    velden[veld] = Waarde(None, plaats, formule)  # told: a formula without value, or a merged cell
            plaatsen = Rijplaatsen(letters, partial(self._plaats_in_rij, nummer))
            yield Kaart(velden, self._plaats(f"A{nummer}"), plaatsen)
        self._meldingen.extend(kijker.meldingen)

    def _meld_samengevoegd(
        self, regels: Sequence[int], kolommen: Mapping[int, str], rijen: Mapping[int, Mapping[int, Cel]]
    ) -> dict[tuple[int, int], str]:
        """X23 for each merged range that leaves cells of the list empty; gives those cells, each with the range."""
        gelezen = [kolom for kolom, veld in kolommen.items() if veld not in self._tabel.vervolgt]
        cellen: dict[tuple[int, int], str] = {}
        for bereik, leeg in gedekt(self._samengevoegd, regels, gelezen, rijen):
            tekst = f"de cellen {bereik.adres} zijn samengevoegd; alleen de bovenste heeft een waarde"
            self._meldingen.append(SAMENGEVOEGD.op(self._plaats(bereik.linksboven), tekst, OPHEFFEN))
            cellen |= dict.fromkeys(leeg, bereik.adres)
        return cellen

    def _plaats_in_rij(self, nummer: int, letters: str) -> Plaats:
        return self._plaats(f"{letters}{nummer}")

    def _waarde(self, cel: Cel, veld: str) -> Waarde | None:
        """What a cell holds; an error value is told, and leaves a gap where the field is required."""
        plaats = self._plaats(cel.adres)
        codes = self._tabel.codes
        if cel.is_fout or (codes is not None and is_foutwaarde(cel)):
            soort = codes.foutwaarde if codes is not None else FOUTWAARDE
            self._meldingen.append(
                soort.op(plaats, f"hier staat de foutwaarde {cel.waarde}", "herstel de formule in deze cel")
            )
            if codes is not None:
                return Waarde(None, plaats, str(cel.waarde))
            return Waarde(None, plaats) if veld in self._tabel.verplicht else None
        formule = self._formules.get((cel.rij, cel.kolom))
        verdacht = codes is not None and formule is not None and veld not in self._tabel.berekend and cel.waarde == 0
        if verdacht and codes is not None and formule is not None and kan_geen_nul_zijn(formule, self._waarden):
            advies = "open het bestand in Excel of LibreOffice en sla het op, of typ het getal zelf"
            self._meldingen.append(codes.nul.op(plaats, f"de formule {formule[:60]} geeft 0", advies))
            return Waarde(None, plaats, formule)
        return Waarde(scalair(cel.waarde), plaats, formule)

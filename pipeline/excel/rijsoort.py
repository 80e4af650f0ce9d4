"""What is and what is no row of a list: totals, notes, a header that comes back, and another list under it.

What is no row is told, unless it is plain that nobody meant it as one. What may be a row of a money sheet is never
left out without a fout.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.excel.cellen import (
    is_getal,
    is_optelling,
    is_optelwoord,
    is_zekere_optelling,
    vat_samen,
)
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.dossier.tabel import Celcodes, Tabel
    from pipeline.excel.cellen import Cel

# What makes a row of a money sheet a line of it.
_VAN_REGEL = {"regel_id", "fase", "kostensoort", "bron", "kwartaal"}
# In these columns of a line the word is part of a sentence.
_UITLEG = {"toelichting", "financier"}
_BEDRAGEN = {"aantal", "tarief", "bedrag", "bedrag_subsidiabel", "realisatie", "prognose_rest"}
_OPTELLINGEN = {"totaal", "subtotaal", "som", "aantal", "totaal aantal leden"}
# How the title of a list begins that is not the list itself.
_APART = {
    "oud", "oudleden", "ex", "exleden", "voormalig", "voormalige", "vroegere", "vertrokken", "uitgetreden", "afgemeld",
    "opgezegd", "opgezegde", "opzeggingen", "vervallen", "geschrapt", "geschrapte", "archief", "historie", "wachtlijst",
    "kandidaat", "kandidaten", "aspirant", "aspiranten", "afgewezen", "variant", "scenario", "alternatief", "vorige",
}  # fmt: skip
_TITEL_HOOGSTENS = 8  # words

TOTAALREGEL = Meldingsoort(
    "X11",
    Ernst.WAARSCHUWING,
    "totaalregel of notitie",
    "Bij de lijst staat een regel met een totaal of een notitie. Die wordt niet gelezen; totalen worden zelf berekend.",
)
TWEEDE_LIJST = Meldingsoort(
    "X32",
    Ernst.WAARSCHUWING,
    "andere lijst onder de lijst",
    "Onder de lijst staat een tweede, met een eigen titel of kop, zoals 'Oud-leden'. Die wordt niet gelezen.",
)
TWEEDE_TABEL = Meldingsoort(
    "X33",
    Ernst.FOUT,
    "andere tabel onder de bedragen",
    "Onder de regels van een begroting staat een tweede tabel, met een eigen titel of kop. Het is niet te zien of die "
    "bedragen meetellen.",
)
KOP_KOMT_TERUG = Meldingsoort(
    "X34",
    Ernst.WAARSCHUWING,
    "kop staat er nog een keer",
    "Na een lege rij staat de kop van de lijst er nog een keer. De rijen eronder tellen mee.",
)


@dataclass(frozen=True)
class Rijkijker:
    """Looks at the rows under a header.

    Args:
        tabel: what the sheet should be.
        plaats: the sheet.
        koprij: the number of the row of the header.
        kolommen: which field each column holds.
        op_kop: the field of each heading that is known.
        rijen: the cells of each row of the sheet.
        formules: the formulas of the sheet.
    """

    tabel: Tabel
    plaats: Plaats
    koprij: int
    kolommen: Mapping[int, str]
    op_kop: Mapping[str, str]
    rijen: Mapping[int, Mapping[int, Cel]]
    formules: Mapping[tuple[int, int], str]
    meldingen: list[Melding] = field(default_factory=list)

    def regels(self) -> Iterator[int]:
        """The numbers of the rows that are rows of the list. Tells X11, X32 to X34 and the total of a money sheet."""
        nummers = sorted(nummer for nummer, rij in self.rijen.items() if nummer > self.koprij and rij)
        einde = self._begin_van_andere(nummers)
        vorige = self.koprij
        for nummer in nummers:
            if einde is not None and nummer >= einde:
                return
            rij = self.rijen[nummer]
            gevuld = {kolom: veld for kolom, veld in self.kolommen.items() if kolom in rij}
            if gevuld and self._is_regel(rij, gevuld, na_lege=nummer - vorige > 1):
                yield nummer
            vorige = nummer

    def _is_regel(self, rij: Mapping[int, Cel], gevuld: Mapping[int, str], *, na_lege: bool) -> bool:
        if self._is_kop(rij, gevuld):
            if na_lege:
                self._meld(KOP_KOMT_TERUG, rij, "de kop staat hier nog een keer; de rijen eronder tellen mee",
                           "is dit een andere lijst, zet haar dan op een eigen blad")  # fmt: skip
            return False
        if self.tabel.codes is not None:
            return not self._is_totaal_van_geld(rij, gevuld, self.tabel.codes)
        label = self._label_van_lijst(rij, gevuld)
        if label is not None:
            self._meld(TOTAALREGEL, {label.kolom: label}, f"'{label.waarde}' is geen regel van de lijst",
                       "de regel wordt niet gelezen")  # fmt: skip
        return label is None

    def _meld(self, soort: Meldingsoort, rij: Mapping[int, Cel], tekst: str, advies: str) -> None:
        """Tell something at the first cell of a row."""
        adres = rij[min(rij)].adres
        self.meldingen.append(soort.op(Plaats(self.plaats.bestand, blad=self.plaats.blad, cel=adres), tekst, advies))

    def _label_van_lijst(self, rij: Mapping[int, Cel], gevuld: Mapping[int, str]) -> Cel | None:
        """The cell that says that a row is a total or a note; None where it is a row of the list."""
        eerste = rij[next(iter(gevuld))]
        if vereenvoudigd(str(eerste.waarde)) in _OPTELLINGEN:
            return eerste
        cellen = [rij[kolom] for kolom in gevuld]
        if len(rij) == 1 and isinstance(eerste.waarde, str) and eerste.waarde.lstrip().startswith(("*", "©")):
            return eerste
        formules = [formule for (nummer, _), formule in self.formules.items() if nummer == eerste.rij]
        telt_op = any(vat_samen(formule, eerste.rij) for formule in formules)
        naamvelden = set(self.tabel.kolommen[:2])
        for cel in (rij[kolom] for kolom, veld in gevuld.items() if veld in naamvelden):
            if not is_optelwoord(cel.waarde):
                continue
            anderen = [ander.waarde for ander in cellen if ander is not cel and not is_getal(ander.waarde)]
            genoemd = all(is_optelwoord(cel.waarde, van=str(ander)) for ander in anderen)
            if telt_op or (genoemd and (len(gevuld) > 1 or is_zekere_optelling(cel.waarde))):
                return cel
        nodig = set(gevuld.values()) & self.tabel.verplicht
        if not self.tabel.vervolgt and not nodig and (telt_op or all(is_getal(cel.waarde) for cel in rij.values())):
            return eerste
        return None

    def _is_totaal_van_geld(self, rij: Mapping[int, Cel], gevuld: Mapping[int, str], codes: Celcodes) -> bool:
        """Whether a row of a money sheet is a total, a note or an empty line of ours, which are no lines of it."""
        sleutels = {veld for kolom, veld in gevuld.items() if not is_optelling(rij[kolom].waarde)}
        zin = _UITLEG | ({"omschrijving"} if {"regel_id", "aantal", "tarief"} <= sleutels else set())
        labels = [c for kolom, c in rij.items() if is_optelling(c.waarde) and gevuld.get(kolom) not in zin]
        if labels:
            return self._is_optelling(labels[0], sleutels, codes)
        if self.tabel.lijst == "dekking":
            return len(gevuld) < 2 and "bedrag" not in gevuld.values()
        uitgerekend = {v for k, v in gevuld.items() if v in self.tabel.berekend and (rij[k].rij, k) in self.formules}
        leeg = {"regel_id", "fase", "kostensoort", "kwartaal", "eenheid", *uitgerekend}
        heeft_id = "regel_id" in sleutels
        ingevuld = sleutels - uitgerekend
        bedragen = {gevuld[k] for k in gevuld if gevuld[k] in ingevuld & _BEDRAGEN and is_getal(rij[k].waarde)}
        if not heeft_id:
            return not bedragen and len(ingevuld) < 2
        kenmerk = next(rij[kolom].waarde for kolom, veld in gevuld.items() if veld == "regel_id")
        is_woord = not any(teken.isdigit() for teken in str(kenmerk))  # 'Akkoord' under the lines is no mark
        ondertekening = self.tabel.lijst == "regels" and is_woord and not ingevuld & (_BEDRAGEN | {"fase"})
        return ondertekening or not sleutels - leeg

    def _is_optelling(self, label: Cel, sleutels: set[str], codes: Celcodes) -> bool:
        """Whether a row with a word for a sum is a total: plainly, or in doubt with a fout; else it is a line.

        'Totale herdruk boekje' with a phase and a kind of cost is a line of that name.
        """
        van_regel, is_zeker = sleutels & _VAN_REGEL, is_zekere_optelling(label.waarde)
        if van_regel and not is_zeker:
            return False
        telt_geld = {"aantal", "tarief"} <= sleutels or (not is_zeker and bool(sleutels & _BEDRAGEN))
        if van_regel or telt_geld:
            weg = "haal kenmerk, fase en kostensoort uit deze rij weg" if van_regel else "noem de rij alleen 'Totaal'"
            tekst = f"'{label.waarde}' staat als regel in de lijst en zou dubbel tellen"
            if not van_regel:
                tekst = f"'{label.waarde}' lijkt een totaal en telt niet mee, maar kan een regel zijn"
            advies = f"is het een totaal, {weg}; is het een gewone regel, begin de naam dan met een ander woord"
            self._meld(codes.totaalregel, {label.kolom: label}, tekst, advies)
        return True

    def _is_kop(self, rij: Mapping[int, Cel], gevuld: Mapping[int, str]) -> bool:
        """Whether a row is the header again, as after a page break."""
        return all(self.op_kop.get(vereenvoudigd(str(rij[kolom].waarde))) == veld for kolom, veld in gevuld.items())

    def _begin_van_andere(self, nummers: Sequence[int]) -> int | None:
        """The row where another list begins, with a title or a header of its own; it is told."""
        for plek, nummer in enumerate(nummers):
            rij, rest = self.rijen[nummer], nummers[plek + 1 :]
            na_lege = nummer - (nummers[plek - 1] if plek else self.koprij) > 1
            titel = next(iter(rij.values())) if len(rij) == 1 and is_tekst(next(iter(rij.values()))) else None
            if titel is not None and rest and self._is_titel(titel, rest, na_lege=na_lege):
                self._meld_andere(f"'{titel.waarde}'", rij, rest)
                return nummer
            anders = na_lege and plek > 0 and self._lijkt_kop(rij) and not self._is_eigen_kop(rij)
            if anders and rest:
                self._meld_andere(f"de kop '{next(iter(rij.values())).waarde}'", rij, rest)
                return nummer
        return None

    def _is_titel(self, titel: Cel, rest: Sequence[int], *, na_lege: bool) -> bool:
        """Whether a text that stands alone begins another list: by its words, or by the header under it."""
        woorden = vereenvoudigd(str(titel.waarde)).split()
        if "vervolg" in woorden:
            return False
        if self._lijkt_kop(self.rijen[rest[0]]):
            return True
        if not woorden or woorden[0] not in _APART or len(woorden) > _TITEL_HOOGSTENS:
            return False
        return any(self._heeft_bedrag(nummer) for nummer in rest) if self.tabel.codes is not None else na_lege

    def _heeft_bedrag(self, nummer: int) -> bool:
        rij = self.rijen[nummer]
        return any(veld in _BEDRAGEN and k in rij and is_getal(rij[k].waarde) for k, veld in self.kolommen.items())

    def _lijkt_kop(self, rij: Mapping[int, Cel]) -> bool:
        """Whether a row is a header: texts, of which at least two, or the first, are headings that are known."""
        namen = [self.op_kop.get(vereenvoudigd(str(rij[kolom].waarde))) for kolom in sorted(rij)]
        bekend = [naam for naam in namen if naam is not None]
        return len(namen) > 1 and all(map(is_tekst, rij.values())) and (len(bekend) > 1 or namen[0] is not None)

    def _is_eigen_kop(self, rij: Mapping[int, Cel]) -> bool:
        return all(
            self.op_kop.get(vereenvoudigd(str(cel.waarde))) == self.kolommen.get(kolom) for kolom, cel in rij.items()
        )

    def _meld_andere(self, wat: str, rij: Mapping[int, Cel], rest: Sequence[int]) -> None:
        aantal = len(rest) - self._lijkt_kop(self.rijen[rest[0]])
        rijen = "1 rij" if aantal == 1 else f"{aantal} rijen"
        if self.tabel.codes is not None:
            tekst = f"onder {wat} staan nog {rijen}; het is niet te zien of die meetellen"
            advies = "zet die op een eigen blad; horen ze erbij, haal dan de titel en de kop erboven weg"
            self._meld(TWEEDE_TABEL, rij, tekst, advies)
            return
        tekst = f"onder {wat} begint een andere lijst ({rijen}); die wordt niet gelezen"
        advies = "zet die lijst op een eigen blad; hoort zij erbij, haal dan de titel en de lege rij erboven weg"
        self._meld(TWEEDE_LIJST, rij, tekst, advies)


def is_tekst(cel: Cel) -> bool:
    """Whether a cell holds a text that is no number."""
    return isinstance(cel.waarde, str) and not is_getal(cel.waarde)

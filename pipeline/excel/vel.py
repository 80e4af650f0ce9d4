"""A workbook that is being written: cells by style, and each formula together with its value."""

from __future__ import annotations

import io
import re
import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import FilterColumn
from openpyxl.worksheet.pagebreak import Break

from pipeline.excel.afwerken import afgewerkt
from pipeline.excel.opmaak import Stijl, beveilig, stijlen, zet_pagina
from pipeline.excel.sommen import Som, Zin
from pipeline.excel.waarden_erbij import met_waarden

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

Inhoud: TypeAlias = "Decimal | int | str | datetime.date | None"
# What XML cannot hold (XML 1.0, 2.2).
_ONMOGELIJK = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LIJKT_FORMULE = ("=", "+", "-", "@", "\t", "\r")
_LANGST = 32_767
_HOOGST = 400


class Boek:
    """A workbook, and the values of its formulas.

    Args:
        hoofdkleur: main colour, six hexadecimal digits.
        titel: title in the properties of the file.
        maker: who made it, in the properties of the file.
        project: left in the header of each page.
        netwerk: right in the header of each page.
    """

    def __init__(self, hoofdkleur: str, *, titel: str, maker: str, project: str, netwerk: str) -> None:
        self._boek = Workbook()
        self._boek.remove(self._boek.worksheets[0])
        for stijl in stijlen(hoofdkleur):
            self._boek.add_named_style(stijl)
        self._boek.properties.title, self._boek.properties.creator = schoon(titel), schoon(maker)
        self._boek.properties.language = "nl-NL"
        self._boek.calculation.fullCalcOnLoad = True
        self._beschrijvingen: list[tuple[str, str]] = []
        self.hoofdkleur, self.project, self.netwerk = hoofdkleur, project, netwerk
        self.waarden: dict[tuple[str, str], Decimal | str] = {}

    def vel(self, naam: str) -> Vel:
        """A new sheet, after the others."""
        blad = self._boek.create_sheet(naam)
        blad.sheet_view.showGridLines = False
        blad.sheet_properties.tabColor = self.hoofdkleur
        blad.sheet_format.defaultRowHeight = 18
        blad.sheet_format.customHeight = True
        return Vel(self, blad)

    def beschrijf(self, naam: str, tekst: str) -> None:
        """Give the chart that was added last its name and its alternative text."""
        self._beschrijvingen.append((naam, schoon(tekst)))

    def als_bytes(self) -> bytes:
        """The finished workbook."""
        uit = io.BytesIO()
        self._boek.save(uit)
        return met_waarden(afgewerkt(uit.getvalue(), self._beschrijvingen), self.waarden)


class Vel:
    """A sheet that is being written."""

    def __init__(self, boek: Boek, blad: Worksheet) -> None:
        self._boek = boek
        self.blad = blad
        self._schaal: int | None = None

    def zet(self, rij: int, kolom: int, waarde: Inhoud, stijl: Stijl) -> None:
        """Write a value; text stays text, whatever it begins with."""
        cel = self._cel(rij, kolom, stijl)
        if not isinstance(waarde, str):
            cel.value = waarde
            return
        tekst = schoon(waarde)
        cel.value = tekst
        cel.data_type = "s"
        if tekst.startswith(_LIJKT_FORMULE):
            cel.quotePrefix = True

    def reken(self, rij: int, kolom: int, som: Som, stijl: Stijl) -> Som:
        """Write a sum as a formula with its value; gives the same sum as the cell in which it now stands."""
        return Som(self._formule(rij, kolom, som.formule, som.waarde, stijl), som.waarde)

    def zeg(self, rij: int, kolom: int, zin: Zin, stijl: Stijl) -> None:
        """Write a sentence as a formula with what it says now."""
        self._formule(rij, kolom, zin.formule, zin.waarde, stijl)

    def _formule(self, rij: int, kolom: int, formule: str, waarde: Decimal | str, stijl: Stijl) -> str:
        cel = self._cel(rij, kolom, stijl)
        cel.value = f"={formule}"
        self._boek.waarden[self.blad.title, cel.coordinate] = schoon(waarde) if isinstance(waarde, str) else waarde
        return cel.coordinate

    def rij(self, rij: int, kolom: int, waarden: Sequence[Inhoud], stijl: Stijl) -> None:
        """Write values beside each other, in one style."""
        for nummer, waarde in enumerate(waarden, kolom):
            self.zet(rij, nummer, waarde, stijl)

    def over(self, rij: int, van: int, tot: int, tekst: str, stijl: Stijl) -> None:
        """Write a text over more columns; its row does not grow by itself."""
        self.zet(rij, van, tekst, stijl)
        self.blad.merge_cells(start_row=rij, end_row=rij, start_column=van, end_column=tot)

    def _cel(self, rij: int, kolom: int, stijl: Stijl) -> Cell:
        cel = self.blad.cell(rij, kolom)
        assert isinstance(cel, Cell)  # noqa: S101 - nothing is written into a merged range
        cel.style = stijl.value
        return cel

    def breedten(self, breedten: Sequence[float]) -> None:
        """Set the widths of the columns from the first on, in characters."""
        for nummer, breedte in enumerate(breedten, 1):
            self.blad.column_dimensions[get_column_letter(nummer)].width = breedte

    def hoogte(self, rij: int, punten: float) -> None:
        """Set the height of a row in points."""
        self.blad.row_dimensions[rij].height = punten

    def laat_passen(self, rij: int, teksten: Iterable[tuple[Inhoud, float]]) -> None:
        """Make a row as high as its texts need in columns of these widths; one line is the height of every row."""
        regels = max((_regels(tekst, breedte) for tekst, breedte in teksten if isinstance(tekst, str)), default=1)
        if regels > 1:
            self.hoogte(rij, min(3 + 15 * regels, _HOOGST))

    def filter(self, bereik: str, *, zonder_knop: Iterable[int] = ()) -> None:
        """Give the header of a list its filter buttons, but for these columns (from 0)."""
        self.blad.auto_filter.ref = bereik
        for plek in zonder_knop:
            self.blad.auto_filter.filterColumn.append(FilterColumn(colId=plek, hiddenButton=True))

    def titel(self, titel: str) -> None:
        """The title of the sheet, and under it the project and the network."""
        self.zet(1, 1, titel, Stijl.TITEL)
        self.hoogte(1, 28)
        self.zet(2, 1, f"{self._boek.project} · {self._boek.netwerk}", Stijl.ONDERTITEL)

    def kies_uit(self, bereik: str, lijst: str) -> None:
        """Let somebody choose from a list; `lijst` is where it stands, such as `Lijsten!$A$5:$A$8`."""
        keuze = DataValidation("list", formula1=lijst, allow_blank=True)
        keuze.errorTitle, keuze.error = "Staat niet in de lijst", "Kies een waarde uit de lijst, of laat de cel leeg."
        self._keur(keuze, bereik)

    def alleen_getal(self, bereik: str, van: int, tot: int) -> None:
        """Let somebody type a number only."""
        getal = DataValidation("decimal", operator="between", formula1=str(van), formula2=str(tot), allow_blank=True)
        getal.errorTitle = "Geen getal"
        getal.error = "Typ een getal zonder tekens, zoals 1234,50. Is het nog niet bekend? Laat de cel dan leeg."
        self._keur(getal, bereik)

    def leg_uit(self, adres: str, kop: str, tekst: str) -> None:
        """Show a text when somebody selects the cell."""
        uitleg = DataValidation(showInputMessage=True, promptTitle=kop[:32], prompt=tekst[:255])
        uitleg.add(adres)
        self.blad.add_data_validation(uitleg)

    def _keur(self, keuring: DataValidation, bereik: str) -> None:
        keuring.showErrorMessage = True
        keuring.add(bereik)
        self.blad.add_data_validation(keuring)

    def grafiek(self, grafiek: Any, maat: tuple[float, float], adres: str, namen: tuple[str, str]) -> None:
        """Place a chart with bars.

        Args:
            grafiek: the chart.
            maat: width and height in centimetres.
            adres: the cell of its left upper corner.
            namen: its name and its alternative text.
        """
        grafiek.width, grafiek.height = maat
        plek = ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0.27, y=0.17, w=0.58, h=0.8)
        grafiek.layout = Layout(manualLayout=plek)
        self.blad.add_chart(grafiek, adres)
        self._boek.beschrijf(*namen)

    def nieuwe_pagina(self, rij: int, schaal: int) -> None:
        """Begin a new page with this row. Excel passes over breaks where it fits the page itself: the scale is fixed.

        Args:
            rij: first row of the page.
            schaal: scale of the print in percent, with which the columns fit on the page.
        """
        self.blad.row_breaks.append(Break(id=rij - 1))
        self._schaal = schaal

    def klaar(self, laatste: str, *, koprij: int | None = None, op_een: bool = False, op_slot: bool = True) -> None:
        """Protect the sheet and set its page.

        Args:
            laatste: right lower corner of what is printed.
            koprij: row that is repeated on each page.
            op_een: whether all has to fit on one page.
            op_slot: whether only input cells can be changed; a list that people sort and copy has no lock.
        """
        if op_slot:
            beveilig(self.blad)
        zet_pagina(
            self.blad,
            links=schoon(self._boek.project),
            rechts=schoon(self._boek.netwerk),
            bereik=f"A1:{laatste}",
            koprij=koprij,
            hoog=1 if op_een else 0,
            schaal=self._schaal,
        )


def _regels(tekst: str, breedte: float) -> int:
    """How many lines a text takes."""
    teken = max(int(breedte), 1)
    return sum(max(len(textwrap.wrap(deel, teken)), 1) for deel in tekst.split("\n"))


def schoon(tekst: str) -> str:
    """Text that a cell can hold."""
    return _ONMOGELIJK.sub("", tekst)[:_LANGST]

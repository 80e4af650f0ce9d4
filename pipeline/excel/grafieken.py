"""Native bar charts: from zero, with the amounts beside the bars, and a title that a formula keeps true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

from pipeline.excel.opmaak import EURO_HEEL, LIJNKLEUR, TEKSTKLEUR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Reeks:
    """What a chart shows, and where it stands in the workbook.

    Args:
        titelcel: cell with the title, such as `Samenvatting!$A$24`.
        titel: what stands there now.
        naamcel: cell with what the amounts are.
        naam: what stands there.
        groepencel: cells with the names of the bars.
        groepen: those names.
        bedragencel: cells with the amounts.
        bedragen: those amounts, in euro.
    """

    titelcel: str
    titel: str
    naamcel: str
    naam: str
    groepencel: str
    groepen: Sequence[str]
    bedragencel: str
    bedragen: Sequence[Decimal]


def staafgrafiek(reeks: Reeks, kleur: str, *, breedte: int, hoogte: int) -> BarChart:
    """A chart with horizontal bars, the first one on top.

    Args:
        reeks: what it shows.
        kleur: colour of the bars, six hexadecimal digits.
        breedte: width in centimetres.
        hoogte: height in centimetres.
    """
    grafiek = BarChart()
    grafiek.type, grafiek.gapWidth, grafiek.varyColors = "bar", 45, False
    grafiek.width, grafiek.height = breedte, hoogte
    grafiek.legend = None
    grafiek.roundedCorners = False
    grafiek.title = _titel(reeks)
    grafiek.series = [_staven(reeks, kleur)]
    grafiek.x_axis.delete, grafiek.x_axis.scaling.orientation = False, "maxMin"
    grafiek.x_axis.majorTickMark = "none"
    grafiek.x_axis.spPr = GraphicalProperties(ln=LineProperties(solidFill=LIJNKLEUR))
    grafiek.x_axis.txPr = _letters(900)
    grafiek.y_axis.delete, grafiek.y_axis.scaling.min = True, 0
    grafiek.y_axis.majorGridlines = None
    grafiek.graphical_properties = GraphicalProperties(solidFill="FFFFFF", ln=LineProperties(noFill=True))
    grafiek.layout = Layout(
        manualLayout=ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0.27, y=0.17, w=0.58, h=0.8)
    )
    return grafiek


def _staven(reeks: Reeks, kleur: str) -> Series:
    getallen = NumData(
        formatCode=EURO_HEEL,
        ptCount=len(reeks.bedragen),
        pt=[NumVal(idx=plek, v=f"{bedrag:f}") for plek, bedrag in enumerate(reeks.bedragen)],
    )
    staven = Series(idx=0, order=0)
    staven.tx = SeriesLabel(strRef=_verwijzing(reeks.naamcel, [reeks.naam]))
    staven.cat = AxDataSource(strRef=_verwijzing(reeks.groepencel, reeks.groepen))
    staven.val = NumDataSource(numRef=NumRef(f=reeks.bedragencel, numCache=getallen))
    staven.graphicalProperties = GraphicalProperties(solidFill=kleur, ln=LineProperties(noFill=True))
    staven.invertIfNegative = False
    staven.dLbls = DataLabelList(
        numFmt=EURO_HEEL,
        dLblPos="outEnd",
        showVal=True,
        showLegendKey=False,
        showCatName=False,
        showSerName=False,
        showPercent=False,
        txPr=_letters(900),
    )
    return staven


def _titel(reeks: Reeks) -> Title:
    titel = Title(tx=Text(strRef=_verwijzing(reeks.titelcel, [reeks.titel])), overlay=False)
    titel.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.0, y=0.02))
    titel.txPr = _letters(1100, vet=True)
    return titel


def _verwijzing(cellen: str, teksten: Sequence[str]) -> StrRef:
    punten = [StrVal(idx=plek, v=tekst) for plek, tekst in enumerate(teksten)]
    return StrRef(f=cellen, strCache=StrData(ptCount=len(punten), pt=punten))


def _letters(grootte: int, *, vet: bool = False) -> RichText:
    """Text properties; the size is in hundredths of a point."""
    letter = CharacterProperties(sz=grootte, b=vet, solidFill=TEKSTKLEUR, latin=Font(typeface="Calibri"))
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letter), endParaRPr=CharacterProperties())])

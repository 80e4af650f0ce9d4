"""Native charts: from zero, with the figures beside the bars, and a title that says what is to be seen.

One way to draw serves the workbooks and the Word files: openpyxl writes the chart, DrawingML as Excel and Word
know it, with the figures kept in it so that a program that does not calculate shows them too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, LineChart, PieChart
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
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import Paragraph, ParagraphProperties, RegularTextRun

from pipeline.dossier.grafiek import Vorm
from pipeline.grafiek.opmaak import (
    GETALVORMEN,
    LIJNKLEUR,
    Deel,
    bijschriften,
    delen_van,
    letter,
    letters,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.dossier.grafiek import Grafiek, Reeks

_LEGENDA = {Vorm.GESTAPELD, Vorm.LIJN}
_EMU_PER_PT = 12_700


@dataclass(frozen=True, slots=True)
class Cellen:
    """Where the figures of a chart stand in its workbook.

    Args:
        titel: the cell with the title, None where the title stands in the chart itself.
        groepen: the cells with the names of the groups, such as `Gegevens!$A$2:$A$6`.
        namen: for each series the cell with its name.
        waarden: for each series the cells with its figures.
    """

    titel: str | None
    groepen: str
    namen: tuple[str, ...]
    waarden: tuple[str, ...]


def teken(grafiek: Grafiek, cellen: Cellen, kleuren: tuple[str, str]) -> Any:
    """A chart as openpyxl has it: a bar, pie or line chart.

    Args:
        grafiek: what it shows.
        cellen: where the figures stand.
        kleuren: main colour and accent of the network, six hexadecimal digits.
    """
    doel = {Vorm.CIRKEL: PieChart, Vorm.LIJN: LineChart}.get(grafiek.vorm, BarChart)()
    doel.roundedCorners = False
    doel.title = _titel(grafiek.titel, cellen.titel)
    doel.legend = _legenda() if grafiek.vorm in _LEGENDA and len(grafiek.reeksen) > 1 else None
    doel.varyColors = grafiek.vorm is Vorm.CIRKEL
    doel.display_blanks = "span"
    delen = delen_van(grafiek, kleuren)
    doel.series = [_reeks(grafiek, plek, reeks, delen[plek], cellen) for plek, reeks in enumerate(grafiek.reeksen)]
    doel.graphical_properties = GraphicalProperties(solidFill="FFFFFF", ln=LineProperties(noFill=True))
    if grafiek.vorm is Vorm.CIRKEL:
        return doel
    _zet_assen(doel, staand=grafiek.vorm is Vorm.LIJN)
    if grafiek.vorm is not Vorm.LIJN:
        doel.type, doel.gapWidth = "bar", 45
        if grafiek.vorm is Vorm.GESTAPELD:
            doel.grouping, doel.overlap = "stacked", 100
    return doel


def _zet_assen(doel: Any, *, staand: bool) -> None:
    """The axis with the groups shows, the one with the figures does not: they stand beside the bars."""
    groepen, waarden = doel.x_axis, doel.y_axis
    groepen.delete, waarden.delete = False, True
    groepen.majorTickMark = "none"
    groepen.scaling.orientation = "minMax" if staand else "maxMin"  # the first bar on top
    groepen.spPr = GraphicalProperties(ln=LineProperties(solidFill=LIJNKLEUR))
    groepen.txPr = letters()
    if not staand:
        waarden.scaling.min = 0
    waarden.majorGridlines = None


def _reeks(grafiek: Grafiek, plek: int, reeks: Reeks, delen: Sequence[Deel], cellen: Cellen) -> Series:
    vorm = GETALVORMEN[grafiek.getalvorm]
    getallen = NumData(
        formatCode=vorm,
        ptCount=len(reeks.waarden),
        pt=[NumVal(idx=punt, v=f"{waarde:f}") for punt, waarde in enumerate(reeks.waarden) if waarde is not None],
    )
    uit = Series(idx=plek, order=plek)
    uit.tx = SeriesLabel(strRef=_verwijzing(cellen.namen[plek], [reeks.opschrift]))
    uit.cat = AxDataSource(strRef=_verwijzing(cellen.groepen, grafiek.groepen))
    uit.val = NumDataSource(numRef=NumRef(f=cellen.waarden[plek], numCache=getallen))
    if grafiek.vorm is Vorm.LIJN:
        kleur = delen[0].vlak
        uit.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=kleur, w=2 * _EMU_PER_PT))
        punt = GraphicalProperties(solidFill=kleur, ln=LineProperties(solidFill=kleur))
        uit.marker = Marker(symbol="circle", size=7, spPr=punt)
        uit.smooth = False
    else:
        uit.graphicalProperties = delen[0].eigenschappen
        uit.dPt = [deel.als_punt(punt) for punt, deel in enumerate(delen) if len(set(delen)) > 1]
    if grafiek.vorm in {Vorm.STAVEN, Vorm.GESTAPELD}:
        uit.invertIfNegative = False
    uit.dLbls = bijschriften(grafiek, reeks, delen[0])
    return uit


def _titel(tekst: str, cel: str | None) -> Title:
    if cel is not None:
        titel = Title(tx=Text(strRef=_verwijzing(cel, [tekst])), overlay=False, txPr=letters(1100, vet=True))
    else:
        alinea = Paragraph(
            pPr=ParagraphProperties(algn="l", defRPr=letter(1100, vet=True)),
            r=[RegularTextRun(rPr=letter(1100, vet=True), t=tekst)],
        )
        titel = Title(tx=Text(rich=RichText(p=[alinea])), overlay=False)
    titel.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.0, y=0.02))
    return titel


def _legenda() -> Legend:
    legenda = Legend()
    legenda.position, legenda.overlay = "b", False
    legenda.txPr = letters()
    return legenda


def _verwijzing(cellen: str, teksten: Sequence[str]) -> StrRef:
    punten = [StrVal(idx=plek, v=tekst) for plek, tekst in enumerate(teksten)]
    return StrRef(f=cellen, strCache=StrData(ptCount=len(punten), pt=punten))

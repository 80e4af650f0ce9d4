"""How charts look: colours that can be told apart in grey, figures that can be read on them, Dutch notation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

from pipeline.dossier.grafiek import Getalvorm, Vorm
from pipeline.kleur import gemengd, leesbaar_vlak, leesbaarste

if TYPE_CHECKING:
    from pipeline.dossier.grafiek import Grafiek, Reeks

LIJNKLEUR = "D3DADD"
TEKSTKLEUR = "22292D"
# 413 is Dutch: programs that are set to another language show Dutch notation all the same.
_NL, _TEKEN = "[$-413]", '"€\N{NO-BREAK SPACE}"'
EURO_HEEL = f"{_NL}{_TEKEN}#,##0;{_NL}{_TEKEN}-#,##0"
GETALVORMEN = {
    Getalvorm.AANTAL: f"{_NL}#,##0",
    Getalvorm.CIJFER: f"{_NL}0.0",
    Getalvorm.PROCENT: f"{_NL}0%",
    Getalvorm.EURO: EURO_HEEL,
}
# A piece of a stacked bar that is smaller than this part of the longest bar has no room for its figure.
_KLEINSTE_DEEL = Decimal("0.06")
# And one that is smaller than this part has none for its letter alone.
_KLEINSTE_LETTER = Decimal("0.02")
_PUNT = 900
_WIT = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Deel:
    """How a bar or a piece looks: its surface and the line around it."""

    vlak: str
    rand: str

    @property
    def eigenschappen(self) -> GraphicalProperties:
        """As DrawingML has it."""
        lijn = LineProperties(solidFill=self.rand, w=9525) if self.rand != self.vlak else LineProperties(noFill=True)
        return GraphicalProperties(solidFill=self.vlak, ln=lijn)

    def als_punt(self, plek: int) -> DataPoint:
        """For one point of a series."""
        return DataPoint(idx=plek, invertIfNegative=False, bubble3D=False, spPr=self.eigenschappen)


def delen_van(grafiek: Grafiek, kleuren: tuple[str, str]) -> tuple[tuple[Deel, ...], ...]:
    """For each series how each of its points looks.

    Args:
        grafiek: what is shown.
        kleuren: main colour and accent of the network.
    """
    aantal = len(grafiek.groepen)
    if grafiek.kleuren:
        eigen = tuple(Deel(vlak, rand) for vlak, rand in grafiek.kleuren)
        if grafiek.vorm is Vorm.GESTAPELD:
            return tuple((deel,) * aantal for deel in eigen)
        return (eigen,)
    if grafiek.vorm is Vorm.CIRKEL:
        return (tuple(Deel(kleur, _WIT) for kleur in _van_donker_naar_licht(kleuren, aantal)),)
    if grafiek.vorm is Vorm.GESTAPELD:
        schaal = _schaal(kleuren, len(grafiek.reeksen))
        return tuple((Deel(leesbaar_vlak(kleur, (TEKSTKLEUR, _WIT)), _WIT),) * aantal for kleur in schaal)
    tinten = _van_donker_naar_licht(kleuren, len(grafiek.reeksen))
    return tuple((Deel(tint, tint),) * aantal for tint in tinten)


def _van_donker_naar_licht(kleuren: tuple[str, str], aantal: int) -> tuple[str, ...]:
    """The main colour, the accent, and then lighter ones of each."""
    rondes = (aantal + 1) // 2
    return tuple(gemengd(kleuren[plek % 2], _WIT, 0.75 * (plek // 2) / rondes) for plek in range(aantal))


def _schaal(kleuren: tuple[str, str], aantal: int) -> tuple[str, ...]:
    """Colours from the accent over a light grey to the main colour: each step is lighter or darker than the last."""
    hoofd, accent = kleuren
    if aantal <= 2:
        return (hoofd, accent)[:aantal]
    helft = aantal // 2
    onder = [gemengd(accent, _WIT, 0.65 * plek / helft) for plek in range(helft)]
    boven = [gemengd(hoofd, _WIT, 0.65 * plek / helft) for plek in range(helft)]
    return (*onder, *(("D9DEE0",) if aantal % 2 else ()), *reversed(boven))


def bijschriften(grafiek: Grafiek, reeks: Reeks, deel: Deel) -> DataLabelList:
    """The figures beside the bars, in them where they are stacked, above the points of a line."""
    plek = {Vorm.GESTAPELD: "ctr", Vorm.LIJN: "t"}.get(grafiek.vorm, "outEnd")
    kleur = leesbaarste(deel.vlak, (TEKSTKLEUR, _WIT)) if grafiek.vorm is Vorm.GESTAPELD else TEKSTKLEUR
    lijst = DataLabelList(
        numFmt=_getalvorm(grafiek, reeks),
        dLblPos=plek,
        showVal=True,
        showLegendKey=False,
        showCatName=grafiek.vorm is Vorm.CIRKEL,
        showSerName=False,
        showPercent=False,
        showBubbleSize=False,
        separator=": " if grafiek.vorm is Vorm.CIRKEL else None,
        txPr=letters(kleur=kleur),
    )
    if grafiek.vorm is Vorm.GESTAPELD:
        ruim = set(range(len(reeks.waarden))) - set(_te_klein(grafiek, reeks, _KLEINSTE_LETTER))
        lijst.dLbl = [
            _met_letter(punt, reeks, lijst) if reeks.letter and punt in ruim else _zonder(punt)
            for punt in _te_klein(grafiek, reeks, _KLEINSTE_DEEL)
        ]
    if grafiek.vorm is Vorm.LIJN:
        lijst.dLbl = [
            DataLabel(idx=punt, **_zichtbaar(waarde=True), dLblPos="b", numFmt=lijst.numFmt, txPr=lijst.txPr)
            for punt in _niet_hoogste(grafiek, reeks)
        ]
    return lijst


def _getalvorm(grafiek: Grafiek, reeks: Reeks) -> str:
    """How the figures of a series are written, after its letter where it has one and a piece may need it."""
    vorm = GETALVORMEN[grafiek.getalvorm]
    if not reeks.letter or grafiek.vorm is not Vorm.GESTAPELD:
        return vorm
    return vorm.replace(_NL, f"{_NL}{_letterlijk(f'{reeks.letter} ')}")


def _niet_hoogste(grafiek: Grafiek, reeks: Reeks) -> list[int]:
    """The points above which another line runs: their figures stand below, so that no two meet."""
    stapels = zip(*(een.waarden for een in grafiek.reeksen), strict=True)
    hoogste = [max((waarde for waarde in stapel if waarde is not None), default=None) for stapel in stapels]
    return [
        plek
        for plek, (waarde, top) in enumerate(zip(reeks.waarden, hoogste, strict=True))
        if waarde is not None and top is not None and waarde < top
    ]


def _te_klein(grafiek: Grafiek, reeks: Reeks, kleinste: Decimal) -> list[int]:
    """The points of which the piece is smaller than a part of the longest bar."""
    totalen = [
        sum((r.waarden[plek] or Decimal(0) for r in grafiek.reeksen), Decimal(0))
        for plek in range(len(grafiek.groepen))
    ]
    grens = max(totalen, default=Decimal(0)) * kleinste
    return [plek for plek, waarde in enumerate(reeks.waarden) if waarde is None or waarde <= 0 or waarde < grens]


def _letterlijk(tekst: str) -> str:
    """Text in a number format, in which a quote ends it."""
    return '"{}"'.format(tekst.replace('"', ""))


def _met_letter(plek: int, reeks: Reeks, lijst: DataLabelList) -> DataLabel:
    """A label for a piece that has room for its letter and no more."""
    vorm = _letterlijk(reeks.letter)
    return DataLabel(idx=plek, **_zichtbaar(waarde=True), dLblPos="ctr", numFmt=vorm, txPr=lijst.txPr)


def _zonder(plek: int) -> DataLabel:
    """A label that shows nothing; openpyxl knows no deleted one."""
    return DataLabel(idx=plek, **_zichtbaar(waarde=False))


def _zichtbaar(*, waarde: bool) -> dict[str, bool]:
    """What a label shows: the figure, or nothing."""
    wat = ("showLegendKey", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    return {**dict.fromkeys(wat, False), "showVal": waarde}


def letters(grootte: int = _PUNT, *, vet: bool = False, kleur: str = TEKSTKLEUR) -> RichText:
    """Text properties; the size is in hundredths of a point."""
    alinea = Paragraph(
        pPr=ParagraphProperties(defRPr=letter(grootte, vet=vet, kleur=kleur)), endParaRPr=CharacterProperties()
    )
    return RichText(p=[alinea])


def letter(grootte: int = _PUNT, *, vet: bool = False, kleur: str = TEKSTKLEUR) -> CharacterProperties:
    """The properties of a piece of text."""
    return CharacterProperties(sz=grootte, b=vet, solidFill=kleur, latin=Font(typeface="Calibri"))

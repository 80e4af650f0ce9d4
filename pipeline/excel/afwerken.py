"""What openpyxl leaves to be desired: texts in one table, fonts in order, charts that say what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from pipeline.bestand.officedelen import ingepakt, uitgepakt
from pipeline.excel.waarden_erbij import MAIN, als_bytes
from pipeline.grafiek.nalopen import loop_na

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEKENING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_TABEL = "xl/sharedStrings.xml"
_SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_BAND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
# The order of Excel itself (ECMA-376 18.8.22).
_LETTERTYPE = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")


def afgewerkt(inhoud: bytes, beschrijvingen: Sequence[tuple[str, str]]) -> bytes:
    """A workbook as Excel would have saved it.

    Args:
        inhoud: the workbook as openpyxl saved it; its charts stand on one sheet.
        beschrijvingen: name and alternative text of each chart, in the order in which they were added.
    """
    delen = uitgepakt(inhoud)
    _deel_teksten(delen)
    _orden_letters(delen)
    if beschrijvingen:
        _beschrijf(delen, beschrijvingen)
    return ingepakt(delen)


def _deel_teksten(delen: dict[str, bytes]) -> None:
    """Put the texts of all cells in one table: Excel would do so when it saves, and some programs read no others."""
    tabel = etree.fromstring(f'<sst xmlns="{MAIN[1:-1]}"/>')
    plekken: dict[str, int] = {}
    for naam in sorted(naam for naam in delen if naam.startswith("xl/worksheets/sheet")):
        wortel = etree.fromstring(delen[naam])
        for cel in wortel.iter(f"{MAIN}c"):
            los = cel.find(f"{MAIN}is")
            if los is None:
                continue
            tekst = los.findtext(f"{MAIN}t", "")
            if tekst not in plekken:
                plekken[tekst] = len(plekken)
                etree.SubElement(tabel, f"{MAIN}si").extend(los)
            cel.remove(los)
            cel.set("t", "s")
            etree.SubElement(cel, f"{MAIN}v").text = str(plekken[tekst])
        delen[naam] = als_bytes(wortel)
    delen[_TABEL] = als_bytes(tabel)
    _voeg_toe(delen, "[Content_Types].xml", "Override", PartName=f"/{_TABEL}", ContentType=_SOORT)
    _voeg_toe(delen, "xl/_rels/workbook.xml.rels", "Relationship", Id="rIdTeksten", Type=_BAND, Target=f"/{_TABEL}")


def _voeg_toe(delen: dict[str, bytes], naam: str, soort: str, **kenmerken: str) -> None:
    """Add an element to the list of parts or of relations, unless it is there."""
    wortel = etree.fromstring(delen[naam])
    wat = kenmerken.get("PartName") or kenmerken["Type"]
    if all(wat not in kind.attrib.values() for kind in wortel):
        etree.SubElement(wortel, etree.QName(etree.QName(wortel).namespace, soort), kenmerken)
    delen[naam] = als_bytes(wortel)


def _orden_letters(delen: dict[str, bytes]) -> None:
    wortel = etree.fromstring(delen["xl/styles.xml"])
    for letter in wortel.iter(f"{MAIN}font"):
        letter[:] = sorted(letter, key=lambda deel: _LETTERTYPE.index(etree.QName(deel).localname))
    delen["xl/styles.xml"] = als_bytes(wortel)


def _beschrijf(delen: dict[str, bytes], beschrijvingen: Sequence[tuple[str, str]]) -> None:
    """Give each chart a name, an alternative text, and number formats of its own."""
    tekening = "xl/drawings/drawing1.xml"
    wortel = etree.fromstring(delen[tekening])
    for kader, (naam, tekst) in zip(wortel.iter(f"{_TEKENING}cNvPr"), beschrijvingen, strict=True):
        kader.set("name", naam)
        kader.set("descr", tekst)
    delen[tekening] = als_bytes(wortel)
    for deel in [naam for naam in delen if naam.startswith("xl/charts/chart")]:
        wortel = etree.fromstring(delen[deel])
        loop_na(wortel)
        delen[deel] = als_bytes(wortel)
